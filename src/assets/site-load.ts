/**
 * How much of a site one invocation may ask at a time: the rate that it learns, quotas that the
 * site announces, and how many requests were under way together and all taken. It sees every
 * answer; reads wait for their turn here, writes in the deployer's pace.
 */
import { AppError } from '../errors';
import type { Send, SendRequest, SendResponse } from './send';
import { quotasOf } from './quota';
import { DOCUMENTED_PER_MINUTE, RateBudget } from './rate-budget';

/**
 * What is filled up again within a minute is the site's own; what takes longer may be shared by
 * all sites that use the app.
 */
const OWN_MS = 60_000;
/** Of what may be shared, so many are left for others. */
const LEFT_FOR_OTHERS = 500;
/** A quota that has nothing left and still takes so many in a row is no quota. */
const MOST_CONTRADICTED = 20;
/** A read waits so long at once, and not at all for a quota that opens later. */
const LONGEST_WAIT_MS = 10_000;

interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds, never going back. */
  ticks(): number;
  sleep(ms: number): Promise<void>;
}

export class SiteLoad {
  readonly rate: RateBudget;
  private inFlight = 0;
  private together = 0;
  private refusals = 0;
  private contradicted = 0;
  private closedUntil = Number.NEGATIVE_INFINITY;
  /** Ends when the last read that waits has had its turn. */
  private queue: Promise<void> | null = null;

  constructor(
    private readonly clock: Clock,
    perMinute = DOCUMENTED_PER_MINUTE,
  ) {
    this.rate = new RateBudget(() => clock.ticks(), perMinute);
  }

  /** Most requests that were under way together, where none was refused; 0 where one was. */
  get shownSafe(): number {
    return this.refusals > 0 ? 0 : this.together;
  }

  /** Milliseconds until a request may be sent; 0 for now. */
  waitMs(): number {
    return Math.max(this.rate.waitMs(), this.quotaMs());
  }

  /** Milliseconds until a quota that is used up is filled up again. */
  quotaMs(): number {
    return Math.max(0, this.closedUntil - this.clock.ticks());
  }

  /** `send`, watched. */
  watch(send: Send): Send {
    return async (request) => {
      this.inFlight += 1;
      const together = this.inFlight;
      try {
        const response = await send(request);
        this.hear(response, together);
        return response;
      } catch (error) {
        if (isRefused(error)) this.refusals += 1;
        throw error;
      } finally {
        this.inFlight -= 1;
      }
    };
  }

  /** `send` for reads: each in its turn, and counted. */
  paced(send: Send): Send {
    return async (request) => {
      await this.turn();
      const startedAt = this.clock.ticks();
      return this.counted(send, request, startedAt);
    };
  }

  private async counted(
    send: Send,
    request: SendRequest,
    startedAt: number,
  ): Promise<SendResponse> {
    try {
      const response = await send(request);
      if (response.status === 429) this.rate.refused(startedAt);
      else this.rate.clean(startedAt);
      return response;
    } catch (error) {
      if (isRefused(error)) this.rate.refused(startedAt);
      throw error;
    }
  }

  /** One after another: each is counted before the next looks. */
  private turn(): Promise<void> {
    if (this.queue === null && this.waitMs() === 0) {
      this.rate.started();
      return Promise.resolve();
    }
    const mine = (this.queue ?? Promise.resolve()).then(async () => {
      for (let wait = this.waitMs(); wait > 0; wait = this.waitMs()) {
        if (this.quotaMs() > LONGEST_WAIT_MS) throw usedUp(this.quotaMs());
        await this.clock.sleep(Math.min(wait, LONGEST_WAIT_MS));
      }
      this.rate.started();
    });
    const over = (): void => {
      if (this.queue === waiting) this.queue = null;
    };
    const waiting = mine.then(over, over);
    this.queue = waiting;
    return mine;
  }

  private hear({ status, headers }: SendResponse, together: number): void {
    if (status === 429) this.refusals += 1;
    else this.together = Math.max(this.together, together);
    const quotas = quotasOf(headers, this.clock.now());
    const closed = quotas.flatMap(({ left, resetMs }) =>
      left - this.inFlight < (resetMs > OWN_MS ? LEFT_FOR_OTHERS : 0) ? resetMs : [],
    );
    if (closed.length === 0) {
      this.contradicted = 0;
      return;
    }
    if (status !== 429 && quotas.some(({ left }) => left === 0)) this.contradicted += 1;
    if (this.contradicted > MOST_CONTRADICTED) return;
    this.closedUntil = Math.max(this.closedUntil, this.clock.ticks() + Math.max(...closed));
  }
}

function usedUp(waitMs: number): AppError {
  return new AppError(
    'rate-limited',
    'Assets says that the requests it allows for now are used up.',
    {
      remedy: `Wait ${Math.ceil(waitMs / 1_000)} s, then try again.`,
      retryAfterMs: waitMs,
    },
  );
}

/** By the platform, before it reached the site. */
const isRefused = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'rate-limited';
