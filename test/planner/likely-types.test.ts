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

  it('is said with what it has and has not, without what Assets gives to all', () => {
    expect(
      likelyTypes(PERSON, [
        offered('Zyx', { attributes: ['PHONE', 'job  title', 'Email', 'Name', 'Colour'] }),
        offered('Staff', { attributes: ['Manager', 'Key'] }),
        offered('Invoice', { attributes: ['Email', 'Phone'], objectCount: 5 }),
        offered('Person'),
      ]).map(({ offered: one, name, shared, lacks }) => [one.name, name, shared, lacks]),
    ).toEqual([
      ['Person', 'same', [], ['Email', 'Job Title', 'Manager', 'Phone']],
      ['Staff', 'other', ['Manager'], ['Email', 'Job Title', 'Phone']],
      ['Zyx', null, ['Email', 'Job Title', 'Phone'], ['Manager']],
    ]);
  });

  it('has three attributes of ours or more, and one in four of them, where it is called otherwise', () => {
    const wanted = (count: number, has: number): number =>
      likelyTypes(
        { name: 'Person', attributes: Array.from({ length: count }, (_, at) => `A${at}`) },
        [offered('Zyx', { attributes: Array.from({ length: has }, (_, at) => `a${at}`) })],
      ).length;
    expect([wanted(2, 2), wanted(3, 3), wanted(12, 3), wanted(13, 3), wanted(16, 4)]).toEqual([
      0, 1, 1, 0, 1,
    ]);
  });

  /** Each goes before the next by what it has alone, in whichever order they are given. */
  it.each<[string, Offered[]]>([
    ['what it is called', [offered('Person'), offered('Staff'), offered('Old Staff')]],
    [
      'the attributes beside the name',
      [
        offered('Staff', { attributes: ['Email', 'Manager', 'Phone', 'Job Title'] }),
        offered('Person', { attributes: ['Email'] }),
        offered('Employee', { attributes: ['Email'] }),
      ],
    ],
    [
      'whether it holds objects, however many',
      [offered('Staff', { objectCount: 1 }), offered('Employee')],
    ],
    [
      'whether it is of the system, which is less than objects',
      [
        offered('Staff', { objectCount: 1 }),
        offered('Worker', { system: true }),
        offered('Employee'),
      ],
    ],
    [
      'attributes by how many of ours they are: two of four outweigh the system',
      [
        offered('Staff', { attributes: ['Email', 'Phone'] }),
        offered('Worker', { system: true }),
        offered('Employee', { attributes: ['Colour'] }),
      ],
    ],
    [
      'objects as much as two of four',
      [
        offered('Staff', { attributes: ['Email', 'Phone', 'Manager'] }),
        offered('Worker', { objectCount: 7 }),
        offered('Employee', { attributes: ['Email'] }),
      ],
    ],
  ])('is put in order by %s', (_, types) => {
    const order = (list: Offered[]): string[] =>
      likelyTypes(PERSON, list).map(({ offered: one }) => one.name);
    const names = types.map(({ name }) => name);
    expect([order(types), order([...types].reverse())]).toEqual([names, names]);
  });

  it('is as likely by its name alone where ours has no attribute', () => {
    const bare = { name: 'Person', attributes: ['Name', 'key'] };
    expect(
      likelyTypes(bare, [offered('Old Staff'), offered('Staff'), offered('Person')]).map(
        ({ offered: one }) => one.name,
      ),
    ).toEqual(['Person', 'Staff', 'Old Staff']);
  });

  it('must be the only one there is, where nothing speaks for any', () => {
    const [zyx, invoice] = [offered('Zyx'), offered('Invoice')];
    expect(onlyLikely(PERSON, [zyx])).toEqual({ found: zyx });
    expect(onlyLikely(PERSON, [zyx, invoice])).toEqual({ several: [] });
    expect(onlyLikely(PERSON, [])).toEqual({ several: [] });
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
