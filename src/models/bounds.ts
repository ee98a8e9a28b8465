/**
 * What an own model may hold. Far above what a person needs and below what storage takes; where Assets has a limit of its own, or the
 * catalogue a stricter habit, lint says so (`lint/`).
 */
export const BOUNDS = {
  /** Characters of a text in the notation, and of a file. */
  text: 60_000,
  file: 400_000,
  lines: 3_000,
  /** Bytes of a model as it is stored. */
  stored: 180_000,
  objectTypes: 500,
  attributes: 4_000,
  depth: 10,
  /** Characters of a name of anything. */
  name: 255,
  description: 255,
  summary: 500,
  options: 200,
  statuses: 200,
  /** Highest cardinality that is a number; more is unlimited. */
  most: 1_000,
} as const;
