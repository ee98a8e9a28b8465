import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { NewAttribute } from './api';
import {
  normaliseAttribute,
  normaliseObjectType,
  normaliseSchema,
  normaliseStatus,
} from './normalise';
import { attributeBody } from './to-wire';
import {
  WireAttribute,
  WireObjectType,
  WireObjectTypes,
  WireSchema,
  WireSchemaPage,
  WireStatus,
} from './wire';
import { echoOfAttribute, type ReferenceEcho } from './wire-echo';

const attribute = (wire: unknown) => normaliseAttribute(z.parse(WireAttribute, wire), '23');
const objectType = (wire: unknown) => normaliseObjectType(z.parse(WireObjectType, wire));

const id = fc.oneof(fc.integer({ min: 1, max: 99_999 }).map(String), fc.uuid());
const option = fc
  .string({ minLength: 1, maxLength: 20 })
  .map((text) => text.replaceAll(',', ' ').trim())
  .filter((text) => text !== '');

/** Any attribute the app can create, with the fields that do not apply to its kind empty. */
const newAttribute: fc.Arbitrary<NewAttribute> = fc
  .record({
    kind: fc.constantFrom<NewAttribute['kind']>(
      'text',
      'textarea',
      'integer',
      'float',
      'boolean',
      'date',
      'datetime',
      'url',
      'email',
      'ipaddress',
      'select',
      'status',
      'user',
      'group',
      'reference',
    ),
    common: fc.record({
      objectTypeId: id,
      name: fc.string({ minLength: 1 }),
      description: fc.string(),
      minimum: fc.constantFrom(0, 1),
      maximum: fc.constantFrom(-1, 1, 5),
      unique: fc.boolean(),
    }),
    regex: fc.constantFrom('', '^[A-Z]{2}$'),
    suffix: fc.constantFrom('', 'GB'),
    options: fc.array(option, { minLength: 1, maxLength: 6 }),
    statusIds: fc.array(id, { maxLength: 4 }),
    reference: fc.record({ objectTypeId: id, referenceTypeId: id, subtypes: fc.boolean() }),
  })
  .map(({ kind, common, regex, suffix, options, statusIds, reference }) => ({
    ...common,
    kind,
    regex: kind === 'text' || kind === 'email' ? regex : '',
    suffix: kind === 'integer' || kind === 'float' ? suffix : '',
    options: kind === 'select' ? options : [],
    statusIds: kind === 'status' ? statusIds : [],
    reference: kind === 'reference' ? reference : null,
  }));

describe('an attribute, sent and read back', () => {
  it('comes back as it was asked for, whichever way the echo names a reference', () => {
    fc.assert(
      fc.property(
        newAttribute,
        fc.constantFrom<ReferenceEcho>('fields', 'objects'),
        (wanted, style) => {
          const reply: unknown = JSON.parse(
            JSON.stringify(echoOfAttribute(attributeBody(wanted), '77', style)),
          );
          const observed = normaliseAttribute(z.parse(WireAttribute, reply), wanted.objectTypeId);
          expect(observed).toEqual({ ...wanted, id: '77', system: false, label: false });
        },
      ),
    );
  });

  it('never names the label and never hides anything', () => {
    fc.assert(
      fc.property(newAttribute, (wanted) => {
        const body = attributeBody(wanted);
        expect(body).not.toHaveProperty('label');
        expect(body).not.toHaveProperty('hidden');
        expect('defaultTypeId' in body).toBe(body['type'] === 0);
      }),
    );
  });

  it.each([
    ['text', { type: 0, defaultTypeId: 0 }],
    ['integer', { type: 0, defaultTypeId: 1 }],
    ['boolean', { type: 0, defaultTypeId: 2 }],
    ['float', { type: 0, defaultTypeId: 3 }],
    ['date', { type: 0, defaultTypeId: 4 }],
    ['datetime', { type: 0, defaultTypeId: 6 }],
    ['url', { type: 0, defaultTypeId: 7 }],
    ['email', { type: 0, defaultTypeId: 8 }],
    ['textarea', { type: 0, defaultTypeId: 9 }],
    ['select', { type: 0, defaultTypeId: 10, options: 'Tier 1,Tier 2' }],
    ['ipaddress', { type: 0, defaultTypeId: 11 }],
    ['user', { type: 2 }],
    ['group', { type: 4 }],
    ['status', { type: 7, typeValueMulti: ['3', '4'] }],
    [
      'reference',
      { type: 1, typeValue: '9', additionalValue: '36', includeChildObjectTypes: true },
    ],
  ] as const)('goes out as %s with the documented codes', (kind, codes) => {
    const wanted: NewAttribute = {
      objectTypeId: '23',
      name: 'A',
      kind,
      description: 'What it is.',
      minimum: 0,
      maximum: 1,
      unique: false,
      regex: '',
      suffix: '',
      options: kind === 'select' ? ['Tier 1', 'Tier 2'] : [],
      statusIds: kind === 'status' ? ['3', '4'] : [],
      reference:
        kind === 'reference' ? { objectTypeId: '9', referenceTypeId: '36', subtypes: true } : null,
    };
    expect(attributeBody(wanted)).toEqual({
      name: 'A',
      description: 'What it is.',
      minimumCardinality: 0,
      maximumCardinality: 1,
      uniqueAttribute: false,
      ...codes,
    });
  });

  it('refuses what would be sent as something else', () => {
    const base: NewAttribute = {
      objectTypeId: '1',
      name: 'A',
      kind: 'select',
      description: '',
      minimum: 0,
      maximum: 1,
      unique: false,
      regex: '',
      suffix: '',
      options: ['a, b'],
      statusIds: [],
      reference: null,
    };
    expect(() => attributeBody(base)).toThrow('comma');
    expect(() => attributeBody({ ...base, kind: 'reference', options: [] })).toThrow('no target');
  });
});

