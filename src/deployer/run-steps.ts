/**
 * Carries out steps until all are done, time is up, or something ends it. Knows no invoker, no queue and no storage: those come
 * in as functions. Nothing is sent twice before what became of it was read.
 */
import type { AssetsClient, WriteOutcome } from '../assets/api';
import type { ObservedIcon } from '../assets/observation';
import { AppError } from '../errors';
import { describeKey, type NaturalKey } from '../planner/natural-key';
import type { Step } from '../planner/plan';
import type { Clock } from './clock';
import { createElement, endpointClassOf, type Made } from './create-element';
import { globalStandIn } from './global-stand-in';
import { Pace, RetryBudget, type PaceOptions } from './pace';
import { ReadBack } from './read-back';
import { WorkList } from './work-list';

export interface StepFailure { key: NaturalKey; sentence: string; remedy: string }

export type RunEnd =
  | { kind: 'all-done' }
  /** Steps remain; nothing is in flight. */
  | { kind: 'out-of-time' }
  | { kind: 'interrupted'; by: 'cancelled' | 'fenced' }
  /** Assets answers so badly that more calls would do harm; later may be better. */
  | { kind: 'unavailable'; sentence: string }
  /** The person may not (or no longer) do this. */
  | { kind: 'refused'; error: AppError }
  /** Assets refused single steps; all others that do not depend on them are done. */
  | { kind: 'incomplete'; failures: StepFailure[] }
  /** Something stands that is not of this deployment. */
  | { kind: 'drifted'; failures: StepFailure[] };

export interface RunInput {
  client: AssetsClient;
  steps: readonly Step[];
  ids: ReadonlyMap<NaturalKey, string>;
  icons: readonly ObservedIcon[];
  clock: Clock;
  /** No call is started after this time (milliseconds, by `clock`). */
  until: number;
  /** Asked at most twice a second: may writing go on? */
  mayGoOn(): Promise<'go' | 'cancelled' | 'fenced'>;
  /** Awaited before anything that depends on the step begins. */
  onMade(step: Step, id: string): Promise<void>;
  /** Told of a step's start, to show what is being worked on. */
  onStart(step: Step): void;
  pace?: Partial<PaceOptions>;
}

const CHECK_EVERY_MS = 500;
const MOST_FAILURES = 10;
const MOST_STRIKES = 12;
/** A list may lag behind a write for a moment: how long to wait before "absent" is believed. */
const STALE_MS = 1_000;

export async function runSteps(input: RunInput): Promise<RunEnd> {
  return new Run(input).go();
}

class Run {
  private readonly work: WorkList;
  private readonly pace: Pace;
  private readonly budget = new RetryBudget();
  private readonly readBack: ReadBack;
  private readonly ids: Map<NaturalKey, string>;
  private readonly failures: StepFailure[] = [];
  private readonly sentBefore = new Map<NaturalKey, number>();
  private stop: RunEnd | null = null;
  private strikes = 0;
  private active = 0;
  private lastCheck = Number.NEGATIVE_INFINITY;
  private bug: unknown = null;
  private wake: () => void = () => undefined;

  constructor(private readonly input: RunInput) {
    this.work = new WorkList(input.steps);
    this.pace = new Pace(input.clock, input.pace);
    this.readBack = new ReadBack(input.client, input.clock);
    this.ids = new Map(input.ids);
  }

  async go(): Promise<RunEnd> {
    for (;;) {
      if (this.bug !== null) throw this.bug;
      this.checkTime();
      this.checkPermission();
      this.startReady();
      if (this.active === 0 && (this.stop !== null || this.work.open === 0)) return this.end();
      await this.nextEvent();
    }
  }

  private end(): RunEnd {
    if (this.stop !== null) return this.stop;
    return this.failures.length === 0 ? { kind: 'all-done' } : { kind: 'incomplete', failures: this.failures };
  }

  private checkTime(): void {
    if (this.stop === null && this.work.open > 0 && this.input.clock.now() >= this.input.until) this.stop = { kind: 'out-of-time' };
  }

  private checkPermission(): void {
    const now = this.input.clock.now();
    if (this.stop !== null || now - this.lastCheck < CHECK_EVERY_MS) return;
    this.lastCheck = now;
    this.track(this.input.mayGoOn().then((answer) => {
      if (answer !== 'go' && this.stop === null) this.stop = { kind: 'interrupted', by: answer };
    }));
  }

  private startReady(): void {
    while (this.stop === null && this.work.hasReady) {
      const step = this.work.take((candidate) => this.pace.mayStart(endpointClassOf(candidate)));
      if (step === undefined) return;
      this.pace.started();
      this.input.onStart(step);
      this.track(this.perform(step));
    }
  }

