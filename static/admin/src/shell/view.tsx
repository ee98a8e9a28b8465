/** Which view a path shows. */
import { lazy, Suspense, type ReactNode } from 'react';
import { ConfirmPage } from '../confirm/confirm-page';
import { DeployPage } from '../deploy/deploy-page';
import { GalleryPage } from '../gallery/gallery-page';
import { TemplatePage } from '../template/template-page';
import { Loading, Nothing } from '../ui/states';
import { segmentsOf } from '../address/address';
import { Go } from './navigation';

// What is seldom opened is loaded when it is: the first view is there sooner.
const DeploymentPage = lazy(async () => ({
  default: (await import('../deployments/deployment-page')).DeploymentPage,
}));
const DeploymentsPage = lazy(async () => ({
  default: (await import('../deployments/deployments-page')).DeploymentsPage,
}));
const GuidePage = lazy(async () => ({ default: (await import('../guides/guide-page')).GuidePage }));
const GuidesPage = lazy(async () => ({
  default: (await import('../guides/guides-page')).GuidesPage,
}));
const LensPage = lazy(async () => ({ default: (await import('../lens/lens-page')).LensPage }));
const AboutPage = lazy(async () => ({ default: (await import('../about/about-page')).AboutPage }));
const ActivityPage = lazy(async () => ({
  default: (await import('../activity/activity-page')).ActivityPage,
}));
const ExistingPage = lazy(async () => ({
  default: (await import('../existing/existing-page')).ExistingPage,
}));
const ComparePage = lazy(async () => ({
  default: (await import('../gallery/compare-page')).ComparePage,
}));
const OwnPage = lazy(async () => ({ default: (await import('../own/own-page')).OwnPage }));
const SettingsPage = lazy(async () => ({
  default: (await import('../settings/settings-page')).SettingsPage,
}));

export const View = ({ path }: { path: string }): ReactNode => (
  <Suspense fallback={<Loading what="Opening…" />}>
    <Shown path={path} />
  </Suspense>
);

function Shown({ path }: { path: string }): ReactNode {
  const [section, one, two] = segmentsOf(path);
  switch (section) {
    case undefined:
      return <GalleryPage />;
    case 'templates':
      return one === undefined ? <GalleryPage /> : <TemplatePage key={one} template={one} />;
    case 'own':
      return <OwnPage />;
    case 'compare':
      return <ComparePage left={one ?? ''} right={two ?? ''} />;
    case 'deploy':
      return <DeployPage key={one ?? ''} templates={one ?? ''} />;
    case 'confirm':
      return <ConfirmPage key={one ?? ''} id={one ?? null} />;
    case 'deployments':
      return one === undefined ? <DeploymentsPage /> : <DeploymentPage key={one} id={one} />;
    case 'deployed':
      return <LensPage template={one ?? null} />;
    case 'schemas':
      return one === undefined ? (
        <LensPage template={null} />
      ) : (
        <ExistingPage key={one} schema={one} />
      );
    case 'activity':
      return <ActivityPage />;
    case 'guides':
      return one === undefined ? (
        <GuidesPage />
      ) : (
        <GuidePage key={path} guide={two === undefined ? one : `${one}/${two}`} />
      );
    case 'settings':
      return <SettingsPage />;
    case 'about':
      return <AboutPage />;
    default:
      return (
        <Nothing title="There is nothing at this address">
          <Go to="/">All templates</Go>
        </Nothing>
      );
  }
}
