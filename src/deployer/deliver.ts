/**
 * One delivery of a turn's event, whatever delivers it: takes the turn, and sees to it that the
 * next one comes. Knows no SDK.
 */
import { AppError } from '../errors';
import type { Waiting } from '../storage/deployment-record';
import { loadDeployment } from '../storage/deployments';
import type { Push, TurnEvent } from './queue';
import { startTurn } from './start';
import { takeTurn, type TurnInput } from './take-turn';

export interface DeliverInput extends Omit<TurnInput, 'deploymentId' | 'epoch' | 'previousDied'> {
  event: TurnEvent;
  /** False for the first delivery as far as the platform says. */
  isRedelivered: boolean;
  /** See `isOverBefore`. */
  previousDied: boolean;
  push: Push;
}

/** `again`: deliver this event once more; `gaveUp` as in `deliverAgain`. */
export type Delivered = { kind: 'done' } | { kind: 'again'; afterSeconds: number; gaveUp: boolean };

const AGAIN_SECONDS = 30;

export async function deliver(input: DeliverInput): Promise<Delivered> {
  const { event, isRedelivered } = input;
  try {
    const end = await takeTurn({ ...input, ...event });
    switch (end.kind) {
      case 'busy':
        return { kind: 'again', afterSeconds: end.retryAfterSeconds, gaveUp: false };
      case 'needs-presence':
        await startTurn(
          input.kv,
          event.deploymentId,
          { epoch: event.epoch + 1, executor: 'present', delaySeconds: 0, now: input.clock.now() },
          input.push,
        );
        break;
      case 'hand-over':
        await next(input, event.epoch + 1, end.delaySeconds, end.waiting);
        break;
      case 'ignored':
        if (isRedelivered) await pushWhatWasNot(input);
        break;
      case 'ended':
        break;
    }
    return { kind: 'done' };
  } catch (error) {
    return afterFailure(event, error);
  }
}

async function next(
  { kv, clock, push, event }: DeliverInput,
  epoch: number,
  delaySeconds: number,
  waiting?: Waiting,
): Promise<void> {
  const deployment = await loadDeployment(kv, event.deploymentId);
  await startTurn(
    kv,
    event.deploymentId,
    {
      epoch,
      executor: deployment?.executor ?? 'background',
      delaySeconds,
      now: clock.now(),
      waiting,
    },
    push,
  );
}

/**
 * A delivery that died, or that the queue refused, between noting the next turn and pushing it:
 * its event is delivered again for this.
 */
async function pushWhatWasNot(input: DeliverInput): Promise<void> {
  const { kv, clock, event } = input;
  const deployment = await loadDeployment(kv, event.deploymentId);
  if (
    deployment === null ||
    deployment.endedAt !== null ||
    deployment.executor === 'present' ||
    deployment.jobId !== null ||
    deployment.epoch <= event.epoch
  )
    return;
  await next(
    input,
    deployment.epoch,
    Math.max(0, Math.round(((deployment.pushedAt ?? 0) - clock.now()) / 1_000)),
    deployment.waiting ?? undefined,
  );
}

/**
 * Storage or a queue that does not answer: later. A record that cannot be read: nobody could end
 * it, and trying for ever helps nobody.
 */
function afterFailure(event: TurnEvent, error: unknown): Delivered {
  const isDamaged = error instanceof AppError && error.code !== 'storage-unavailable';
  console.error('a turn was not taken', {
    ...event,
    error: error instanceof Error ? error.stack : String(error),
  });
  return isDamaged
    ? { kind: 'done' }
    : { kind: 'again', afterSeconds: AGAIN_SECONDS, gaveUp: true };
}
