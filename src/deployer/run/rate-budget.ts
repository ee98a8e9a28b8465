/**
 * How many calls a minute. Until Assets refuses one, any that fit into a sliding window: how Assets counts its minute is unknown,
 * and most deployments need fewer calls than that in all. From the first refusal on at an even pace, because whatever refused does
 * not take bursts; slower still where even that is refused, and back up while it is not.
 */
export interface RateOptions {
  /** Most calls in any `windowMs`. Default 960: below the documented 1,000, because others use the instance too. */
  perWindow: number;
  /** Length of the rate window. Default 60,000. */
  windowMs: number;
}

const SLOWER = 1.1;
const SLOWEST = 16;
/** Clean calls after which an even pace that was slowed down is tried a little faster. */
const CLEAN_STREAK = 20;
const FASTER = 0.95;
/** Turns that are left out after a refusal: whatever counts is at its limit then, and an even pace alone would keep it there. */
const BREATH = 4;
/** Turns missed (a pause of one class, a slow timer) that may be made up for at once; fewer after each refusal. */
const MOST_CREDIT = 20;

export class RateBudget {
  private readonly sent: number[] = [];
  /** 0 while bursts are allowed; else how many times slower than the full rate. */
  private slowness = 0;
  private credit = MOST_CREDIT;
  private nextAt = Number.NEGATIVE_INFINITY;
  private refusedAt = Number.NEGATIVE_INFINITY;
  private streak = 0;

  constructor(
    private readonly ticks: () => number,
    private readonly options: RateOptions,
  ) {}

  /** Milliseconds until a call may start; 0 for now. */
  waitMs(): number {
    const now = this.ticks();
    while (this.sent[0] !== undefined && this.sent[0] <= now - this.options.windowMs)
      this.sent.shift();
    const oldest = this.sent[0];
    const window =
      this.sent.length < this.options.perWindow || oldest === undefined
        ? 0
        : oldest + this.options.windowMs - now;
    return Math.max(0, window, this.slowness === 0 ? 0 : this.nextAt - now);
  }

  started(): void {
    const now = this.ticks();
    this.sent.push(now);
    this.nextAt = Math.max(this.nextAt, now - this.credit * this.interval()) + this.interval();
  }

  clean(): void {
    this.streak += 1;
    if (this.streak < CLEAN_STREAK || this.slowness <= 1) return;
    this.streak = 0;
    this.slowness = Math.max(1, this.slowness * FASTER);
  }

  /** @param startedAt when the refused call was started: those already on their way at an earlier refusal do not count again */
  refused(startedAt: number): void {
    const now = this.ticks();
    this.streak = 0;
    if (startedAt <= this.refusedAt) return;
    this.refusedAt = now;
    this.slowness = this.slowness === 0 ? 1 : Math.min(SLOWEST, this.slowness * SLOWER);
    this.credit = Math.max(1, this.credit / 2);
    this.nextAt = Math.max(this.nextAt, now + BREATH * this.interval());
  }

  private interval(): number {
    return (this.slowness * this.options.windowMs) / this.options.perWindow;
  }
}
