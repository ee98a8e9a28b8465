/**
 * The list of what cannot travel is exact: whatever is changed in an object schema is seen in the
 * file or is in the list, and what travels never is.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportSchema, type Exported } from './export-schema';
import type { LiveAttribute, LiveSchema } from './live-schema';

const attribute = (
  name: string,
  kind: string,
  more: Partial<LiveAttribute> = {},
): LiveAttribute => ({
  objectTypeId: '1',
  name,
  kind,
  description: `What ${name} is`,
  minimum: 0,
  maximum: 1,
  unique: false,
  regex: '',
  suffix: '',
  options: [],
  statusIds: [],
  reference: null,
  system: false,
  label: false,
  ...more,
});
const refers = (objectTypeId: string, referenceTypeId = '30', subtypes = false) => ({
  reference: { objectTypeId, referenceTypeId, subtypes },
});

const FLEET: LiveSchema = {
  key: 'FLEET',
  name: 'Company cars',
  description: 'What we drive',
  objectTypes: [
    {
      id: '1',
      name: 'Vehicle',
      parentId: null,
      abstract: false,
      inherited: true,
      description: 'A car',
    },
    { id: '2', name: 'Van', parentId: '1', abstract: false, inherited: true, description: '' },
    { id: '3', name: 'Garage', parentId: null, abstract: false, inherited: false, description: '' },
  ],
  attributes: [
    attribute('Name', 'text', { label: true, minimum: 1 }),
    attribute('Created', 'datetime', { system: true }),
    attribute('Plate', 'text', { minimum: 1, unique: true, regex: '^[A-Z]+$' }),
    attribute('Notes', 'textarea'),
    attribute('Load', 'integer', { suffix: 'kg' }),
    attribute('Price', 'float', { suffix: 'EUR' }),
    attribute('Leased', 'boolean'),
    attribute('Lease End', 'date'),
    attribute('Seen', 'datetime'),
    attribute('Page', 'url'),
    attribute('Contact', 'email', { maximum: 3, regex: '^.+$' }),
    attribute('Address', 'ipaddress'),
    attribute('Fuel', 'select', { options: ['Diesel', 'Electric'], maximum: 2 }),
    attribute('Status', 'status', { statusIds: ['20', '21'] }),
    attribute('Driver', 'user', { maximum: -1 }),
    attribute('Team', 'group'),
    attribute('Kept At', 'reference', refers('3')),
    attribute('Replaces', 'reference', { ...refers('1', '31', true), maximum: 5 }),
    attribute('City', 'text', { objectTypeId: '3' }),
    attribute('Based In', 'reference', { objectTypeId: '3', ...refers('90') }),
  ],
  statuses: [
    { id: '20', name: 'In Use', category: 'active' },
    { id: '21', name: 'Sold', category: 'inactive' },
  ],
  referenceTypes: [{ id: '31', name: 'Replaces' }],
};
const take = (schema: LiveSchema): Exported =>
  exportSchema({
    schema,
    globals: {
      statuses: [{ id: '10', name: 'Active', category: 'active' }],
      referenceTypes: [{ id: '30', name: 'Link' }],
    },
    foreign: (id) => (id === '90' ? 'CORE.Location' : null),
  });

type Change = [what: string, attribute: Partial<LiveAttribute>];
const FIELDS: fc.Arbitrary<Change> = fc.constantFrom<Change[]>(
  ['another name', { name: 'Otherwise' }],
  ['a name with what cannot be seen', { name: 'Pl\u200bate 2' }],
  ['a description', { description: 'Something else' }],
  ['a description of two lines', { description: 'one\ntwo' }],
  ['a kind that the API cannot create', { kind: 'unknown' }],
  ['at least two values', { minimum: 2, maximum: 7 }],
  ['another number of values', { maximum: 7 }],
  ['being unique', { unique: true, maximum: 1 }],
  ['a pattern', { regex: '^other$' }],
  ['a unit', { suffix: 'miles' }],
  ['a filter', { filter: '"Status" = "Active"' }],
  ['being hidden', { hidden: true }],
  ['being summed up', { summed: true }],
  ['being the label', { label: true }],
);
const OF_A_KIND: Record<string, Change[]> = {
  select: [
    ['other options', { options: ['Hydrogen'] }],
    ['no options', { options: [] }],
    ['options that read alike', { options: ['Diesel', 'diesel', 'Electric'] }],
  ],
  status: [
    ['fewer statuses', { statusIds: ['20'] }],
    ['every status', { statusIds: [] }],
    ['a status that cannot be read', { statusIds: ['20', '21', '99'] }],
  ],
  reference: [
    ['a target elsewhere', refers('77')],
    ['another target', refers('2')],
    ['another reference type', refers('2', '31')],
    ['a reference type that cannot be read', refers('2', '88')],
    ['subtypes', refers('2', '30', true)],
  ],
};

/** One change of one attribute that a model can hold, and where. */
const change = fc
  .nat(FLEET.attributes.length - 3)
  .map((at) => at + 2)
  .chain((at) => {
    const own = OF_A_KIND[FLEET.attributes[at]?.kind ?? ''] ?? [];
    return fc.record({
      at: fc.constant(at),
      change: own.length === 0 ? FIELDS : fc.oneof(FIELDS, fc.constantFrom(...own)),
    });
  });

