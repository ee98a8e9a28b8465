import { z } from 'zod';

const kvRecord = z.object({
  value: z.unknown(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** When its time to live ends; null without one. */
  expireAt: z.number().nullable(),
});

const eventRecord = z.object({
  eventId: z.string(),
  jobId: z.string(),
  queue: z.string(),
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().nullable(),
  concurrency: z.object({ key: z.string(), limit: z.number() }).nullable(),
  /** How many pushes led to this one, each from the consumer of the one before. */
  depth: z.number(),
  /** 1, or 2 for the second delivery that the host makes on request. */
  copy: z.number(),
  pushedAt: z.number(),
  readyAt: z.number(),
  deliveries: z.number(),
  state: z.enum(['waiting', 'running']),
  retry: z.object({ count: z.number(), reason: z.string(), data: z.unknown() }).nullable(),
});

const jobRecord = z.object({
  queue: z.string(),
  pushedAt: z.number(),
  success: z.number(),
  failed: z.number(),
  cancelled: z.boolean(),
});

/** One stored value with its times (milliseconds since the epoch). */
export type KvRecord = z.infer<typeof kvRecord>;
/** One event of a queue that is not done yet. */
export type EventRecord = z.infer<typeof eventRecord>;
/** What became of the events of one push. */
export type JobRecord = z.infer<typeof jobRecord>;

const putOf = <N extends string, R extends z.ZodType>(table: N, record: R) =>
  z.object({ put: z.literal(table), key: z.string(), record });

export const changeSchema = z.union([
  putOf('kvs', kvRecord),
  putOf('secret', kvRecord),
  putOf('event', eventRecord),
  putOf('job', jobRecord),
  z.object({ remove: z.enum(['kvs', 'secret', 'event', 'job']), key: z.string() }),
]);

/** One change of one record. */
export type Change = z.infer<typeof changeSchema>;

/** Everything stored for one installation. */
export interface Tables {
  kvs: Map<string, KvRecord>;
  secret: Map<string, KvRecord>;
  event: Map<string, EventRecord>;
  job: Map<string, JobRecord>;
}

export type ReadonlyTables = {
  readonly [N in keyof Tables]: Tables[N] extends Map<string, infer R>
    ? ReadonlyMap<string, R>
    : never;
};

export const emptyTables = (): Tables => ({
  kvs: new Map(),
  secret: new Map(),
  event: new Map(),
  job: new Map(),
});

export function applyChange(tables: Tables, change: Change): void {
  if ('remove' in change) tables[change.remove].delete(change.key);
  else if (change.put === 'event') tables.event.set(change.key, change.record);
  else if (change.put === 'job') tables.job.set(change.key, change.record);
  else tables[change.put].set(change.key, change.record);
}

/** The changes that build these tables from nothing. */
export function changesOf(tables: Tables): Change[] {
  return [
    ...[...tables.kvs].map(([key, record]): Change => ({ put: 'kvs', key, record })),
    ...[...tables.secret].map(([key, record]): Change => ({ put: 'secret', key, record })),
    ...[...tables.event].map(([key, record]): Change => ({ put: 'event', key, record })),
    ...[...tables.job].map(([key, record]): Change => ({ put: 'job', key, record })),
  ];
}
