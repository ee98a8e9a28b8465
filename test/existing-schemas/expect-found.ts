import { expect } from 'vitest';
import { compareStructures, countOf, type Comparison } from '../../src/structure/compare';
import type { Structure } from '../../src/structure/structure';
import type { Mutated } from './mutations';

const MIRROR: Readonly<Record<keyof Comparison, keyof Comparison>> = {
  missing: 'extra',
  extra: 'missing',
  different: 'different',
  renamed: 'renamed',
  moved: 'moved',
};

/** The change, once, from both ends, and nothing else. */
export function expectFound(original: Structure, mutated: Mutated, seed: number): void {
  const said = `${original.key}, seed ${seed}: ${mutated.what}`;
  const there = compareStructures(mutated.structure, original);
  const back = compareStructures(original, mutated.structure);
  expect([said, countOf(there), there[mutated.finding].length], JSON.stringify(there)).toEqual([
    said,
    1,
    1,
  ]);
  expect([said, countOf(back), back[MIRROR[mutated.finding]].length], JSON.stringify(back)).toEqual(
    [said, 1, 1],
  );
}
