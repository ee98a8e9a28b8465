/** A share of `test/soak/switch-matrix.soak.ts`: each value of each switch by itself, and some of the pairs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { catalogueOf, optionsFor } from '../../simulator/templates';
import { deployOn, holdOn, PAIRS, SINGLE, SMALL, UNTRIED } from '../../simulator/switch-matrix';

const SEED = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 1e9));
const some = <T>(all: readonly T[], count: number): T[] =>
  fc.sample(fc.constantFrom(...all), { numRuns: count, seed: SEED });

describe(`a deployment ends complete, or stopped with a true sentence (seed ${SEED})`, () => {
  it('on sites that differ in one thing that is not certain', async () => {
    expect(UNTRIED).toEqual([]);
    const { wrong, ends } = await holdOn(SINGLE, (setting) =>
      deployOn(setting, catalogueOf([SMALL]), optionsFor(['SMALL'])),
    );
    expect(wrong).toEqual([]);
    expect(ends.complete).toBeGreaterThan(SINGLE.length * 0.8);
  });

  it('on sites that differ in two', async () => {
    const { wrong } = await holdOn(some(PAIRS, 40), (setting) =>
      deployOn(setting, catalogueOf([SMALL]), optionsFor(['SMALL'])),
    );
    expect(wrong).toEqual([]);
  });

  it('on sites that refuse several siblings to a person who has to be there', async () => {
    const { wrong, ends } = await holdOn(
      [
        { typeNameMax: 5, impersonation: 'refused' },
        { typeNameMax: 5, impersonation: 'refused-403' },
      ],
      (setting) => deployOn(setting, catalogueOf([SMALL]), optionsFor(['SMALL'])),
    );
    expect(wrong).toEqual([]);
    expect(ends.stopped).toBe(2);
  });

  it('of ITAM with CORE, on sites that differ in one', async () => {
    const closure = await loadClosure(['ITAM']);
    const { wrong } = await holdOn(some(SINGLE, 3), (setting) =>
      deployOn(setting, closure, optionsFor(['ITAM'])),
    );
    expect(wrong).toEqual([]);
  });
});
