/**
 * One state of everything: storage, Assets, queue, clocks, the invocations under way, and calls
 * of dead ones that may still land.
 */
import type { LocalState } from './local-states';
import type { Moment } from './machine';
import { nameOf, type WriteOperation } from './operation';
import type { Site } from './site';
import { numberOf, type Store } from './store';

/** Half past an hour: previews are counted by clock hours. */
export const START = Date.UTC(2026, 0, 1, 12, 30);

/**
 * What the platform says of earlier deliveries of an event: nothing, that the last one died, or
 * what that one asked for.
 */
export type Retry = 'none' | 'died' | 'gave-up' | 'busy';

export interface QueuedEvent {
  deploymentId: string;
  epoch: number;
  retry: Retry;
  /** Not delivered before, in ticks. */
  at: number;
}

/** One invocation. */
export interface Run {
  /** Counts invocations; tokens that it draws carry it. */
  serial: number;
  local: LocalState;
  /** Null for a person's call. */
  event: QueuedEvent | null;
  /** Which deployment it may write for. */
  deploymentId: string;
  born: number;
  /** Generation of the lock it has created; 0 for none. */
  generation: number;
  /** When it last saw that nobody had taken over, and that nobody had cancelled (ticks; -Infinity for never). */
  lockSeen: number;
  cancelSeen: number;
  /** It has seen so since its last write to Assets. */
  looked: boolean;
  /** What existed when it took the lock (`numberOf`). */
  stood: number;
  /** Its deployment had ended by then. */
  tookEnded: boolean;
  /** Latest epoch that it noted as the turn that is due. */
  noted: number;
  /** The deployment was stalled at some moment of this call. */
  stallSeen: boolean;
}

/** A write under way when its invocation died: it may still be carried out. */
export interface Late {
  serial: number;
  operation: WriteOperation;
}

/** What may come between, each as often as the bounds of a search allow. */
export const ADVERSITIES = [
  'death',
  'again',
  'clock',
  'storage',
  'assets',
  'stale',
  'status',
  'cancel',
  'confirm',
  'rival',
] as const;
export type Adversity = (typeof ADVERSITIES)[number];

export interface State {
  store: Store;
  site: Site;
  queue: readonly QueuedEvent[];
  /** Every event that was ever pushed, as `deploymentId/epoch`. */
  pushed: readonly string[];
  /** Real time, and how far the wall clock is ahead of it. */
  ticks: number;
  wall: number;
  runs: readonly Run[];
  late: readonly Late[];
  used: Readonly<Record<Adversity, number>>;
  serial: number;
  /** Something went wrong that the platform tells nobody: only a person's question can show it. */
  silent: boolean;
  /** Previews whose confirmation was answered with "started". */
  started: readonly string[];
}

export const momentOf = ({ ticks, wall }: State): Moment => ({ ticks, now: START + ticks + wall });

export const usedIn = ({ used }: State): number =>
  ADVERSITIES.reduce((sum, each) => sum + used[each], 0);

export const spend = (state: State, adversity: Adversity): State => ({
  ...state,
  used: { ...state.used, [adversity]: state.used[adversity] + 1 },
});

const LEASE_MS = 900;

/** Two states of one name have the same future. */
export function nameOfState(state: State): string {
  const { ticks } = state;
  const age = (seen: number): number => Math.min(LEASE_MS, ticks - seen);
  const runs = state.runs.map((run) =>
    [
      run.serial,
      run.local.id,
      eventName(run.event),
      run.born,
      run.generation,
      age(run.lockSeen),
      age(run.cancelSeen),
      run.stood,
      run.noted,
      `${run.stallSeen ? 1 : 0}${run.tookEnded ? 1 : 0}${run.looked ? 1 : 0}`,
    ].join('.'),
  );
  return `${situation(state)}|${runs.join('+')}|${ADVERSITIES.map((each) => state.used[each]).join('')}`;
}

/** What is left when nothing is under way. */
export function situation({
  store,
  site,
  queue,
  pushed,
  ticks,
  wall,
  late,
  started,
  serial,
  silent,
}: State): string {
  return [
    `${store.id},${site.id},${ticks},${wall},${serial}${silent ? '?' : ''}`,
    queue.map(eventName).sort().join('+'),
    pushed.join('+'),
    started.join('+'),
    late.map(lateName).sort().join('+'),
  ].join('|');
}

const eventName = (event: QueuedEvent | null): string =>
  event === null ? '' : `${event.deploymentId}/${event.epoch}/${event.retry}/${event.at}`;

export const lateName = ({ serial, operation }: Late): string =>
  `${serial} ${nameOf(operation)} ${numberOf(JSON.stringify(operation))}`;
