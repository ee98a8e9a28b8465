import { expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import type { Deployment } from '../storage/deployment-record';
import { createDeployment, loadDeployment, reportRun } from '../storage/deployments';
import { acquireLock } from '../storage/lock/lock';
import { countSteps } from '../storage/shapes';
import { endIfNeverStarted } from './cancel';

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
  expect((await cancelled(10_000)).deployment).toMatchObject({ state: 'running', endedAt: null });
  for (const change of [{ executor: 'background' as const }, { endedAt: NOW - 1 }])
    expect((await cancelled(60_000, change)).deployment.endedAt).toBeNull();
});
