import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Limits } from '../limits';
import type { DeliveryTerms } from '../platform-faults';
import type { Change, EventRecord } from '../storage/records';

const pushRequest = z.object({
  queueName: z.string(),
  jobId: z.string().min(1),
  payload: z
    .array(
      z.object({
        body: z.record(z.string(), z.unknown()),
        delayInSeconds: z.number().optional(),
        concurrency: z
          .object({ key: z.string().min(1), limit: z.number().int().min(1) })
          .optional(),
      }),
    )
    .min(1),
});
type PushRequest = z.infer<typeof pushRequest>;

/** An answer to `@forge/events`; which status means what is read from that package. */
export interface QueueAnswer {
  status: number;
  body: unknown;
}

export interface PushTerms extends DeliveryTerms {
  limits: Limits;
  now: number;
  /** Depth of the pushing invocation; 0 where a person or a trigger began it. */
  depth: number;
  /** Longest run of the queue's consumer in milliseconds; null where no consumer reads this queue. */
  consumerMs: (queue: string) => number | null;
  /** Events the installation pushed within the last minute. */
  pushedLastMinute: number;
}

export type Push =
  | { ok: true; answer: QueueAnswer; events: number; changes: Change[] }
  | { ok: false; answer: QueueAnswer };

const refuse = (status: number, body: unknown): Push => ({ ok: false, answer: { status, body } });

/**
 * Why no event of a push is taken, or null. Which status the platform gives where none is named
 * is inferred: 400 with a message.
 */
function refusalOf(request: PushRequest, bytes: number, terms: PushTerms): Push | null {
  const { limits } = terms;
  const count = request.payload.length;
  if (terms.consumerMs(request.queueName) === null) {
    return refuse(400, {
      code: 'QUEUE_NOT_FOUND',
      message: `No consumer of the manifest reads the queue "${request.queueName}".`,
    });
  }
  if (count > limits.queueEventsPerPush)
    return refuse(400, {
      code: 'TOO_MANY_EVENTS',
      message: `A push holds at most ${String(limits.queueEventsPerPush)} events.`,
    });
  const delays = request.payload.map((event) => event.delayInSeconds ?? 0);
  if (delays.some((delay) => delay < 0 || delay > limits.queueLongestDelaySeconds)) {
    return refuse(400, {
      code: 'INVALID_DELAY',
      message: `delayInSeconds is between 0 and ${String(limits.queueLongestDelaySeconds)}.`,
    });
  }
  if (bytes > limits.queueBytesPerPush)
    return refuse(413, {
      errorMessage: `The push has ${String(bytes)} bytes; at most ${String(limits.queueBytesPerPush)} are taken.`,
    });
  if (terms.pushedLastMinute + count > limits.queueEventsPerMinute)
    return refuse(429, { message: 'Too many events within a minute.' });
  if (terms.depth >= limits.queueCyclicDepth)
    return refuse(405, { message: 'The limit on cyclic invocation has been reached.' });
  return null;
}

/** Reads a push, checks it against the limits and says what is to be stored. Changes nothing itself. */
export function readPush(text: string, terms: PushTerms): Push {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(400, { code: 'BAD_REQUEST', message: 'The push is not JSON.' });
  }
  const parsed = pushRequest.safeParse(json);
  if (!parsed.success)
    return refuse(400, { code: 'BAD_REQUEST', message: z.prettifyError(parsed.error) });
  const request = parsed.data;
  const refusal = refusalOf(request, Buffer.byteLength(JSON.stringify(request.payload)), terms);
  if (refusal !== null) return refusal;

  const isLong = (terms.consumerMs(request.queueName) ?? 0) > terms.limits.asyncDefaultMs;
  const tooBig = (event: PushRequest['payload'][number]): boolean =>
    isLong && Buffer.byteLength(JSON.stringify(event)) > terms.limits.queueLongEventBytes;
  const failedEvents = request.payload.flatMap((event, index) =>
    tooBig(event)
      ? [
          {
            index: String(index),
            errorMessage: `The event is larger than ${String(terms.limits.queueLongEventBytes)} bytes.`,
          },
        ]
      : [],
  );
  if (failedEvents.length === request.payload.length)
    return refuse(413, { errorMessage: failedEvents[0]?.errorMessage });
  const taken = request.payload.filter((event) => !tooBig(event));
  return {
    ok: true,
    answer:
      failedEvents.length === 0
        ? { status: 201, body: {} }
        : { status: 202, body: { failedEvents } },
    events: taken.length,
    changes: [
      {
        put: 'job',
        key: request.jobId,
        record: {
          queue: request.queueName,
          pushedAt: terms.now,
          success: 0,
          failed: 0,
          cancelled: false,
        },
      },
      ...taken.flatMap((event) => eventsOf(event, request, terms)),
    ],
  };
}

function eventsOf(
  event: PushRequest['payload'][number],
  request: PushRequest,
  terms: PushTerms,
): Change[] {
  const eventId = randomUUID();
  const copies = terms.copies === 2 ? [1, 2] : [1];
  return copies.map((copy): Change => {
    const record: EventRecord = {
      eventId,
      jobId: request.jobId,
      queue: request.queueName,
      body: event.body,
      delayInSeconds: event.delayInSeconds ?? null,
      concurrency: terms.atOnce ? null : (event.concurrency ?? null),
      depth: terms.depth + 1,
      copy,
      pushedAt: terms.now,
      readyAt: terms.now + (event.delayInSeconds ?? 0) * 1_000 + terms.lateMs,
      deliveries: 0,
      state: 'waiting',
      retry: null,
    };
    return { put: 'event', key: `${eventId}/${String(copy)}`, record };
  });
}
