import { describe, expect, it } from 'vitest';
import type { SchemaDetail } from '../assets/observation';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  referenceTypeKeyOf,
  schemaKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../planner/natural-key';
import type { PlannedSchema } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import { twinsOf } from './twins';

const type = { name: 'T', parentId: null, abstract: false, inherited: false, objectCount: 0 };
const attribute = {
  objectTypeId: '1',
  kind: 'text' as const,
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
};
const TYPE = objectTypeKeyOf('S', ['T']);
const ONE = attributeKeyOf('S', ['T'], 'a');
const ELEMENTS = [
  schemaKeyOf('S'),
  TYPE,
  objectTypeKeyOf('S', ['T', 'U']),
  ONE,
  statusKeyOf('S', 'Open'),
  referenceTypeKeyOf('S', 'Uses'),
];

interface Found {
  types?: { id: string; parentId?: string; name?: string }[];
  attributes?: { id: string; name: string; objectTypeId?: string }[];
  statuses?: string[];
  referenceTypes?: string[];
  baseline?: NaturalKey[];
  schemaId?: string | null;
  elements?: NaturalKey[];
}
const twins = ({ types = [{ id: '1' }], ...found }: Found): [NaturalKey, string[]][] => {
  const named = (name: string, ids: string[] = []) => ids.map((id) => ({ id, name }));
  const detail: SchemaDetail = {
    id: '7',
    objectTypes: types.map((one) => ({ ...type, ...one })),
    attributes: (found.attributes ?? []).map((one) => ({ ...attribute, ...one })),
    statuses: named('open', found.statuses).map((one) => ({ ...one, category: 'active' })),
    referenceTypes: named(' USES', found.referenceTypes),
    sharing: 'off',
  };
  const schema: PlannedSchema = {
    ...{ template: 'S', role: 'target', key: 'S', name: 'S', ours: true, complete: true },
    id: found.schemaId === undefined ? '7' : found.schemaId,
  };
  return twinsOf(
    { elements: found.elements ?? ELEMENTS, ids: { [TYPE]: '1' }, schemas: [schema] },
    { details: { '7': detail } },
    new Set((found.baseline ?? []).map(hashKey)),
  ).map(({ element, ids }) => [element, ids]);
};

describe('twins', () => {
  it('are two elements of one kind and name in one place, whatever the case', () => {
    expect(twins({ attributes: [{ id: '2', name: 'a' }] })).toEqual([]);
    const both = [
      { id: '2', name: 'a' },
      { id: '3', name: 'A ' },
    ];
    expect(twins({ attributes: both })).toEqual([[ONE, ['2', '3']]]);
    expect(twins({ types: [{ id: '1' }, { id: '4' }] })).toEqual([[TYPE, ['1', '4']]]);
    expect(twins({ statuses: ['5', '6'], referenceTypes: ['7', '8', '9'] })).toEqual([
      [statusKeyOf('S', 'Open'), ['5', '6']],
      [referenceTypeKeyOf('S', 'Uses'), ['7', '8', '9']],
    ]);
    const below = [
      { id: '1' },
      { id: '4', parentId: '1', name: 'U' },
      { id: '5', parentId: '1', name: 'u' },
    ];
    expect(twins({ types: below })).toEqual([[objectTypeKeyOf('S', ['T', 'U']), ['4', '5']]]);
  });

  it('are not two elements in two places, nor one that is listed twice, nor two kinds', () => {
    expect(
      twins({
        types: [{ id: '1' }, { id: '4', parentId: '1' }, { id: '1' }],
        attributes: [
          { id: '2', name: 'a' },
          { id: '3', name: 'a', objectTypeId: '4' },
          { id: '6', name: 'T' },
        ],
      }),
    ).toEqual([]);
    // Where the type is not known by its id, nothing is known to be on it.
    expect(
      twins({
        types: [{ id: '1' }],
        attributes: [
          { id: '2', name: 'a', objectTypeId: '' },
          { id: '3', name: 'b', objectTypeId: '' },
        ],
        elements: [attributeKeyOf('S', ['X'], 'a'), attributeKeyOf('S', ['X'], 'b')],
      }),
    ).toEqual([]);
  });

  it('that were there at approval are not ours to judge, nor what is in no schema that was read', () => {
    const types = [{ id: '1' }, { id: '4' }];
    expect(twins({ types, baseline: [TYPE] })).toEqual([]);
    expect(twins({ types, schemaId: null })).toEqual([]);
    expect(twins({ types, schemaId: '8' })).toEqual([]);
    expect(twins({ types, elements: [objectTypeKeyOf('OTHER', ['T'])] })).toEqual([]);
  });
});
