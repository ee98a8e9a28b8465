import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import {
  ANN,
  BOB,
  NOW,
  sampleApproved,
  samplePreview,
} from '../../../test/support/storage-samples';
import { requestCancel } from '../cancel';
import {
  createDeployment,
  endDeployment,
  loadDeployment,
  recordTurn,
  reportRun,
} from '../deployments';
import { keys } from '../keys';
import { recordSchemaBuilding } from '../known-schemas';
import { savePreview } from '../previews';
import { noteRecent } from '../recent';
import { countSteps } from '../shapes';
import { takePreviewSlot } from '../slots';
import { eraseExpired } from './erase-expired';
import { DEPLOYMENTS_KEPT_MS } from './lifetimes';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NONE = countSteps([]);
const never = (): boolean => false;
const keysIn = (kv: MemoryKv): string[] => [...kv.stored.keys()].sort();

describe('old previews', () => {
  it('go once they are a day old, and not a moment before', async () => {
    const kv = new MemoryKv();
    const ids = ['p-aaaa', 'p-cccc'];
    for (const createdAt of [NOW - DAY, NOW - DAY + 1])
      await savePreview(kv, samplePreview({ createdAt }), () => ids.shift() ?? '');
    expect(await eraseExpired(kv, NOW, never)).toEqual({ removed: 1, anonymised: 0, done: true });
    expect(keysIn(kv)).toEqual([keys.latestPreview(ANN), keys.preview('p-cccc')].sort());
  });

  it.each(['{"v":9}', '{"createdAt":"0"}', '7', 'null', '"text"', '[]'])(
    'that do not say when they were made stay (%s)',
    async (json) => {
      const kv = new MemoryKv();
      kv.stored.set('preview:p-aaaa', json);
      expect(await eraseExpired(kv, NOW, never)).toMatchObject({ removed: 0, done: true });
      expect(keysIn(kv)).toEqual(['preview:p-aaaa']);
    },
  );

  it('that cannot be read go by their time', async () => {
    const kv = new MemoryKv();
    kv.stored.set('preview:p-aaaa', `{"v":9,"createdAt":${NOW - DAY}}`);
    expect((await eraseExpired(kv, NOW, never)).removed).toBe(1);
  });
});

it('slots of an hour go once it is more than a day ago', async () => {
  const kv = new MemoryKv();
  const hour = Math.floor(NOW / HOUR) * HOUR;
  for (const at of [hour, hour - DAY, hour - DAY - 1, hour - 2 * DAY])
    await takePreviewSlot(kv, ANN, 10, at);
  expect(await eraseExpired(kv, hour + HOUR - 1, never)).toMatchObject({ removed: 2, done: true });
  expect(keysIn(kv)).toEqual(
    [hour, hour - DAY].map((at) => keys.previewSlot(ANN, at / HOUR, 1)).sort(),
  );
});

describe('what goes', () => {
  const withSlots = (count: number): MemoryKv => {
    const kv = new MemoryKv();
    for (let n = 0; n < count; n += 1) kv.stored.set(keys.previewSlot(ANN, 1, n), '{}');
    return kv;
  };

  it.each([1, 25, 26, 50, 60])('is counted, batch after batch (%s)', async (count) => {
    const kv = withSlots(count);
    expect(await eraseExpired(kv, NOW, never)).toEqual({
      removed: count,
      anonymised: 0,
      done: true,
    });
    expect(kv.stored.size).toBe(0);
    const batches = kv.log.filter((line) => line.startsWith('deleteMany'));
    expect(batches).toHaveLength(Math.ceil(count / 25));
  });

  it('is counted as far as it went where time is up', async () => {
    const kv = withSlots(60);
    const isOver = (): boolean => kv.log.some((line) => line.startsWith('deleteMany'));
    expect(await eraseExpired(kv, NOW, isOver)).toEqual({
      removed: 25,
      anonymised: 0,
      done: false,
    });
    expect(kv.stored.size).toBe(35);
  });
});

