/** A comparison finds each change once, invents none, and is the same from both ends. */
import { describe, expect, it } from 'vitest';
import { templateStructure } from '../../src/service/template-structure';
import { compareStructures, countOf, type Comparison } from '../../src/structure/compare';
import type { Structure, StructureAttribute } from '../../src/structure/structure';
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
    // As another reader lists its fields.
    const read = reordered(original);
    for (let seed = 0; seed < SEEDS; seed += 1) expectFound(original, mutate(read, seed), seed);
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

/** The same, with the fields of each attribute in another order. */
const reordered = (structure: Structure): Structure => ({
  ...structure,
  types: structure.types.map((type) => ({
    ...type,
    attributes: type.attributes.map(
      (attribute) =>
        Object.fromEntries(Object.entries(attribute).reverse()) as unknown as StructureAttribute,
    ),
  })),
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
