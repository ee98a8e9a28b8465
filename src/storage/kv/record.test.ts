import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { MemoryKv } from '../../../simulator/memory-kv';
import { ANN, NOW, sampleApproved } from '../../../test/support/storage-samples';
import { AppError } from '../../errors';
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
import { changeRecord, unlessDamaged, type Shape } from './record';
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

it('who meets a damaged record is told that nothing was overwritten, and what to do', async () => {
  const kv = new MemoryKv();
  kv.stored.set(keys.deployment('p-aaaa'), '{"v":9}');
  await expect(loadDeployment(kv, 'p-aaaa')).rejects.toMatchObject({
    remedy: expect.stringMatching(/Nothing was overwritten.*report the key/u) as string,
    cause: expect.any(Error) as Error,
  });
});

describe('a record that could not be read again', () => {
  const kv = new MemoryKv();
  const create = async (change: Parameters<typeof sampleApproved>[0]): Promise<boolean> =>
    createDeployment(kv, sampleApproved(change));

  it('is not written, and it is said where it breaks its shape', async () => {
    await expect(create({ account: 'x'.repeat(301) })).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('(account)') as string,
    });
    await expect(
      create({ templates: [{ key: 'x'.repeat(101), version: '1', hash: '' }] }),
    ).rejects.toMatchObject({ message: expect.stringContaining('(templates.0.key)') as string });
    expect(kv.stored.size).toBe(0);
  });
});

describe('changing a record', () => {
  interface Counter {
    n: number;
  }
  const shape: Shape<Counter> = z.strictObject({ n: z.number() });
  const raise = (kv: Kv, most: number): Promise<boolean> =>
    changeRecord(kv, 'counter', shape, { ttlMs: 7 }, (old) =>
      (old?.n ?? 0) >= most ? null : { n: (old?.n ?? 0) + 1 },
    );

  it('says whether it wrote, and leaves what is not to be changed', async () => {
    const kv = new MemoryKv();
    expect(await raise(kv, 1)).toBe(true);
    expect(kv.lives.get('counter')).toEqual({ ttlMs: 7 });
    kv.log.length = 0;
    expect(await raise(kv, 1)).toBe(false);
    expect(kv.log).toEqual(['get counter']);
    expect(kv.stored.get('counter')).toBe('{"n":1}');
  });
});

describe('what rests on a record', () => {
  it('is nothing where the record is damaged, and itself where it can be read', async () => {
    const kv = new MemoryKv();
    kv.stored.set('settings', '{"v":9}');
    expect(await unlessDamaged(readSettings(kv))).toBeNull();
    expect(await unlessDamaged(Promise.resolve('itself'))).toBe('itself');
  });

  it.each([
    new AppError('storage-unavailable', 'No answer.', { remedy: '' }),
    Object.assign(new Error('Not of the app.'), { code: 'storage-corrupt' }),
    new Error('no code'),
  ])('is not hidden by another trouble (%s)', async (trouble) => {
    await expect(unlessDamaged(Promise.reject(trouble))).rejects.toBe(trouble);
  });
});
