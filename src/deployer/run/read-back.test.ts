import { describe, expect, it } from 'vitest';
import { recordedClient } from '../../../test/support/recorded-client';
import { attributeStep, schemaStep, statusStep, typeStep } from '../../../test/support/steps';
import {
  objectTypeKeyOf,
  referenceTypeKeyOf,
  schemaKeyOf,
  sharingKeyOf,
} from '../../planner/natural-key';
import type { AttributeStep, ReferenceTypeStep, SharingStep, Step } from '../../planner/plan';
import type { Ids } from './create-element';
import { globalStandIn } from './global-stand-in';
import { ReadBack } from './read-back';
import { SiteLessons } from './site-lessons';
import { vanishedBelow } from './vanished';

const SENT = Date.parse('2026-11-21T12:00:00Z');
const base = { schema: 'S', after: [] };
const SHARING: SharingStep = { ...base, kind: 'sharing', key: sharingKeyOf('S'), existing: false };
const USES: ReferenceTypeStep = {
  ...base,
  kind: 'reference-type',
  key: referenceTypeKeyOf('S', 'Uses'),
  name: 'Uses',
};
const IDS = new Map([
  [schemaKeyOf('S'), '1'],
  [objectTypeKeyOf('S', ['T']), '2'],
  [objectTypeKeyOf('S', ['T', 'U']), '3'],
  [objectTypeKeyOf('S', ['T', 'U', 'W']), '7'],
  [objectTypeKeyOf('HUB', ['V']), '4'],
  [referenceTypeKeyOf('S', 'Uses'), '5'],
]);
const attribute = { objectTypeId: '2', id: '8', name: 'a', kind: 'text' };
const typeRow = (id: string, name: string, parentId: string | null) => ({
  id,
  name,
  parentId,
  abstract: false,
  inherited: false,
  objectCount: 0,
});

const find = async (
  step: Step,
  answers: Parameters<typeof recordedClient>[0],
  ids: Ids = IDS,
): Promise<{ found: unknown; calls: unknown[][] }> => {
  const { client, calls } = recordedClient(answers);
  return { found: await new ReadBack(client, new SiteLessons()).find(step, ids, SENT), calls };
};

describe('what exists of a step', () => {
  it('is looked up in the list of its kind, in its own object schema', async () => {
    const rows = [{ id: '6', name: 'uses' }];
    const schema = {
      ...{ id: '6', key: 'S', name: 'Schema S', description: 'About it.', canManage: true },
      ...{ created: new Date(SENT).toISOString(), objectCount: 0, objectTypeCount: 0 },
    };
    const cases: [Step, string, unknown, unknown[]][] = [
      [schemaStep(), 'listSchemas', [schema], []],
      [statusStep('Uses'), 'statuses', rows, ['1']],
      [USES, 'referenceTypes', rows, ['1']],
      [typeStep(['T']), 'objectTypes', [typeRow('6', 'T', null)], ['1']],
      [
        attributeStep(['T'], 'a'),
        'attributes',
        [{ ...attribute, id: '6' }],
        // The client tells by the parents which type declares an attribute.
        ['1', [typeRow('2', 'T', null), typeRow('3', 'U', '2'), typeRow('7', 'W', '3')]],
      ],
    ];
    for (const [step, list, found, given] of cases) {
      expect(await find(step, { [list]: found })).toEqual({
        found: { kind: 'ours', id: '6' },
        calls: [[list, ...given]],
      });
      expect((await find(step, { [list]: [] })).found).toEqual({ kind: 'absent' });
    }
  });

  it('is nothing where not even its object schema is known, without a look', async () => {
    for (const step of [SHARING, statusStep('A'), USES, typeStep(['T']), attributeStep(['T'], 'a')])
      expect(await find(step, {}, new Map())).toEqual({ found: { kind: 'absent' }, calls: [] });
  });

  it('of sharing is that it is on', async () => {
    const sharing = async (properties: unknown) => (await find(SHARING, { properties })).found;
    expect(await sharing({ allowOtherObjectSchema: true })).toEqual({ kind: 'ours', id: '1' });
    for (const properties of [{ allowOtherObjectSchema: false }, {}, null])
      expect(await sharing(properties)).toEqual({ kind: 'absent' });
  });

  it('of an attribute is read for its type alone, in a schema of more than 150 types', async () => {
    const many = (count: number): Ids =>
      new Map([
        ...IDS,
        ...Array.from(
          { length: count },
          (_, at) => [objectTypeKeyOf('S', [`Other ${at}`]), `o${at}`] as const,
        ),
      ]);
    const step = attributeStep(['T'], 'a');
    expect(await find(step, { attributesOfType: [attribute] }, many(148))).toEqual({
      found: { kind: 'ours', id: '8' },
      calls: [['attributesOfType', '2']],
    });
    expect((await find(step, { attributes: [attribute] }, many(147))).calls).toMatchObject([
      ['attributes', '1', { length: 150 }],
    ]);
  });

  it('is asked for once by all who ask for the same list together, and of each list by itself', async () => {
    const { client, calls } = recordedClient({
      listSchemas: [],
      objectTypes: [],
      attributes: [],
      statuses: [],
      referenceTypes: [],
      attributesOfType: [],
    });
    const readBack = new ReadBack(client, new SiteLessons());
    const steps = [statusStep('A'), USES, typeStep(['T']), attributeStep(['T'], 'a'), schemaStep()];
    const all = [...steps, ...steps, ...steps];
    await Promise.all(all.map((step) => readBack.find(step, IDS, SENT)));
    expect(calls.map(([name]) => name).sort()).toEqual(
      ['attributes', 'listSchemas', 'objectTypes', 'referenceTypes', 'statuses'].flatMap((name) => [
        name,
        name,
      ]),
    );
  });
});

