/**
 * Carries out steps until all are done, time is up, or something ends it. Knows no invoker, no
 * queue and no storage: those come in as functions.
 */
import type { AssetsClient } from '../../assets/api';
import type { ObservedIcon } from '../../assets/observation';
import type { AppError } from '../../errors';
import type { NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';
import type { PaceLesson } from '../../storage/site-memory';
import type { Clock } from './clock';
import type { Left } from './dresser';
import { endpointClassOf } from './create-element';
import { Pace, type PaceOptions } from './pace';
import { StepPerformer, type StepEnd } from './perform-step';
import { RetryBudget } from './retry-budget';
import { SiteLessons } from './site-lessons';
import { WorkList } from './work-list';

export interface StepFailure {
  key: NaturalKey;
  sentence: string;
  remedy: string;
}

export type RunEnd =
  | { kind: 'all-done' }
  /** Steps remain; nothing is in flight. */
  | { kind: 'out-of-time' }
  /** `finished`: what was in flight when it was interrupted, and was made. */
  | { kind: 'interrupted'; by: 'cancelled' | 'fenced'; finished: NaturalKey[] }
  /**
   * Assets answers so badly that more calls would do harm; later may be better. `retryAfterMs`:
   * the wait it asked for, or null.
   */
  | { kind: 'unavailable'; sentence: string; retryAfterMs: number | null }
  /** The person may not (or no longer) do this. */
  | { kind: 'refused'; error: AppError }
  /**
   * `incomplete`: Assets refused single steps; all others that do not wait for them are done.
   * `drifted`: something exists that is not of this deployment, or something it builds on is
   * gone. `waiting`: steps given up because they wait for a failed one.
   */
  | { kind: 'incomplete' | 'drifted'; failures: StepFailure[]; waiting: NaturalKey[] };

export interface RunInput {
  client: AssetsClient;
  steps: readonly Step[];
  ids: ReadonlyMap<NaturalKey, string>;
  icons: readonly ObservedIcon[];
  clock: Clock;
  /** No call is started after this time (by `clock.ticks()`). */
  until: number;
  /** Asked before the first call, and then about twice a second: may writing go on? What it throws ends the run. */
  mayGoOn(): Promise<'go' | 'cancelled' | 'fenced'>;
  /**
   * Awaited before anything that depends on the step begins. What it throws ends the run. Not
   * told of what stands in for a step.
   */
  onMade(step: Step, id: string): Promise<void>;
  /** Told of what was already there when it was to be made, before anything that depends on it begins. */
  onThere?(step: Step, id: string): void;
  /** Told of a step's start, to show what is being worked on. */
  onStart(step: Step): void;
  /**
   * Told of a step of which it is not certain whether it was made. It may be made after all, of
   * which `onMade` tells.
   */
  onDoubt(step: Step): void;
  /** Told of what an element was made without, before `onMade`. */
  onLeft?(step: Step, left: readonly Left[]): void;
  /** An earlier turn may have sent any of the steps, without an answer to it. Default: false. */
  mayBeSent?: boolean;
  /** What the site has taught before, and teaches now. Default: nothing yet. */
  lessons?: SiteLessons;
  pace?: Partial<PaceOptions>;
  /** Told before it returns what the site has taught about its limit. */
  onPaced?(lesson: PaceLesson): void;
}

const ASK_EVERY_MS = 500;
/** An answer of `mayGoOn` is good for so long after it was asked (milliseconds): nothing is started on an older one. */
export const LEASE_MS = 900;
const MOST_FAILURES = 10;
/** Nothing but refusals for the rate limit for so long: whoever uses it up does not stop. */
const LONGEST_THROTTLED_MS = 120_000;
/** A longer pause is not waited out by a function that is paid by the second: the next turn comes after it. */
const LONGEST_IDLE_MS = 30_000;

/** Returns, or throws what a callback threw or a bug, only when nothing is in flight any more. */
export async function runSteps(input: RunInput): Promise<RunEnd> {
  return new Run(input).go();
}

class Run {
  private readonly work: WorkList;
  private readonly pace: Pace;
  private readonly budget = new RetryBudget();
  private readonly performer: StepPerformer;
  private readonly ids: Map<NaturalKey, string>;
  private readonly failures: StepFailure[] = [];
  private readonly waiting: NaturalKey[] = [];
  private readonly finished: NaturalKey[] = [];
  private stop: RunEnd | { kind: 'thrown'; error: unknown } | null = null;
  private throttledSince: number | null = null;
  private active = 0;
  private asking = false;
  private askedAt = Number.NEGATIVE_INFINITY;
  private goodUntil = Number.NEGATIVE_INFINITY;
  private wake: () => void = () => undefined;

  constructor(private readonly input: RunInput) {
    this.work = new WorkList(input.steps);
    this.pace = new Pace(input.clock, input.pace);
    this.performer = new StepPerformer({
      ...input,
      lessons: input.lessons ?? new SiteLessons(),
      pace: this.pace,
      budget: this.budget,
      mayWrite: () => this.mayWrite(),
      onRefused: (step) => {
        this.work.letPass(step);
        this.wake();
      },
    });
    this.ids = new Map(input.ids);
  }

  async go(): Promise<RunEnd> {
    for (;;) {
      this.checkTime();
      this.askInTime();
      this.startReady();
      if (this.active === 0 && (this.stop !== null || this.work.open === 0)) {
        this.input.onPaced?.(this.pace.lesson(this.input.clock.now()));
        return this.end();
      }
      await this.nextEvent();
    }
  }

  private end(): RunEnd {
    if (this.stop?.kind === 'thrown') throw this.stop.error;
    if (this.stop?.kind === 'interrupted') return { ...this.stop, finished: this.finished };
    if (this.stop !== null) return this.stop;
    return this.failures.length === 0
      ? { kind: 'all-done' }
      : { kind: 'incomplete', failures: this.failures, waiting: this.waiting };
  }

  private checkTime(): void {
    if (this.stop === null && this.work.open > 0 && this.input.clock.ticks() >= this.input.until)
      this.stop = { kind: 'out-of-time' };
  }

  private askInTime(): void {
    const now = this.input.clock.ticks();
    if (
      this.stop !== null ||
      this.asking ||
      this.work.open === 0 ||
      now - this.askedAt < ASK_EVERY_MS
    )
      return;
    this.askedAt = now;
    this.asking = true;
    this.track(
      this.ask(now).finally(() => {
        this.asking = false;
      }),
    );
  }

  private async ask(now: number): Promise<void> {
    const answer = await this.input.mayGoOn();
    if (answer === 'go') this.goodUntil = now + LEASE_MS;
    else this.stop ??= { kind: 'interrupted', by: answer, finished: [] };
  }

  private mayStart(): boolean {
    return this.stop === null && this.input.clock.ticks() < this.goodUntil;
  }

  /** Of a step that was started in time; asked anew where the last answer is too old. */
  private async mayWrite(): Promise<boolean> {
    const { clock } = this.input;
    if (clock.ticks() >= this.goodUntil) await this.ask(clock.ticks());
    const isStopped = this.stop !== null && this.stop.kind !== 'out-of-time';
    return !isStopped && clock.ticks() < this.goodUntil;
  }

  private startReady(): void {
    while (this.mayStart()) {
      const step = this.work.take((kind) => this.pace.mayStart(endpointClassOf(kind)));
      if (step === undefined) return;
      this.pace.started();
      this.input.onStart(step);
      this.track(this.perform(step));
    }
  }

  private track(task: Promise<void>): void {
    this.active += 1;
    void task
      .catch((error: unknown) => {
        if (this.stop?.kind !== 'thrown') this.stop = { kind: 'thrown', error };
      })
      .then(() => {
        this.active -= 1;
        this.wake();
      });
  }

  private async nextEvent(): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    const classes = this.work.readyKinds().map(endpointClassOf);
    if (this.stop === null && this.active === 0) this.giveUpLongPause(this.pace.idleMs(classes));
    const wait = this.stop === null && classes.length > 0 ? this.pace.waitMs(classes) : null;
    await this.input.clock.sleep(
      Math.max(1, Math.min(wait ?? ASK_EVERY_MS, this.untilAsked())),
      woken,
    );
  }

  private untilAsked(): number {
    if (this.asking) return ASK_EVERY_MS;
    const next = this.askedAt + ASK_EVERY_MS - this.input.clock.ticks();
    return next > 0 && next < ASK_EVERY_MS ? next : ASK_EVERY_MS;
  }

  private giveUpLongPause(pause: number): void {
    if (pause > LONGEST_IDLE_MS)
      this.stop = {
        kind: 'unavailable',
        sentence: 'Assets asks to wait before the next call.',
        retryAfterMs: pause,
      };
  }

  private async perform(step: Step): Promise<void> {
    const end = await this.performer.perform(step, this.ids);
    if (end.kind !== 'throttled') this.throttledSince = null;
    if (end.kind === 'made') {
      if (end.left.length > 0) this.input.onLeft?.(step, end.left);
      return this.onMade(step, end.id);
    }
    if ((end.kind === 'there' || end.kind === 'moved') && end.id !== undefined)
      this.input.onThere?.(step, end.id);
    if (end.kind === 'there' || end.kind === 'stands-in') return this.onDone(step, end.id);
    if (end.kind === 'failed' || end.kind === 'moved') return this.onFailed(step, end);
    const isOpen = end.kind === 'unsettled' || end.kind === 'out-of-time';
    if (end.kind === 'again' || (isOpen && end.isRefused !== true)) this.input.onDoubt(step);
    this.work.putBack(step);
    this.stop ??= this.stopAfter(end);
  }

  private stopAfter(
    end: Exclude<StepEnd, { kind: 'made' | 'there' | 'stands-in' | 'failed' | 'moved' }>,
  ): RunEnd | null {
    switch (end.kind) {
      case 'again':
      case 'turned-away':
      case 'reworded':
        return null;
      case 'throttled':
        this.throttledSince ??= this.input.clock.ticks();
        return this.input.clock.ticks() - this.throttledSince < LONGEST_THROTTLED_MS
          ? null
          : {
              kind: 'unavailable',
              sentence: 'Assets keeps refusing calls because of its rate limit.',
              retryAfterMs: null,
            };
      case 'refused':
        return { kind: 'refused', error: end.error };
      case 'unsettled':
        return { kind: 'unavailable', sentence: end.sentence, retryAfterMs: null };
      case 'out-of-time':
        return { kind: 'out-of-time' };
    }
  }

  private async onMade(step: Step, id: string): Promise<void> {
    if (this.stop !== null) this.finished.push(step.key);
    this.budget.refundOne();
    await this.input.onMade(step, id);
    this.onDone(step, id);
  }

  private onDone(step: Step, id: string): void {
    this.ids.set(step.key, id);
    this.work.done(step);
  }

  private onFailed(step: Step, end: Extract<StepEnd, { kind: 'failed' | 'moved' }>): void {
    const [, ...waiting] = this.work.drop(step);
    this.failures.push({ key: step.key, sentence: end.sentence, remedy: end.remedy });
    this.waiting.push(...waiting.map(({ key }) => key));
    const facts = { failures: this.failures, waiting: this.waiting };
    if (end.kind === 'moved') this.stop ??= { kind: 'drifted', ...facts };
    else if (this.failures.length >= MOST_FAILURES) this.stop ??= { kind: 'incomplete', ...facts };
  }
}
