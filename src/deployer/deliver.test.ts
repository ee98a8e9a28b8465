import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { VirtualTime } from '../../simulator/virtual-time';
import { forbidden, unavailable } from '../../test/support/steps';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import type { AssetsClient } from '../assets/api';
import { AppError } from '../errors';
import { defaultOptions } from '../planner/options';
import type { Turn } from '../storage/deployment-record';
import {
  createDeployment,
  endDeployment,
  loadDeployment,
  recordTurn,
} from '../storage/deployments';
import { acquireLock } from '../storage/lock/lock';
import { countSteps, type Executor } from '../storage/shapes';
import { loadClosure } from '../templates/load-closure';
import { deliver, type Delivered, type DeliverInput } from './deliver';

const ID = 'p-aaaa';
let said: unknown[][] = [];
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'error').mockImplementation((...what: unknown[]) => said.push(what));
});
afterEach(() => vi.restoreAllMocks());

interface Delivery {
  kv?: MemoryKv;
  /** What every call of Assets throws. */
  trouble?: Error;
  executor?: Executor;
  isRedelivered?: boolean;
  epoch?: number;
  more?: Partial<DeliverInput>;
  before?: (kv: MemoryKv) => Promise<unknown>;
}

async function delivered({
  kv = new MemoryKv(),
  trouble = unavailable(),
  executor = 'background',
  isRedelivered = false,
  epoch = 1,
  more = {},
  before = () => Promise.resolve(),
}: Delivery): Promise<{ end: Delivered; pushed: unknown[]; turn: Partial<Turn>; kv: MemoryKv }> {
  const time = new VirtualTime(NOW);
  await createDeployment(kv, sampleApproved({ options: defaultOptions([]), executor }));
  await before(kv);
  const pushed: unknown[] = [];
  const client = new Proxy({} as AssetsClient, {
    get: (_, name) => (name === 'load' ? undefined : () => Promise.reject(trouble)),
  });
  const end = await time.run(
    deliver({
      kv,
      clock: time,
      event: { deploymentId: ID, epoch },
      isRedelivered,
      previousDied: false,
      remainingMs: 900_000,
      closureOf: loadClosure,
      clientFor: () => client,
      push: (event, delaySeconds) => {
        pushed.push([event.deploymentId, event.epoch, delaySeconds]);
        return Promise.resolve(`job-${pushed.length}`);
      },
      ...more,
    }),
  );
  const {
    epoch: due,
    executor: by,
    jobId,
    pushedAt,
    waiting,
  } = (await loadDeployment(kv, ID)) ?? {};
  return {
    end,
    pushed,
    kv,
    turn: {
      ...(due === undefined ? {} : { epoch: due }),
      ...(by === undefined ? {} : { executor: by }),
      ...(jobId === undefined ? {} : { jobId }),
      ...(pushedAt === undefined || pushedAt === null ? {} : { at: pushedAt }),
      ...(waiting === undefined || waiting === null ? {} : { waiting }),
    },
  };
}

const noted =
  (turn: Partial<Omit<Turn, 'v'>>) =>
  (kv: MemoryKv): Promise<unknown> =>
    recordTurn(kv, ID, { epoch: 2, executor: 'background', jobId: null, at: NOW, ...turn });

describe('a delivered turn', () => {
  it('is followed by the next, when it was asked to wait, by the same executor', async () => {
    for (const executor of ['background', 'app'] as const)
      expect(await delivered({ executor })).toMatchObject({
        end: { kind: 'done' },
        pushed: [[ID, 2, 60]],
        turn: {
          epoch: 2,
          executor,
          jobId: 'job-1',
          at: NOW + 60_000,
          waiting: { until: NOW + 60_000, asked: false },
        },
      });
  });

  it('that the platform does not let act for the absent person waits for them, without an event', async () => {
    expect(await delivered({ trouble: forbidden() })).toMatchObject({
      end: { kind: 'done' },
      pushed: [],
      turn: { epoch: 2, executor: 'present', jobId: null, at: NOW },
    });
  });

  it('that finds the lock with another deployment comes again, and did not give up', async () => {
    const before = (kv: MemoryKv) =>
      acquireLock(kv, {
        deploymentId: 'p-cccc',
        epoch: 0,
        deadline: NOW + 60_000,
        now: NOW,
        previousDied: false,
      });
    expect(await delivered({ before })).toMatchObject({
      end: { kind: 'again', afterSeconds: 30, gaveUp: false },
      pushed: [],
    });
  });

  it('that ends the deployment is followed by none', async () => {
    const trouble = new AppError('no-assets', 'There is no Assets.', { remedy: 'Buy it.' });
    const { end, pushed, kv } = await delivered({ trouble });
    expect([end, pushed]).toEqual([{ kind: 'done' }, []]);
    expect(await loadDeployment(kv, ID)).toMatchObject({
      state: 'failed',
      outcome: { code: 'no-assets', sentence: 'There is no Assets.', remedy: 'Buy it.' },
    });
  });
});

