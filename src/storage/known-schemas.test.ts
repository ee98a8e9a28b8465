import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../test/support/memory-kv';
import { NOW } from '../../test/support/storage-samples';
import { keys } from './keys';
import {
  fillPins,
  knownSchemas,
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

  it('take any id that Assets may give', async () => {
    const kv = new MemoryKv();
    await recordSchemaBuilding(kv, made('ä/€'));
    expect((await knownSchemas(kv))[0]?.schemaId).toBe('ä/€');
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
});
