/** What the app learns of what it made, keeps of what was added, and sees of what somebody just made. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { SchemaSummary } from '../../src/assets/observation';
import { readNotation } from '../../src/models/notation/read-notation';
import { defaultOptions } from '../../src/planner/options';
import { identityKey } from '../../src/planner/identities';
import { attributeKeyOf, objectTypeKeyOf, schemaKeyOf } from '../../src/planner/natural-key';
import type { Finding, PlannedSchema } from '../../src/planner/plan';
import { additionsTo } from '../../src/service/additions';
import { justMade } from '../../src/service/just-made';
import { learnIds, learnVersions } from '../../src/service/learn-ids';
import { loadIdentities, saveIdentities } from '../../src/storage/identities';
import { knownSchemas, recordSchemaComplete } from '../../src/storage/known-schemas';
import { saveOwnModel } from '../../src/storage/own-models';
import type { Place } from '../../src/structure/compare';
import { MemoryKv } from '../../simulator/memory-kv';

let kv: MemoryKv;
beforeEach(() => {
  kv = new MemoryKv();
});
const NOON = Date.UTC(2026, 10, 21, 12);
const tools = () => ({ kv, now: () => NOON });
const planned = (key: string, id: string | null, more: Partial<PlannedSchema> = {}) => ({
  template: key,
  role: 'target' as const,
  key,
  name: `Schema ${key}`,
  id,
  ours: true,
  complete: true,
  ...more,
});

describe('ids of what a person called the same', () => {
  const ids = {
    [schemaKeyOf('A')]: '1',
    [objectTypeKeyOf('A', ['Car'])]: '11',
    [attributeKeyOf('A', ['Car'], 'Plate')]: '12',
    [objectTypeKeyOf('B', ['Boat'])]: '21',
    [objectTypeKeyOf('C', ['Ship'])]: '31',
  };
  const schemas = [planned('A', '1'), planned('B', '2'), planned('C', null)];
  const options = { ...defaultOptions(['A']), same: ['Car=Wagon'] };
  const CAR = identityKey('object-type', ['Car']);
  const PLATE = identityKey('attribute', ['Car', 'Plate']);
  const BOAT = identityKey('object-type', ['Boat']);
  const kept = async () => {
    const all = await loadIdentities(kv, ['1', '2']);
    return [...all].map(([id, known]) => [id, [...known].map(([hash, one]) => [hash, one.id])]);
  };

  it('are kept of each object schema that exists, and what is known stays as it was', async () => {
    const before = { kind: 'object-type', id: '99', seen: 5, by: 'p-1111' } as const;
    await saveIdentities(kv, '1', new Map([[CAR, before]]));
    await learnIds({ ids, schemas, options }, tools());
    expect(await kept()).toEqual([
      [
        '1',
        [
          [CAR, '99'],
          [PLATE, '12'],
        ],
      ],
      ['2', [[BOAT, '21']]],
    ]);
    expect((await loadIdentities(kv, ['2'])).get('2')?.get(BOAT)).toEqual({
      kind: 'object-type',
      id: '21',
      seen: Date.UTC(2026, 10, 21),
      by: '',
    });
    const written = kv.log.filter((line) => line.startsWith('set')).length;
    await learnIds({ ids, schemas, options }, tools());
    expect(kv.log.filter((line) => line.startsWith('set'))).toHaveLength(written);
  });

  it('are not kept where nobody said so', async () => {
    await learnIds({ ids, schemas, options: defaultOptions(['A']) }, tools());
    expect(kv.log).toEqual([]);
  });
});

describe('a newer version of which nothing lacks', () => {
  const entry = (schemaId: string, template: string) => ({
    schemaId,
    key: template,
    template,
    version: '1.0.0',
    deploymentId: 'p-1111',
    at: 1,
  });
  const differs = { kind: 'warn', code: 'version-differs', sentence: 'It is older.' } as Finding;
  const templates = [
    { key: 'A', version: '2.0.0', hash: '' },
    { key: 'B', version: '3.0.0', hash: '' },
  ];
  const versions = async () =>
    (await knownSchemas(kv)).map(({ key, version, at }) => [key, version, at]);
  beforeEach(async () => {
    await recordSchemaComplete(kv, entry('1', 'A'));
    await recordSchemaComplete(kv, entry('2', 'B'));
    await recordSchemaComplete(kv, entry('3', 'C'));
  });
  const before = [
    ['A', '1.0.0', 1],
    ['B', '1.0.0', 1],
    ['C', '1.0.0', 1],
  ];

  it.each<[string, Finding[], PlannedSchema[], string[]]>([
    ['of each that is whole', [differs], [planned('A', '1'), planned('B', '2')], ['A', 'B']],
    ['of the one of them', [differs], [planned('B', '2')], ['B']],
    [
      'beside other findings',
      [{ ...differs, code: 'just-made' } as Finding, differs],
      [planned('A', '1')],
      ['A'],
    ],
    ['not where something lacks', [differs], [planned('A', '1', { complete: false })], []],
    ['not of another template', [differs], [planned('B', '1')], []],
    ['not of one without a version here', [differs], [planned('C', '3')], []],
    ['not where it is said of nothing', [], [planned('A', '1')], []],
    [
      'not where that is no warning',
      [{ ...differs, kind: 'block' } as Finding],
      [planned('A', '1')],
      [],
    ],
    [
      'not where the warning is another',
      [{ ...differs, code: 'just-made' } as Finding],
      [planned('A', '1')],
      [],
    ],
  ])('is on record %s', async (_, findings, schemas, learnt) => {
    await learnVersions({ findings, schemas, templates }, tools());
    const after = before.map(([key = '', version, at]) => {
      const now = templates.find((one) => one.key === key)?.version;
      return learnt.includes(String(key)) ? [key, now, NOON] : [key, version, at];
    });
    expect((await versions()).sort()).toEqual(after);
  });

  it('is not written again where it is on record', async () => {
    const same = [{ key: 'A', version: '1.0.0', hash: '' }];
    await learnVersions(
      { findings: [differs], schemas: [planned('A', '1')], templates: same },
      tools(),
    );
    expect((await versions()).sort()).toEqual(before);
  });
});

describe('what was added to an object schema', () => {
  const lines =
    'Escalation\n  Contact: user\n  State: status Open (active)\nEscalation > Night shift\n  Phone: text';
  const template = (key: string, text: string, addsTo?: string) => {
    const read = readNotation(`schema ${key} "Any"\n${text}`);
    if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
    return { ...read.template, ...(addsTo === undefined ? {} : { addsTo }) };
  };
  const place = (kind: string, path: string[], name?: string) =>
    ({ kind, path, ...(name === undefined ? {} : { name }) }) as unknown as Place;
  const seen = async (id: string, key: string) => {
    const isTheirs = await additionsTo({ id, key }, kv);
    return [
      place('object-type', ['Escalation']),
      place('object-type', ['Other', 'escalation']),
      place('attribute', ['Escalation', 'Night Shift'], 'Phone'),
      place('attribute', ['Escalation'], 'Contact'),
      place('attribute', ['Escalation'], 'Phone'),
      place('attribute', ['Contact'], 'Escalation'),
      place('attribute', ['Escalation'], 'Open'),
      place('status', [], 'Open'),
      place('status', [], 'Escalation'),
      place('object-type', ['Contact']),
      place('reference-type', [], 'Open'),
    ].map(isTheirs);
  };
  const ALL = [true, true, true, true, false, false, false, true, false, false, false];
  const NONE = ALL.map(() => false);

  it.each<[string, string, string | undefined, string, string, boolean]>([
    ['by its id', 'PRI', '7', '7', 'PRI', true],
    ['by its id, whatever it is called now', 'PRI', '7', '7', 'OLD', true],
    ['not by a key that another has since', 'PRI', '7', '8', 'PRI', false],
    ['by its key where no id is on record', 'PRI', undefined, '7', 'PRI', true],
    ['not where it was added to another', 'SVC', undefined, '7', 'PRI', false],
  ])('is found %s', async (_, addsTo, schemaId, id, key, isFound) => {
    await saveOwnModel(kv, template('PRI2', lines, addsTo), { at: 1, schemaId });
    expect(await seen(id, key)).toEqual(isFound ? ALL : NONE);
  });

  it('is no model of one\u2019s own, nor one that is gone', async () => {
    await saveOwnModel(kv, template('FLEET', lines), { at: 1, schemaId: '7' });
    expect(await seen('7', 'FLEET')).toEqual(NONE);
    await saveOwnModel(kv, template('PRI2', lines, 'PRI'), { at: 1, schemaId: '7' });
    for (const stored of [...kv.stored.keys()])
      if (stored.endsWith('PRI2')) kv.stored.delete(stored);
    expect(await seen('7', 'PRI')).toEqual(NONE);
  });
});

describe('an object schema in the way', () => {
  const summary = (id: string, key: string, name: string, created: string | null) =>
    ({ id, key, name, created }) as SchemaSummary;
  const LATELY = '2026-11-21T11:50:00.000Z';
  const STEP = [{ kind: 'schema' }] as never[];
  const plans = [planned('A', '1'), planned('B', null), planned('C', null)];

  it.each<[string, SchemaSummary, boolean]>([
    ['by its id', summary('1', 'X', 'Other', LATELY), true],
    ['by its key', summary('9', 'B', 'Other', LATELY), true],
    ['by its name', summary('9', 'X', 'schema c', LATELY), true],
    ['not by anything else', summary('9', 'X', 'Other', LATELY), false],
    ['not where that is older', summary('9', 'B', 'Other', '2026-11-21T11:45:00.000Z'), false],
    ['by a clock that is ahead', summary('9', 'B', 'Other', '2026-11-21T12:14:59.999Z'), true],
    ['not where nobody knows when', summary('9', 'B', 'Other', null), false],
    ['not where LaunchPad made it', summary('5', 'B', 'Other', LATELY), false],
  ])('that was just made is told %s', (_, present, isTold) => {
    const known = [{ schemaId: '5', template: 'B', version: '1.0.0', state: 'building' as const }];
    const told = justMade({ schemas: plans, steps: STEP }, [present], known, NOON);
    expect(told.map(({ code }) => code)).toEqual(isTold ? ['just-made'] : []);
    expect(justMade({ schemas: plans, steps: [] }, [present], known, NOON)).toEqual([]);
  });
});
