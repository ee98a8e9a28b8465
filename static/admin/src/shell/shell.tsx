import SectionMessage from '@atlaskit/section-message';
import { useEffect, useMemo, type ReactNode } from 'react';
import { ask } from '../api';
import { useLoaded } from '../hooks';
import { ErrorBoundary } from '../ui/error-boundary';
import { Loading, Refused } from '../ui/states';
import { shortId } from '../words';
import { useNavigation } from './navigation';
import { Notices, NoticesProvider } from './notices';
import { TopBar } from './top-bar';
import { View } from './view';
import { useViewer, ViewerContext, type ViewerState } from './viewer';

export interface PageContext {
  isLocal: boolean;
  /** Host of the site; '' where the platform does not tell. */
  site: string;
}

export function Shell({ context }: { context: PageContext }): ReactNode {
  const { loaded, again } = useLoaded('viewer', async () => (await ask('read-viewer')).viewer);
  const { path } = useNavigation();
  const viewer = loaded.state === 'there' ? loaded.value : null;
  const state = useMemo<ViewerState | null>(
    () =>
      viewer === null
        ? null
        : { viewer, site: context.site, pollMs: context.isLocal ? 1_000 : 2_000, reload: again },
    [viewer, context.site, context.isLocal, again],
  );
  useEffect(() => {
    if (viewer !== null) again();
    // What is deployed and what runs may have changed by what was done on the view that is left.
  }, [path]);
  return (
    <div className="shell">
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        Skip to content
      </a>
      <TopBar>
        {viewer !== null && (
          <span className="where">
            <bdi>{context.site}</bdi>
            <span className="muted" title={`${viewer.workspaceId} · ${viewer.accountId}`}>
              workspace {shortId(viewer.workspaceId)} · you are {shortId(viewer.accountId)}
            </span>
          </span>
        )}
      </TopBar>
      <main id="content" tabIndex={-1} data-path={path}>
        {state === null ? (
          loaded.state === 'refused' ? (
            <Refused refusal={loaded.refusal} again={again} />
          ) : (
            <Loading what="Opening LaunchPad…" />
          )
        ) : (
          <ViewerContext.Provider value={state}>
            <Unlicensed />
            <NoticesProvider>
              <Notices />
              <ErrorBoundary key={path}>
                <View path={path} />
              </ErrorBoundary>
            </NoticesProvider>
          </ViewerContext.Provider>
        )}
      </main>
    </div>
  );
}

/** Said above every view; nothing but starting a deployment is held back. */
function Unlicensed(): ReactNode {
  const {
    viewer: { licence },
  } = useViewer();
  if (licence.mayStart) return null;
  return (
    <SectionMessage appearance="warning" title="Nothing new can be deployed at the moment">
      <p>{licence.sentence}</p>
      <p>A site administrator sees why under Apps › Manage apps.</p>
    </SectionMessage>
  );
}
