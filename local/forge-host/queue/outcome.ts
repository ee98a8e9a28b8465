import { z } from 'zod';
import type { Limits } from '../limits';
import type { EventRecord } from '../storage/records';

/**
 * What came of one delivery.
 * - `done`: any return that is not a request to retry.
 * - `retry`: the consumer returned an `InvocationError`.
 * - `failed`: it threw or ran out of time (an app-level error).
 * - `abandoned`: the host stopped meanwhile; the event stays as it is and is delivered again at the next start.
 */
export type DeliveryOutcome =
  | { kind: 'done' }
  | { kind: 'retry'; afterSeconds: number; reason: string; data: unknown }
  | { kind: 'failed'; reason: 'FUNCTION_TIME_OUT' | 'FUNCTION_PLATFORM_UNKNOWN_ERROR' }
  | { kind: 'abandoned' };

/** Why an event is delivered again whose process was gone: nothing the app said or did (inferred). */
export const PROCESS_GONE = 'FUNCTION_PLATFORM_UNKNOWN_ERROR';

const retryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().default(1),
      retryReason: z.string().default('FUNCTION_RETRY_REQUEST'),
      retryData: z.unknown().optional(),
    })
    .prefault({}),
});

/**
 * Reads what a consumer returned. Retry data above its limit is left out, since nothing documents
 * what becomes of it.
 */
export function outcomeOf(returned: unknown, limits: Limits): DeliveryOutcome {
  const request = retryRequest.safeParse(returned);
  if (!request.success) return { kind: 'done' };
  const { retryAfter, retryReason, retryData } = request.data.retryOptions;
  const fits =
    retryData !== undefined &&
    Buffer.byteLength(JSON.stringify(retryData)) <= limits.queueRetryDataBytes;
  return {
    kind: 'retry',
    afterSeconds: Math.min(Math.max(retryAfter, 1), limits.queueLongestDelaySeconds),
    reason: retryReason,
    data: fits ? retryData : null,
  };
}

export type Fate =
  { kind: 'gone' } | { kind: 'dead'; why: string } | { kind: 'again'; record: EventRecord };

const again = (
  event: EventRecord,
  delayMs: number,
  now: number,
  retry: NonNullable<EventRecord['retry']>,
): Fate => ({
  kind: 'again',
  record: { ...event, state: 'waiting', readyAt: now + delayMs, retry },
});

/** What becomes of an event after a delivery that ended. Retries back off exponentially (Atlassian documentation). */
export function fateOf(
  event: EventRecord,
  outcome: Exclude<DeliveryOutcome, { kind: 'abandoned' }>,
  now: number,
  limits: Limits,
): Fate {
  if (outcome.kind === 'done') return { kind: 'gone' };
  const backOff = Math.min(
    limits.queueFirstBackOffMs * 2 ** (event.deliveries - 1),
    limits.queueLongestBackOffMs,
  );
  const delayMs = outcome.kind === 'retry' ? outcome.afterSeconds * 1_000 : backOff;
  if (now + delayMs > event.pushedAt + limits.queueRetentionMs)
    return { kind: 'dead', why: 'its retention window ends before the next try' };
  if (event.deliveries >= limits.queueDeliveries)
    return { kind: 'dead', why: `it was delivered ${String(event.deliveries)} times` };
  const count = (event.retry?.count ?? 0) + 1;
  const data = outcome.kind === 'retry' ? outcome.data : null;
  return again(event, delayMs, now, { count, reason: outcome.reason, data });
}

/**
 * An event that was running when its process ended. The platform does not count its own errors as
 * retries (Atlassian documentation).
 */
export function afterProcessGone(event: EventRecord, now: number): EventRecord {
  return {
    ...event,
    state: 'waiting',
    readyAt: now,
    retry: {
      count: event.retry?.count ?? 0,
      reason: PROCESS_GONE,
      data: event.retry?.data ?? null,
    },
  };
}

/** What a consumer is called with; shape and names: `@forge/events`, `AsyncEvent`. */
export function asyncEvent(
  event: EventRecord,
  now: number,
  limits: Limits,
): Record<string, unknown> {
  return {
    body: event.body,
    jobId: event.jobId,
    eventId: event.eventId,
    queueName: event.queue,
    ...(event.delayInSeconds === null ? {} : { delayInSeconds: event.delayInSeconds }),
    ...(event.concurrency === null ? {} : { concurrency: event.concurrency }),
    ...(event.retry === null
      ? {}
      : {
          retryContext: {
            retryCount: event.retry.count,
            retryReason: event.retry.reason,
            retryData: event.retry.data,
            retentionWindow: {
              startTime: new Date(event.pushedAt).toISOString(),
              remainingTimeMs: Math.max(0, event.pushedAt + limits.queueRetentionMs - now),
            },
          },
        }),
  };
}
