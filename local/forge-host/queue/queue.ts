import type { CancelTimer, Clock } from '../clock';
import { saying } from '../failures';
import type { Limits } from '../limits';
import { USUAL_DELIVERY, type DeliveryTerms } from '../platform-faults';
import { runOutside } from '../runtime';
import type { Change, EventRecord } from '../storage/records';
import type { KvStore } from '../storage/store';
import { cancelJob, endOfEvent, jobStats, staleJobs } from './jobs';
import { afterProcessGone, fateOf, type DeliveryOutcome } from './outcome';
import { readPush, type QueueAnswer } from './publish';

export interface QueuedEvent {
  eventId: string;
  jobId: string;
  queueName: string;
  /** Deliveries so far, the running one included. */
  deliveries: number;
  retryReason: string | null;
  /** Milliseconds since the epoch; in the past once it could run. */
  readyAt: number;
}

export interface QueueState {
  waiting: QueuedEvent[];
  running: QueuedEvent[];
  /** Events given up on since the host started, newest last. */
  dead: (QueuedEvent & { why: string })[];
}

export interface QueueOptions {
  store: KvStore;
  installationId: string;
  clock: Clock;
  limits: Limits;
  /** Runs the queue's consumer once. Never rejects. */
  deliver(event: EventRecord): Promise<DeliveryOutcome>;
  consumerMs(queue: string): number | null;
  log(line: string): void;
  duplicateDeliveries: boolean;
  /** In [0, 1): which of the ready events is next; null takes the oldest. The platform promises no order. */
  pick: (() => number) | null;
}

export interface Queue {
  /** Takes up what an earlier process left, then delivers. */
  start(): void;
  publish(text: string, depth: number, terms?: DeliveryTerms): QueueAnswer;
  stats(text: string): QueueAnswer;
  cancel(text: string): QueueAnswer;
  /** True once no event waits or runs; false if that takes longer than `timeoutMs`. */
  idle(timeoutMs: number): Promise<boolean>;
  state(): QueueState;
  stop(): void;
}

const shown = (event: EventRecord): QueuedEvent => ({
  eventId: event.eventId,
  jobId: event.jobId,
  queueName: event.queue,
  deliveries: event.deliveries,
  retryReason: event.retry?.reason ?? null,
  readyAt: event.readyAt,
});

/**
 * The queues of one installation: at least once, in no order, kept in the store so that a killed
 * process loses nothing.
 */
