/** One step: sent, and what became of it told apart. Nothing is sent twice before what became of it was read. */
import type { AssetsClient, WriteOutcome } from '../../assets/api';
import type { ObservedIcon } from '../../assets/observation';
import { mayPass } from '../../assets/passing';
import { AppError } from '../../errors';
import { describeKey, type NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';
import type { Clock } from './clock';
import {
  createElement,
  endpointClassOf,
  type Ids,
  type Made,
  type TurnedAway,
} from './create-element';
import { Dresser, type Left } from './dresser';
import { globalStandIn } from './global-stand-in';
import type { Pace } from './pace';
import { ReadBack } from './read-back';
import { isRefusal } from '../refusal';
import type { RetryBudget } from './retry-budget';
import type { SiteLessons } from './site-lessons';
import { WAIT_FOR_THEM } from './standing';
import { vanishedBelow } from './vanished';

export type StepEnd =
  /** `left`: what it was made without. */
  | { kind: 'made'; id: string; left: Left[] }
  /** It was already there when it was to be made: taken as it is, and not counted as made. */
  | { kind: 'there'; id: string }
  /** Assets does not let it be made here, and something global that was there takes its place. */
  | { kind: 'stands-in'; id: string }
  /** It is certainly not there and may be sent again. */
  | { kind: 'again' }
  | { kind: 'throttled' }
  /** Likewise; what turned it away may pass. */
  | { kind: 'turned-away' }
  /** Certainly not there: its description or icon was refused, and it is to be sent with less. */
  | { kind: 'reworded' }
  /** Assets refuses it. */
  | { kind: 'failed'; sentence: string; remedy: string }
  /**
   * Something exists that is not ours, or something it builds on is gone. `id`: of what is there
   * exactly as it was to be made.
   */
  | { kind: 'moved'; sentence: string; remedy: string; id?: string }
  /** The person may not (or no longer) do this. */
  | { kind: 'refused'; error: AppError }
  /**
   * Whether it is there could not be read: it must not be sent again by this run. `isRefused`:
   * Assets refused every one that was sent, so that what is there is not ours.
   */
  | { kind: 'unsettled'; sentence: string; isRefused?: boolean }
  /** Time was up before that was known: likewise. */
  | { kind: 'out-of-time'; isRefused?: boolean };

export interface PerformInput {
  client: AssetsClient;
  clock: Clock;
  /** By `clock.ticks()`: no wait ends later. */
  until: number;
  icons: readonly ObservedIcon[];
  steps: readonly Step[];
  lessons: SiteLessons;
  pace: Pace;
  budget: RetryBudget;
  /** An earlier turn may have sent any of the steps, without an answer to it. Default: false. */
  mayBeSent?: boolean;
  /** Whether a write may be begun at this moment. Default: always. */
  mayWrite?(): Promise<boolean>;
  /** Told that Assets refused a step, before it is certain that it is not there. */
  onRefused?(step: Step): void;
}

type Rejected = Extract<WriteOutcome<Made>, { kind: 'rejected' }>;

/**
 * A list may lag behind a write: how long to wait before "absent" is believed, look after look.
 * Longer than `LONGEST_LAG_MS` in all, because Assets may take what is sent once more, and then
 * it exists twice.
 */
const AFTER_UNKNOWN_MS = [0, 2_500, 8_000];
/** Switching sharing on twice is the same as once. */
const AFTER_UNKNOWN_SHARING_MS = [0, 1_000];
/**
 * A sign-in that is not accepted may be the next time: so often it is sent once more, before it
 * counts as a refusal.
 */
const MOST_TURNED_AWAY = 2;
/**
 * Refused, most often because the name is taken: then it is there, and the list only lags, or
 * somebody made what this person cannot see.
 */
const AFTER_REFUSAL_MS = [0, 1_000, 3_000, 6_000];
/**
 * Where a turn ends before the last look: so long without seeing it will do. A turn begins when
 * lists show all that earlier ones made (`lag.ts`), and short turns after a person's questions
 * would otherwise ask Assets the same again and again.
 */
const BELIEVED_MS = 4_000;

export class StepPerformer {
  private readonly readBack: ReadBack;
  private readonly sentAt = new Map<NaturalKey, number>();
  private readonly turnedAway = new Map<NaturalKey, number>();
  private readonly dresser: Dresser;
  /** Sent with an answer that was lost, so that it may be there all the same. */
  private readonly inDoubt = new Set<NaturalKey>();
  /** What Assets said first, before anything was left out. */
  private readonly firstRefusal = new Map<NaturalKey, AppError>();

  constructor(private readonly input: PerformInput) {
    this.readBack = new ReadBack(input.client, input.lessons);
    this.dresser = new Dresser(input.lessons, input.icons, input.steps);
  }

  async perform(step: Step, ids: Ids): Promise<StepEnd> {
    const { clock, pace } = this.input;
    const isFirst = !this.sentAt.has(step.key);
    if (isFirst) this.sentAt.set(step.key, clock.now());
    const startedAt = clock.ticks();
    const outcome = this.orTurnedAway(step, await this.send(step, ids));
    pace.ended(endpointClassOf(step.kind), signalOf(outcome), startedAt);
    this.dresser.ended(step);
    switch (outcome.kind) {
      case 'created':
        return this.made(step, outcome.value.id);
      case 'throttled':
        if (isFirst) this.sentAt.delete(step.key);
        return { kind: 'throttled' };
      case 'turned-away':
        if (isFirst) this.sentAt.delete(step.key);
        return { kind: 'turned-away' };
      case 'unknown':
        return this.onUnknown(step, ids, outcome.detail);
      case 'rejected':
        return this.unlessUnreadable(() => this.onRejected(step, ids, outcome, !isFirst));
    }
  }

  /**
   * Nothing was carried out, neither by a write that is answered 401 nor by one that a read
   * before it kept from being sent.
   */
  private orTurnedAway(
    step: Step,
    outcome: WriteOutcome<Made> | TurnedAway,
  ): WriteOutcome<Made> | TurnedAway {
    if (outcome.kind !== 'rejected' || !mayPass(outcome.why)) return outcome;
    const times = this.turnedAway.get(step.key) ?? 0;
    this.turnedAway.set(step.key, times + 1);
    return times < MOST_TURNED_AWAY ? { kind: 'turned-away' } : outcome;
  }

  private async made(step: Step, id: string): Promise<StepEnd> {
    return { kind: 'made', id, left: await this.dresser.made(step) };
  }

  private async send(step: Step, ids: Ids): Promise<WriteOutcome<Made> | TurnedAway> {
    const { client, mayWrite } = this.input;
    try {
      return await createElement(client, step, ids, this.dresser.wear(step), mayWrite);
    } catch (error) {
      // Only a read before the write throws an AppError: nothing was sent.
      if (!(error instanceof AppError)) throw error;
      if (isRefusal(error)) return { kind: 'rejected', status: 403, duplicate: false, why: error };
      return error.code === 'rate-limited'
        ? { kind: 'throttled', retryAfterMs: error.retryAfterMs ?? null }
        : { kind: 'unknown', detail: error.message };
    }
  }

  /** It may be there or not: read, wait out a stale list, read again; only then is it sent once more. */
  private async onUnknown(step: Step, ids: Ids, detail: string): Promise<StepEnd> {
    if (!this.input.budget.spend())
      return { kind: 'unsettled', sentence: `Assets does not answer reliably (${detail}).` };
    this.inDoubt.add(step.key);
    const waits = step.kind === 'sharing' ? AFTER_UNKNOWN_SHARING_MS : AFTER_UNKNOWN_MS;
    return (await this.settle(step, ids, waits)) ?? { kind: 'again' };
  }

  private async onRejected(
    step: Step,
    ids: Ids,
    { duplicate, why: said, concern }: Rejected,
    wasSentBefore: boolean,
  ): Promise<StepEnd> {
    // Where it is still refused without, the first answer tells more than the last.
    const why = concern === undefined ? said : (this.firstRefusal.get(step.key) ?? said);
    this.firstRefusal.set(step.key, why);
    // An answer that says nothing may mean that it is there already.
    const lookFirst = concern === 'unsaid' && this.inDoubt.has(step.key);
    if (concern !== undefined && !lookFirst && (await this.dresser.dropMore(step, concern)))
      return { kind: 'reworded' };
    if (isRefusal(why)) {
      const standIn =
        why.code === 'forbidden' ? await globalStandIn(this.input.client, step) : null;
      return standIn === null
        ? { kind: 'refused', error: why }
        : { kind: 'stands-in', id: standIn };
    }
    if (!duplicate && !wasSentBefore) {
      const standIn = await globalStandIn(this.input.client, step);
      if (standIn !== null) return { kind: 'stands-in', id: standIn };
    }
    this.input.onRefused?.(step);
    // However it is worded: it may be there, and a list not show it yet.
    const since = this.input.clock.ticks();
    const settled = await this.settle(step, ids, AFTER_REFUSAL_MS);
    const isBelieved =
      settled?.kind === 'out-of-time' &&
      !this.inDoubt.has(step.key) &&
      this.input.clock.ticks() - since >= BELIEVED_MS;
    if (settled !== null && !isBelieved) return this.asRefused(step, settled);
    if (lookFirst && (await this.dresser.dropMore(step, concern))) return { kind: 'reworded' };
    const gone = await vanishedBelow(step, ids, this.readBack);
    if (gone !== null)
      return {
        kind: 'moved',
        sentence: `${describeKey(step.key)} cannot be created, because ${gone} is no longer there.`,
        remedy: 'Preview again to see what would be done now.',
      };
    const standIn = await globalStandIn(this.input.client, step);
    if (standIn !== null) return { kind: 'stands-in', id: standIn };
    if (duplicate && step.kind === 'schema') {
      return {
        kind: 'failed',
        sentence: `${why.message} No object schema of that key or name is visible to you.`,
        remedy:
          'Another account may see it: ask an Assets administrator, or deploy under another name and key.',
      };
    }
    return { kind: 'failed', sentence: why.message, remedy: why.remedy };
  }

  private asRefused(step: Step, end: StepEnd): StepEnd {
    const isOpen = end.kind === 'out-of-time' || end.kind === 'unsettled';
    return isOpen && !this.mayBeOurs(step) ? { ...end, isRefused: true } : end;
  }

  /** Whether it may have been sent with an answer that was lost, by this turn or an earlier one. */
  private mayBeOurs({ key }: Step): boolean {
    return this.inDoubt.has(key) || this.input.mayBeSent === true;
  }

  /** What is known after looking; null where nothing is there. */
  private async settle(step: Step, ids: Ids, waits: readonly number[]): Promise<StepEnd | null> {
    const { clock, until } = this.input;
    let last: StepEnd | null = null;
    for (const wait of waits) {
      if (wait > 0 && clock.ticks() + wait > until) return { kind: 'out-of-time' };
      if (wait > 0) await clock.sleep(wait);
      last = await this.unlessUnreadable(() => this.look(step, ids));
      if (last !== null && last.kind !== 'unsettled') return last;
    }
    return last;
  }

  private async look(step: Step, ids: Ids): Promise<StepEnd | null> {
    const standing = await this.readBack.find(
      step,
      ids,
      this.sentAt.get(step.key) ?? this.input.clock.now(),
    );
    if (standing.kind === 'absent') return null;
    if (standing.kind === 'ours') return this.oursOrThere(step, standing.id);
    return {
      kind: 'moved',
      sentence: `${describeKey(step.key)}: ${standing.detail}.`,
      remedy: standing.remedy ?? 'Rename or remove what is there, then preview again.',
    };
  }

  /**
   * It is as it was to be made. Where no answer to its creation was lost, Assets has refused every
   * one that was sent: somebody else was quicker. (Or the network sent one twice, and told of the
   * second: that looks the same.) An object schema of somebody else is not filled.
   */
  private async oursOrThere(step: Step, id: string): Promise<StepEnd> {
    if (this.mayBeOurs(step) || step.kind === 'sharing') return this.made(step, id);
    return step.kind === 'schema'
      ? {
          kind: 'moved',
          sentence: `${describeKey(step.key)} is there since a moment ago, and Assets refused to make it once more.`,
          remedy: WAIT_FOR_THEM,
          id,
        }
      : { kind: 'there', id };
  }

  private async unlessUnreadable<T>(work: () => Promise<T>): Promise<T | StepEnd> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return isRefusal(error)
        ? { kind: 'refused', error }
        : { kind: 'unsettled', sentence: error.message };
    }
  }
}

function signalOf(outcome: WriteOutcome<Made> | TurnedAway): Parameters<Pace['ended']>[1] {
  if (outcome.kind === 'throttled')
    return { kind: 'throttled', retryAfterMs: outcome.retryAfterMs };
  return outcome.kind === 'unknown' || outcome.kind === 'turned-away'
    ? { kind: 'trouble' }
    : { kind: 'clean' };
}
