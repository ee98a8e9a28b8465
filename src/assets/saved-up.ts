/** What a site lets be saved up, read off the times at which it took calls. */
export const MINUTE_MS = 60_000;
/** Refusals that have nothing to do with the rate must not slow it down for ever. */
export const SLOWEST_PER_MINUTE = 120;
/** A site is guessed to let so much be saved up, in milliseconds of its rate, until more is known. */
const SAVED_UP_MS = 1_000;

/** How many more calls than `rate` a millisecond allows were started in a row, at most. */
export function savedUp(starts: readonly number[], rate: number): number {
  let [open, most] = [0, 0];
  let before = starts[0] ?? 0;
  for (const at of starts) {
    open = Math.max(0, open - (at - before) * rate) + 1;
    most = Math.max(most, open);
    before = at;
  }
  return most;
}

/**
 * The rate, in calls a millisecond and at most `most`, by which a site that lets `SAVED_UP_MS` of
 * it be saved up would have taken all of these, and not one more.
 */
export function likelyRate(starts: readonly number[], most: number): number {
  let [low, high] = [SLOWEST_PER_MINUTE / MINUTE_MS, most];
  for (let times = 0; times < 20; times += 1) {
    const rate = (low + high) / 2;
    if (savedUp(starts, rate) > rate * SAVED_UP_MS) low = rate;
    else high = rate;
  }
  return high;
}
