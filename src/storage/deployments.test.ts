import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved } from '../../test/support/storage-samples';
import { isCancelled, readCancellation, requestCancel } from './cancel';
import type { End, Run } from './deployment-record';
import {
  createDeployment,
  endDeployment,
  loadDeployment,
  recordTurn,
  reportRun,
} from './deployments';
import { latestDeployment, latestDeploymentOf, readDeployments, noteRecent } from './recent';
import { loadSetByHand, saveSetByHand } from './set-by-hand';
import { countSteps } from './shapes';

const ID = 'p-aaaa';
const counts = countSteps([]);
const run = (change: Partial<Run> = {}): Omit<Run, 'v' | 'startedAt'> => ({
  generation: 1,
  epoch: 1,
  state: 'running',
  heartbeatAt: NOW,
  progress: { done: counts, total: counts, current: null },
  written: counts,
  ...change,
});
const end = (change: Partial<End> = {}): Omit<End, 'v' | 'token'> => ({
  generation: 1,
  state: 'succeeded',
  at: NOW,
  outcome: { kind: 'none' },
  written: counts,
  setByHand: { count: 0, chunks: 0 },
  ...change,
});

async function started(): Promise<MemoryKv> {
  const kv = new MemoryKv({ stale: true });
  await createDeployment(kv, sampleApproved());
  return kv;
}

describe('a deployment', () => {
  it('is created once', async () => {
    const kv = await started();
    expect(await createDeployment(kv, sampleApproved({ token: 'rival', account: BOB }))).toBe(
      false,
    );
    expect((await loadDeployment(kv, ID))?.account).toBe(ANN);
  });

  it('goes from queued over running and verifying to its end', async () => {
    const kv = await started();
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'queued',
      epoch: 0,
      jobId: null,
      startedAt: null,
      endedAt: null,
      progress: null,
      outcome: { kind: 'none' },
    });
    await recordTurn(kv, ID, { epoch: 1, executor: 'present', jobId: 'job', at: NOW + 1 });
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'queued',
      epoch: 1,
      jobId: 'job',
      pushedAt: NOW + 1,
      executor: 'present',
    });
    await reportRun(kv, ID, run({ heartbeatAt: NOW + 2 }));
    await reportRun(
      kv,
      ID,
      run({ heartbeatAt: NOW + 3, state: 'verifying', generation: 2, epoch: 2 }),
    );
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'verifying',
      startedAt: NOW + 2,
      heartbeatAt: NOW + 3,
      epoch: 2,
    });
    const outcome = {
      kind: 'known' as const,
      code: 'drifted',
      sentence: 'It moved.',
      remedy: 'Preview again.',
      names: ['BASIC · Server'],
    };
    await endDeployment(kv, ID, end({ generation: 2, state: 'drifted', at: NOW + 4, outcome }));
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'drifted',
      endedAt: NOW + 4,
      outcome,
    });
  });

  it('is put together of what was approved, the turn, the run and the end', async () => {
    const kv = await started();
    const { v: _v, token: _token, ...approved } = sampleApproved();
    const bare = {
      ...approved,
      state: 'queued',
      chosen: 'background',
      epoch: 0,
      jobId: null,
      pushedAt: null,
      waiting: null,
      startedAt: null,
      heartbeatAt: null,
      doubtAt: undefined,
      madeAt: undefined,
      settled: undefined,
      endedAt: null,
      progress: null,
      written: counts,
      outcome: { kind: 'none' },
      setByHand: { count: 0, chunks: 0 },
      meanwhile: undefined,
    };
    expect(await loadDeployment(kv, ID)).toEqual(bare);
    const waiting = { until: NOW + 60_000, asked: true };
    const turn = { epoch: 2, executor: 'present' as const, jobId: 'job', at: NOW, waiting };
    await recordTurn(kv, ID, turn);
    const due = { ...bare, executor: 'present', epoch: 2, jobId: 'job', pushedAt: NOW, waiting };
    expect(await loadDeployment(kv, ID)).toEqual(due);
    const ofRun = {
      doubtAt: NOW + 1,
      madeAt: NOW + 2,
      settled: true,
      progress: { done: counts, total: countSteps([{ kind: 'schema' }]), current: null },
      written: countSteps([{ kind: 'status' }]),
    };
    await reportRun(kv, ID, run({ ...ofRun, heartbeatAt: NOW, epoch: 1 }));
    const running = { ...due, ...ofRun, state: 'running', startedAt: NOW, heartbeatAt: NOW };
    expect(await loadDeployment(kv, ID)).toEqual(running);
    await reportRun(kv, ID, run({ ...ofRun, heartbeatAt: NOW + 3, epoch: 4 }));
    expect(await loadDeployment(kv, ID)).toEqual({
      ...running,
      epoch: 4,
      heartbeatAt: NOW + 3,
      waiting: null,
    });
    const ofEnd = {
      written: countSteps([{ kind: 'attribute' }]),
      outcome: { kind: 'known' as const, code: 'x', sentence: 'y', remedy: 'z', names: ['n'] },
      setByHand: { count: 7, chunks: 1 },
      meanwhile: { renamed: ['a'], theirs: ['b'], unneeded: ['c'] },
    };
    await endDeployment(kv, ID, end({ ...ofEnd, state: 'failed', at: NOW + 9 }));
    expect(await loadDeployment(kv, ID)).toEqual({
      ...running,
      ...ofEnd,
      epoch: 4,
      heartbeatAt: NOW + 3,
      waiting: null,
      state: 'failed',
      endedAt: NOW + 9,
    });
  });

  it('that ended while a turn was waiting waits for nothing', async () => {
    const kv = await started();
    const waiting = { until: NOW + 60_000, asked: false };
    await recordTurn(kv, ID, { epoch: 1, executor: 'background', jobId: null, at: NOW, waiting });
    await endDeployment(kv, ID, end({ state: 'cancelled', generation: 0 }));
    expect(await loadDeployment(kv, ID)).toMatchObject({ state: 'cancelled', waiting: null });
  });

  it('goes on where the end that lands was written by a holder of the lock who has been superseded', async () => {
    const kv = await started();
    await reportRun(kv, ID, run({ generation: 2, heartbeatAt: NOW + 1 }));
    await endDeployment(kv, ID, end({ generation: 1, state: 'failed', at: NOW + 2 }));
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'running',
      endedAt: null,
      outcome: { kind: 'none' },
    });
    await endDeployment(kv, ID, end({ generation: 2, state: 'succeeded', at: NOW + 3 }));
    expect(await loadDeployment(kv, ID)).toMatchObject({ state: 'succeeded', endedAt: NOW + 3 });
  });

  it('is not there for what is no id, also where the storage would refuse such a key', async () => {
    const kv = await started();
    for (const id of ['', 'p-zzzzzzz', '../x', `${ID} `, 'x'.repeat(1000), 'p-aaaa\u0000'])
      expect(await loadDeployment(kv, id)).toBeNull();
  });
});

