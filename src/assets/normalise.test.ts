import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { learnNames, noNames } from './echoed-names';
import { normaliseAttribute, normaliseSchema } from './normalise';
import { WireAttribute, WireSchema } from './wire';

const attribute = (wire: object) =>
  normaliseAttribute(z.parse(WireAttribute, { id: '9', name: 'Runs on', ...wire }), '7');

describe('a schema', () => {
  it('is Assets’ own where the reply says that it belongs to its common data model', () => {
    const read = (cdmData: unknown) =>
      normaliseSchema(z.parse(WireSchema, { id: 1, objectSchemaKey: 'A', name: 'A', cdmData }));
    expect(read({ type: 'x' })).toMatchObject({ system: true });
    for (const none of [null, undefined]) expect(read(none)).not.toHaveProperty('system');
  });
});

describe('an attribute', () => {
  it('has a filter, is hidden or summed only where the reply says so', () => {
    const plain = attribute({ type: 0 });
    for (const field of ['filter', 'hidden', 'summed']) expect(plain).not.toHaveProperty(field);
    expect(attribute({ qlQuery: 'Name = x', hidden: true, summable: true })).toMatchObject({
      filter: 'Name = x',
      hidden: true,
      summed: true,
    });
  });

  it('has options only where it is a selection', () => {
    const select = { type: 0, defaultType: { id: 10 }, options: 'A, B,,C' };
    expect(attribute(select).options).toEqual(['A', 'B', 'C']);
    expect(attribute({ ...select, defaultType: { id: 0 } }).options).toEqual([]);
  });

  it.each([
    [{ referenceObjectTypeId: '8' }, 'reference'],
    [{ referenceType: { id: '3', name: 'Depends on' } }, 'reference'],
    [{ referenceObjectTypeId: '8', defaultType: { id: 0 } }, 'text'],
    [{ defaultType: { id: 0 } }, 'text'],
    [{ referenceType: null, defaultType: { id: 1 } }, 'integer'],
  ])('without a type is a reference only where it plainly describes one: %o', (wire, kind) => {
    expect(attribute(wire).kind).toBe(kind);
  });

  it('is no reference for a reference type that is missing', () => {
    expect(attribute({ referenceType: null }).kind).not.toBe('reference');
    expect(attribute({}).kind).not.toBe('reference');
  });
});

describe('names that come with attributes', () => {
  it('are learnt of object types and reference types, as far as they are told', () => {
    const names = noNames();
    const read = (wire: object) => z.parse(WireAttribute, { id: '9', name: 'x', ...wire });
    learnNames(names, [
      read({}),
      read({ referenceObjectType: { id: 8, name: 'Server', objectSchemaId: 4 } }),
      read({ referenceObjectType: { id: 6, name: 'Vendor' }, referenceType: { id: 3 } }),
      read({ referenceObjectType: { id: 5 }, referenceType: { id: 2, name: 'Depends on' } }),
    ]);
    expect([...names.objectTypes]).toEqual([
      ['8', { name: 'Server', schemaId: '4' }],
      ['6', { name: 'Vendor', schemaId: null }],
    ]);
    expect([...names.referenceTypes]).toEqual([['2', 'Depends on']]);
  });
});
