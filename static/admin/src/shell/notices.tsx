/** What waits for the viewer, wherever on the page they are, and wherever they asked for it. */
import SectionMessage from '@atlaskit/section-message';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { segmentsOf } from '../address/address';
import { ask } from '../api';
import { confirmAddress } from '../deploy/options';
import { useLookout } from '../hooks';
import { hearTabs } from '../live/between-tabs';
import type { WaitingPreview } from '../views';
import { ORIGIN_WORDS } from '../words';
import { Go, useNavigation } from './navigation';

interface NoticesState {
  waiting: WaitingPreview | null;
  underWay: string | null;
  /** When this was asked, by the clock of this machine; 0 before the first answer. */
  askedAt: number;
}

const NONE: NoticesState = { waiting: null, underWay: null, askedAt: 0 };
const NoticesContext = createContext<NoticesState>(NONE);
export const useNotices = (): NoticesState => useContext(NoticesContext);

/**
 * A preview asked for in the chat beside the page shows within seconds, for the first minutes;
 * then within half a minute, and at once when one comes back to the window.
 */
const PACE = { baseMs: 5_000, patience: 36, mostMs: 30_000 };
/** Where a preview is made or about to be confirmed, one that takes its place has to be told of at once. */
const CONFIRM_PACE = { baseMs: 2_000, patience: 90, mostMs: 10_000 };

export function NoticesProvider({ children }: { children: ReactNode }): ReactNode {
  const { path } = useNavigation();
  const [found, setFound] = useState(NONE);
  const [section] = segmentsOf(path);
  const isClose = section === 'confirm' || section === 'deploy';
  useLookout(
    isClose ? CONFIRM_PACE : PACE,
    path,
    async () => {
      const askedAt = Date.now();
      const { waiting, underWay } = await ask('read-notices');
      setFound({ waiting, underWay, askedAt });
      return `${waiting?.previewId ?? ''} ${underWay ?? ''}`;
    },
    hearTabs,
  );
  return <NoticesContext.Provider value={found}>{children}</NoticesContext.Provider>;
}

/** Said above every view but the one that shows it already. */
export function Notices(): ReactNode {
  const { path } = useNavigation();
  const { waiting, underWay } = useNotices();
  const [section, id] = segmentsOf(path);
  return (
    <>
      {waiting !== null && section !== 'confirm' && (
        <Waiting preview={waiting} isPlanning={section === 'deploy'} />
      )}
      {underWay !== null && !(section === 'deployments' && id === underWay) && (
        <SectionMessage appearance="discovery" title="A deployment is under way">
          <p>
            {underWay} goes on in the background. <Go to={`/deployments/${underWay}`}>Watch it</Go>
          </p>
        </SectionMessage>
      )}
    </>
  );
}

/** Beside a plan there is one button to review and confirm, and it is the plan's. */
function Waiting({
  preview: { previewId, options, askedIn, digest, inputs },
  isPlanning,
}: {
  preview: WaitingPreview;
  isPlanning: boolean;
}): ReactNode {
  return (
    <SectionMessage
      appearance="information"
      title={`Preview ${previewId} waits for your confirmation`}
    >
      <p>
        {options.templates.join(', ')}, asked for {ORIGIN_WORDS[askedIn] ?? ''}; digest {digest}.{' '}
        {isPlanning && 'Another plan that you review takes its place. '}
        <Go to={confirmAddress(previewId, inputs)}>
          {isPlanning ? 'Go back to it' : 'Review and confirm'}
        </Go>
      </p>
    </SectionMessage>
  );
}
