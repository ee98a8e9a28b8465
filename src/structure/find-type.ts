/**
 * Which object type of a structure somebody means: by name or path, a plural and a slip of the
 * pen forgiven where only one fits. Pure.
 */
import { nearestNames } from '../templates/nearest-names';
import type { Structure, StructureType } from './structure';
import { foldName } from '../text/fold-name';

/** `guessed`: the name was not written just so. `none`: the nearest names, at most three. */
export type FoundType =
  { kind: 'one'; type: StructureType; guessed: boolean } | { kind: 'none'; nearest: string[] };

export function findType({ types }: Pick<Structure, 'types'>, text: string): FoundType {
  const wanted = foldName(text.replace(/\s*[›>/]\s*/gu, ' › '));
  const exact = types.find(
    ({ name, path }) => foldName(name) === wanted || foldName(path.join(' › ')) === wanted,
  );
  if (exact !== undefined) return { kind: 'one', type: exact, guessed: false };
  const names = nearestNames(
    text,
    types.map(({ name }) => name),
  );
  const only = types.find(({ name }) => name === names[0]);
  return only !== undefined && names.length === 1
    ? { kind: 'one', type: only, guessed: true }
    : { kind: 'none', nearest: names };
}