describe('reading an attribute', () => {
  const sample = {
    workspaceId: 'w',
    globalId: 'w:1330',
    id: '1330',
    name: 'Geolocation',
    label: false,
    type: 0,
    defaultType: { id: 0, name: 'Text' },
    editable: true,
    system: false,
    sortable: true,
    summable: false,
    indexed: true,
    minimumCardinality: 0,
    maximumCardinality: 1,
    removable: true,
    hidden: false,
    includeChildObjectTypes: false,
    uniqueAttribute: false,
    options: '',
    position: 6,
  };

  it('takes the documented sample', () => {
    expect(attribute(sample)).toEqual({
      id: '1330',
      objectTypeId: '23',
      name: 'Geolocation',
      kind: 'text',
      description: '',
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
    });
  });

  it.each([
    ['a missing type', { type: undefined }, { kind: 'text' }],
    ['a type that is a string', { type: '0' }, { kind: 'text' }],
    ['a numeric id', { id: 1330 }, { id: '1330' }],
    [
      'nulls where a text was never set',
      { description: null, suffix: null, regexValidation: null, options: null },
      { description: '', suffix: '', regex: '' },
    ],
    [
      'no cardinalities',
      { minimumCardinality: undefined, maximumCardinality: null },
      { minimum: 0, maximum: 1 },
    ],
    ['unlimited values', { maximumCardinality: -1 }, { maximum: -1 }],
    [
      'options with blanks around and behind',
      { defaultType: { id: 10 }, options: 'Tier 1, Tier 2,' },
      { kind: 'select', options: ['Tier 1', 'Tier 2'] },
    ],
    [
      'numeric status ids',
      { type: 7, defaultType: undefined, typeValueMulti: [3, '4'] },
      { kind: 'status', statusIds: ['3', '4'] },
    ],
    [
      'a status that allows all',
      { type: 7, typeValueMulti: null },
      { kind: 'status', statusIds: [] },
    ],
    [
      'groups of a user attribute',
      { type: 2, typeValueMulti: ['jira-admins'], additionalValue: 'SHOW_PROFILE' },
      { kind: 'user', statusIds: [], reference: null },
    ],
    [
      'an echoed reference',
      { type: 1, typeValue: 9, additionalValue: '36' },
      { reference: { objectTypeId: '9', referenceTypeId: '36', subtypes: false } },
    ],
    [
      'a reference by ids of its objects',
      { type: 1, typeValue: '', referenceObjectType: { id: '9' }, referenceType: { id: 36 } },
      { reference: { objectTypeId: '9', referenceTypeId: '36', subtypes: false } },
    ],
    [
      'a reference without its type code',
      {
        type: undefined,
        defaultType: undefined,
        referenceObjectTypeId: '9',
        referenceType: { id: '36' },
      },
      { kind: 'reference' },
    ],
    [
      'a reference whose target is gone',
      { type: 1 },
      { reference: { objectTypeId: '', referenceTypeId: '', subtypes: false } },
    ],
    ['a time', { defaultType: { id: 5 } }, { kind: 'time' }],
    ['a legacy kind', { type: 6, defaultType: undefined }, { kind: 'other' }],
    ['no default type', { defaultType: { id: -1 } }, { kind: 'other' }],
  ])('copes with %s', (_what, change, expected) => {
    expect(attribute({ ...sample, ...change })).toMatchObject(expected);
  });

  it.each([
    ['an id with a slash', { id: '../7' }],
    ['no name', { name: undefined }],
    ['a word for a number', { maximumCardinality: 'many' }],
  ])('refuses %s', (_what, change) => {
    expect(() => attribute({ ...sample, ...change })).toThrow();
  });
});

