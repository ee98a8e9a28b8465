/** What a shape says of a value, in words: what was expected where, and what was found. Pure. */
import type * as z from 'zod/mini';
import { nearestNames } from '../../templates/nearest-names';
import { KINDS, MEMBERS } from './shape';
import { follow, placeOf, shown, type FileProblem } from './problem';

type Issue = z.core.$ZodIssue;

/** Problems told of one file; a file that is something else altogether would give thousands. */
const MOST_PROBLEMS = 20;

/** @param at path of the value in the file */
export const formatProblems = (
  issues: readonly Issue[],
  root: unknown,
  at: readonly PropertyKey[],
): FileProblem[] =>
  [...issues]
    // What is misspelt explains what is missing.
    .sort((a, b) => Number(isUnknown(b)) - Number(isUnknown(a)))
    .flatMap((issue) => problemsOf(issue, root, at))
    .slice(0, MOST_PROBLEMS);

const isUnknown = ({ code }: Issue): boolean => code === 'unrecognized_keys';

function problemsOf(issue: Issue, root: unknown, at: readonly PropertyKey[]): FileProblem[] {
  const path = [...at, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const near = nearestNames(key, MEMBERS).filter((name) => name !== key);
      return {
        place: placeOf([...path, key]),
        name: follow(root, path).name,
        expected:
          near.length === 0
            ? 'no such member here'
            : `no such member here, perhaps ${near[0] ?? ''}`,
        found: shown(key),
      };
    });
  const { value, name } = follow(root, path);
  return [{ place: placeOf(path), name, expected: expectedOf(issue, value), found: shown(value) }];
}

function expectedOf(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined
        ? 'a value'
        : (TYPES[issue.expected] ?? `a value of type ${issue.expected}`);
    case 'invalid_union':
      return `one of ${KINDS.join(', ')}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.path.at(-1) === 'version' || issue.path.at(-1) === 'from'
        ? 'a version as 1.0.0'
        : 'a key of 2 to 10 capital letters and digits, as FLEET';
    case 'too_big':
      return `at most ${String(issue.maximum)}${unitOf(issue.origin)}`;
    case 'too_small':
      return `at least ${String(issue.minimum)}${unitOf(issue.origin)}`;
    case 'custom':
      return issue.message;
    default:
      return 'another value';
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'an object in curly brackets',
  record: 'an object in curly brackets',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
};

const unitOf = (origin: string): string =>
  origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