describe('writes of one holder', () => {
  it('replace its own, and are kept', async () => {
    const kv = await started();
    const turn = { epoch: 1, executor: 'background' as const, at: NOW };
    expect(await recordTurn(kv, ID, { ...turn, jobId: null })).toBe(true);
    expect(await recordTurn(kv, ID, { ...turn, jobId: 'job' })).toBe(true);
    expect(await reportRun(kv, ID, run())).toBe(true);
    expect(await reportRun(kv, ID, run({ heartbeatAt: NOW + 1 }))).toBe(true);
    expect(await loadDeployment(kv, ID)).toMatchObject({
      jobId: 'job',
      startedAt: NOW,
      heartbeatAt: NOW + 1,
    });
    await endDeployment(kv, ID, end());
    await requestCancel(kv, ID, ANN, NOW);
    expect([...new Set(kv.lives.values())]).toEqual(['kept']);
  });

  it('of a preview are cancelled for as long as the preview is kept', async () => {
    const kv = new MemoryKv();
    expect(await readCancellation(kv, ID)).toBeNull();
    await requestCancel(kv, ID, ANN, NOW, { ttlMs: 7 });
    expect(kv.lives.get('cancel:p-aaaa')).toEqual({ ttlMs: 7 });
  });
});

describe('writes of a holder that was superseded', () => {
  it('do not replace the report of its successor, nor its turn', async () => {
    const kv = await started();
    await reportRun(kv, ID, run({ generation: 2, epoch: 2, heartbeatAt: NOW + 9 }));
    expect(await reportRun(kv, ID, run({ generation: 1, epoch: 1 }))).toBe(false);
    await recordTurn(kv, ID, { epoch: 3, executor: 'background', jobId: 'new', at: NOW });
    expect(await recordTurn(kv, ID, { epoch: 2, executor: 'present', jobId: 'old', at: NOW })).toBe(
      false,
    );
    expect(await loadDeployment(kv, ID)).toMatchObject({
      heartbeatAt: NOW + 9,
      epoch: 3,
      jobId: 'new',
      executor: 'background',
    });
  });

  it('do not end it otherwise than its successor did, whichever comes first', async () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const kv = await started();
      for (const generation of order)
        await endDeployment(
          kv,
          ID,
          end({ generation, state: generation === 2 ? 'succeeded' : 'failed' }),
        );
      expect((await loadDeployment(kv, ID))?.state).toBe('succeeded');
    }
    const kv = await started();
    expect(await endDeployment(kv, ID, end())).toBe(true);
    expect(await endDeployment(kv, ID, end({ state: 'failed' }))).toBe(false);
  });

  it('end it once, though two of one generation do so at the same moment', async () => {
    const kv = await started();
    const ends = [end({ state: 'succeeded' }), end({ state: 'failed' })];
    const ended = await Promise.all(ends.map((one) => endDeployment(kv, ID, one)));
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect((await loadDeployment(kv, ID))?.state).toBe(ended[0] ? 'succeeded' : 'failed');
  });

  it('end it also where the end that was in their way is gone', async () => {
    const kv = await started();
    kv.create = () => Promise.resolve(false);
    expect(await endDeployment(kv, ID, end())).toBe(true);
    expect((await loadDeployment(kv, ID))?.state).toBe('succeeded');
  });

  it('do not take back that it is cancelled', async () => {
    const kv = await started();
    expect(await isCancelled(kv, ID)).toBe(false);
    expect(await requestCancel(kv, ID, BOB, NOW)).toBe(true);
    expect(await requestCancel(kv, ID, ANN, NOW + 1)).toBe(false);
    await reportRun(kv, ID, run());
    expect(await isCancelled(kv, ID)).toBe(true);
    expect(await readCancellation(kv, ID)).toMatchObject({ account: BOB, at: NOW });
    kv.stored.set('cancel:p-aaaa', '"damaged"');
    expect(await isCancelled(kv, ID)).toBe(true);
  });
});

