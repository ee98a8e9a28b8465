/** Setting a deployment going: the first turn after its approval, and a turn again where one was lost. */
import type { Deployment, Waiting } from '../storage/deployment-record';
import { recordTurn } from '../storage/deployments';
import type { Kv } from '../storage/kv/kv';
import type { Executor } from '../storage/shapes';
import { pushTurn, type Push } from './queue';

/** Without a sign of life for so long, a deployment counts as stalled (milliseconds). */
export const STALLED_MS = 90_000;
/** A push whose answer never came is made again after this (milliseconds). */
const UNANSWERED_MS = 15_000;

export interface NextTurn {
  epoch: number;
  executor: Executor;
  delaySeconds: number;
  now: number;
  /** Why it does not follow at once. */
  waiting?: Waiting | undefined;
}

/**
 * Notes the next turn and pushes its event. `present` turns have no event: a person's visit moves them on.
 * Throws what the queue throws; the turn is noted before, so that it can be pushed again.
 * @returns the id of the event's job; null where none was pushed
 */
export async function startTurn(
  kv: Kv,
  deploymentId: string,
  turn: NextTurn,
  push: Push = pushTurn,
): Promise<string | null> {
  const { epoch, executor, delaySeconds, now, waiting } = turn;
  const at = now + delaySeconds * 1_000;
  if (!(await recordTurn(kv, deploymentId, { epoch, executor, jobId: null, at, waiting })))
    return null;
  if (executor === 'present') return null;
  const jobId = await push({ deploymentId, epoch }, delaySeconds);
  await recordTurn(kv, deploymentId, { epoch, executor, jobId, at, waiting });
  return jobId;
}

/** No heartbeat for long although it is its turn: the event was lost, or its function died unseen. */
export function isStalled(deployment: Deployment, now: number): boolean {
  if (deployment.endedAt !== null || deployment.executor === 'present') return false;
  const pushed = deployment.pushedAt ?? deployment.createdAt;
  if (deployment.jobId === null) return now - pushed > UNANSWERED_MS;
  return now - Math.max(deployment.heartbeatAt ?? 0, pushed) > STALLED_MS;
}

/**
 * Pushes the next epoch; whoever asks, it runs as the one who approved. An old turn that is still
 * alive is fenced off by the new one.
 */
export async function resumeIfStalled(
  kv: Kv,
  deployment: Deployment,
  now: number,
  push: Push = pushTurn,
): Promise<boolean> {
  if (!isStalled(deployment, now)) return false;
  await startTurn(
    kv,
    deployment.id,
    { epoch: deployment.epoch + 1, executor: deployment.executor, delaySeconds: 0, now },
    push,
  );
  return true;
}
