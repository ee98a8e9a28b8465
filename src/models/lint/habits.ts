/** Of what is checked of a template: what Assets would refuse, and what is only a habit of the catalogue. Pure. */
import type { Flaw } from '../../templates/problem';

/**
 * Assets recommends at most 35 attributes on a type and takes more (Atlassian documentation); an
 * abstract type without children can be made, and holds nothing; Assets reads patterns on the
 * JVM, which knows some that JavaScript does not.
 */
export const isHabit = ({ path, expected }: Flaw): boolean =>
  (path.endsWith('.attributes') &&
    expected.includes('attributes, inherited ones included') &&
    !expected.includes('unique')) ||
  expected.startsWith('children below an abstract') ||
  expected.startsWith('subtypes: true') ||
  path.endsWith('.regex');