describe('a delivery that comes again', () => {
  it('pushes the turn that was noted and not pushed, when it is due', async () => {
    const waiting = { until: NOW + 40_000, asked: true };
    expect(
      await delivered({ isRedelivered: true, before: noted({ at: NOW + 40_400, waiting }) }),
    ).toMatchObject({
      end: { kind: 'done' },
      pushed: [[ID, 2, 40]],
      turn: { epoch: 2, jobId: 'job-1', waiting },
    });
    expect(
      (await delivered({ isRedelivered: true, before: noted({ at: NOW - 5_000 }) })).pushed,
    ).toEqual([[ID, 2, 0]]);
  });

  it('pushes nothing where there is nothing to push', async () => {
    const end = (kv: MemoryKv): Promise<unknown> =>
      endDeployment(kv, ID, {
        ...{ generation: 1, state: 'cancelled', at: NOW, outcome: { kind: 'none' } },
        ...{ written: countSteps([]), setByHand: { count: 0, chunks: 0 } },
      });
    const cases: Delivery[] = [
      { isRedelivered: false, before: noted({}) },
      { isRedelivered: true, before: noted({ jobId: 'job-0' }) },
      { isRedelivered: true, before: noted({ executor: 'present' }) },
      { isRedelivered: true, before: (kv) => noted({})(kv).then(() => end(kv)) },
      { isRedelivered: true, before: (kv) => kv.delete(`deployment:${ID}`) },
    ];
    for (const one of cases) {
      const { end: done, pushed } = await delivered(one);
      expect([done, pushed]).toEqual([{ kind: 'done' }, []]);
    }
    // Its own turn, which somebody else is at work on.
    const taken = (kv: MemoryKv) =>
      noted({ epoch: 1 })(kv).then(() =>
        acquireLock(kv, {
          ...{ deploymentId: ID, epoch: 1, deadline: NOW + 9_000, now: NOW, previousDied: false },
        }),
      );
    expect((await delivered({ isRedelivered: true, before: taken })).pushed).toEqual([]);
  });
});

describe('a delivery that fails', () => {
  const failing = (error: Error): Partial<DeliverInput> => ({
    push: () => Promise.reject(error),
  });
  const storage = (code: 'storage-unavailable' | 'storage-corrupt'): AppError =>
    new AppError(code, 'It does not answer.', { remedy: 'Later.' });

  it('comes again where storage or the queue does not answer, and is over', async () => {
    for (const error of [storage('storage-unavailable'), new Error('the queue is full')])
      expect((await delivered({ more: failing(error) })).end).toEqual({
        kind: 'again',
        afterSeconds: 30,
        gaveUp: true,
      });
    expect(said.map(([what, facts]) => [what, facts])).toEqual([
      [
        'a turn was not taken',
        { deploymentId: ID, epoch: 1, error: expect.stringMatching(/answer/) },
      ],
      [
        'a turn was not taken',
        { deploymentId: ID, epoch: 1, error: expect.stringMatching(/full/) },
      ],
    ]);
  });

  it('is not tried for ever where a record cannot be read', async () => {
    expect((await delivered({ more: failing(storage('storage-corrupt')) })).end).toEqual({
      kind: 'done',
    });
    expect(said).toHaveLength(1);
  });

  it('says what was thrown, whatever it is', async () => {
    const push = () => Promise.reject('a word' as unknown as Error);
    expect((await delivered({ more: { push } })).end).toMatchObject({ kind: 'again' });
    expect(said[0]?.[1]).toMatchObject({ error: 'a word' });
  });
});
