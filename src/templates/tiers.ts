/**
 * Sizes of one thing, of which the larger contains the smaller, and other templates that record
 * the same: a site has one of them.
 */
import { TEMPLATE_INDEX } from './index.generated';

/** What two templates of one request, or of a site, are to one another. */
export interface Kin {
  key: string;
  contains?: readonly string[];
  alternativeTo?: readonly string[];
}

/** Those that a template contains, largest first. */
export const tiersBelow = (key: string): string[] => [
  ...(TEMPLATE_INDEX.find((entry) => entry.key === key)?.contains ?? []),
];

/** Those that contain a template, smallest first. */
export const tiersAbove = (key: string): string[] =>
  TEMPLATE_INDEX.filter(({ contains }) => contains.includes(key))
    .sort((a, b) => a.contains.length - b.contains.length)
    .map((entry) => entry.key);

/** Without the templates that another one of the list contains. */
export const largestTiers = (keys: readonly string[]): string[] =>
  keys.filter((key) => !tiersAbove(key).some((above) => keys.includes(above)));

/** Whether a site should have only one of the two, neither of which contains the other: one of them says so. */
export const areAlternatives = (one: Kin, other: Kin): boolean =>
  one.key !== other.key &&
  !(one.contains ?? []).includes(other.key) &&
  !(other.contains ?? []).includes(one.key) &&
  ((one.alternativeTo ?? []).includes(other.key) || (other.alternativeTo ?? []).includes(one.key));
