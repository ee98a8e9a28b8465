/**
 * Setting an approved deployment going. The person is there and waits for an answer, so that
 * answer carries the first slice, as them: a role, a scope or a field that is refused is known
 * while they look, and where nobody may act for an absent person most of the work is done by
 * then. Afterwards the background goes on.
 *
 * The event of the first background turn is pushed before the slice, due when the slice is
 * certainly over, and once more after it, due at once or when Assets may be asked again; then the
 * first is taken back. Both have epoch 1, so that whichever comes first is the turn and the other
 * one nothing: killed at any moment, the deployment goes on by itself, unless no event could be
 * pushed, and then by a question for its status.
 */
import { takeBack } from '../deployer/queue';
import { startTurn } from '../deployer/start';
import { firstSlice, isTimeForSlice } from '../deployer/visit';
import type { Deployment, Waiting } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import { handOverLock } from '../storage/lock/lock';
import type { Settings } from '../storage/settings';
import type { Tools } from './tools';

/** Longest that the lock is kept for the first turn in the background (milliseconds). */
const KEPT_MS = 120_000;
/** On the page too the person looks at a button that was pressed for no longer than in a chat (milliseconds). */
const LONGEST_MS = 9_500;
/**
 * By then no slice is alive, even one whose platform gave it all the time it gives an action
 * (seconds; 25 s, Atlassian documentation).
 */
const AFTER_SLICE_SECONDS = 30;

/** @returns the deployment as it is then; it may have ended. Never throws: it is approved and on record. */
export async function setGoing(
  approved: Deployment,
  generation: number,
  settings: Settings,
  tools: Tools,
): Promise<Deployment> {
  const { kv } = tools;
  const leftMs = Math.min(tools.leftMs(), LONGEST_MS);
  if (settings.present === 'never' || !isTimeForSlice(leftMs)) {
    await handOverLock(kv, generation, tools.now() + KEPT_MS).catch(forgiven(approved));
    await push(approved, 0, tools);
    return approved;
  }
  // Visits of a present person wait for the slice by its lock; once a later turn is noted, one of
  // them would take it over.
  const waits =
    approved.executor === 'present' ? null : await push(approved, AFTER_SLICE_SECONDS, tools);
  const end = await firstSlice(kv, approved, { generation, leftMs }).catch(forgiven(approved));
  const goesOn =
    end?.kind === 'hand-over' ? await push(approved, end.delaySeconds, tools, end.waiting) : null;
  if (waits !== null && (goesOn !== null || end?.kind === 'ended'))
    await takeBack(waits).catch(() => undefined);
  return (await loadDeployment(kv, approved.id).catch(forgiven(approved))) ?? approved;
}

/** What could not be pushed is pushed by the event that was, or by a question for the status. */
const push = (
  { id, executor }: Deployment,
  delaySeconds: number,
  { kv, now }: Tools,
  waiting?: Waiting,
): Promise<string | null> =>
  startTurn(kv, id, { epoch: 1, executor, delaySeconds, now: now(), waiting }).catch(
    (error: unknown) => {
      console.error('the first turn could not be queued', {
        deploymentId: id,
        error: String(error),
      });
      return null;
    },
  );

/** The approval is spent and on record: storage that does not answer now costs this slice, not the deployment. */
const forgiven =
  ({ id }: Deployment) =>
  (error: unknown): null => {
    console.error('the first slice was not carried out', {
      deploymentId: id,
      error: String(error),
    });
    return null;
  };
