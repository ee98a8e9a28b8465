import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { ANN, NOW, sampleApproved } from '../../../test/support/storage-samples';
import { loadBaseline } from '../baseline';
import { readCancellation } from '../cancel';
import {
  createDeployment,
  endDeployment,
  loadDeployment,
  recordTurn,
  reportRun,
} from '../deployments';
import { keys } from '../keys';
import { recordSchemaBuilding } from '../known-schemas';
import type { Kv } from './kv';
import { readPreview } from '../previews';
import { latestDeployment, noteRecent } from '../recent';
import { DEFAULT_SETTINGS, readSettings, saveSettings } from '../settings';
import { countSteps } from '../shapes';

const counts = countSteps([]);
const run = {
  generation: 1,
  epoch: 1,
  state: 'running' as const,
  heartbeatAt: NOW,
  progress: { done: counts, total: counts, current: null },
  written: counts,
};
const end = {
  generation: 2,
  state: 'failed' as const,
  at: NOW,
  outcome: { kind: 'none' as const },
  written: counts,
  setByHand: { count: 0, chunks: 0 },
};
const schema = {
  schemaId: '9',
  template: 'basic',
  version: '1.0.0',
  key: 'BASIC',
  deploymentId: 'p-aaaa',
  at: NOW,
};

/** Each record with what reads it and, where it is ever written again, what writes it. */
const RECORDS: [string, (kv: Kv) => Promise<unknown>][] = [
  [keys.preview('p-aaaa'), (kv) => readPreview(kv, 'p-aaaa')],
  [keys.deployment('p-aaaa'), (kv) => loadDeployment(kv, 'p-aaaa')],
  [
    keys.turn('p-aaaa'),
    (kv) => recordTurn(kv, 'p-aaaa', { epoch: 1, executor: 'background', jobId: null, at: NOW }),
  ],
  [keys.run('p-aaaa'), (kv) => reportRun(kv, 'p-aaaa', run)],
  [keys.end('p-aaaa'), (kv) => endDeployment(kv, 'p-aaaa', end)],
  [keys.cancel('p-aaaa'), (kv) => readCancellation(kv, 'p-aaaa')],
  [keys.baseline('p-aaaa', 0), (kv) => loadBaseline(kv, 'p-aaaa', 1)],
  [keys.knownSchemas, (kv) => recordSchemaBuilding(kv, schema)],
  [keys.knownSchema('9'), (kv) => recordSchemaBuilding(kv, schema)],
  [keys.settings, (kv) => readSettings(kv)],
];

describe('a record that cannot be read', () => {
  const damaged = [{ v: 2 }, { v: 1 }, [], 7, 'text', { v: 1, token: 'x', unknown: 'field' }];

  it.each(RECORDS)('%s is named, and never overwritten', async (key, use) => {
    for (const value of damaged) {
      const kv = new MemoryKv();
      kv.stored.set(key, JSON.stringify(value));
      await expect(use(kv)).rejects.toMatchObject({
        code: 'storage-corrupt',
        message: expect.stringContaining(key) as string,
      });
      expect(kv.stored.get(key)).toBe(JSON.stringify(value));
    }
  });
});

it('a list of deployments that cannot be read is made anew of the deployments', async () => {
  const kv = new MemoryKv();
  await createDeployment(kv, sampleApproved({ account: ANN }));
  kv.stored.set(keys.recentOfAll, '{"v":9}');
  kv.stored.set(keys.recent(ANN), '{"v":9}');
  expect(await latestDeployment(kv)).toMatchObject({ account: ANN });
  await noteRecent(kv, ANN, { id: 'p-zzzz', at: NOW });
  expect(JSON.parse(kv.stored.get(keys.recent(ANN)) ?? '')).toMatchObject({
    entries: expect.arrayContaining([expect.objectContaining({ id: 'p-zzzz' })]) as unknown,
  });
});

it('settings that cannot be read are replaced when an administrator saves them', async () => {
  const kv = new MemoryKv();
  kv.stored.set(keys.settings, '{"v":9}');
  const chosen = { ...DEFAULT_SETTINGS, confirmation: 'page' as const };
  await saveSettings(kv, chosen);
  expect(await readSettings(kv)).toEqual(chosen);
});

it('a record that could not be read again is not written', async () => {
  const kv = new MemoryKv();
  await expect(
    (async () => createDeployment(kv, sampleApproved({ account: 'x'.repeat(301) })))(),
  ).rejects.toMatchObject({ code: 'internal' });
  expect(kv.stored.size).toBe(0);
});
