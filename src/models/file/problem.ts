/** What keeps a file from being read, by name and place. Pure. */
import { memberPath } from '../../templates/problem';
import { inert } from '../../text/inert';

export interface FileProblem {
  /** `$.objectTypes[3].attributes[2].to` in a file of JSON, `line 3, column 5` in lines of text. */
  place: string;
  /** What the place is called: "Vehicle › Base"; '' at the top of a file. */
  name: string;
  expected: string;
  found: string;
}

/** A sentence, for a person. */
export const problemText = ({ place, name, expected, found }: FileProblem): string =>
  `${name === '' ? '' : `${name}, at `}${place}: expected ${expected}; found ${found}.`;

/** Longest value shown whole. */
const SHOWN = 80;

/** A value as it was found. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = inert(JSON.stringify(value) ?? 'nothing', 1_000);
  return text.length > SHOWN
    ? `${text.slice(0, SHOWN)}… (${String(value).length} characters)`
    : text;
}

type Step = string | number;

/** What is at the end of a path, and the names of what it goes through. */
export function follow(
  root: unknown,
  path: readonly PropertyKey[],
): { value: unknown; name: string } {
  const names: string[] = [];
  let value = root;
  for (const step of path) {
    value = typeof value === 'object' && value !== null ? memberOf(value, step as Step) : undefined;
    const name = typeof value === 'object' && value !== null ? memberOf(value, 'name') : undefined;
    if (typeof name === 'string' && name !== '') names.push(inert(name, 60));
  }
  return { value, name: names.slice(-2).join(' › ') };
}

const memberOf = (value: object, step: Step): unknown =>
  Object.hasOwn(value, step) ? (value as Record<Step, unknown>)[step] : undefined;

/** The JSON path of these steps, from the root of the file. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path.map(String).reduce(memberPath, '$');
