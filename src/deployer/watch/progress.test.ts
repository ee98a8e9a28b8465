import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { attributeStep, schemaStep, typeStep } from '../../../test/support/steps';
import { NOW, sampleApproved } from '../../../test/support/storage-samples';
import { VirtualTime } from '../../../simulator/virtual-time';
import { createDeployment, loadDeployment, recordTurn, reportRun } from '../../storage/deployments';
import { countSteps } from '../../storage/shapes';
import { SILENT } from './announcer';
import { ProgressReport } from './progress';

const ID = 'p-aaaa';
const [schema, type, one, two] = [
  schemaStep(),
  typeStep(['T']),
  attributeStep(['T'], 'a'),
  attributeStep(['T'], 'b'),
];
const ALL = [schema, type, one, two];

async function progressOf(run?: {
  written: typeof ALL;
  heartbeatAt: number;
  handedOver?: boolean;
}): Promise<{ progress: ProgressReport; kv: MemoryKv; time: VirtualTime }> {
  const kv = new MemoryKv();
  const time = new VirtualTime(NOW);
  await createDeployment(kv, sampleApproved({ approved: countSteps(ALL) }));
  await recordTurn(kv, ID, { epoch: 1, executor: 'background', jobId: 'j', at: NOW - 20_000 });
  if (run !== undefined) {
    const counts = countSteps(run.written);
    await reportRun(kv, ID, {
      generation: 1,
      epoch: 1,
      state: 'running',
      heartbeatAt: run.heartbeatAt,
      progress: { done: counts, total: countSteps(ALL), current: null },
      written: counts,
    });
    if (run.handedOver === true)
      await recordTurn(kv, ID, {
        epoch: 2,
        executor: 'background',
        jobId: 'j',
        at: run.heartbeatAt + 1,
      });
  }
  const deployment = await loadDeployment(kv, ID);
  if (deployment === null) throw new Error('It is gone.');
  return {
    kv,
    time,
    progress: new ProgressReport({
      kv,
      clock: time,
      announcer: SILENT,
      deployment,
      generation: 2,
      epoch: 2,
    }),
  };
}

describe('progress', () => {
  it('counts what was approved less what is left, and then what is made', async () => {
    const { progress } = await progressOf();
    progress.begin(ALL);
    expect(progress.written).toEqual(countSteps([]));
    progress.made(schema);
    progress.made(type);
    expect(progress.written).toEqual(countSteps([schema, type]));
    expect(progress.isExact).toBe(true);
  });

  it(
    'is exact before anything can have been written, and after a peaceful ' +
      'hand-over, or a while after a death',
    async () => {
      expect((await progressOf()).progress.isExact).toBe(true);
      for (const [run, exact] of [
        [{ written: [schema], heartbeatAt: NOW - 1_000 }, false],
        [{ written: [schema], heartbeatAt: NOW - 1_000, handedOver: true }, true],
        [{ written: [schema], heartbeatAt: NOW - 11_000 }, false],
        [{ written: [schema], heartbeatAt: NOW - 13_001 }, true],
      ] as const) {
        const { progress } = await progressOf({ ...run, written: [...run.written] });
        expect(progress.isExact).toBe(false);
        progress.begin([type, one, two]);
        expect(progress.isExact).toBe(exact);
      }
    },
  );

  it('is not exact while a list shows less than was made, nor while a call is in doubt', async () => {
    const { progress } = await progressOf();
    progress.begin(ALL);
    progress.made(schema);
    progress.made(type);
    progress.begin([type, one, two]);
    expect(progress.isExact).toBe(false);
    progress.begin([type, one, two]);
    expect(progress.isExact).toBe(false);
    progress.made(type);
    expect(progress.isExact).toBe(true);
    progress.doubted(one);
    expect(progress.isExact).toBe(false);
    progress.begin([two]);
    expect(progress.isExact).toBe(true);
  });

  it('reports at most once a second, and hears when a later turn has taken over', async () => {
    const { progress, kv, time } = await progressOf();
    await progress.report('running', true);
    const writes = (): number => kv.log.filter((line) => line === `set run:${ID}`).length;
    const before = writes();
    await progress.report('running');
    expect(writes()).toBe(before);
    await time.run(time.sleep(1_000));
    expect(await progress.report('running')).toBe(true);
    expect(writes()).toBe(before + 1);
    await reportRun(kv, ID, {
      generation: 3,
      epoch: 3,
      state: 'running',
      heartbeatAt: NOW,
      progress: { done: countSteps([]), total: countSteps([]), current: null },
      written: countSteps([]),
    });
    expect(await progress.report('running', true)).toBe(false);
  });

  it('keeps the heartbeat going while a long read does', async () => {
    const { progress, kv, time } = await progressOf();
    expect(
      await time.run(
        progress.alive(
          'verifying',
          time.sleep(35_000).then(() => 'read'),
        ),
      ),
    ).toBe('read');
    expect((await loadDeployment(kv, ID))?.heartbeatAt).toBe(NOW + 30_000);
    await expect(
      time.run(
        progress.alive(
          'verifying',
          time.sleep(10).then(() => {
            throw new Error('no');
          }),
        ),
      ),
    ).rejects.toThrow('no');
  });
});
