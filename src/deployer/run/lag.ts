/** How long a list may lag behind a write before what it does not show is believed to be absent. */

/**
 * The longest lag that is believed (milliseconds; how long it really can be is unknown). Assets
 * takes two attributes of one name on one type (seen on Cloud), so that a creation repeated
 * because a list lagged would make a twin.
 */
export const LONGEST_LAG_MS = 10_000;

/** A call that was on its way when a function died may be carried out so much later (milliseconds, inferred). */
const STILL_LANDS_MS = 3_000;

export interface Signs {
  /** When the turn that is due was pushed. */
  pushedAt: number | null;
  heartbeatAt: number | null;
  /** When something was last in doubt, as its turn reported it. */
  doubtAt?: number | undefined;
}

/**
 * When lists show all that earlier turns may have made, milliseconds since 1970; null where they
 * do already, whatever the time.
 */
export function settledAt({ pushedAt, heartbeatAt, doubtAt }: Signs): number | null {
  if (heartbeatAt === null) return null;
  // A turn that handed over in peace has heard of all that it made, unless it said otherwise.
  const diedAt = (pushedAt ?? 0) >= heartbeatAt ? null : heartbeatAt + STILL_LANDS_MS;
  if (diedAt === null && doubtAt === undefined) return null;
  return Math.max(diedAt ?? 0, doubtAt ?? 0) + LONGEST_LAG_MS;
}

/** Milliseconds until then; never more than a wall clock that was set back could be meant to cost. */
export function unsettledMs(signs: Signs, now: number): number {
  const at = settledAt(signs);
  return at === null ? 0 : Math.min(Math.max(0, at - now), LONGEST_LAG_MS + STILL_LANDS_MS);
}
