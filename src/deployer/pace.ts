/**
 * How fast to go: an adaptive number of calls in flight (additive increase, multiplicative decrease), a rate budget, and a pause
 * for the class of endpoint that was throttled. Sources: 1,000 requests a minute per instance (Atlassian, JSDCLOUD-11605);
 * whether Assets names a time to wait is unknown, so any that comes is obeyed and none is needed.
 */
import type { EndpointClass } from '../assets/api';
import type { Clock } from './clock';

export interface PaceOptions {
  /** Calls in flight at the start. Default 4. */
  start: number;
  /** Most calls in flight. Default 8. */
  most: number;
  /** Most calls in any `windowMs`. Default 960: below the documented 1,000, because others use the instance too. */
  perWindow: number;
  /** Length of the rate window. Default 60,000. */
  windowMs: number;
  /** First pause of a class throttled without a time to wait; doubles up to `longestPauseMs`. Defaults 1,000 and 30,000. */
  firstPauseMs: number;
  longestPauseMs: number;
  random: () => number;
}

export const DEFAULT_PACE: PaceOptions = {
  start: 4, most: 8, perWindow: 960, windowMs: 60_000, firstPauseMs: 1_000, longestPauseMs: 30_000, random: Math.random,
};

/** What came of a call, as far as speed is concerned. */
export type Signal = { kind: 'clean' } | { kind: 'throttled'; retryAfterMs: number | null } | { kind: 'trouble' };

interface ClassState { pausedUntil: number; strikes: number }

export class Pace {
  private limit: number;
  private cleanInARow = 0;
  private inFlightCount = 0;
  private readonly sent: number[] = [];
  private readonly classes = new Map<EndpointClass, ClassState>();
  private lastCut = Number.NEGATIVE_INFINITY;
  private readonly options: PaceOptions;

  constructor(private readonly clock: Clock, options: Partial<PaceOptions> = {}) {
    this.options = { ...DEFAULT_PACE, ...options };
    this.limit = this.options.start;
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
    return this.inFlightCount < this.concurrency && this.hasBudget() && this.stateOf(endpoint).pausedUntil <= this.clock.now();
  }

  /** Milliseconds until `mayStart` may turn true without any call ending; null when only a call that ends can do that. */
  waitMs(endpoints: readonly EndpointClass[]): number | null {
    if (this.inFlightCount >= this.concurrency) return null;
    const now = this.clock.now();
    const first = this.sent[0];
    const budget = this.hasBudget() || first === undefined ? 0 : first + this.options.windowMs - now;
    const pause = Math.min(...endpoints.map((endpoint) => this.stateOf(endpoint).pausedUntil - now));
    return Math.max(1, budget, Number.isFinite(pause) ? pause : 0);
  }

  started(): void {
    this.inFlightCount += 1;
    this.sent.push(this.clock.now());
  }

  ended(endpoint: EndpointClass, signal: Signal): void {
    this.inFlightCount -= 1;
    if (signal.kind === 'clean') this.onClean(endpoint);
    else this.onTrouble(endpoint, signal);
  }

  private onClean(endpoint: EndpointClass): void {
    this.stateOf(endpoint).strikes = 0;
    this.cleanInARow += 1;
    if (this.cleanInARow < this.limit) return;
    this.cleanInARow = 0;
    this.limit = Math.min(this.options.most, this.limit + 1);
  }

  private onTrouble(endpoint: EndpointClass, signal: Exclude<Signal, { kind: 'clean' }>): void {
    const now = this.clock.now();
    const state = this.stateOf(endpoint);
    this.cleanInARow = 0;
    // Calls that were in flight together fail together: one cut a second, or a single refusal would cut several times.
    if (now - this.lastCut >= 1_000) {
      this.limit = Math.max(1, this.limit / 2);
      this.lastCut = now;
    }
    const { firstPauseMs, longestPauseMs, random } = this.options;
    const backOff = random() * Math.min(longestPauseMs, firstPauseMs * 2 ** state.strikes);
    state.strikes += 1;
    const named = signal.kind === 'throttled' ? signal.retryAfterMs : null;
    state.pausedUntil = Math.max(state.pausedUntil, now + (named ?? Math.max(50, backOff)));
  }

  private hasBudget(): boolean {
    const from = this.clock.now() - this.options.windowMs;
    while (this.sent[0] !== undefined && this.sent[0] <= from) this.sent.shift();
    return this.sent.length < this.options.perWindow;
  }

  private stateOf(endpoint: EndpointClass): ClassState {
    const known = this.classes.get(endpoint);
    if (known !== undefined) return known;
    const state = { pausedUntil: Number.NEGATIVE_INFINITY, strikes: 0 };
    this.classes.set(endpoint, state);
    return state;
  }
}

/**
 * Retries are paid for: each costs one, each clean call pays a part back. An outage so ends in a stop instead of in ever more calls.
 */
export class RetryBudget {
  private left: number;

  constructor(private readonly size = 20, private readonly refund = 0.2) {
    this.left = size;
  }

  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }

  refundOne(): void {
    this.left = Math.min(this.size, this.left + this.refund);
  }
}
