import { expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import type { Deployment } from '../storage/deployment-record';
import { createDeployment, endDeployment, loadDeployment, reportRun } from '../storage/deployments';
import { acquireLock } from '../storage/lock/lock';
import { countSteps } from '../storage/shapes';
import { endIfNeverStarted } from './cancel';
import { LEASE_MS } from './run/run-steps';

const APPROVED = sampleApproved({ executor: 'present' });

/** How it stands after a cancelling, `afterMs` milliseconds after its last sign of life (null: it never gave one). */
async function cancelled(
  afterMs: number | null,
  change: Partial<Deployment> = {},
  settled = true,
): Promise<{ deployment: Deployment; isFree: boolean; sentence: string }> {
  const kv = new MemoryKv();
  await createDeployment(kv, APPROVED);
  if (afterMs !== null)
    await reportRun(kv, APPROVED.id, {
      epoch: 0,
      generation: 0,
      state: 'running',
      heartbeatAt: NOW - afterMs,
      progress: { done: countSteps([]), total: countSteps([]), current: null },
      written: countSteps([]),
      settled,
    });
  const load = async (): Promise<Deployment> => {
    const found = await loadDeployment(kv, APPROVED.id);
    if (found === null) throw new Error('It is gone.');
    return found;
  };
  await inTime(new VirtualTime(NOW), async () =>
    endIfNeverStarted(kv, { ...(await load()), ...change }, NOW),
  );
  const next = { deploymentId: 'p-cccc', epoch: 0, deadline: NOW + 1, now: NOW };
  const lock = await acquireLock(kv, { ...next, previousDied: false });
  const deployment = await load();
  const { outcome } = deployment;
  return {
    deployment,
    isFree: lock.kind === 'held',
    sentence: outcome.kind === 'known' ? outcome.sentence : '',
  };
}

it('ends what waits for its person and nobody is at work on, and gives the lock back', async () => {
  const never = await cancelled(null);
  expect(never.deployment).toMatchObject({ state: 'cancelled', endedAt: NOW });
  expect(never.deployment.outcome).toMatchObject({
    sentence: 'It was cancelled before anything was written.',
    names: [],
  });
  const begun = await cancelled(60_000);
  expect(begun.deployment).toMatchObject({ state: 'cancelled', endedAt: NOW });
  expect(begun.sentence).toMatch(/The figures are the last reported\.$/u);
  expect(begun.deployment.outcome).toMatchObject({
    sentence: expect.stringContaining('while it waited for its person') as string,
  });
  expect([never.isFree, begun.isFree]).toEqual([true, true]);
});

it('says that there may be more, where the last visit died', async () => {
  expect((await cancelled(60_000, {}, false)).sentence).toContain('a little more than the figures');
});

it('leaves it to the visit that is at work, to the queue, and to its end', async () => {
  for (const ago of [10_000, 29_999])
    expect((await cancelled(ago)).deployment).toMatchObject({ state: 'running', endedAt: null });
  expect((await cancelled(30_000)).deployment).toMatchObject({ state: 'cancelled' });
  for (const change of [{ executor: 'background' as const }, { endedAt: NOW - 1 }])
    expect((await cancelled(60_000, change)).deployment.endedAt).toBeNull();
});

/** A cancelling where somebody holds the lock. @returns also how long it took */
async function cancelledUnder(
  holder: string,
  meanwhile: (kv: MemoryKv, time: VirtualTime) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ deployment: Deployment | null; took: number; isFree: boolean }> {
  const kv = new MemoryKv();
  const time = new VirtualTime(NOW);
  await createDeployment(kv, APPROVED);
  const deployment = await loadDeployment(kv, APPROVED.id);
  if (deployment === null) throw new Error('It is gone.');
  const lock = { epoch: 0, deadline: NOW + 60_000, now: NOW, previousDied: false };
  await acquireLock(kv, { ...lock, deploymentId: holder });
  await inTime(time, async () => {
    const going = meanwhile(kv, time);
    await endIfNeverStarted(kv, deployment, NOW);
    await going;
  });
  const took = time.ticks();
  const next = await acquireLock(kv, { ...lock, deploymentId: 'p-cccc' });
  return {
    deployment: await loadDeployment(kv, APPROVED.id),
    took,
    isFree: next.kind === 'held',
  };
}

it('waits until a visit that is at work must have noticed, and keeps how that one ended', async () => {
  const visited = await cancelledUnder(APPROVED.id);
  expect(visited).toMatchObject({ deployment: { state: 'cancelled' }, isFree: true });
  expect(visited.took).toBe(LEASE_MS);
  expect((await cancelledUnder('p-bbbb')).deployment?.endedAt).toBeNull();
  const done = await cancelledUnder(APPROVED.id, async (kv, time) => {
    await time.sleep(LEASE_MS / 2);
    await endDeployment(kv, APPROVED.id, {
      ...{ generation: 1, state: 'succeeded', at: time.now(), outcome: { kind: 'none' } },
      ...{ written: countSteps([]), setByHand: { count: 0, chunks: 0 } },
    });
  });
  expect(done).toMatchObject({ deployment: { state: 'succeeded' }, isFree: true });
});

it('waits for nobody where nobody holds the lock', async () => {
  const time = new VirtualTime(NOW);
  const kv = new MemoryKv();
  await createDeployment(kv, APPROVED);
  const deployment = await loadDeployment(kv, APPROVED.id);
  await inTime(time, () => endIfNeverStarted(kv, deployment as Deployment, NOW));
  expect([time.ticks(), (await loadDeployment(kv, APPROVED.id))?.state]).toEqual([0, 'cancelled']);
});
