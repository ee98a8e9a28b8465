import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { attributeStep, schemaStep, typeStep } from '../../../test/support/steps';
import { NOW, sampleApproved } from '../../../test/support/storage-samples';
import { VirtualTime } from '../../../simulator/virtual-time';
import type { Deployment } from '../../storage/deployment-record';
import { createDeployment, loadDeployment, recordTurn, reportRun } from '../../storage/deployments';
import { hashKey } from '../../storage/baseline';
import { countSteps } from '../../storage/shapes';
import { AppError } from '../../errors';
import { SILENT, type Announcer } from './announcer';
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
  doubtAt?: number;
}): Promise<{
  progress: ProgressReport;
  kv: MemoryKv;
  time: VirtualTime;
  load: () => Promise<Deployment>;
  /** How often those who watch were told. */
  told: () => number;
}> {
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
      ...(run.doubtAt === undefined ? {} : { doubtAt: run.doubtAt }),
    });
    if (run.handedOver === true)
      await recordTurn(kv, ID, {
        epoch: 2,
        executor: 'background',
        jobId: 'j',
        at: run.heartbeatAt + 1,
      });
  }
  const load = async (): Promise<Deployment> => {
    const deployment = await loadDeployment(kv, ID);
    if (deployment === null) throw new Error('It is gone.');
    return deployment;
  };
  let told = 0;
  const announcer: Announcer = {
    changed: () => {
      told += 1;
    },
    last: () => Promise.resolve(),
  };
  return {
    kv,
    time,
    load,
    told: () => told,
    progress: new ProgressReport({
      kv,
      clock: time,
      announcer,
      deployment: await load(),
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
    const { progress, kv, time, load, told } = await progressOf();
    expect(progress.hasBegun).toBe(false);
    expect(await progress.report('running')).toBe(true);
    expect(progress.hasBegun).toBe(true);
    const writes = (): number => kv.log.filter((line) => line === `set run:${ID}`).length;
    const before = writes();
    expect(await progress.report('running')).toBe(true);
    expect([writes(), told()]).toEqual([before, 1]);
    const lines = (): number => kv.log.filter((line) => line.startsWith('create activity')).length;
    const logged = lines();
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
    progress.begin([]);
    expect(await progress.report('running', true)).toBe(false);
    // Whoever has taken over tells of it.
    expect([told(), lines(), (await load()).epoch]).toEqual([2, logged, 3]);
  });

  it('begins in a turn after the first with what the one before it reported', async () => {
    const { progress } = await progressOf({ written: [schema, type], heartbeatAt: NOW - 4_000 });
    expect([progress.hasBegun, progress.madeNow]).toEqual([true, 0]);
    expect(progress.written).toEqual(countSteps([schema, type]));
    expect(progress.unsettledMs).toBe(9_000);
    progress.made(one);
    progress.made(two);
    expect(progress.madeNow).toBe(2);
  });

  it('does not count as created what somebody else made, nor more than was approved', async () => {
    const { progress, load } = await progressOf();
    progress.begin([two]);
    progress.notOurs([one.key], []);
    expect(progress.written).toEqual(countSteps([schema, type]));
    await progress.report('running', true);
    expect(await load()).toMatchObject({
      written: countSteps([schema, type]),
      progress: { done: countSteps([schema, type, one]), total: countSteps(ALL) },
    });
    progress.made(two);
    progress.made(two);
    expect(progress.written).toEqual(countSteps([schema, type, two]));
    progress.begin(ALL);
    expect(progress.written).toEqual(countSteps([]));
  });

  it('names the object type that is worked on, and keeps to it while something else is', async () => {
    const { progress, load } = await progressOf();
    const current = async (): Promise<string | null | undefined> => {
      await progress.report('running', true);
      return (await load()).progress?.current;
    };
    progress.started(schema);
    expect(await current()).toBeNull();
    progress.started(type);
    expect(await current()).toBe(type.key);
    progress.started(attributeStep(['U'], 'c'));
    expect(await current()).toBe(typeStep(['U']).key);
    progress.started(schema);
    expect(await current()).toBe(typeStep(['U']).key);
  });

  it('tells when something was made last, in this turn or an earlier one', async () => {
    const { progress, kv, time, load } = await progressOf();
    const told = async (by: ProgressReport): Promise<number | undefined> => {
      await by.report('running', true);
      return (await load()).madeAt;
    };
    expect(await told(progress)).toBeUndefined();
    progress.made(schema);
    await time.run(time.sleep(2_000));
    expect(await told(progress)).toBe(NOW);
    const later = new ProgressReport({
      ...{ kv, clock: time, announcer: SILENT, deployment: await load(), generation: 3, epoch: 3 },
    });
    expect(await told(later)).toBe(NOW);
    later.made(type);
    expect(await told(later)).toBe(NOW + 2_000);
  });

  it('is settled only where that is said and nothing is in doubt', async () => {
    const { progress, load } = await progressOf();
    progress.begin(ALL);
    const reported = async (settled?: boolean): Promise<[settled: unknown, doubtAt: unknown]> => {
      await progress.report('running', true, settled);
      const deployment = await load();
      return [deployment.settled, deployment.doubtAt];
    };
    expect(await reported()).toEqual([undefined, undefined]);
    expect(await reported(true)).toEqual([true, undefined]);
    progress.doubted(one);
    expect(await reported(true)).toEqual([undefined, NOW]);
    // It is still not there: whether it will be is not known.
    progress.begin(ALL);
    expect(await reported(true)).toEqual([undefined, NOW]);
    expect(progress.isExact).toBe(false);
    progress.begin([schema, type, two]);
    expect(await reported(true)).toEqual([true, undefined]);
  });

  it('says what is in doubt where all else is on record, and till it writes what was said before', async () => {
    const { progress, kv, time, load } = await progressOf();
    progress.willWrite();
    progress.doubted(one);
    progress.doubted(two);
    await progress.report('running', true, true);
    const inDoubt = [hashKey(one.key), hashKey(two.key)];
    expect(await load()).toMatchObject({ settled: undefined, inDoubt });
    const later = new ProgressReport({
      ...{ kv, clock: time, announcer: SILENT, deployment: await load(), generation: 3, epoch: 3 },
    });
    await later.report('running', true);
    expect((await load()).inDoubt).toEqual(inDoubt);
    later.willWrite();
    await later.report('running', true);
    expect((await load()).inDoubt).toBeUndefined();
    later.doubted(one);
    later.made(one);
    await later.report('running', true, true);
    expect(await load()).toMatchObject({ settled: true, inDoubt: undefined });
    const last = new ProgressReport({
      ...{ kv, clock: time, announcer: SILENT, deployment: await load(), generation: 4, epoch: 4 },
    });
    await last.report('running', true);
    expect((await load()).settled).toBe(true);
  });

  it('counts neither what somebody else made nor what nothing needs any more', async () => {
    const { progress } = await progressOf();
    progress.begin([]);
    progress.notOurs([one.key], [two.key]);
    expect(progress.written).toEqual(countSteps([schema, type]));
    expect([progress.theirs, progress.unneeded]).toEqual([[one.key], [two.key]]);
  });

  it('knows of nobody else until it is told, and then of each', async () => {
    const { progress } = await progressOf();
    expect([progress.theirs, progress.unneeded]).toEqual([[], []]);
    progress.there(one, false);
    expect(progress.theirs).toEqual([]);
    progress.there(one, true);
    progress.there(two, true);
    expect(progress.theirs).toEqual([one.key, two.key]);
  });

  it('hands the doubt of earlier turns on until lists must show what they made', async () => {
    const run = { written: [schema], heartbeatAt: NOW - 1_000, handedOver: true };
    const left = async (doubtAt?: number): Promise<unknown> => {
      const { progress, load } = await progressOf(
        doubtAt === undefined ? run : { ...run, doubtAt },
      );
      await progress.report('running', true);
      return (await load()).doubtAt;
    };
    expect(await left()).toBeUndefined();
    expect(await left(NOW - 6_000)).toBe(NOW - 6_000);
    expect(await left(NOW - 10_000)).toBeUndefined();
    // The clock was set back: it is not waited for until it has caught up.
    expect(await left(NOW + 3_600_000)).toBe(NOW);
  });

  it('leaves out a pulse that cannot be written, and goes on', async () => {
    const { progress, kv, time, load } = await progressOf();
    const set = kv.set.bind(kv);
    let fails = 0;
    kv.set = (key, value, life) =>
      key === `run:${ID}` && (fails += 1) === 1
        ? Promise.reject(new AppError('storage-unavailable', 'No.', { remedy: 'Later.' }))
        : set(key, value, life);
    expect(
      await time.run(
        progress.alive(
          'running',
          time.sleep(25_000).then(() => 7),
        ),
      ),
    ).toBe(7);
    expect((await load()).heartbeatAt).toBe(NOW + 20_000);
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
