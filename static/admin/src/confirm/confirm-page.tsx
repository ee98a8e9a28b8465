import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { ask, toRefusal, type Refusal } from '../api';
import { PlanPanel } from '../deploy/plan-panel';
import { loadPlan, templatesOf } from '../deploy/load-plan';
import { useLoaded, useNow } from '../hooks';
import { Go, useNavigation } from '../shell/navigation';
import { useViewer } from '../shell/viewer';
import { PageTitle } from '../ui/pieces';
import { Nothing, Refused, When } from '../ui/states';
import type { Counts, WaitingPreview } from '../views';
import { Covers } from './covers';
import { clock, duration, ORIGIN_WORDS } from '../words';

/** The person's own latest preview, wherever it was asked for. */
export function ConfirmPage(): ReactNode {
  const { loaded, again } = useLoaded('waiting', async () => {
    const preview = await ask('waiting-preview');
    if (preview.code !== 'waiting') return null;
    // The times of a preview are the back end's; the clock of this machine may be minutes off.
    const ahead = preview.now - Date.now();
    const { previewId } = preview;
    const plan = await loadPlan((from) => ask('plan-of-preview', { previewId, from }));
    return { preview, ahead, plan, templates: await templatesOf(plan) };
  });
  return (
    <When loaded={loaded} what="Reading your preview, and the workspace once more…" again={again}>
      {(found) =>
        found === null ? (
          <Nothing title="No preview waits for you" action={<Go to="/">Choose a template</Go>}>
            Ask for one here or in Rovo chat. A preview is valid for 15 minutes, for the person who
            asked only, and the newest replaces the one before.
          </Nothing>
        ) : (
          <>
            <Confirm
              preview={found.preview}
              ahead={found.ahead}
              unchanged={found.plan.unchanged}
              again={again}
              counts={found.plan.counts}
            />
            <PlanPanel
              plan={found.plan}
              templates={found.templates}
              title={found.preview.previewId}
            />
          </>
        )
      }
    </When>
  );
}

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
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const { deploymentId } = await ask('confirm-deployment', {
        previewId: preview.previewId,
      });
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
      again();
    } catch (error) {
      setRefusal(toRefusal(error));
    }
    setBusy(false);
  };
  return (
    <>
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
            isDisabled={off || !viewer.licence.mayStart || !unchanged || wait > 0 || left <= 0}
            onClick={() => void confirm()}
          >
            {wait > 0 ? `Deploy exactly this (in ${Math.min(wait, 5)} s)` : 'Deploy exactly this'}
          </Button>
          <Button isDisabled={busy || left <= 0} onClick={() => void discard()}>
            Discard
          </Button>
          <p className="muted" aria-live="off">
            {left > 0
              ? `Valid for ${duration(left)} more.`
              : 'It has expired: ask for a new preview.'}
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
      {!unchanged && (
        <p className="note" role="alert">
          The workspace has changed since this preview: what would be created now is not what you
          were shown. Ask for a new preview.
        </p>
      )}
      {refusal !== null && <Refused refusal={refusal} again={again} />}
    </>
  );
}
