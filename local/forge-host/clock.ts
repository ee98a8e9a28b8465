/** Cancels a timer; calling it after the timer ran does nothing. */
export type CancelTimer = () => void;

/** The host's only source of time. `now()` is milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Runs `run` once, `ms` milliseconds from now (0 or less: as soon as possible). */
  setTimer(ms: number, run: () => void): CancelTimer;
}

// Node clamps longer delays to 1 ms, which would turn "in a month" into "at once".
const LONGEST_TIMER_MS = 2_147_483_647;

// Taken before anyone sets the clock of the app's code.
const realNow = Date.now.bind(Date);

export const realClock: Clock = {
  now: realNow,
  setTimer(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
