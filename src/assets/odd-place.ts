/** Where an answer is not as expected, without the content that is there. */
import type * as z from 'zod/mini';
import { inert } from '../text/inert';

/** "1.name is not as expected". Of the shapes of a union, the one that fitted longest. */
export function oddPlace(error: z.core.$ZodError): string {
  const path = deepestPath(error.issues);
  return path.length === 0
    ? 'the answer is not as expected'
    : `${inert(path.map(String).join('.'), 80)} is not as expected`;
}

function deepestPath(issues: readonly z.core.$ZodIssue[]): PropertyKey[] {
  const paths = issues.map((issue) => {
    const inner = issue.code === 'invalid_union' ? issue.errors.map(deepestPath) : [];
    return [...issue.path, ...longest(inner)];
  });
  return longest(paths);
}

function longest(paths: readonly PropertyKey[][]): PropertyKey[] {
  return paths.reduce((best, path) => (path.length > best.length ? path : best), []);
}
