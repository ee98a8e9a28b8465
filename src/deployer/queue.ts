/** The one file that knows `@forge/events`: pushing turns, and asking the platform to deliver one again. */
import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';

/** The body of an event: which deployment, and the epoch that fences late duplicates off. */
export interface TurnEvent {
  deploymentId: string;
  epoch: number;
}

export type Push = (event: TurnEvent, delaySeconds: number) => Promise<string>;

/** As the manifest names it. */
const QUEUE = 'deployments';
/** Longest delay of an event (Forge documentation, async events). */
const LONGEST_DELAY_SECONDS = 900;

/**
 * @returns the id of the job. One turn of an installation runs at a time; that is a first fence
 * only, the lock is the true one.
 */
export const pushTurn: Push = async (event, delaySeconds) => {
  const { jobId } = await new Queue({ key: QUEUE }).push({
    body: { ...event },
    delayInSeconds: Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.round(delaySeconds))),
    concurrency: { key: QUEUE, limit: 1 },
  });
  return jobId;
};

/**
 * Takes an event back that need not come any more. It may come all the same, and where it is on
 * its way already it does.
 */
export const takeBack = (jobId: string): Promise<void> =>
  new Queue({ key: QUEUE }).getJob(jobId).cancel();

/**
 * To be returned by the consumer: deliver this event again after a while.
 * @param gaveUp this delivery held, or may have held, the lock and is over: the next one need not wait for it
 */
export const deliverAgain = (retryAfterSeconds: number, gaveUp: boolean): InvocationError =>
  new InvocationError({
    retryAfter: Math.min(LONGEST_DELAY_SECONDS, Math.max(1, retryAfterSeconds)),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: { gaveUp },
  });

/**
 * Whether the earlier delivery of the same event is certainly over: the platform says it died, or
 * it said itself that it gave up.
 */
export function isOverBefore(retryReason: string | undefined, retryData: unknown): boolean {
  if (retryReason === InvocationErrorCode.FUNCTION_RETRY_REQUEST)
    return (
      typeof retryData === 'object' &&
      retryData !== null &&
      'gaveUp' in retryData &&
      retryData.gaveUp === true
    );
  return (
    retryReason !== undefined &&
    /OUT_OF_MEMORY|TIME_OUT|TIMEOUT|PLATFORM|UNKNOWN/u.test(retryReason)
  );
}