describe('reading object types, schemas and statuses', () => {
  const office = {
    id: '23',
    name: 'Office',
    objectSchemaId: '6',
    inherited: true,
    abstractObjectType: false,
    objectCount: 4,
    description: 'Where we work.',
  };

  it.each([
    ['absent', undefined, null],
    ['null', null, null],
    ["'0'", '0', null],
    ['0', 0, null],
    ["''", '', null],
    ['a string', '12', '12'],
    ['a number', 12, '12'],
  ])('takes a parent that is %s', (_what, parentObjectTypeId, parentId) => {
    expect(objectType({ ...office, parentObjectTypeId })).toEqual({
      id: '23',
      name: 'Office',
      parentId,
      abstract: false,
      inherited: true,
      objectCount: 4,
      description: 'Where we work.',
    });
  });

  it('takes an object type without flags and counts', () => {
    expect(objectType({ id: 5, name: 'X' })).toEqual({
      id: '5',
      name: 'X',
      parentId: null,
      abstract: false,
      inherited: false,
      objectCount: 0,
      description: '',
    });
  });

  it('fills what older replies leave out of a schema', () => {
    expect(
      normaliseSchema(
        z.parse(WireSchema, { id: 39, name: 'Computers', objectSchemaKey: 'COMP', status: 'Ok' }),
      ),
    ).toEqual({
      id: '39',
      key: 'COMP',
      name: 'Computers',
      description: '',
      canManage: true,
      created: null,
      objectCount: 0,
      objectTypeCount: 0,
    });
  });

  it.each([
    [0, 'inactive'],
    [1, 'active'],
    [2, 'pending'],
    ['1', 'active'],
  ])('reads status category %s as %s', (code, category) => {
    expect(normaliseStatus(z.parse(WireStatus, { id: '1', name: 'S', category: code }))).toEqual({
      id: '1',
      name: 'S',
      category,
    });
  });

  it('refuses a status category that does not exist', () => {
    expect(() => z.parse(WireStatus, { id: '1', name: 'S', category: 3 })).toThrow();
  });

  it.each([
    ['an array', (list: unknown) => list],
    ['{entries}', (entries: unknown) => ({ entries })],
    ['{values}', (values: unknown) => ({ values })],
  ])('takes a list as %s', (_what, wrap) => {
    expect(z.parse(WireObjectTypes, wrap([office])).map(({ value }) => value?.id)).toEqual(['23']);
  });

  it.each([
    [
      '{values}',
      (values: unknown[]) => ({ values, total: 7, isLast: false }),
      { total: 7, isLast: false },
    ],
    [
      '{objectschemas}',
      (objectschemas: unknown[]) => ({ objectschemas }),
      { total: 1, isLast: true },
    ],
    ['an array', (list: unknown[]) => list, { total: 1, isLast: true }],
  ])('takes a page of schemas as %s', (_what, wrap, paging) => {
    const page = z.parse(
      WireSchemaPage,
      wrap([{ id: '39', name: 'Computers', objectSchemaKey: 'COMP' }]),
    );
    expect(page).toMatchObject(paging);
    expect(page.values).toHaveLength(1);
  });
});
