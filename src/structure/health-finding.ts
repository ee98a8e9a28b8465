/** What is found of the health of a structure. Types only. */

/** `broken`: does not work as it is. `limit`: Assets refuses more. `advice`: works, and costs something. */
export type HealthLevel = 'broken' | 'limit' | 'advice';

/** Where a finding applies; `path` is empty for the schema itself. Names are as they were written, by whomever. */
export interface Spot {
  path: string[];
  /** Name of an attribute, status or reference type; null for the object type itself. */
  name: string | null;
  /** How many, where a number is the point; else null. */
  count: number | null;
}

/** One rule that is not met, with every place where it is not. */
export interface HealthFinding {
  rule: string;
  level: HealthLevel;
  /** In words, with the limit: "More than 35 attributes". */
  title: string;
  why: string;
  remedy: string;
  /** Who says so. */
  source: 'Atlassian' | 'LaunchPad';
  spots: Spot[];
}
