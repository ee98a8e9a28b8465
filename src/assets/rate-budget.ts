/**
 * How many calls a minute: learnt from the site. Until it refuses one, as many as the number in
 * flight allows; what it took before is remembered. A refusal says that whatever counts is used
 * up, so from there on calls go at an even pace, at first the documented one. What was taken
 * since then, divided by the time, cannot be more than the site gives: that is safe, and a little
 * more is tried. The next refusal makes it exact, because what counts is used up again: what was
 * taken between two refusals is what the site gives.
 */
import type { PaceLesson } from '../storage/site-memory';

/** Below the documented 1,000 (Atlassian, JSDCLOUD-11605), because others use the site too. */
export const DOCUMENTED_PER_MINUTE = 960;

const MINUTE_MS = 60_000;
/**
 * The first time a little more than what is safe is tried, it is so much more; a quarter of that
 * after each refusal.
 */
const FIRST_STRETCH = 0.8;
const LEAST_STRETCH = 0.015;
/** Of what was measured between two refusals: a clock that is off, and others who use the site, are allowed for. */
const SAFE = 0.96;
/** Two refusals that lie close together measure nothing. */
const LEAST_MEASURED_MS = 700;
const LEAST_MEASURED = 8;
/** Refusals that have nothing to do with the rate must not slow it down for ever. */
const SLOWEST_PER_MINUTE = 120;
/** Turns that are left out after a refusal. */
const BREATH = 3;
/** Turns missed (a pause of one class, a slow timer) that may be made up for at once. */
const CREDIT = 4;
/** Of what a site lets be saved up, so much is relied upon: others use it too. */
const RELIED_ON = 0.7;
/** Calls taken in a row at a remembered rate, after which a little more is tried. */
const REMEMBERED_STREAK = 200;
/** The same at a rate below the documented one; twice as many after each refusal. */
const LOW_STREAK = 60;
const FASTER = 1.08;

export class RateBudget {
  /** Calls a millisecond; null while nothing was refused. */
  private rate: number | null = null;
  private stretch = FIRST_STRETCH;
  private credit = CREDIT;
  private nextAt = Number.NEGATIVE_INFINITY;
  private refusedAt = Number.NEGATIVE_INFINITY;
  /** When whatever counts was used up, and what was taken since. */
  private usedUp: { at: number; taken: number } | null = null;
  /** Until the first refusal. */
  private first: { taken: number; ms: number } | null = null;
  private takenInAll = 0;
  private streak = 0;
  private hits = 0;
  private began: number;
  private readonly lastMinute: number[] = [];
  private most = 0;
  private burst = 0;

  /**
   * @param perMinute calls a minute where an even pace begins, for want of anything learnt: below
   * the documented 1,000
   */
  constructor(
    private readonly ticks: () => number,
    private readonly perMinute = DOCUMENTED_PER_MINUTE,
  ) {
    this.began = ticks();
  }

  /** What was learnt before; `now` in milliseconds since 1970. What has been learnt here already counts more. */
  remember(known: PaceLesson, now: number): void {
    this.most = Math.max(this.most, known.taken);
    if (this.rate !== null || known.perMinute === null) return;
    this.burst = known.burst;
    this.rate = known.perMinute / MINUTE_MS;
    const saved = Math.min(known.burst, Math.max(0, now - known.at) * this.rate);
    this.credit = Math.max(CREDIT, RELIED_ON * saved - this.inLastMinute);
    this.nextAt = this.ticks() - this.credit * this.interval();
  }

  /** Calls in any minute that the site has taken. */
  get taken(): number {
    return this.most;
  }

  /** Calls that were started in the last minute. */
  get inLastMinute(): number {
    const since = this.ticks() - MINUTE_MS;
    while (this.lastMinute[0] !== undefined && this.lastMinute[0] <= since) this.lastMinute.shift();
    return this.lastMinute.length;
  }

  /** Milliseconds until a call may start; 0 for now. */
  waitMs(): number {
    if (this.rate === null) return 0;
    const wait = this.nextAt - this.ticks();
    if (wait > 0) this.credit = CREDIT;
    return Math.max(0, wait);
  }

  started(): void {
    const now = this.ticks();
    this.lastMinute.push(now);
    if (this.rate === null) return;
    const interval = this.interval();
    this.nextAt = Math.max(this.nextAt, now - this.credit * interval) + interval;
  }

  /** @param startedAt when the call that was taken was started */
  clean(startedAt: number): void {
    this.takenInAll += 1;
    this.most = Math.max(this.most, this.inLastMinute);
    if (this.rate === null) return;
    this.streak += 1;
    if (this.streak >= this.enough) {
      this.streak = 0;
      this.rate *= FASTER;
    }
    if (this.usedUp === null || startedAt <= this.usedUp.at) return;
    this.usedUp.taken += 1;
    const ms = startedAt - this.usedUp.at;
    if (ms < LEAST_MEASURED_MS) return;
    const tried = ((1 + this.stretch) * this.usedUp.taken) / ms;
    // Step by step: what was taken in the first second is no measure yet.
    this.rate = Math.max(this.rate, Math.min(tried, this.rate * 1.05));
  }

  /**
   * @param startedAt when the refused call was started: those already on their way at an
   *   earlier refusal do not count again
   * @returns whether it counts
   */
  refused(startedAt: number): boolean {
    const now = this.ticks();
    if (startedAt <= this.refusedAt) return false;
    this.rate = Math.max(SLOWEST_PER_MINUTE / MINUTE_MS, this.rateAfter(startedAt));
    this.usedUp = { at: startedAt, taken: 0 };
    this.refusedAt = now;
    this.hits += 1;
    this.streak = 0;
    this.credit = CREDIT;
    this.nextAt = Math.max(this.nextAt, now + BREATH * this.interval());
    return true;
  }

  /** What is to be remembered; `now` in milliseconds since 1970. */
  lesson(now: number): PaceLesson {
    const burst = Math.round(this.first === null ? this.burst : this.savedUp(this.first));
    return {
      perMinute: this.rate === null ? null : Math.round(this.steady() * MINUTE_MS),
      burst: Math.max(0, burst),
      taken: Math.round(this.most),
      at: now,
    };
  }

  private rateAfter(startedAt: number): number {
    if (this.rate === null) {
      this.first = { taken: this.takenInAll, ms: startedAt - this.began };
      return this.perMinute / MINUTE_MS;
    }
    if (this.usedUp === null) return this.rate * SAFE;
    const ms = startedAt - this.usedUp.at;
    this.stretch = Math.max(LEAST_STRETCH, this.stretch / 4);
    if (ms < LEAST_MEASURED_MS || this.usedUp.taken < LEAST_MEASURED) return this.rate / 2;
    return Math.min(this.rate, (SAFE * this.usedUp.taken) / ms);
  }

  /** Without what is only tried. */
  private steady(): number {
    const { rate, usedUp } = this;
    if (rate === null) return 0;
    return usedUp === null || usedUp.taken < REMEMBERED_STREAK ? rate : rate / (1 + this.stretch);
  }

  private savedUp({ taken, ms }: { taken: number; ms: number }): number {
    return taken - this.steady() * ms;
  }

  /** Taken in a row, after which it goes a little faster, whatever was measured. */
  private get enough(): number {
    if (this.rate !== null && this.rate < this.perMinute / MINUTE_MS)
      return LOW_STREAK * 2 ** this.hits;
    return this.usedUp === null ? REMEMBERED_STREAK : Number.POSITIVE_INFINITY;
  }

  private interval(): number {
    return this.rate === null ? 0 : 1 / this.rate;
  }
}
