/** Which view a path shows. */
import type { ReactNode } from 'react';
import { AboutPage } from '../about/about-page';
import { ActivityPage } from '../activity/activity-page';
import { ConfirmPage } from '../confirm/confirm-page';
import { DeployPage } from '../deploy/deploy-page';
import { DeploymentPage } from '../deployments/deployment-page';
import { DeploymentsPage } from '../deployments/deployments-page';
import { ExistingPage } from '../existing/existing-page';
import { ComparePage } from '../gallery/compare-page';
import { GalleryPage } from '../gallery/gallery-page';
import { GuidePage } from '../guides/guide-page';
import { GuidesPage } from '../guides/guides-page';
import { LensPage } from '../lens/lens-page';
import { OwnPage } from '../own/own-page';
import { SettingsPage } from '../settings/settings-page';
import { TemplatePage } from '../template/template-page';
import { Nothing } from '../ui/states';
import { segmentsOf } from '../address/address';
import { Go } from './navigation';

export function View({ path }: { path: string }): ReactNode {
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