export function createQueue(options: QueueOptions): Queue {
  const { store, installationId, clock, limits } = options;
  const dead: QueueState['dead'] = [];
  const idleWaiters = new Set<(isIdle: boolean) => void>();
  let pushes: { at: number; count: number }[] = [];
  let cancelTimer: CancelTimer = () => undefined;
  let stopped = true;
  let isPumpPlanned = false;

  const events = (): [string, EventRecord][] => [...store.tables(installationId).event];
  const commit = (changes: readonly Change[]): void => store.commit(installationId, changes);

  const giveUp = (key: string, event: EventRecord, why: string): void => {
    dead.push({ ...shown(event), why });
    options.log(`queue ${event.queue}: event ${event.eventId} is given up, because ${why}`);
    commit(endOfEvent(store.tables(installationId).job.get(event.jobId), key, event, 'failed'));
  };

  const settle = (key: string, event: EventRecord, outcome: DeliveryOutcome): void => {
    if (stopped || outcome.kind === 'abandoned') return;
    const job = store.tables(installationId).job.get(event.jobId);
    const fate = fateOf(event, outcome, clock.now(), limits);
    if (fate.kind === 'gone') commit(endOfEvent(job, key, event, 'success'));
    else if (fate.kind === 'dead') giveUp(key, event, fate.why);
    else if (job?.cancelled === true) commit(endOfEvent(job, key, event, 'failed'));
    else commit([{ put: 'event', key, record: fate.record }]);
    planPump();
  };

  const run = (key: string, waiting: EventRecord): void => {
    const event: EventRecord = { ...waiting, state: 'running', deliveries: waiting.deliveries + 1 };
    commit([{ put: 'event', key, record: event }]);
    options
      .deliver(event)
      .then((outcome) => settle(key, event, outcome))
      .catch((error: unknown) =>
        options.log(
          `queue ${event.queue}: event ${event.eventId} could not be settled: ${saying(error)}`,
        ),
      );
  };

  const mayRun = (event: EventRecord): boolean => {
    const { concurrency } = event;
    if (concurrency === null) return true;
    const running = events().filter(
      ([, other]) => other.state === 'running' && other.concurrency?.key === concurrency.key,
    );
    return running.length < concurrency.limit;
  };

  const pump = (): void => {
    if (stopped) return;
    cancelTimer();
    const now = clock.now();
    for (const [key, event] of events()) {
      if (event.state === 'waiting' && now > event.pushedAt + limits.queueRetentionMs)
        giveUp(key, event, 'its retention window has ended');
    }
    for (;;) {
      const ready = events().filter(
        ([, event]) => event.state === 'waiting' && event.readyAt <= now && mayRun(event),
      );
      const next = ready[options.pick === null ? 0 : Math.floor(options.pick() * ready.length)];
      if (next === undefined) break;
      run(...next);
    }
    const later = events()
      .map(([, event]) => event)
      .filter((event) => event.state === 'waiting' && event.readyAt > now);
    if (later.length > 0)
      cancelTimer = clock.setTimer(Math.min(...later.map((event) => event.readyAt)) - now, pump);
    if (events().length === 0) for (const tell of [...idleWaiters]) tell(true);
  };

  /** Soon, not now: a push must not start its consumer before the push itself has been answered. */
  const planPump = (): void => {
    if (isPumpPlanned) return;
    isPumpPlanned = true;
    runOutside(() =>
      setImmediate(() => {
        isPumpPlanned = false;
        pump();
      }),
    );
  };

  return {
    start() {
      stopped = false;
      const now = clock.now();
      const left = events().filter(([, event]) => event.state === 'running');
      for (const [, event] of left)
        options.log(
          `queue ${event.queue}: event ${event.eventId} was running when its process ended; it is delivered again`,
        );
      commit([
        ...left.map(([key, event]): Change => ({
          put: 'event',
          key,
          record: afterProcessGone(event, now),
        })),
        ...staleJobs(store, installationId, now, limits),
      ]);
      planPump();
    },
    publish(text, depth, terms = USUAL_DELIVERY) {
      const now = clock.now();
      pushes = pushes.filter((push) => push.at > now - 60_000);
      const pushedLastMinute = pushes.reduce((sum, push) => sum + push.count, 0);
      const copies = options.duplicateDeliveries ? 2 : terms.copies;
      const push = readPush(text, {
        limits,
        now,
        depth,
        consumerMs: options.consumerMs,
        pushedLastMinute,
        ...terms,
        copies,
      });
      if (!push.ok) return push.answer;
      commit(push.changes);
      pushes.push({ at: now, count: push.events });
      planPump();
      return push.answer;
    },
    stats: (text) => jobStats(store, installationId, text),
    cancel(text) {
      const answer = cancelJob(store, installationId, text);
      planPump();
      return answer;
    },
    idle(timeoutMs) {
      if (stopped || events().length === 0) return Promise.resolve(events().length === 0);
      return new Promise((resolve) => {
        const tell = (isIdle: boolean): void => {
          idleWaiters.delete(tell);
          cancel();
          resolve(isIdle);
        };
        idleWaiters.add(tell);
        const cancel = Number.isFinite(timeoutMs)
          ? clock.setTimer(timeoutMs, () => tell(false))
          : () => undefined;
      });
    },
    state() {
      const all = events().map(([, event]) => event);
      return {
        waiting: all.filter((event) => event.state === 'waiting').map(shown),
        running: all.filter((event) => event.state === 'running').map(shown),
        dead: [...dead],
      };
    },
    stop() {
      stopped = true;
      cancelTimer();
      for (const tell of [...idleWaiters]) tell(false);
    },
  };
}
