/**
 * Every site that the emulator can be: each value of each switch with ITAM and CORE, and each two
 * values with a small template.
 */
import { describe, expect, it } from 'vitest';
import { loadClosure } from '../../src/templates/load-closure';
import { catalogueOf, optionsFor } from '../../simulator/templates';
import { deployOn, holdOn, PAIRS, SINGLE, SMALL } from '../../simulator/switch-matrix';

describe('a deployment ends complete, or stopped with a true sentence', () => {
  it(`of ITAM with CORE, for each of ${SINGLE.length} values of a switch`, async () => {
    const closure = await loadClosure(['ITAM']);
    const { wrong } = await holdOn(SINGLE, (setting) =>
      deployOn(setting, closure, optionsFor(['ITAM'])),
    );
    expect(wrong).toEqual([]);
  });

  it(`of a small template, for each of ${PAIRS.length} pairs of values`, async () => {
    const { wrong } = await holdOn(PAIRS, (setting) =>
      deployOn(setting, catalogueOf([SMALL]), optionsFor(['SMALL'])),
    );
    expect(wrong).toEqual([]);
  });
});
