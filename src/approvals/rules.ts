/** The numbers of an approval. Times are milliseconds. */

/** A preview can be confirmed for this long. */
export const PREVIEW_VALID_MS = 15 * 60_000;
/** At least this lies between a preview and its confirmation, so that one turn of a model cannot do both. */
export const SHORTEST_WAIT_MS = 5_000;
/**
 * Clocks of two machines may differ by this; a preview from further in the future means that the
 * clock was set back.
 */
export const CLOCK_SKEW_MS = 30_000;
/** Codes that may be tried on one preview. */
export const MOST_TRIES = 5;
/** Previews of one account in one clock hour. */
export const MOST_PREVIEWS_AN_HOUR = 10;
