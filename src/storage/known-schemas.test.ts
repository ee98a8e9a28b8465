import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW } from '../../test/support/storage-samples';
import { saveIdentities } from './identities';
import { keys } from './keys';
import {
  fillPins,
  knownSchemas,
  knownTo,
  readKnownSchemas,
  recordSchemaBuilding,
  recordSchemaComplete,
} from './known-schemas';

const made = (schemaId: string, at = NOW) => ({
  schemaId,
  template: 'basic',
  version: '1.0.0',
  key: `K${schemaId}`,
  deploymentId: 'p-aaaa',
  at,
});

describe('the schemas the app made', () => {
  it('are known at once, while queries still show nothing', async () => {
    const kv = new MemoryKv({ stale: true });
    await recordSchemaBuilding(kv, made('1'));
    await recordSchemaBuilding(kv, made('2', NOW + 1));
    await recordSchemaComplete(kv, made('1', NOW + 2));
    expect((await knownSchemas(kv)).map(({ schemaId, state }) => [schemaId, state])).toEqual([
      ['2', 'building'],
      ['1', 'complete'],
    ]);
  });

  it('are known after a kill between the two writes', async () => {
    const kv = new MemoryKv({ stale: true });
    await recordSchemaBuilding(kv, made('1'));
    kv.stored.delete(keys.knownSchema('1'));
    expect(await knownSchemas(kv)).toHaveLength(1);
    await recordSchemaBuilding(kv, made('2'));
    const own = kv.stored.get(keys.knownSchema('2')) ?? '';
    await recordSchemaComplete(kv, made('2', NOW + 1));
    kv.stored.set(keys.knownSchema('2'), own);
    kv.settle();
    expect((await knownSchemas(kv)).map(({ state }) => state)).toEqual(['building', 'complete']);
  });

  it('survive a list that a superseded holder wrote late', async () => {
    const kv = new MemoryKv({ stale: true });
    await recordSchemaBuilding(kv, made('1'));
    const old = kv.stored.get(keys.knownSchemas) ?? '';
    await recordSchemaBuilding(kv, made('2', NOW + 1));
    await recordSchemaComplete(kv, made('1', NOW + 2));
    kv.stored.set(keys.knownSchemas, old);
    kv.settle();
    expect((await knownSchemas(kv)).map(({ schemaId, state }) => [schemaId, state])).toEqual([
      ['2', 'building'],
      ['1', 'complete'],
    ]);
  });

  it.each(['', 7, [], { v: 2 }, { v: 1, schemaId: '2' }])(
    'cost no other where the record of one is damaged: %j',
    async (value) => {
      const kv = new MemoryKv();
      for (const [at, id] of ['1', '2', '3'].entries())
        await recordSchemaBuilding(kv, made(id, NOW + at));
      const damage = (): void => {
        const list = JSON.parse(kv.stored.get(keys.knownSchemas) ?? '') as { entries: unknown[] };
        list.entries = list.entries.map((entry) =>
          (entry as { schemaId?: string }).schemaId === '2' ? value : entry,
        );
        kv.stored.set(keys.knownSchemas, JSON.stringify(list));
      };
      kv.stored.set(keys.knownSchema('2'), JSON.stringify(value));
      expect(await readKnownSchemas(kv)).toMatchObject({
        known: [{ schemaId: '1' }, { schemaId: '2' }, { schemaId: '3' }],
        damaged: [keys.knownSchema('2')],
      });
      damage();
      expect(await readKnownSchemas(kv)).toMatchObject({
        known: [{ schemaId: '1' }, { schemaId: '3' }],
        damaged: [keys.knownSchemas, keys.knownSchema('2')],
      });
      await recordSchemaComplete(kv, made('3', NOW + 9));
      expect(JSON.parse(kv.stored.get(keys.knownSchemas) ?? '')).toMatchObject({
        entries: [{ schemaId: '1' }, value, { schemaId: '3', state: 'complete' }],
      });
      expect(kv.stored.get(keys.knownSchema('2'))).toBe(JSON.stringify(value));
    },
  );

  it('are known by their own records where the list is damaged', async () => {
    const kv = new MemoryKv();
    await recordSchemaBuilding(kv, made('1'));
    kv.stored.set(keys.knownSchemas, '{"v":3}');
    expect(await readKnownSchemas(kv)).toMatchObject({
      known: [{ schemaId: '1' }],
      damaged: [keys.knownSchemas],
    });
  });

  it('take any id that Assets may give', async () => {
    const kv = new MemoryKv();
    await recordSchemaBuilding(kv, made('ä/€'));
    expect((await knownSchemas(kv))[0]?.schemaId).toBe('ä/€');
  });
});

