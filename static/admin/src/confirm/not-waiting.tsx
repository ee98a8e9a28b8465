/** A preview that cannot be confirmed any more, or not by who looks: why, and the one thing to do. */
import SectionMessage from '@atlaskit/section-message';
import { useState, type ReactNode } from 'react';
import { confirmAddress, planAddress, planOfConfirm, type PreviewInputs } from '../deploy/options';
import { Go, useNavigation } from '../shell/navigation';
import { useNotices } from '../shell/notices';
import { Nothing } from '../ui/states';
import type { WaitingPreview } from '../views';
import { ORIGIN_WORDS } from '../words';

/** How a preview on the screen ended while it was looked at. */
export type End =
  | { kind: 'replaced'; by: WaitingPreview }
  | { kind: 'confirmed'; id: string }
  | { kind: 'discarded' };

/**
 * Null while it still waits. Only what was asked after this view had come is heeded: before, it
 * may not have been issued.
 */
export function useEnd(previewId: string): End | null {
  const [since] = useState(() => Date.now());
  const { waiting, underWay, askedAt } = useNotices();
  if (askedAt < since || waiting?.previewId === previewId) return null;
  if (underWay === previewId) return { kind: 'confirmed', id: previewId };
  return waiting === null ? { kind: 'discarded' } : { kind: 'replaced', by: waiting };
}

export function Superseded({ end, inputs }: { end: End; inputs: PreviewInputs }): ReactNode {
  return (
    <SectionMessage appearance="warning" title={TITLES[end.kind]}>
      <p>
        {end.kind === 'replaced' ? (
          <>
            Your newest preview is {end.by.previewId}, for {end.by.options.templates.join(', ')},
            asked for {ORIGIN_WORDS[end.by.askedIn] ?? ''}. This one can no longer be confirmed.{' '}
            <Go to={confirmAddress(end.by.previewId, end.by.inputs)}>Show the newest</Go>
          </>
        ) : end.kind === 'confirmed' ? (
          <Go to={`/deployments/${end.id}`}>Watch the deployment</Go>
        ) : (
          <>
            It was confirmed or discarded elsewhere, or its time is over.{' '}
            <Go to={planAddress(inputs)}>Plan it anew</Go>
          </>
        )}
      </p>
    </SectionMessage>
  );
}

const TITLES: Readonly<Record<End['kind'], string>> = {
  replaced: 'A newer preview has taken the place of this one',
  confirmed: 'This preview was confirmed',
  discarded: 'This preview does not wait any more',
};

interface NotWaitingProps {
  /** The one that the address names; null where it names none. */
  id: string | null;
  latest: WaitingPreview | null;
  isDeployed: boolean;
}

export function NotWaiting({ id, latest, isDeployed }: NotWaitingProps): ReactNode {
  const { kept } = useNavigation();
  const plan = planOfConfirm(kept);
  if (id === null)
    return (
      <Nothing title="No preview waits for you" action={<Go to="/">Choose a template</Go>}>
        Ask for one here or in Rovo chat. A preview is valid for 15 minutes, for the person who
        asked only, and the newest replaces the one before.
      </Nothing>
    );
  if (isDeployed)
    return (
      <Nothing
        title={`Preview ${id} was confirmed`}
        action={<Go to={`/deployments/${id}`}>See the deployment</Go>}
      >
        It became the deployment of the same name.
      </Nothing>
    );
  return (
    <Nothing
      title={`Preview ${id} does not wait for you`}
      action={
        latest !== null ? (
          <Go to={confirmAddress(latest.previewId, latest.inputs)}>
            Show your newest, {latest.previewId}
          </Go>
        ) : plan !== null ? (
          <Go to={plan}>Plan the same for yourself</Go>
        ) : (
          <Go to="/">Choose a template</Go>
        )
      }
    >
      {latest !== null
        ? 'A newer preview of yours has taken its place.'
        : 'It has expired or was discarded, or somebody else asked for it: a preview is for the person who asked only.'}
    </Nothing>
  );
}
