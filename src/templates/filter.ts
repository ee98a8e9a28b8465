/** Filters of references: AQL on attributes of the target, `"Status" = "Active"`. */

/** Names of attributes: in quotes before an operator. */
const ASKED = /"([^"]+)"\s*(?:=|!=|<|>|(?:IN|NOT|IS|LIKE|HAVING)\b)/giu;

/** Attributes of the target that a filter asks for. */
export const attributesAsked = (filter: string): string[] => [
  ...new Set([...filter.matchAll(ASKED)].flatMap(([, name]) => name ?? [])),
];
