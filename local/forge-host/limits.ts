const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const KIB = 1_024;
const MIB = 1_024 * KIB;

/**
 * What the platform allows. Times in milliseconds, sizes in bytes. `Infinity` switches a limit off.
 * Sources: Atlassian documentation ("Invocation limits", "KVS and Custom Entity Store limits",
 * "Async events API") unless said otherwise.
 */
export interface Limits {
  /**
   * Documented as 55 s for actions; the stricter 25 s is what the platform's linter and every
   * other interactive function use.
   */
  actionMs: number;
  resolverMs: number;
  /**
   * What a call is told is left of its time when it begins, by the key of its action or resolver
   * function, where that is less than it has. Default: nothing less. For tests of an app that
   * must not begin what it may not finish.
   */
  toldMs: Readonly<Record<string, number>>;
  triggerMs: number;
  preUninstallMs: number;
  /** Consumers and scheduled triggers whose function names no `timeoutSeconds`. */
  asyncDefaultMs: number;
  asyncMaximumMs: number;
  /** Longest single request to the site. */
  requestMs: number;
  /** What goes into a function and what comes out of it. */
  payloadBytes: number;
  /** What a front end may send to a resolver. */
  frontEndPayloadBytes: number;

  kvsKeyLength: number;
  kvsValueBytes: number;
  kvsValueDepth: number;
  kvsBatchKeys: number;
  kvsTransactionOperations: number;
  /** Of one batch or transaction. */
  kvsRequestBytes: number;
  kvsQueryDefault: number;
  kvsQueryMaximum: number;
  kvsRequestsPerSecond: number;
  /** A query sees the records as they were this long ago. The platform names no figure (unknown). */
  kvsQueryStalenessMs: number;
  kvsLongestTtlMs: number;
  /** Expired values stay readable this long, then they are gone. */
  kvsExpiredReadableMs: number;

  queueEventsPerPush: number;
  queueBytesPerPush: number;
  /** Of one event whose consumer may run longer than `asyncDefaultMs`. */
  queueLongEventBytes: number;
  queueEventsPerMinute: number;
  queueLongestDelaySeconds: number;
  /** Pushes in a chain: event pushes event pushes event. */
  queueCyclicDepth: number;
  queueRetentionMs: number;
  queueRetryDataBytes: number;
  /** Documented as "exponential, up to about 15 minutes"; where it begins is unknown. */
  queueFirstBackOffMs: number;
  queueLongestBackOffMs: number;
  /** The platform bounds retries by the retention alone; this bounds a crash loop on a developer's machine. */
  queueDeliveries: number;
}

export const DEFAULT_LIMITS: Limits = {
  actionMs: 25 * SECOND,
  toldMs: {},
  resolverMs: 25 * SECOND,
  triggerMs: 25 * SECOND,
  preUninstallMs: 55 * SECOND,
  asyncDefaultMs: 55 * SECOND,
  asyncMaximumMs: 900 * SECOND,
  requestMs: 180 * SECOND,
  payloadBytes: 5 * MIB,
  frontEndPayloadBytes: 500 * KIB,

  kvsKeyLength: 500,
  kvsValueBytes: 240 * KIB,
  kvsValueDepth: 31,
  kvsBatchKeys: 25,
  kvsTransactionOperations: 25,
  kvsRequestBytes: 4 * MIB,
  kvsQueryDefault: 10,
  kvsQueryMaximum: 100,
  kvsRequestsPerSecond: 1_000,
  kvsQueryStalenessMs: 250,
  kvsLongestTtlMs: 365 * 24 * HOUR,
  kvsExpiredReadableMs: 48 * HOUR,

  queueEventsPerPush: 50,
  queueBytesPerPush: 200 * KIB,
  queueLongEventBytes: 100 * KIB,
  queueEventsPerMinute: 500,
  queueLongestDelaySeconds: 900,
  queueCyclicDepth: 1_000,
  queueRetentionMs: 24 * HOUR,
  queueRetryDataBytes: 4 * KIB,
  queueFirstBackOffMs: SECOND,
  queueLongestBackOffMs: 15 * MINUTE,
  queueDeliveries: 200,
};
