/**
 * The descriptions that are sent to Assets: short ones, written for it, beside the longer texts
 * that people read elsewhere.
 */

/**
 * Most characters of the description of an object type, as Assets Cloud takes it; of an object
 * schema 73 were taken and about 75 refused. Seen on Cloud by three public witnesses in 2025 and
 * 2026. The limit for attributes is unknown: their whole text is sent first, and the brief one
 * where that is refused.
 */
export const MOST_DESCRIPTION = 70;

/** What is sent of a text: its brief form, or the text itself where it has none. */
export const briefOf = (text: string, brief: string | undefined): string => brief ?? text;
