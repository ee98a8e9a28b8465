/**
 * How many calls a minute: learnt from the site. Until it refuses one, as many as the number in
 * flight allows; what it took before is remembered. A refusal says that whatever counts is used
 * up, so from there on calls go at an even pace, at first the documented one, or a higher one where
 * so much was taken that the site must give more. What the pause after a refusal saves up is used.
 * What was taken since then, divided by the time, cannot be more than the site gives: that is safe,
 * and a little more is tried. The next refusal makes it exact, because what counts is used up again:
 * what was taken between two refusals is what the site gives.
 */
import type { PaceLesson } from '../storage/site-memory';
import { likelyRate, MINUTE_MS, savedUp, SLOWEST_PER_MINUTE } from './saved-up';

/** Below the documented 1,000 (Atlassian, JSDCLOUD-11605), because others use the site too. */
export const DOCUMENTED_PER_MINUTE = 960;

/**
 * The first time a little more than what is safe is tried, it is so much more; a quarter of that
 * after each refusal.
 */
const FIRST_STRETCH = 0.5;
/** The same where the first refusal shows that the site gives more than is documented. */
const FIRST_STRETCH_OF_FAST = 0.3;
const LEAST_STRETCH = 0.015;
/** What was measured on a few calls may be off by two or three of them: so much more is tried. */
const UNSURE = 2.5;
const MOST_UNSURE = 0.2;
/** Of what was measured between two refusals: a clock that is off, and others who use the site, are allowed for. */
const SAFE = 0.96;
/** Two refusals that lie close together measure nothing. */
const LEAST_MEASURED_MS = 700;
const LEAST_MEASURED = 8;
/** What was on its way at a refusal, and was started within less than that, measures nothing. */
const LEAST_VOLLEY_MS = 150;
/**
 * Where a later run begins at least: half of the lowest figure that is documented (500, Assets
 * OpenAPI). Refusals in a row teach less than any site gives, and a short turn could not unlearn it.
 */
const LEAST_REMEMBERED_PER_MINUTE = 250;
/** Turns that are left out after a refusal. */
const BREATH = 3;
/** What lasted less than that is no ground for a guess. */
const LEAST_GUESSED_MS = 2_000;
/** What is guessed of a site is at most so many times what is documented. */
const MOST_LIKELY = 1.75;
/** A rate that is found to be less than so much of what it was has fallen. */
const FELL = 0.75;
/** Turns missed in the pause after the first refusal that are made up for at most: the rate is only guessed. */
const MOST_GUESSED = 8;
/** Turns missed (a pause of one class, a slow timer) that may be made up for at once. */
const CREDIT = 4;
/** Of what a site lets be saved up, so much is relied upon: others use it too. */
const RELIED_ON = 0.7;
/** Calls taken in a row at a remembered rate, after which a little more is tried. */
const REMEMBERED_STREAK = 200;
/** The same at a rate below the documented one; twice as many after each refusal. */
const LOW_STREAK = 60;
const FASTER = 1.08;
/** What was measured no longer ago than that is still so: only a little more than it is tried. */
const FRESH_MS = 3_600_000;
const STRETCH_OF_FRESH = 0.06;
/** Of the stretch, where a rate that was measured is tried to be exceeded after calls in a row. */
const STEP = 1 / 3;

