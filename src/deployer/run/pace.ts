/**
 * How fast to go: an adaptive number of calls in flight (additive increase, multiplicative
 * decrease), a rate budget, and a pause for the class of endpoint that was throttled. Sources:
 * 1,000 requests a minute per instance (Atlassian, JSDCLOUD-11605); whether Assets names a time
 * to wait is unknown, so any that comes is obeyed and none is needed.
 */
import type { EndpointClass } from '../../assets/api';
import type { Clock } from './clock';
import { DOCUMENTED_PER_MINUTE, RateBudget } from '../../assets/rate-budget';
import type { SiteLoad } from '../../assets/site-load';
import type { PaceLesson } from '../../storage/site-memory';

export interface PaceOptions {
  /** Calls in flight at the start. Default 4. */
  start: number;
  /** Most calls in flight. Default 16. */
  most: number;
  /**
   * First pause of a class throttled without a time to wait; doubles up to `longestPauseMs`.
   * Defaults 1,000 and 30,000.
   */
  firstPauseMs: number;
  longestPauseMs: number;
  random: () => number;
  /** Calls in a minute above which it goes gently, for want of anything learnt. Default 960. */
  perMinute: number;
  /** What the client has learnt, and goes on learning from these calls. Default: nothing yet. */
  load?: Pick<SiteLoad, 'rate' | 'quotaMs'> | undefined;
}

export const DEFAULT_PACE: PaceOptions = {
  start: 4,
  most: 16,
  perMinute: DOCUMENTED_PER_MINUTE,
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  random: Math.random,
};

/**
 * Clean answers after which one more call may be in flight, until something goes wrong: from then
 * on, as many as are in flight.
 */
const GROW_AFTER = 4;
/** The same, up to half of what was in flight when it went wrong: twice as many with each round of answers. */
const REGROW_AFTER = 1;
/** Of half of what was in flight, so much goes on after a refusal: few are refused where the site gives less. */
const SHARE_AFTER_REFUSAL = 1 / 8;
/** Calls in flight where it goes on above the documented figure. */
const GENTLE = 4;
/** An answer that takes so many times as long as the fastest of its class shows that the site has enough to do. */
const SLOW = 2.5;

/** What came of a call, as far as speed is concerned. */
export type Signal =
  { kind: 'clean' } | { kind: 'throttled'; retryAfterMs: number | null } | { kind: 'trouble' };

interface ClassState {
  pausedUntil: number;
  strikes: number;
  struckAt: number;
  fastestMs: number;
}

export class Pace {
  private limit: number;
  /** After a refusal one call goes alone, until one is taken. */
  private isScouting = false;
  /** Half of what was in flight at the last trouble: so far it grows quickly again. */
  private half = 0;
  private cleanInARow = 0;
  private inFlightCount = 0;
  private crossed = false;
  private readonly rate: RateBudget;
  private readonly classes = new Map<EndpointClass, ClassState>();
  private lastCut = Number.NEGATIVE_INFINITY;
  private readonly options: PaceOptions;

  constructor(
    private readonly clock: Pick<Clock, 'ticks'>,
    options: Partial<PaceOptions> = {},
  ) {
    this.options = { ...DEFAULT_PACE, ...options };
    this.limit = this.options.start;
    this.rate =
      this.options.load?.rate ?? new RateBudget(() => this.clock.ticks(), this.options.perMinute);
    this.crossed = this.rate.taken >= this.options.perMinute;
  }

  /** What the site has taught so far. */
  lesson(now: number): PaceLesson {
    const together = this.wasCut ? {} : { together: Math.floor(this.limit) };
    return { ...this.rate.lesson(now), ...together };
  }

  /** Calls allowed in flight at this moment. */
  get concurrency(): number {
    return this.isScouting ? 1 : Math.floor(this.limit);
  }

  /** Whether a call of that class may start now. */
  mayStart(endpoint: EndpointClass): boolean {
    return (
      this.inFlightCount < this.concurrency &&
      this.startMs() === 0 &&
      this.pauseMs([endpoint]) === 0
    );
  }

  /**
   * Milliseconds until a call of one of these classes may start without another one ending; null
   * when only a call that ends can do that.
   */
  waitMs(endpoints: readonly EndpointClass[]): number | null {
    if (this.inFlightCount >= this.concurrency) return null;
    return Math.max(this.startMs(), this.pauseMs(endpoints));
  }

