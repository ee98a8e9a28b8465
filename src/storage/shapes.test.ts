import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW, samplePlan, samplePreview } from '../../test/support/storage-samples';
import { defaultOptions } from '../planner/options';
import { knownSchemas, recordSchemaComplete } from './known-schemas';
import { readPreview, savePreview } from './previews';
import { loadSetByHand, saveSetByHand } from './set-by-hand';
import { countSteps, toStoredPins, totalOf } from './shapes';
import { loadSiteMemory, nothingKnown, saveSiteMemory, type SiteMemory } from './site-memory';

it('steps are counted by kind, and in all', () => {
  const kinds = ['schema', 'attribute', 'attribute', 'status', 'object-type'] as const;
  const counts = countSteps(kinds.map((kind) => ({ kind })));
  expect(counts).toEqual({
    schema: 1,
    sharing: 0,
    status: 1,
    'reference-type': 0,
    'object-type': 1,
    attribute: 2,
  });
  expect(totalOf(counts)).toBe(5);
  expect(totalOf(countSteps([]))).toBe(0);
});

it('of a schema that exists, no name is stored', () => {
  expect(toStoredPins(samplePlan().schemas)).toEqual([
    { template: 'basic', role: 'target', key: 'BASIC', name: 'Basic CMDB', id: null, ours: false },
    { template: 'core', role: 'hub', key: 'CORE', name: '', id: '7', ours: false },
  ]);
});

it('what a person asked to be linked to comes back with the preview, and with a schema', async () => {
  const kv = new MemoryKv();
  const server = { schema: 'ITAM', type: 'Server', schemaId: '7', typeId: null };
  const options = {
    ...defaultOptions(['basic']),
    references: {
      all: 'link' as const,
      each: { 'Laptop.Owner': 'text' as const },
      hubs: ['CORE'],
      bound: { 'Laptop.Server': server },
    },
    same: ['Laptop'],
    only: ['Laptop'],
  };
  const schemas = toStoredPins(samplePlan().schemas);
  const templates = [{ key: 'basic', version: '1.0.0', hash: 'abc' }];
  const facts = samplePreview({ options, schemas, templates });
  const { id } = await savePreview(kv, facts);
  expect(await readPreview(kv, id)).toEqual({ v: 1, id, ...facts });
  const made = {
    schemaId: '7',
    template: 'basic',
    version: '1.0.0',
    key: 'BASIC',
    deploymentId: id,
    at: NOW,
    bound: [{ ...server, name: 'Laptop.Server' }],
  };
  await recordSchemaComplete(kv, made);
  expect(await knownSchemas(kv)).toEqual([{ ...made, v: 1, state: 'complete' }]);
});

describe('what the site has taught', () => {
  const learnt: SiteMemory = {
    ...nothingKnown(),
    attribute: { taken: 44, refused: 71 },
    icons: [4, 5],
    pace: { perMinute: null, burst: 16, taken: 1_000, at: NOW },
  };

  it('is nothing at first, then what was saved, for ninety days', async () => {
    const kv = new MemoryKv();
    const none = { taken: 0, refused: null };
    expect(await loadSiteMemory(kv)).toEqual({
      v: 1,
      schema: none,
      'object-type': none,
      attribute: none,
      icons: [],
    });
    await saveSiteMemory(kv, learnt);
    expect(await loadSiteMemory(kv)).toEqual(learnt);
    expect([...kv.lives.values()]).toEqual([{ ttlMs: 90 * 24 * 3_600_000 }]);
  });

  it('is two hundred icons at most, the latest', async () => {
    const kv = new MemoryKv();
    await saveSiteMemory(kv, { ...learnt, icons: Array.from({ length: 201 }, (_, n) => n) });
    expect((await loadSiteMemory(kv)).icons).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
  });
});

it('what is left to set by hand comes back, with how much of it there is', async () => {
  const kv = new MemoryKv();
  const entry = {
    schema: 'BASIC',
    type: 'Server',
    attribute: 'Owner',
    field: 'hidden',
    value: '1',
  };
  const list = await saveSetByHand(kv, 'p-aaaa', [entry, { ...entry, attribute: 'Cost' }]);
  expect(list).toEqual({ count: 2, chunks: 1 });
  expect(await loadSetByHand(kv, 'p-aaaa', list)).toEqual([entry, { ...entry, attribute: 'Cost' }]);
  expect([...kv.stored.keys()]).toEqual(['by-hand:p-aaaa:0']);
  expect(await saveSetByHand(kv, 'p-cccc', [])).toEqual({ count: 0, chunks: 0 });
});
