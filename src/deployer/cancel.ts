/** Cancelling what no turn is working on: there is nobody to notice the wish, so it ends here. */
import type { Deployment } from '../storage/deployment-record';
import { endDeployment, loadDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import { acquireLock, releaseLock } from '../storage/lock/lock';
import { DOUBT } from './endings';
import { known } from './finish';
import { systemClock } from './run/clock';
import { LEASE_MS } from './run/run-steps';

/** A visit is over after this at the latest (milliseconds). */
const LONGEST_VISIT_MS = 30_000;

/**
 * A deployment that waits for its person ends at once, as long as no visit is moving it on; any
 * other ends in its own turn.
 */
export async function endIfNeverStarted(
  kv: Kv,
  deployment: Deployment,
  now: number,
): Promise<void> {
  const { id, executor, heartbeatAt, endedAt, epoch } = deployment;
  if (executor !== 'present' || endedAt !== null || now - (heartbeatAt ?? 0) < LONGEST_VISIT_MS)
    return;
  const lock = await acquireLock(kv, {
    deploymentId: id,
    epoch: epoch + 1,
    deadline: now + LONGEST_VISIT_MS,
    now,
    previousDied: false,
  });
  if (lock.kind !== 'held') return;
  // A visit that is superseded may still make something, and one that was quicker have ended it.
  if (lock.afterWriter) await systemClock.sleep(LEASE_MS);
  const { startedAt, written, settled, ...at } = (await loadDeployment(kv, id)) ?? deployment;
  if (at.endedAt !== null) return releaseLock(kv, lock.generation, now);
  await endDeployment(kv, id, {
    generation: lock.generation,
    state: 'cancelled',
    at: now,
    written,
    setByHand: { count: 0, chunks: 0 },
    outcome:
      startedAt === null
        ? known(
            'cancelled',
            'It was cancelled before anything was written.',
            'Preview again when you want it.',
          )
        : known(
            'cancelled',
            'It was cancelled while it waited for its person. The figures are the last reported.' +
              // The last visit died, or left something on its way.
              (settled === true ? '' : DOUBT),
            'What was created stays. Preview again to finish it: only what is missing is added.',
          ),
  });
  await releaseLock(kv, lock.generation, now);
}