export class RateBudget {
  /** Calls a millisecond; null while nothing was refused. */
  private rate: number | null = null;
  private stretch = FIRST_STRETCH;
  private credit = CREDIT;
  private nextAt = Number.NEGATIVE_INFINITY;
  private refusedAt = Number.NEGATIVE_INFINITY;
  /** When whatever counts was used up, and what was taken since. */
  private usedUp: { at: number; taken: number } | null = null;
  /** Calls on their way at a refusal, started after the refused one, until something is started again. */
  private volley: { until: number; sent: number; refused: number } | null = null;
  /** When calls were started in the minute before the first refusal. */
  private first: readonly number[] | null = null;
  /** When a call was started for the first time after the last refusal. */
  private resumedAt = Number.NEGATIVE_INFINITY;
  /** One refusal so far, too early to tell anything by. */
  private isUnknown = false;
  /** The rate lies between what was taken and what was refused, and not only above what was taken. */
  private isMeasuredRate = false;
  private streak = 0;
  private step = FASTER;
  private hits = 0;
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
  ) {}

  /** What was learnt before; `now` in milliseconds since 1970. What has been learnt here already counts more. */
  remember(known: PaceLesson, now: number): void {
    this.most = Math.max(this.most, known.taken);
    if (this.rate !== null || known.perMinute === null) return;
    this.burst = known.burst;
    this.isMeasuredRate = known.measured === true;
    if (this.isMeasuredRate && now - known.at < FRESH_MS) this.believe(STRETCH_OF_FRESH);
    this.rate = Math.max(LEAST_REMEMBERED_PER_MINUTE, known.perMinute) / MINUTE_MS;
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
    return this.rate === null ? 0 : Math.max(0, this.nextAt - this.ticks());
  }

  started(): void {
    this.learnFromVolley();
    const now = this.ticks();
    this.lastMinute.push(now);
    if (this.rate === null) return;
    if (this.resumedAt <= this.refusedAt) this.resumedAt = now;
    const interval = this.interval();
    this.nextAt = Math.max(this.nextAt, now - this.credit * interval) + interval;
    if (now - this.nextAt < CREDIT * interval) this.credit = CREDIT;
  }

  /** @param startedAt when the call that was taken was started */
  clean(startedAt: number): void {
    this.most = Math.max(this.most, this.inLastMinute);
    if (this.rate === null) return;
    this.streak += 1;
    if (this.streak >= this.enough) {
      this.streak = 0;
      this.rate *= this.step;
    }
    if (this.usedUp === null || startedAt <= this.usedUp.at) return;
    this.usedUp.taken += 1;
    // As long as nothing is known, the pause must not make what is taken look slow.
    const ms = startedAt - (this.isUnknown ? this.resumedAt : this.usedUp.at);
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
    if (startedAt <= this.refusedAt) {
      if (this.volley !== null && this.usedUp !== null && startedAt > this.usedUp.at)
        this.volley.refused += 1;
      return false;
    }
    this.volley = this.volleyAfter(startedAt);
    const isQuick = this.usedUp !== null && !this.isMeasured(this.usedUp, startedAt);
    this.isMeasuredRate = this.rate !== null && !isQuick;
    this.rate = Math.max(SLOWEST_PER_MINUTE / MINUTE_MS, this.rateAfter(startedAt));
    this.usedUp = { at: startedAt, taken: 0 };
    this.refusedAt = now;
    this.hits += 1;
    this.streak = 0;
    // Refused as soon as it went on: not even what the pause should have saved up was there.
    this.credit = isQuick ? CREDIT : this.creditAfterRefusal(this.rate);
    this.nextAt = Math.max(this.nextAt, now + BREATH * this.interval());
    return true;
  }

  /** What is to be remembered; `now` in milliseconds since 1970. */
  lesson(now: number): PaceLesson {
    const burst = Math.round(this.first === null ? this.burst : savedUp(this.first, this.steady()));
    return {
      perMinute: this.rate === null ? null : Math.round(this.steady() * MINUTE_MS),
      burst: Math.max(0, burst),
      taken: Math.round(this.most),
      at: now,
      ...(this.isMeasuredRate ? { measured: true } : {}),
    };
  }

  private rateAfter(startedAt: number): number {
    if (this.rate === null) return this.rateAfterFirst(startedAt);
    this.isUnknown = false;
    if (this.usedUp === null) return this.rate * SAFE;
    const unsure = Math.min(MOST_UNSURE, UNSURE / this.usedUp.taken);
    this.believe(Math.max(LEAST_STRETCH, this.stretch / 4, unsure));
    if (!this.isMeasuredRate) {
      this.step = FASTER;
      return this.rate / 2;
    }
    return Math.min(this.rate, (SAFE * this.usedUp.taken) / (startedAt - this.usedUp.at));
  }

  /** How much more than what is known is tried. */
  private believe(stretch: number): void {
    this.stretch = stretch;
    this.step = Math.min(FASTER, 1 + STEP * stretch);
  }

  private isMeasured({ at, taken }: { at: number; taken: number }, startedAt: number): boolean {
    return startedAt - at >= LEAST_MEASURED_MS && taken >= LEAST_MEASURED;
  }

  private volleyAfter(startedAt: number): RateBudget['volley'] {
    const after = this.lastMinute.filter((at) => at > startedAt);
    return { until: after.at(-1) ?? startedAt, sent: after.length, refused: 0 };
  }

  /**
   * While everything was used up, calls were still on their way: those of them that were taken
   * are what came in meanwhile, one more or less. Only after the first refusal is that taken for
   * more than was believed.
   */
  private learnFromVolley(): void {
    const { volley, usedUp } = this;
    this.volley = null;
    if (volley === null || usedUp === null || this.rate === null) return;
    const ms = volley.until - usedUp.at;
    const isWhole = usedUp.taken + volley.refused === volley.sent;
    if (!isWhole || ms < LEAST_VOLLEY_MS || volley.sent < LEAST_MEASURED) return;
    const most = (MOST_LIKELY * this.perMinute) / MINUTE_MS;
    const least = Math.min(most, (SAFE * (usedUp.taken - 1)) / ms);
    const greatest = Math.max(SLOWEST_PER_MINUTE / MINUTE_MS, (usedUp.taken + 1) / ms);
    // It fell, and by how much is only guessed: nothing is made up for.
    if (greatest < FELL * this.rate) this.credit = CREDIT;
    this.rate = Math.min(this.rate, greatest);
    if (this.hits > 1 || least < this.rate) return;
    this.rate = least;
    this.credit = Math.max(CREDIT, RELIED_ON * savedUp(this.first ?? [], least));
  }

  /**
   * The documented pace, or a higher one where more was taken than that and what can be saved up.
   * What was taken until everything was used up cannot have come more slowly than the site gives.
   */
  private rateAfterFirst(startedAt: number): number {
    this.first = this.lastMinute.filter((at) => at < startedAt);
    const documented = this.perMinute / MINUTE_MS;
    const ms = startedAt - (this.first[0] ?? startedAt);
    this.stretch = FIRST_STRETCH;
    this.isUnknown = ms < LEAST_GUESSED_MS;
    if (this.isUnknown) return documented;
    const likely = SAFE * likelyRate(this.first, MOST_LIKELY * documented);
    if (likely <= documented) return Math.min(documented, this.first.length / ms);
    this.stretch = FIRST_STRETCH_OF_FAST;
    return likely;
  }

  /** Without what is only tried. */
  private steady(): number {
    const { rate, usedUp } = this;
    if (rate === null) return 0;
    return usedUp === null || usedUp.taken < REMEMBERED_STREAK ? rate : rate / (1 + this.stretch);
  }

  /** Turns that may be made up for after a refusal: in a pause, what can be saved up is saved up. */
  private creditAfterRefusal(rate: number): number {
    const saved = RELIED_ON * savedUp(this.first ?? [], rate);
    return Math.max(CREDIT, this.hits === 1 ? Math.min(MOST_GUESSED, saved) : saved);
  }

  /** Taken in a row, after which it goes a little faster, whatever was measured. */
  private get enough(): number {
    if (this.rate !== null && this.rate < this.perMinute / MINUTE_MS)
      return LOW_STREAK * 2 ** this.hits;
    if (this.usedUp !== null) return Number.POSITIVE_INFINITY;
    return this.isMeasuredRate ? REMEMBERED_STREAK : LOW_STREAK;
  }

  private interval(): number {
    return this.rate === null ? 0 : 1 / this.rate;
  }
}
