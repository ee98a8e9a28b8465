/**
 * How fast to go: an adaptive number of calls in flight (additive increase, multiplicative decrease), a rate budget, and a pause
 * for the class of endpoint that was throttled. Sources: 1,000 requests a minute per instance (Atlassian, JSDCLOUD-11605);
 * whether Assets names a time to wait is unknown, so any that comes is obeyed and none is needed.
 */
import type { EndpointClass } from '../../assets/api';
import type { Clock } from './clock';
import { RateBudget, type RateOptions } from './rate-budget';

export interface PaceOptions extends RateOptions {
  /** Calls in flight at the start. Default 4. */
  start: number;
  /** Most calls in flight. Default 8. */
  most: number;
  /** First pause of a class throttled without a time to wait; doubles up to `longestPauseMs`. Defaults 1,000 and 30,000. */
  firstPauseMs: number;
  longestPauseMs: number;
  random: () => number;
}

export const DEFAULT_PACE: PaceOptions = {
  start: 4,
  most: 8,
  perWindow: 960,
  windowMs: 60_000,
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  random: Math.random,
};

/** What came of a call, as far as speed is concerned. */
export type Signal =
  { kind: 'clean' } | { kind: 'throttled'; retryAfterMs: number | null } | { kind: 'trouble' };

interface ClassState {
  pausedUntil: number;
  strikes: number;
  struckAt: number;
}

export class Pace {
  private limit: number;
  private cleanInARow = 0;
  private inFlightCount = 0;
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
    this.rate = new RateBudget(() => this.clock.ticks(), this.options);
  }

  get inFlight(): number {
    return this.inFlightCount;
  }

  /** Calls allowed in flight at this moment. */
  get concurrency(): number {
    return Math.floor(this.limit);
  }

  /** Whether a call of that class may start now. */
  mayStart(endpoint: EndpointClass): boolean {
    return (
      this.inFlightCount < this.concurrency &&
      this.rate.waitMs() === 0 &&
      this.pauseMs([endpoint]) === 0
    );
  }

  /** Milliseconds until a call of one of these classes may start without another one ending; null when only a call that ends can do that. */
  waitMs(endpoints: readonly EndpointClass[]): number | null {
    if (this.inFlightCount >= this.concurrency) return null;
    return Math.max(this.rate.waitMs(), this.pauseMs(endpoints));
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

  started(): void {
    this.inFlightCount += 1;
    this.rate.started();
  }

  /** @param startedAt when that call was started, by the clock's ticks */
  ended(endpoint: EndpointClass, signal: Signal, startedAt: number): void {
    this.inFlightCount -= 1;
    if (signal.kind === 'clean') this.onClean(endpoint);
    else this.onTrouble(endpoint, signal, startedAt);
  }

  private onClean(endpoint: EndpointClass): void {
    this.stateOf(endpoint).strikes = 0;
    this.rate.clean();
    this.cleanInARow += 1;
    if (this.cleanInARow < this.limit) return;
    this.cleanInARow = 0;
    this.limit = Math.min(this.options.most, this.limit + 1);
  }

  /** Calls that were in flight together fail together: only one that began after the last cut, or strike, counts as another. */
  private onTrouble(
    endpoint: EndpointClass,
    signal: Exclude<Signal, { kind: 'clean' }>,
    startedAt: number,
  ): void {
    const now = this.clock.ticks();
    if (signal.kind === 'throttled') this.rate.refused(startedAt);
    this.cleanInARow = 0;
    if (startedAt > this.lastCut) {
      this.limit = Math.max(1, this.limit / 2);
      this.lastCut = now;
    }
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
   * The time that was named; if obeying it did not help, more than that: a limit that lets just one call through can be used up by
   * a read that goes before every write.
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
    };
    this.classes.set(endpoint, state);
    return state;
  }
}