describe('the list of them', () => {
  const entriesIn = (kv: MemoryKv): string[] =>
    (
      JSON.parse(kv.stored.get(keys.knownSchemas) ?? '') as { entries: { schemaId: string }[] }
    ).entries.map(({ schemaId }) => schemaId);

  it('has each once, the one written last at its end, and is kept', async () => {
    const kv = new MemoryKv();
    for (const id of ['1', '2', '1']) await recordSchemaBuilding(kv, made(id));
    expect(entriesIn(kv)).toEqual(['2', '1']);
    expect([...kv.lives.values()]).toEqual(['kept', 'kept', 'kept']);
  });

  it('has four hundred at most; those beyond are known by their own records', async () => {
    const kv = new MemoryKv();
    const entries = Array.from({ length: 400 }, (_, n) => ({
      ...made(`${n}`),
      v: 1,
      state: 'building',
    }));
    kv.stored.set(keys.knownSchemas, JSON.stringify({ v: 1, entries }));
    kv.stored.set(keys.knownSchema('0'), JSON.stringify(entries[0]));
    await recordSchemaBuilding(kv, made('400'));
    expect(entriesIn(kv)).toEqual(Array.from({ length: 400 }, (_, n) => `${n + 1}`));
    expect(await knownSchemas(kv)).toHaveLength(401);
  });

  it('is nothing, and nothing is damaged, where none was made', async () => {
    const kv = new MemoryKv();
    expect(await readKnownSchemas(kv)).toEqual({ known: [], damaged: [] });
  });

  it('is passed over for a record that a query still shows, and that is gone', async () => {
    const kv = new MemoryKv({ stale: true });
    await recordSchemaBuilding(kv, made('1'));
    kv.settle();
    kv.stored.clear();
    expect(await readKnownSchemas(kv)).toEqual({ known: [], damaged: [] });
  });

  it('gives way to a record of the same time, which was written after it', async () => {
    const kv = new MemoryKv();
    await recordSchemaBuilding(kv, made('1'));
    const list = kv.stored.get(keys.knownSchemas) ?? '';
    await recordSchemaComplete(kv, made('1'));
    kv.stored.set(keys.knownSchemas, list);
    expect(await knownSchemas(kv)).toMatchObject([{ schemaId: '1', state: 'complete' }]);
  });
});

it('fills the pins of the deployment that made a schema, and of no other', () => {
  const pins = [
    { template: 'basic', role: 'target' as const, key: 'K1', name: 'Basic', id: null, ours: false },
    { template: 'core', role: 'hub' as const, key: 'CORE', name: '', id: '7', ours: false },
  ];
  const known = [{ ...made('1'), v: 1 as const, state: 'building' as const }];
  expect(fillPins(pins, known, 'p-aaaa').map(({ id }) => id)).toEqual(['1', '7']);
  expect(fillPins(pins, known, 'p-cccc').map(({ id }) => id)).toEqual([null, '7']);
  const otherwise = (change: object) => pins.map((pin) => ({ ...pin, ...change }));
  for (const change of [{ template: 'core' }, { key: 'K2' }])
    expect(fillPins(otherwise(change), known, 'p-aaaa').map(({ id }) => id)).toEqual([null, '7']);
  expect(fillPins(otherwise({ id: '8' }), known, 'p-aaaa').map(({ id }) => id)).toEqual(['8', '8']);
  expect(fillPins(pins, known, 'p-aaaa')[0]).toEqual({
    template: 'basic',
    key: 'K1',
    name: 'Basic',
    id: '1',
  });
});

it('are those of who made what is in them, also where another deployment completed them since', async () => {
  const kv = new MemoryKv();
  const identity = (by: string) =>
    new Map([['0123456789abcdef', { kind: 'attribute' as const, id: '5', seen: NOW, by }]]);
  for (const [id, by] of [
    ['1', 'p-aaaa'],
    ['2', 'p-aaaa'],
    ['3', 'p-dddd'],
    ['4', ''],
  ] as const) {
    await recordSchemaComplete(kv, { ...made(id), deploymentId: 'p-bbbb' });
    await saveIdentities(kv, id, identity(by));
  }
  const pin = (at: string, id: string | null, template = 'basic') => ({
    template,
    role: 'target' as const,
    key: `K${at}`,
    name: '',
    id,
    ours: false,
  });
  const makers = async (...schemas: ReturnType<typeof pin>[]) =>
    (await knownTo(kv, { id: 'p-aaaa', schemas })).map(({ deploymentId }) => deploymentId);
  const all = ['1', '3', '4'].map((at) => pin(at, null));
  expect(await makers(...all)).toEqual(['p-aaaa', 'p-bbbb', 'p-bbbb', 'p-bbbb']);
  const others = [pin('1', '1'), pin('2', null, 'core')];
  expect(await makers(...others)).toEqual(['p-bbbb', 'p-bbbb', 'p-bbbb', 'p-bbbb']);
});

it('are read without what is in them where the record tells whose they are', async () => {
  const kv = new MemoryKv();
  await recordSchemaComplete(kv, { ...made('1'), deploymentId: 'p-aaaa' });
  kv.log.length = 0;
  const pin = { template: 'basic', role: 'target' as const, key: 'K1', name: '', ours: false };
  const known = await knownTo(kv, { id: 'p-aaaa', schemas: [{ ...pin, id: null }] });
  expect(known.map(({ deploymentId }) => deploymentId)).toEqual(['p-aaaa']);
  expect(kv.log.filter((line) => line.includes('identity'))).toEqual([]);
});
