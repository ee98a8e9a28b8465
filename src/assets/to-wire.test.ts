import { describe, expect, it } from 'vitest';
import {
  attributeBody,
  objectTypeBody,
  referenceTypeBody,
  schemaBody,
  sharingBody,
  statusBody,
} from './to-wire';

describe('bodies of the other creations', () => {
  it('are the documented ones', () => {
    expect(schemaBody({ name: 'Core', key: 'CORE', description: 'd' })).toEqual({
      name: 'Core',
      objectSchemaKey: 'CORE',
      description: 'd',
    });
    expect(statusBody({ schemaId: '6', name: 'In use', category: 'active' })).toEqual({
      name: 'In use',
      category: 1,
      objectSchemaId: '6',
    });
    expect(statusBody({ schemaId: '6', name: 'Gone', category: 'inactive' })).toMatchObject({
      category: 0,
    });
    expect(statusBody({ schemaId: '6', name: 'Ordered', category: 'pending' })).toMatchObject({
      category: 2,
    });
    expect(referenceTypeBody({ schemaId: '6', name: 'Runs on' })).toMatchObject({
      name: 'Runs on',
      objectSchemaId: '6',
      color: expect.stringMatching(/^[0-9A-F]{6}$/),
    });
    const root = {
      schemaId: '6',
      name: 'Office',
      description: '',
      iconId: '13',
      parentId: null,
      inherited: true,
      abstract: false,
    };
    expect(objectTypeBody(root)).toEqual({
      name: 'Office',
      iconId: '13',
      objectSchemaId: '6',
      inherited: true,
      abstractObjectType: false,
    });
    expect(objectTypeBody({ ...root, parentId: '9', description: 'It.' })).toMatchObject({
      parentObjectTypeId: '9',
      description: 'It.',
    });
  });

  it('send a filter only where a reference has one', () => {
    const reference = {
      objectTypeId: '7',
      name: 'Runs on',
      kind: 'reference' as const,
      description: '',
      minimum: 0,
      maximum: 1,
      unique: false,
      regex: '',
      suffix: '',
      options: [],
      statusIds: [],
      reference: { objectTypeId: '8', referenceTypeId: '9', subtypes: false },
    };
    for (const filter of [undefined, ''])
      expect(attributeBody({ ...reference, filter })).not.toHaveProperty('qlQuery');
    expect(attributeBody({ ...reference, filter: 'Status = "In use"' })).toMatchObject({
      qlQuery: 'Status = "In use"',
    });
  });

  it('send every property back with only sharing changed', () => {
    const read = { allowOtherObjectSchema: false, validateQuickCreate: true, somethingNew: [1] };
    expect(sharingBody(read)).toEqual({ ...read, allowOtherObjectSchema: true });
    expect(read.allowOtherObjectSchema).toBe(false);
  });
});