describe('which deployments there are', () => {
  async function three(): Promise<MemoryKv> {
    const kv = new MemoryKv({ stale: true });
    for (const [n, [id, account]] of [
      ['p-aaaa', ANN],
      ['p-cccc', BOB],
      ['p-dddd', ANN],
    ].entries() as Iterable<[number, [string, string]]>) {
      await noteRecent(kv, account, { id, at: NOW + n });
      await createDeployment(kv, sampleApproved({ id, account, createdAt: NOW + n }));
    }
    return kv;
  }

  it('is known while queries still show nothing', async () => {
    const kv = await three();
    expect((await latestDeploymentOf(kv, BOB))?.id).toBe('p-cccc');
    expect((await latestDeploymentOf(kv, ANN))?.id).toBe('p-dddd');
    expect((await latestDeployment(kv))?.id).toBe('p-dddd');
    expect((await readDeployments(kv, 10)).deployments.map(({ id }) => id)).toEqual([
      'p-dddd',
      'p-cccc',
      'p-aaaa',
    ]);
    expect((await readDeployments(kv, 2)).deployments.map(({ id }) => id)).toEqual([
      'p-dddd',
      'p-cccc',
    ]);
    expect(await latestDeploymentOf(kv, 'nobody')).toBeNull();
  });

  it('leaves out one that was noted and never created', async () => {
    const kv = await three();
    await noteRecent(kv, ANN, { id: 'p-eeee', at: NOW + 9 });
    expect((await latestDeploymentOf(kv, ANN))?.id).toBe('p-dddd');
    expect((await readDeployments(kv, 10)).deployments.map(({ id }) => id)).toEqual([
      'p-dddd',
      'p-cccc',
      'p-aaaa',
    ]);
  });

  it('finds by query those that the short list has lost', async () => {
    const kv = await three();
    kv.stored.delete('recent-of-all');
    kv.settle();
    expect((await readDeployments(kv, 10)).deployments.map(({ id }) => id)).toEqual([
      'p-dddd',
      'p-cccc',
      'p-aaaa',
    ]);
  });
});

it('keeps a list to be set by hand that outgrows one value', async () => {
  const kv = await started();
  const entries = Array.from({ length: 5_000 }, (_, n) => ({
    schema: 'BASIC',
    type: `Type ${n}`,
    attribute: 'Serial',
    field: 'regex',
    value: 'x'.repeat(40),
  }));
  const list = await saveSetByHand(kv, ID, entries);
  expect(list.count).toBe(5_000);
  expect(list.chunks).toBeGreaterThan(1);
  await endDeployment(kv, ID, end({ setByHand: list }));
  const deployment = await loadDeployment(kv, ID);
  expect(deployment === null ? null : await loadSetByHand(kv, ID, deployment.setByHand)).toEqual(
    entries,
  );
});
