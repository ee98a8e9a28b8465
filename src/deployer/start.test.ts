import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import { createDeployment, endDeployment, loadDeployment, reportRun } from '../storage/deployments';
import { countSteps } from '../storage/shapes';
import type { Push, TurnEvent } from './queue';
import { isStalled, resumeIfStalled, STALLED_MS, startTurn } from './start';

const ID = 'p-aaaa';

async function queued(): Promise<{
  kv: MemoryKv;
  pushed: (TurnEvent & { delay: number })[];
  push: Push;
  load: () => Promise<NonNullable<Awaited<ReturnType<typeof loadDeployment>>>>;
}> {
  const kv = new MemoryKv();
  await createDeployment(kv, sampleApproved());
  const pushed: (TurnEvent & { delay: number })[] = [];
  return {
    kv,
    pushed,
    push: (event, delay) => {
      pushed.push({ ...event, delay });
      return Promise.resolve(`job-${pushed.length}`);
    },
    load: async () => {
      const deployment = await loadDeployment(kv, ID);
      if (deployment === null) throw new Error('It is gone.');
      return deployment;
    },
  };
}

const beat = (kv: MemoryKv, epoch: number, at: number): Promise<boolean> =>
  reportRun(kv, ID, {
    generation: 1,
    epoch,
    state: 'running',
    heartbeatAt: at,
    progress: { done: countSteps([]), total: countSteps([]), current: null },
    written: countSteps([]),
  });

describe('starting a turn', () => {
  it('notes the turn before it is pushed, and its job after', async () => {
    const { kv, push, pushed, load } = await queued();
    await startTurn(kv, ID, { epoch: 1, executor: 'background', delaySeconds: 5, now: NOW }, push);
    expect(pushed).toEqual([{ deploymentId: ID, epoch: 1, delay: 5 }]);
    expect(await load()).toMatchObject({
      epoch: 1,
      jobId: 'job-1',
      pushedAt: NOW + 5_000,
      executor: 'background',
    });
  });

  it('leaves a turn that the queue refuses noted, without a job', async () => {
    const { kv, load } = await queued();
    await expect(
      startTurn(kv, ID, { epoch: 1, executor: 'background', delaySeconds: 0, now: NOW }, () =>
        Promise.reject(new Error('full')),
      ),
    ).rejects.toThrow('full');
    expect(await load()).toMatchObject({ epoch: 1, jobId: null });
  });

  it('pushes no event for a turn of a person who is present', async () => {
    const { kv, push, pushed, load } = await queued();
    await startTurn(kv, ID, { epoch: 2, executor: 'present', delaySeconds: 0, now: NOW }, push);
    expect(pushed).toEqual([]);
    expect(await load()).toMatchObject({ epoch: 2, executor: 'present' });
  });

  it('does nothing for a turn of an older epoch than the one that is due', async () => {
    const { kv, push, pushed } = await queued();
    await startTurn(kv, ID, { epoch: 3, executor: 'background', delaySeconds: 0, now: NOW }, push);
    await startTurn(kv, ID, { epoch: 2, executor: 'background', delaySeconds: 0, now: NOW }, push);
    expect(pushed.map(({ epoch }) => epoch)).toEqual([3]);
  });
});

describe('a stalled deployment', () => {
  it('has given no sign of life for long, counted from when its turn was due', async () => {
    const { kv, push, load } = await queued();
    await startTurn(
      kv,
      ID,
      { epoch: 1, executor: 'background', delaySeconds: 600, now: NOW },
      push,
    );
    expect(isStalled(await load(), NOW + 600_000 + STALLED_MS)).toBe(false);
    expect(isStalled(await load(), NOW + 600_000 + STALLED_MS + 1)).toBe(true);
    await beat(kv, 1, NOW + 650_000);
    expect(isStalled(await load(), NOW + 600_000 + STALLED_MS + 1)).toBe(false);
    expect(isStalled(await load(), NOW + 650_000 + STALLED_MS + 1)).toBe(true);
  });

  it('is found sooner where its push was never answered', async () => {
    const { kv, load } = await queued();
    await startTurn(kv, ID, { epoch: 1, executor: 'background', delaySeconds: 0, now: NOW }, () =>
      Promise.reject(new Error('full')),
    ).catch(() => undefined);
    expect(isStalled(await load(), NOW + 15_000)).toBe(false);
    expect(isStalled(await load(), NOW + 15_001)).toBe(true);
  });

  it('is never one that has ended, nor one that waits for its person', async () => {
    const { kv, push, load } = await queued();
    await startTurn(kv, ID, { epoch: 1, executor: 'present', delaySeconds: 0, now: NOW }, push);
    expect(isStalled(await load(), NOW + 1e9)).toBe(false);
    await startTurn(kv, ID, { epoch: 2, executor: 'background', delaySeconds: 0, now: NOW }, push);
    await endDeployment(kv, ID, {
      generation: 1,
      state: 'cancelled',
      at: NOW,
      outcome: { kind: 'none' },
      written: countSteps([]),
      setByHand: { count: 0, chunks: 0 },
    });
    expect(isStalled(await load(), NOW + 1e9)).toBe(false);
  });

  it('is pushed again with the next epoch, which fences the old turn off', async () => {
    const { kv, push, pushed, load } = await queued();
    await startTurn(kv, ID, { epoch: 1, executor: 'background', delaySeconds: 0, now: NOW }, push);
    expect(await resumeIfStalled(kv, await load(), NOW + 1_000, push)).toBe(false);
    expect(await resumeIfStalled(kv, await load(), NOW + STALLED_MS + 1, push)).toBe(true);
    expect(pushed.map(({ epoch }) => epoch)).toEqual([1, 2]);
  });
});