describe('what a refused step builds on', () => {
  const plain = attributeStep(['T', 'U'], 'a');
  const abroad: AttributeStep = {
    ...plain,
    form: {
      ...plain.form,
      kind: 'reference',
      reference: {
        target: objectTypeKeyOf('HUB', ['V']),
        referenceType: referenceTypeKeyOf('S', 'Uses'),
        subtypes: false,
      },
    },
  };
  const ids = new Map([...IDS, [schemaKeyOf('HUB'), '9']]);
  /** What is gone, where these schemas and types are there. */
  const gone = (step: Step, schemas: string[], types: string[], known: Ids = ids) => {
    const { client, calls } = recordedClient({
      listSchemas: schemas.map((id) => ({ id })),
      objectTypes: types.map((id) => ({ id })),
    });
    const readBack = new ReadBack(client, new SiteLessons());
    return vanishedBelow(step, known, readBack).then((what) => ({ what, calls }));
  };

  it('is named where it is gone: its schema, its parent, its type, or what it refers to', async () => {
    const all = ['2', '3', '4'];
    for (const [step, schemas, types, what] of [
      [typeStep(['T', 'U']), ['9'], all, 'S'],
      [typeStep(['T', 'U']), ['1'], ['3'], 'S · T'],
      [typeStep(['T', 'U']), ['1'], all, null],
      [typeStep(['T']), ['1'], [], null],
      [USES, ['9'], all, 'S'],
      [statusStep('A'), ['1'], [], null],
      [plain, ['1'], ['2', '4'], 'S · T › U'],
      [plain, ['1'], ['3'], null],
      [abroad, ['1'], all, 'HUB'],
      [abroad, ['1', '9'], ['3'], 'HUB · V'],
      [abroad, ['1', '9'], all, null],
    ] as const)
      expect((await gone(step, [...schemas], [...types])).what).toBe(what);
  });

  it('of an object schema is nothing, and of what has no id yet nothing that could be gone', async () => {
    expect(await gone(schemaStep(), [], [])).toEqual({ what: null, calls: [] });
    expect((await gone(abroad, [], [], new Map())).what).toBeNull();
    expect((await gone(abroad, ['1'], ['3'], IDS)).what).toBeNull();
  });
});

describe('what takes the place of a status or reference type', () => {
  const standIn = async (step: Step, answers: Parameters<typeof recordedClient>[0]) => {
    const { client, calls } = recordedClient(answers);
    return { id: await globalStandIn(client, step), calls };
  };

  it('is a global one of that name, and of that category', async () => {
    const rows = (name: string, category = 'active') => [
      { id: '6', name: 'Other', category: 'active' },
      { id: '7', name, category },
    ];
    expect(await standIn(statusStep('Open'), { statuses: rows(' open') })).toEqual({
      id: '7',
      calls: [['statuses', null]],
    });
    expect(await standIn(USES, { referenceTypes: rows('USES') })).toEqual({
      id: '7',
      calls: [['referenceTypes', null]],
    });
    expect(
      (await standIn(statusStep('Open'), { statuses: rows('Open', 'pending') })).id,
    ).toBeNull();
    expect((await standIn(statusStep('Open'), { statuses: rows('Opened') })).id).toBeNull();
    expect((await standIn(USES, { referenceTypes: rows('Used') })).id).toBeNull();
  });

  it('is none for anything else, without a look', async () => {
    for (const step of [schemaStep(), SHARING, typeStep(['T']), attributeStep(['T'], 'a')])
      expect(await standIn(step, {})).toEqual({ id: null, calls: [] });
  });
});
