/**
 * Which object type is meant, and which could be: what is called alike goes before what is not,
 * and one alone is taken.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, typeCalled } from '../../src/templates/also-called';
import { likelyTypes, onlyLikely, type Offered } from '../../src/planner/place/likely-types';

const PERSON = { name: 'Person', attributes: ['Name', 'Email', 'Job Title', 'Manager', 'Phone'] };
const offered = (name: string, more: Partial<Offered> = {}): Offered => ({
  name,
  attributes: null,
  objectCount: 0,
  system: false,
  ...more,
});
const names = fc.constantFrom('Person', 'Employee', 'HR Employee', 'Zyx', 'Invoice', 'staff');
const someTypes = fc.uniqueArray(
  fc.record({
    name: names,
    attributes: fc.option(fc.subarray(['Email', 'Job Title', 'Manager', 'Phone', 'Colour'])),
    objectCount: fc.nat(3),
    system: fc.boolean(),
  }),
  { selector: ({ name }) => name },
);

describe('what could take the place of a type', () => {
  it('is best called the same, and never unlike in name and in attributes', () => {
    fc.assert(
      fc.property(someTypes, (types) => {
        const likely = likelyTypes(PERSON, types);
        const called = likely.map(({ offered: one }) => one.name);
        for (const { name, shared } of likely)
          expect(name !== null || shared.length > 2).toBe(true);
        for (const { name } of types)
          if (likeness(name, 'Person') !== null) expect(called).toContain(name);
        expect(likelyTypes(PERSON, [...types].reverse()).length).toBe(likely.length);
      }),
    );
  });

  it('is taken unasked where it is the only one called so, and asked about where there are several', () => {
    fc.assert(
      fc.property(someTypes, (types) => {
        const only = onlyLikely(PERSON, types);
        const same = types.filter(({ name }) => name === 'Person');
        if (same.length === 1) expect(only).toEqual({ found: same[0] });
        if ('several' in only && only.several.length > 0) {
          const alike = only.several.map(({ name }) => likeness(name, 'Person'));
          expect(new Set(alike).size).toBe(1);
          expect(only.several.length).toBeGreaterThan(1);
        }
      }),
    );
  });

  it('counts attributes in common, objects, and whose it is', () => {
    const order = (types: Offered[]): string[] =>
      likelyTypes(PERSON, types).map(({ offered: one }) => one.name);
    expect(order([offered('Zyx', { attributes: ['email', 'Job title', 'Manager'] })])).toEqual([
      'Zyx',
    ]);
    expect(order([offered('Staff'), offered('Employee', { objectCount: 3 })])).toEqual([
      'Employee',
      'Staff',
    ]);
    expect(order([offered('Employee', { objectCount: 9 }), offered('Person')])).toEqual([
      'Employee',
      'Person',
    ]);
  });

  it.each([
    ['employees', 'Person'],
    ['Sites', 'Location'],
    ['suppliers', 'Vendor'],
    ['persons', 'Person'],
    ['cost centers', 'Cost Centre'],
    ['company', null],
    ['printers', null],
  ])('knows what "%s" are called here', (said, type) => {
    expect(typeCalled(said, ['Person', 'Location', 'Vendor', 'Organisation', 'Cost Centre'])).toBe(
      type,
    );
  });
});
