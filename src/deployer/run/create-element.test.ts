import { describe, expect, it } from 'vitest';
import { recordedClient } from '../../../test/support/recorded-client';
import {
  attributeStep,
  rejected,
  schemaStep,
  statusStep,
  typeStep,
} from '../../../test/support/steps';
import {
  objectTypeKeyOf,
  referenceTypeKeyOf,
  schemaKeyOf,
  sharingKeyOf,
  statusKeyOf,
} from '../../planner/natural-key';
import type { AttributeStep, ReferenceTypeStep, SharingStep, Step } from '../../planner/plan';
import { createElement, endpointClassOf } from './create-element';

const WORN = { description: 'As worn.', iconId: '9', filter: 'Name = 1' };
const IDS = new Map([
  [schemaKeyOf('S'), '1'],
  [objectTypeKeyOf('S', ['T']), '2'],
  [objectTypeKeyOf('HUB', ['V']), '3'],
  [referenceTypeKeyOf('S', 'Uses'), '4'],
  [statusKeyOf('S', 'Open'), '5'],
]);
const base = { schema: 'S', after: [] };
const SHARING: SharingStep = { ...base, kind: 'sharing', key: sharingKeyOf('S'), existing: false };
const USES: ReferenceTypeStep = {
  ...base,
  kind: 'reference-type',
  key: referenceTypeKeyOf('S', 'Uses'),
  name: 'Uses',
};
const plain = attributeStep(['T'], 'a');
const REFERENCE: AttributeStep = {
  ...plain,
  form: {
    ...plain.form,
    kind: 'reference',
    minimum: 1,
    maximum: 3,
    unique: true,
    regex: '^x$',
    suffix: 'GB',
    options: ['One'],
    statuses: [statusKeyOf('S', 'Open')],
    reference: {
      target: objectTypeKeyOf('HUB', ['V']),
      referenceType: referenceTypeKeyOf('S', 'Uses'),
      subtypes: true,
    },
  },
};

/** Each kind of step, what is asked of Assets for it, with which answer, and what comes of that. */
const CASES: [name: string, step: Step, call: unknown[]][] = [
  [
    'an object schema',
    schemaStep(),
    ['createSchema', { name: 'Schema S', key: 'S', description: 'As worn.' }],
  ],
  [
    'a status',
    statusStep('Open'),
    ['createStatus', { schemaId: '1', name: 'Open', category: 'active' }],
  ],
  ['a reference type', USES, ['createReferenceType', { schemaId: '1', name: 'Uses' }]],
  [
    'an object type at the root',
    typeStep(['T']),
    [
      'createObjectType',
      {
        schemaId: '1',
        name: 'T',
        description: 'As worn.',
        iconId: '9',
        parentId: null,
        inherited: true,
        abstract: false,
      },
    ],
  ],
  [
    'an object type below another',
    { ...typeStep(['T', 'U']), abstract: true, inherited: false },
    [
      'createObjectType',
      {
        schemaId: '1',
        name: 'U',
        description: 'As worn.',
        iconId: '9',
        parentId: '2',
        inherited: false,
        abstract: true,
      },
    ],
  ],
  [
    'an attribute',
    plain,
    [
      'createAttribute',
      {
        objectTypeId: '2',
        name: 'a',
        kind: 'text',
        description: 'As worn.',
        minimum: 0,
        maximum: 1,
        unique: false,
        regex: '',
        suffix: '',
        options: [],
        statusIds: [],
        reference: null,
        filter: 'Name = 1',
      },
    ],
  ],
  [
    'a reference into another schema',
    REFERENCE,
    [
      'createAttribute',
      {
        objectTypeId: '2',
        name: 'a',
        kind: 'reference',
        description: 'As worn.',
        minimum: 1,
        maximum: 3,
        unique: true,
        regex: '^x$',
        suffix: 'GB',
        options: ['One'],
        statusIds: ['5'],
        reference: { objectTypeId: '3', referenceTypeId: '4', subtypes: true },
        filter: 'Name = 1',
      },
    ],
  ],
];

describe('one element as one request', () => {
  it.each(CASES)('%s: names are the ids they have here', async (_, step, call) => {
    const echo = { id: '77', name: 'echoed' };
    const { client, calls } = recordedClient({
      [String(call[0])]: { kind: 'created', value: echo },
    });
    const outcome = await createElement(client, step, IDS, WORN);
    expect(calls).toEqual([call]);
    expect(outcome).toEqual({
      kind: 'created',
      value: {
        id: '77',
        objectType: step.kind === 'object-type' ? echo : null,
        attribute: step.kind === 'attribute' ? echo : null,
      },
    });
  });

  it.each(CASES)('%s: what became of it otherwise is handed on', async (_, step, call) => {
    for (const outcome of [
      { kind: 'unknown', detail: 'no answer' },
      { kind: 'throttled', retryAfterMs: 5 },
      { kind: 'rejected', status: 400, duplicate: true, why: rejected() },
    ]) {
      const { client } = recordedClient({ [String(call[0])]: outcome });
      expect(await createElement(client, step, IDS, WORN)).toBe(outcome);
    }
  });

  it('is a defect where the id of something it builds on is not known', async () => {
    for (const [, step] of CASES.slice(1)) {
      const { client, calls } = recordedClient({});
      await expect(createElement(client, step, new Map(), WORN)).rejects.toThrow(/No id is known/);
      expect(calls).toEqual([]);
    }
  });

  it('counts against the endpoint it goes to', () => {
    expect(
      (['schema', 'sharing', 'status', 'reference-type', 'object-type', 'attribute'] as const).map(
        endpointClassOf,
      ),
    ).toEqual(['schema', 'schema', 'config', 'config', 'objecttype', 'attribute']);
  });
});

describe('switching sharing on', () => {
  const done = { kind: 'created', value: { id: '1', objectType: null, attribute: null } };

  it('sends all properties back as they were read', async () => {
    const properties = { allowOtherObjectSchema: false, other: 'kept' };
    const { client, calls } = recordedClient({
      properties,
      switchOnSharing: { kind: 'created', value: true },
    });
    expect(await createElement(client, SHARING, IDS, WORN)).toEqual(done);
    expect(calls).toEqual([
      ['properties', '1'],
      ['switchOnSharing', '1', properties],
    ]);
  });

  it('writes nothing where it is on already', async () => {
    const { client, calls } = recordedClient({ properties: { allowOtherObjectSchema: true } });
    expect(await createElement(client, SHARING, IDS, WORN)).toEqual(done);
    expect(calls).toEqual([['properties', '1']]);
  });

  it('writes nothing where the properties cannot be read, and says where a person does it', async () => {
    const { client, calls } = recordedClient({ properties: null });
    const outcome = await createElement(client, SHARING, IDS, WORN);
    expect(outcome).toMatchObject({
      kind: 'rejected',
      status: 0,
      duplicate: false,
      why: {
        code: 'assets-rejected',
        message: expect.stringContaining('must not change its sharing setting'),
        remedy: expect.stringContaining('Schema configuration'),
      },
    });
    expect(calls).toEqual([['properties', '1']]);
  });

  it('hands on what became of the request', async () => {
    const outcome = { kind: 'unknown', detail: 'no answer' };
    const { client } = recordedClient({ properties: {}, switchOnSharing: outcome });
    expect(await createElement(client, SHARING, IDS, WORN)).toBe(outcome);
  });
});
