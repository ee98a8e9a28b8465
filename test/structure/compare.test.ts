/** A comparison finds each change once, invents none, and is the same from both ends. */
import { describe, expect, it } from 'vitest';
import { templateStructure } from '../../src/service/template-structure';
import { compareStructures, countOf, type Comparison } from '../../src/structure/compare';
import type { Structure } from '../../src/structure/structure';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { MUTATIONS, mutate } from './mutations';
import { expectFoundWhereDeployed } from './deployed';
import { expectFound } from './expect-found';

/** Each kind of change once; the soak tries five hundred and more. */
const SEEDS = MUTATIONS.length;

describe('a template beside itself', () => {
  it.each(TEMPLATE_KEYS)('%s: nothing differs', async (key) => {
    const structure = await templateStructure(key);
    expect(countOf(compareStructures(structure, structuredClone(structure)))).toBe(0);
  });
});

describe('one change', () => {
  it.each(['ITAM', 'CORE', 'SEC'])('of %s is found once, from either side', async (key) => {
    const original = await templateStructure(key);
    for (let seed = 0; seed < SEEDS; seed += 1) expectFound(original, mutate(original, seed), seed);
  });
});

describe('one change of what was deployed', () => {
  it('is found once, from either side, beside itself and beside its template', async () => {
    await expectFoundWhereDeployed(
      'PRI',
      Array.from({ length: SEEDS }, (_, seed) => seed + 1_000),
    );
  });
});

describe('two structures that have little to do with each other', () => {
  it('are found to differ in the same, whichever comes first', async () => {
    const structures = await Promise.all(
      ['BASIC', 'CMDB', 'SVC', 'PRI'].map((key) => templateStructure(key)),
    );
    for (const left of structures) for (const right of structures) expectMirrored(left, right);
  });
});

function expectMirrored(left: Structure, right: Structure): void {
  const [there, back] = [compareStructures(left, right), compareStructures(right, left)];
  const shape = ({ missing, extra, different, renamed, moved }: Comparison): number[] => [
    missing.length,
    extra.length,
    different.length,
    renamed.length,
    moved.length,
  ];
  const [missing, extra, ...rest] = shape(back);
  expect(shape(there)).toEqual([extra, missing, ...rest]);
}
