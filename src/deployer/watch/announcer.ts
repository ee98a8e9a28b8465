/**
 * Tells whoever watches a deployment that it moved on. What it says is only a hint to look:
 * losing it costs nothing but a moment.
 */
import type { Clock } from '../run/clock';

export interface Announcer {
  /** Something changed. Returns at once and never throws; said at most once a second. */
  changed(): void;
  /**
   * The turn is over: says at once that something changed, and ends when nothing is on its way
   * any more, after `LONGEST_MS` at the latest. Never rejects.
   */
  last(): Promise<void>;
}

/** For callers that nobody watches. */
export const SILENT: Announcer = { changed: () => undefined, last: () => Promise.resolve() };

/** Says it; false where it was not taken. May reject. */
export type Say = () => Promise<boolean>;

const EVERY_MS = 1_000;
/** An invocation must not end while a call of it is under way, and must not wait for a service that hangs either. */
const LONGEST_MS = 2_000;
/** Refused so often in a row, it is left alone for the rest of the turn. */
const MOST_REFUSED = 3;

export function createAnnouncer(say: Say, clock: Pick<Clock, 'ticks' | 'sleep'>): Announcer {
  let saidAt = Number.NEGATIVE_INFINITY;
  let refused = 0;
  let underWay: Promise<void> | null = null;
  const speak = (): void => {
    if (underWay !== null || refused >= MOST_REFUSED) return;
    saidAt = clock.ticks();
    underWay = attempt(say).then((taken) => {
      refused = taken ? 0 : refused + 1;
      underWay = null;
    });
  };
  const settled = (): Promise<void> =>
    underWay === null ? Promise.resolve() : clock.sleep(LONGEST_MS, underWay);
  return {
    changed() {
      if (clock.ticks() - saidAt >= EVERY_MS) speak();
    },
    async last() {
      await settled();
      speak();
      await settled();
    },
  };
}

const attempt = async (say: Say): Promise<boolean> => {
  try {
    return await say();
  } catch {
    return false;
  }
};
