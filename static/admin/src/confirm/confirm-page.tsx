import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { PlanPanel } from '../deploy/plan-panel';
import { loadPlan, withTemplates } from '../deploy/load-plan';
import { confirmAddress, planAddress } from '../deploy/options';
import { useLoaded, useNow } from '../hooks';
import { tellTabs } from '../live/between-tabs';
import { Go, useNavigation } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { Refused, When } from '../ui/states';
import type { Counts, WaitingPreview } from '../views';
import { Covers } from './covers';
import { NotWaiting, Superseded, useEnd } from './not-waiting';
import { clock, duration, ORIGIN_WORDS } from '../words';

/** One preview of the viewer's own; without an id the latest, wherever it was asked for. */
export function ConfirmPage({ id }: { id: string | null }): ReactNode {
  const { goInstead } = useNavigation();
  const { loaded, again } = useLoaded(`confirm ${id ?? ''}`, async () => {
    const answer = await ask('waiting-preview');
    const preview = answer.code === 'waiting' ? answer : null;
    // From here on the address says which one it is.
    if (id === null && preview !== null)
      goInstead(confirmAddress(preview.previewId, preview.inputs));
    if (preview === null || preview.previewId !== id)
      return { shown: null, latest: preview, deployed: await deploymentOf(id) };
    // The times of a preview are the back end's; the clock of this machine may be minutes off.
    const ahead = preview.now - Date.now();
    const { previewId } = preview;
    const { plan, templates } = await withTemplates(
      await loadPlan((from) => ask('plan-of-preview', { previewId, from })),
    );
    return { shown: { preview, ahead, plan, templates }, latest: preview, deployed: false };
  });
  return (
    <When loaded={loaded} what="Reading your preview, and the workspace once more…" again={again}>
      {({ shown, latest, deployed }) =>
        shown === null ? (
          <NotWaiting id={id} latest={latest} isDeployed={deployed} />
        ) : (
          <>
            <Confirm
              preview={shown.preview}
              ahead={shown.ahead}
              unchanged={shown.plan.unchanged}
              again={again}
              counts={shown.plan.counts}
            />
            <PlanPanel
              plan={shown.plan}
              templates={shown.templates}
              title={shown.preview.previewId}
            />
          </>
        )
      }
    </When>
  );
}

/** A deployment has the id of the preview it was confirmed by. */
const deploymentOf = async (id: string | null): Promise<boolean> =>
  id !== null &&
  (await ask('watch-deployment', { deploymentId: id }).then(
    () => true,
    () => false,
  ));

interface ConfirmProps {
  preview: WaitingPreview;
  /** Milliseconds that the back end's clock is ahead of this one. */ ahead: number;
  unchanged: boolean;
  again: () => void;
  counts: Counts;
}

function Confirm({ preview, ahead, unchanged, again, counts }: ConfirmProps): ReactNode {
  const { go } = useNavigation();
  const { viewer } = useViewer();
  const now = useNow(250) + ahead;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const wait = Math.ceil((preview.earliestAt - now) / 1_000);
  const left = Math.floor((preview.expiresAt - now) / 1_000);
  const off = viewer.settings.confirmation === 'off';
  const seen = useEnd(preview.previewId);
  // What this very tab is about to do is no news.
  const end = busy ? null : seen;
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const { deploymentId } = await ask('confirm-deployment', {
        previewId: preview.previewId,
      });
      tellTabs();
      go(`/deployments/${deploymentId}`);
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  const discard = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await ask('cancel-deployment', { deploymentId: preview.previewId });
      tellTabs();
      again();
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  return (
    <>
      {end !== null && <Superseded end={end} inputs={preview.inputs} />}
      <PageTitle title={`Confirm ${preview.options.templates.join(', ')}`}>
        You asked for this {ORIGIN_WORDS[preview.askedIn] ?? preview.askedIn} at{' '}
        {clock(preview.createdAt)}. Only you can confirm it, once.
      </PageTitle>
      <section className="confirm panel" aria-label="Confirmation">
        <div className="confirm-digest">
          <span className="muted">Digest</span>
          <code>{preview.digest}</code>
          <span className="muted">{preview.previewId}</span>
        </div>
        <Covers preview={preview} counts={counts} />
        <div className="confirm-act">
          <Button
            appearance="primary"
            isLoading={busy}
            isDisabled={
              off || !viewer.licence.mayStart || !unchanged || wait > 0 || left <= 0 || end !== null
            }
            onClick={() => void confirm()}
          >
            {wait > 0 ? `Deploy exactly this (in ${Math.min(wait, 5)} s)` : 'Deploy exactly this'}
          </Button>
          <Button isDisabled={busy || left <= 0 || end !== null} onClick={() => void discard()}>
            Discard
          </Button>
          <p className="muted" aria-live="off">
            {end !== null ? '' : left > 0 ? `Valid for ${duration(left)} more.` : 'It has expired.'}
          </p>
        </div>
      </section>
      {wait > 0 && (
        <p className="visually-hidden" role="status">
          You can confirm in a few seconds.
        </p>
      )}
      {off && (
        <p className="note">An administrator has switched deploying off: this is a preview only.</p>
      )}
      {!unchanged && end === null && (
        <p className="note" role="alert">
          The workspace has changed since this preview: what would be created now is not what you
          were shown. <Go to={planAddress(preview.inputs)}>Plan it anew</Go>
        </p>
      )}
      {left <= 0 && end === null && (
        <p className="note">
          A preview is valid for 15 minutes, and this one has expired.{' '}
          <Go to={planAddress(preview.inputs)}>Plan it anew</Go>
        </p>
      )}
      {refusal !== null && <Refused refusal={refusal} />}
    </>
  );
}
