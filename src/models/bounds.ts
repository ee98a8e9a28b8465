/**
 * What an own model may hold. Far above what a person needs and below what storage takes; where
 * Assets has a limit of its own, or the catalogue a stricter habit, lint says so (`lint/`).
 */
export const BOUNDS = {
  /** Characters of a text in the notation, and of a file. */
  text: 60_000,
  file: 400_000,
  /** Bytes of a file as the page sends it, below the 500 KB that a call may carry (Forge documentation). */
  sent: 480_000,
  /** Models of one file. */
  models: 20,
  lines: 3_000,
  objectTypes: 500,
  attributes: 4_000,
  depth: 20,
  /** Characters of a name of anything. */
  name: 255,
  description: 255,
  summary: 500,
  options: 1_000,
  statuses: 200,
  /** Highest cardinality that is a number; more is unlimited. */
  most: 1_000_000,
} as const;