describe('the list of what cannot travel', () => {
  it('is empty where everything does', () => {
    expect(take(FLEET).losses).toEqual([]);
    expect(JSON.stringify(take(FLEET).template)).not.toContain('Created');
  });

  it('tells of every change that the file does not show, under the name of the attribute, and of no other', () => {
    const plain = JSON.stringify(take(FLEET).template);
    fc.assert(
      fc.property(change, ({ at, change: [what, fields] }) => {
        const before = FLEET.attributes[at];
        const after = { ...before, ...fields } as LiveAttribute;
        fc.pre(JSON.stringify(after) !== JSON.stringify(before));
        const { template, losses } = take({
          ...FLEET,
          attributes: FLEET.attributes.map((one, index) => (index === at ? after : one)),
        });
        const shown = JSON.stringify(template) !== plain;
        expect(shown || losses.length > 0, what).toBe(true);
        // What the kind does not know, or no model says, is in the list: and only that.
        const own = losses.filter(({ at: place }) => place.endsWith(`› ${after.name}`));
        const ofUse = losses.filter(({ at: place }) =>
          / · (?:status|reference type) /u.test(place),
        );
        expect(losses.length - own.length - ofUse.length, JSON.stringify(losses)).toBe(0);
        if (!shown) expect(own.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[string, LiveSchema, { at: string; lost: RegExp }[]]>([
    [
      'the key of a ready-made template',
      { ...FLEET, key: 'CORE' },
      [{ at: 'CORE', lost: /the key/u }],
    ],
    [
      'a type twice under one name',
      {
        ...FLEET,
        objectTypes: [
          ...FLEET.objectTypes,
          { id: '4', name: 'van', parentId: '1', abstract: false, inherited: true },
        ],
      },
      [{ at: 'FLEET · van', lost: /another has its name/u }],
    ],
    [
      'a description that is too long',
      {
        ...FLEET,
        objectTypes: FLEET.objectTypes.map((type) =>
          type.id === '3' ? { ...type, description: 'x'.repeat(71) } : type,
        ),
      },
      [{ at: 'FLEET · Garage', lost: /beyond 70 characters/u }],
    ],
    [
      'statuses and reference types that nothing uses',
      {
        ...FLEET,
        statuses: [...FLEET.statuses, { id: '22', name: 'Idle', category: 'pending' }],
        referenceTypes: [...FLEET.referenceTypes, { id: '32', name: 'Owns' }],
      },
      [
        { at: 'FLEET · status Idle', lost: /the status/u },
        { at: 'FLEET · reference type Owns', lost: /the reference type/u },
      ],
    ],
    [
      'an attribute twice under one name',
      { ...FLEET, attributes: [...FLEET.attributes, attribute('PLATE', 'date')] },
      [{ at: 'FLEET · Vehicle › PLATE', lost: /another has its name/u }],
    ],
  ])('names %s, and nothing else', (_what, schema, expected) => {
    const { losses } = take(schema);
    expect(losses.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
    expected.forEach(({ lost }, index) => expect(losses[index]?.lost).toMatch(lost));
  });
});