  /** Milliseconds until the rate, and the quotas that the site announces, let a call start. */
  private startMs(): number {
    return Math.max(this.rate.waitMs(), this.options.load?.quotaMs() ?? 0);
  }

  /** Milliseconds until the first of these classes is no longer paused; 0 where one is not. */
  pauseMs(endpoints: readonly EndpointClass[]): number {
    if (endpoints.length === 0) return 0;
    const now = this.clock.ticks();
    return Math.max(
      0,
      Math.min(...endpoints.map((endpoint) => this.stateOf(endpoint).pausedUntil - now)),
    );
  }

  /** Milliseconds of waiting that no call of these classes can shorten: what is named by the site. */
  idleMs(endpoints: readonly EndpointClass[]): number {
    return Math.max(this.pauseMs(endpoints), this.options.load?.quotaMs() ?? 0);
  }

  started(): void {
    this.inFlightCount += 1;
    this.rate.started();
    if (this.crossed || this.rate.inLastMinute < this.options.perMinute) return;
    // More than is documented to be taken: gently, so that a site which keeps to it refuses few.
    this.crossed = true;
    this.limit = Math.min(this.limit, GENTLE);
  }

  /** @param startedAt when that call was started, by the clock's ticks */
  ended(endpoint: EndpointClass, signal: Signal, startedAt: number): void {
    this.inFlightCount -= 1;
    if (signal.kind === 'clean') this.onClean(endpoint, startedAt);
    else this.onTrouble(endpoint, signal, startedAt);
  }

  private onClean(endpoint: EndpointClass, startedAt: number): void {
    const state = this.stateOf(endpoint);
    state.strikes = 0;
    this.rate.clean(startedAt);
    const took = this.clock.ticks() - startedAt;
    state.fastestMs = Math.min(state.fastestMs, took);
    if (startedAt > this.lastCut) this.isScouting = false;
    if (took > SLOW * state.fastestMs) return;
    this.cleanInARow += 1;
    if (this.cleanInARow < this.enough) return;
    this.cleanInARow = 0;
    this.limit = Math.min(this.options.most, this.limit + 1);
  }

  private get enough(): number {
    if (!this.wasCut) return GROW_AFTER;
    return this.limit < this.half ? REGROW_AFTER : this.limit;
  }

  /** Whether anything went wrong so far. */
  private get wasCut(): boolean {
    return this.lastCut !== Number.NEGATIVE_INFINITY;
  }

  /**
   * Calls that were in flight together fail together: only one that began after the last cut, or
   * strike, counts as another.
   */
  private onTrouble(
    endpoint: EndpointClass,
    signal: Exclude<Signal, { kind: 'clean' }>,
    startedAt: number,
  ): void {
    const now = this.clock.ticks();
    const isRefusal = signal.kind === 'throttled' && this.rate.refused(startedAt);
    this.cleanInARow = 0;
    if (startedAt > this.lastCut) {
      this.half = Math.max(1, this.limit / 2);
      this.limit = isRefusal ? Math.max(1, this.half * SHARE_AFTER_REFUSAL) : this.half;
      this.lastCut = now;
    }
    if (isRefusal) this.isScouting = true;
    const state = this.stateOf(endpoint);
    if (startedAt > state.struckAt) {
      state.strikes += 1;
      state.struckAt = now;
    }
    state.pausedUntil = Math.max(
      state.pausedUntil,
      now +
        this.pauseAfter(signal.kind === 'throttled' ? signal.retryAfterMs : null, state.strikes),
    );
  }

  /**
   * The time that was named; if obeying it did not help, more than that: a limit that lets just
   * one call through can be used up by a read that goes before every write.
   */
  private pauseAfter(named: number | null, strikes: number): number {
    if (named !== null) return strikes <= 1 ? named : named + this.backOff(strikes - 2);
    return Math.max(50, this.backOff(strikes - 1));
  }

  private backOff(exponent: number): number {
    const { firstPauseMs, longestPauseMs, random } = this.options;
    return random() * Math.min(longestPauseMs, firstPauseMs * 2 ** exponent);
  }

  private stateOf(endpoint: EndpointClass): ClassState {
    const known = this.classes.get(endpoint);
    if (known !== undefined) return known;
    const state = {
      pausedUntil: Number.NEGATIVE_INFINITY,
      strikes: 0,
      struckAt: Number.NEGATIVE_INFINITY,
      fastestMs: Number.POSITIVE_INFINITY,
    };
    this.classes.set(endpoint, state);
    return state;
  }
}
