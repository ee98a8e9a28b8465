/** Cancelling what no turn is working on: there is nobody to notice the wish, so it ends here. */
import type { Deployment } from '../storage/deployment-record';
import { endDeployment } from '../storage/deployments';
import type { Kv } from '../storage/kv';
import { known } from './finish';

/** A deployment that waits for its person, and has not begun, ends at once; any other ends in its next turn. */
export async function endIfNeverStarted(kv: Kv, deployment: Deployment, now: number): Promise<void> {
  if (deployment.executor !== 'present' || deployment.startedAt !== null) return;
  await endDeployment(kv, deployment.id, {
    generation: 0, state: 'cancelled', at: now, written: deployment.written, setByHand: { count: 0, chunks: 0 },
    outcome: known('cancelled', 'It was cancelled before anything was written.', 'Preview again when you want it.'),
  });
}
