/** How long things are kept whose lifetime nobody sets. */

const DAY_MS = 24 * 3_600_000;

/** A deployment that has shown no sign of life for so long is forgotten, or loses its account (days). */
export const DEPLOYMENTS_KEPT_DAYS = 365;
export const DEPLOYMENTS_KEPT_MS = DEPLOYMENTS_KEPT_DAYS * DAY_MS;

/** Counters of features: a year and its month, so that one can compare (days). */
export const COUNTS_KEPT_DAYS = 396;

/** `2026-01-31`, in UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day `days` before the day of `at`. */
export const dayBefore = (at: number, days: number): string => dayOf(at - days * DAY_MS);
