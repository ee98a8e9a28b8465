/** The one file that knows `@forge/events`: pushing turns, and asking the platform to deliver one again. */
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';

/** The body of an event: which deployment, and the epoch that fences late duplicates off. */
export interface TurnEvent { deploymentId: string; epoch: number }

/** As the manifest names it. */
const QUEUE = 'deployments';
/** Longest delay of an event (Forge documentation, async events). */
const LONGEST_DELAY_SECONDS = 900;

/** @returns the id of the job. One turn of an installation runs at a time; that is a first fence only, the lock is the true one. */
export async function pushTurn(event: TurnEvent, delaySeconds: number): Promise<string> {
  const { jobId } = await new Queue({ key: QUEUE }).push({
    body: { ...event }, delayInSeconds: Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.round(delaySeconds))),
    concurrency: { key: QUEUE, limit: 1 },
  });
  return jobId;
}

/** To be returned by the consumer: deliver this event again after a while. */
export const deliverAgain = (retryAfterSeconds: number): InvocationError =>
  new InvocationError({ retryAfter: Math.min(LONGEST_DELAY_SECONDS, Math.max(1, retryAfterSeconds)), retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });

/** Whether the platform delivers again because the earlier run died, rather than because it asked for it. */
export const diedBefore = (retryReason: string | undefined): boolean =>
  retryReason !== undefined && retryReason !== InvocationErrorCode.FUNCTION_RETRY_REQUEST && /OUT_OF_MEMORY|TIME_OUT|TIMEOUT|PLATFORM|UNKNOWN/u.test(retryReason);
