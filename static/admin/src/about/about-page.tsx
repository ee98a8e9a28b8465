/** What this app is, what it keeps on this site, and what it counts. */
import './about.css';
import type { ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { Go } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { When } from '../ui/states';
import type { AboutView } from '../views';
import { Counters } from './counters';
import { StoredData } from './stored-data';

export function AboutPage(): ReactNode {
  const { loaded, again } = useLoaded('about', async () => (await ask('read-about')).about);
  return (
    <>
      <PageTitle title="About and data">
        What is running here, what it keeps, and for how long. Nothing of it leaves this site.
      </PageTitle>
      <When loaded={loaded} what="Looking what is stored…" again={again}>
        {(about) => <About about={about} again={again} />}
      </When>
    </>
  );
}

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  PRODUCTION: 'Production',
  STAGING: 'Staging',
  DEVELOPMENT: 'Development',
};

function About({
  about: { version, environment, licence, forAdmins },
  again,
}: {
  about: AboutView;
  again: () => void;
}): ReactNode {
  const { viewer, site } = useViewer();
  return (
    <>
      <section className="panel" aria-label="This app">
        <dl className="about">
          <dt>Site</dt>
          <dd>{site === '' ? 'The platform does not tell.' : site}</dd>
          <dt>Assets workspace</dt>
          <dd>
            <code className="bundle-hash">{viewer.workspaceId}</code>
          </dd>
          <dt>You</dt>
          <dd>
            <code className="bundle-hash">{viewer.accountId}</code>
          </dd>
          <dt>Version</dt>
          <dd>{version}</dd>
          <dt>Environment</dt>
          <dd>{ENVIRONMENTS[environment] ?? environment}</dd>
          <dt>Licence</dt>
          <dd>{licence}</dd>
          <dt>Bundle</dt>
          <dd>
            {__BUNDLE_SHA256__ === '' ? (
              'Not recorded in this build (npm run build:page records it).'
            ) : (
              <>
                <code className="bundle-hash">{__BUNDLE_SHA256__}</code>{' '}
                <span className="muted">
                  SHA-256 of the backend, as a build of the same sources gives it
                </span>
              </>
            )}
          </dd>
          <dt>Documentation</dt>
          <dd>
            <Go to="/guides">Guides</Go>, and in the sources: docs/security, docs/telemetry.md,
            docs/licensing.md, docs/threat-model.md
          </dd>
        </dl>
      </section>
      {forAdmins === null ? (
        <p className="muted">
          What is stored, and what is counted, a Jira administrator sees here.
        </p>
      ) : (
        <>
          <StoredData stored={forAdmins.stored} whole={forAdmins.whole} />
          <Counters summary={forAdmins.telemetry} again={again} />
        </>
      )}
    </>
  );
}
