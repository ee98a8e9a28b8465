/** Templates of which the larger holds all object types of the smaller: a site has one of them. */
import { TEMPLATE_INDEX } from './index.generated';

interface Sized {
  key: string;
  types: readonly string[];
}

const holds = (larger: Sized, smaller: Sized): boolean =>
  larger.key !== smaller.key && smaller.types.every((type) => larger.types.includes(type));

const entryOf = (key: string): Sized | undefined =>
  TEMPLATE_INDEX.find((entry) => entry.key === key);

/** Those that a template holds whole, largest first. */
export function tiersBelow(key: string): string[] {
  const entry = entryOf(key);
  if (entry === undefined) return [];
  return TEMPLATE_INDEX.filter((other) => holds(entry, other))
    .sort((a, b) => b.types.length - a.types.length)
    .map((other) => other.key);
}

/** Those that hold a template whole, smallest first. */
export function tiersAbove(key: string): string[] {
  const entry = entryOf(key);
  if (entry === undefined) return [];
  return TEMPLATE_INDEX.filter((other) => holds(other, entry))
    .sort((a, b) => a.types.length - b.types.length)
    .map((other) => other.key);
}

/** Without the templates that another one of the list holds whole. */
export const largestTiers = (keys: readonly string[]): string[] =>
  keys.filter((key) => !tiersAbove(key).some((above) => keys.includes(above)));