  private track(task: Promise<void>): void {
    this.active += 1;
    task.catch((error: unknown) => { this.bug = error ?? new Error('A step failed without a reason.'); })
      .finally(() => { this.active -= 1; this.wake(); });
  }

  private async nextEvent(): Promise<void> {
    const woken = new Promise<void>((resolve) => { this.wake = resolve; });
    const paused = this.stop === null && this.work.hasReady ? this.pace.waitMs(['schema', 'config', 'objecttype', 'attribute']) : null;
    const pending = this.active > 0 ? CHECK_EVERY_MS : 50;
    await Promise.race([woken, this.input.clock.sleep(Math.min(paused ?? pending, CHECK_EVERY_MS))]);
  }

  private async perform(step: Step): Promise<void> {
    const endpoint = endpointClassOf(step);
    const sentAt = this.input.clock.now();
    const before = this.sentBefore.get(step.key);
    this.sentBefore.set(step.key, before ?? sentAt);
    const outcome = await this.send(step);
    this.pace.ended(endpoint, signalOf(outcome));
    if (outcome.kind === 'throttled') this.onThrottled(step, before === undefined);
    else {
      this.strikes = 0;
      if (outcome.kind === 'created') await this.finish(step, outcome.value.id);
      else if (outcome.kind === 'unknown') await this.onUnknown(step, outcome.detail);
      else await this.onRejected(step, outcome.duplicate, outcome.why);
    }
  }

  private async send(step: Step): Promise<WriteOutcome<Made>> {
    try {
      return await createElement(this.input.client, step, this.ids, this.input.icons);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const refused = error.code === 'forbidden' || error.code === 'unauthorized' || error.code === 'scope-missing';
      return refused ? { kind: 'rejected', status: 403, duplicate: false, why: error } : { kind: 'unknown', detail: error.message };
    }
  }

  private async finish(step: Step, id: string): Promise<void> {
    this.budget.refundOne();
    this.ids.set(step.key, id);
    await this.input.onMade(step, id);
    this.work.done(step);
  }

  private onThrottled(step: Step, first: boolean): void {
    if (first) this.sentBefore.delete(step.key);
    this.strikes += 1;
    if (this.strikes > MOST_STRIKES * this.pace.concurrency) this.stop ??= { kind: 'unavailable', sentence: 'Assets keeps refusing calls because of its rate limit.' };
    this.work.putBack(step);
  }

  /** It may be there or not: read, wait out a stale list, read again; only then is it sent once more. */
  private async onUnknown(step: Step, detail: string): Promise<void> {
    if (!this.budget.spend()) {
      this.stop ??= { kind: 'unavailable', sentence: `Assets does not answer reliably (${detail}).` };
      this.work.putBack(step);
      return;
    }
    for (const wait of [0, STALE_MS]) {
      if (wait > 0) await this.input.clock.sleep(wait);
      if (await this.settle(step)) return;
    }
    this.work.putBack(step);
  }

  private async onRejected(step: Step, duplicate: boolean, why: AppError): Promise<void> {
    if (why.code === 'forbidden' || why.code === 'unauthorized' || why.code === 'scope-missing') {
      this.stop ??= { kind: 'refused', error: why };
      this.work.putBack(step);
      return;
    }
    if (duplicate) {
      for (const wait of [0, STALE_MS, 2 * STALE_MS]) {
        if (wait > 0) await this.input.clock.sleep(wait);
        if (await this.settle(step)) return;
      }
    }
    const standIn = await globalStandIn(this.input.client, step);
    if (standIn !== null) return this.finish(step, standIn);
    this.fail(step, why.message, why.remedy);
  }

  /** True once it is known what stands: ours (the step is done) or somebody else's (the run ends). */
  private async settle(step: Step): Promise<boolean> {
    const sentAt = this.sentBefore.get(step.key) ?? this.input.clock.now();
    const standing = await this.readBack.find(step, this.ids, sentAt, this.input.clock.now()).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (standing === null || standing.kind === 'absent') return false;
    if (standing.kind === 'ours') {
      await this.finish(step, standing.id);
      return true;
    }
    this.fail(step, `${describeKey(step.key)}: ${standing.detail}.`, 'Rename or remove what stands there, then preview again.');
    this.stop ??= { kind: 'drifted', failures: this.failures };
    return true;
  }

  private fail(step: Step, sentence: string, remedy: string): void {
    this.work.drop(step);
    this.failures.push({ key: step.key, sentence, remedy });
    if (this.failures.length >= MOST_FAILURES) this.stop ??= { kind: 'incomplete', failures: this.failures };
  }
}

function signalOf(outcome: WriteOutcome<Made>): Parameters<Pace['ended']>[1] {
  if (outcome.kind === 'throttled') return { kind: 'throttled', retryAfterMs: outcome.retryAfterMs };
  return outcome.kind === 'unknown' ? { kind: 'trouble' } : { kind: 'clean' };
}