describe('a deployment of a year ago', () => {
  const LONG_AGO = NOW - DEPLOYMENTS_KEPT_MS;
  const forgotten = async (kv: MemoryKv): Promise<boolean> => {
    const outcome = await eraseExpired(kv, NOW, never);
    expect(outcome.done).toBe(true);
    return (await loadDeployment(kv, 'p-aaaa')) === null;
  };
  const started = async (createdAt: number): Promise<MemoryKv> => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ createdAt }));
    return kv;
  };

  it.each([
    [0, true],
    [1, false],
  ])('is forgotten by when it was approved (%s ms later: %s)', async (later, isForgotten) => {
    expect(await forgotten(await started(LONG_AGO + later))).toBe(isForgotten);
  });

  it.each([0, 1])('is forgotten by when its turn was pushed (%s ms later)', async (later) => {
    const kv = await started(LONG_AGO - DAY);
    const at = LONG_AGO + later;
    await recordTurn(kv, 'p-aaaa', { epoch: 1, executor: 'background', jobId: null, at });
    expect(await forgotten(kv)).toBe(later === 0);
  });

  it.each([0, 1])('is forgotten by its last sign of life (%s ms later)', async (later) => {
    const kv = await started(LONG_AGO - DAY);
    await reportRun(kv, 'p-aaaa', {
      generation: 1,
      epoch: 1,
      state: 'running',
      heartbeatAt: LONG_AGO + later,
      progress: { done: NONE, total: NONE, current: null },
      written: NONE,
    });
    expect(await forgotten(kv)).toBe(later === 0);
  });

  it.each([0, 1])('is forgotten by when it ended (%s ms later)', async (later) => {
    const kv = await started(LONG_AGO - DAY);
    await endDeployment(kv, 'p-aaaa', {
      generation: 1,
      state: 'succeeded',
      at: LONG_AGO + later,
      outcome: { kind: 'none' },
      written: NONE,
      setByHand: { count: 0, chunks: 0 },
    });
    expect(await forgotten(kv)).toBe(later === 0);
  });

  it('leaves that its id was used, and is counted with what hung on it', async () => {
    const kv = await started(LONG_AGO);
    await requestCancel(kv, 'p-aaaa', ANN, LONG_AGO);
    expect(await eraseExpired(kv, NOW, never)).toEqual({ removed: 2, anonymised: 0, done: true });
    expect(keysIn(kv)).toEqual(['spent:p-aaaa']);
    expect(kv.lives.get('spent:p-aaaa')).toBe('kept');
  });

  it('that made a schema on record loses its account once, and what cannot be read costs no other', async () => {
    const kv = await started(LONG_AGO);
    kv.stored.set('deployment:p-acac', `{"v":9,"createdAt":${LONG_AGO}}`);
    const made = { schemaId: '7', template: 'BASIC', version: '1.0.0', key: 'BASIC', at: NOW };
    await recordSchemaBuilding(kv, { ...made, deploymentId: 'p-aaaa' });
    await createDeployment(kv, sampleApproved({ id: 'p-cccc', createdAt: LONG_AGO }));
    expect(await eraseExpired(kv, NOW, never)).toEqual({ removed: 1, anonymised: 1, done: true });
    expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({ account: 'erased' });
    expect(await loadDeployment(kv, 'p-cccc')).toBeNull();
    expect(kv.stored.has('deployment:p-acac')).toBe(true);
    expect(await eraseExpired(kv, NOW, never)).toEqual({ removed: 0, anonymised: 0, done: true });
  });

  it('stays, with its account, while it is not known whose schema a record is', async () => {
    const kv = await started(LONG_AGO);
    kv.stored.set('schema:7', '{"v":9}');
    expect(await eraseExpired(kv, NOW, never)).toEqual({ removed: 0, anonymised: 0, done: true });
    expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({ account: ANN });
  });

  it('waits for the next day where time is up', async () => {
    const kv = await started(LONG_AGO);
    const isOver = (): boolean => kv.log.includes(`page schema:`);
    expect(await eraseExpired(kv, NOW, isOver)).toEqual({ removed: 0, anonymised: 0, done: false });
    expect(keysIn(kv)).toEqual(['deployment:p-aaaa']);
  });
});

describe('what hangs on a deployment', () => {
  const HANGING = [
    keys.turn('p-aaaa'),
    keys.run('p-aaaa'),
    keys.end('p-aaaa'),
    keys.cancel('p-aaaa'),
    keys.baseline('p-aaaa', 0),
    keys.byHand('p-aaaa', 1),
    keys.deployedModel('p-aaaa', 'FLEET'),
  ];
  const hanging = (): MemoryKv => {
    const kv = new MemoryKv();
    for (const key of HANGING) kv.stored.set(key, '{}');
    return kv;
  };

  it('goes once neither the deployment nor its preview is there', async () => {
    const kv = hanging();
    expect((await eraseExpired(kv, NOW, never)).removed).toBe(HANGING.length);
    expect(kv.stored.size).toBe(0);
    expect(kv.log.filter((line) => line === 'get deployment:p-aaaa')).toHaveLength(1);
  });

  it.each(['deployment:p-aaaa', 'preview:p-aaaa'])('stays while there is %s', async (key) => {
    const kv = hanging();
    kv.stored.set(key, '{}');
    expect((await eraseExpired(kv, NOW, never)).removed).toBe(0);
    expect(keysIn(kv)).toEqual([...HANGING, key].sort());
  });

  it('is looked for no further where time is up', async () => {
    const kv = hanging();
    const isOver = (): boolean => kv.log.includes('page run:');
    expect((await eraseExpired(kv, NOW, isOver)).done).toBe(false);
    expect(kv.log).not.toContain('page end:');
    expect(keysIn(kv)).toEqual([...HANGING].sort());
  });
});

it('lists of people go with the newest of what they name', async () => {
  const kv = new MemoryKv();
  await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW - DEPLOYMENTS_KEPT_MS });
  await noteRecent(kv, BOB, { id: 'p-aaaa', at: NOW - DEPLOYMENTS_KEPT_MS });
  await noteRecent(kv, BOB, { id: 'p-cccc', at: NOW - DEPLOYMENTS_KEPT_MS + 1 });
  expect((await eraseExpired(kv, NOW, never)).removed).toBe(1);
  expect(keysIn(kv)).toEqual([keys.recent(BOB), keys.recentOfAll].sort());
});
