import { describe, expect, it, vi } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { unavailable } from '../../test/support/steps';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import type { AssetsClient } from '../assets/api';
import { AppError, type ErrorCode } from '../errors';
import { defaultOptions } from '../planner/options';
import type { Approved } from '../storage/deployment-record';
import {
  createDeployment,
  endDeployment,
  loadDeployment,
  recordTurn,
} from '../storage/deployments';
import { countSteps } from '../storage/shapes';
import { nothingKnown, saveSiteMemory } from '../storage/site-memory';
import type { TurnEnd } from './job';
import { acquireLock, handOverLock, releaseLock } from '../storage/lock/lock';
import { loadClosure } from '../templates/load-closure';
import { LEASE_MS } from './run/run-steps';
import { takeTurn, type TurnInput } from './take-turn';

/** How long after its beginning a turn first calls Assets, when another one has held the lock before. */
function firstCallAfter(
  epochBefore: number,
  word: 'none' | 'released' | 'handed over',
): Promise<number> {
  const time = new VirtualTime(NOW);
  return inTime(time, async () => {
    const kv = new MemoryKv();
    const approved = sampleApproved({ options: { ...sampleApproved().options, templates: [] } });
    await createDeployment(kv, approved);
    const before = await acquireLock(kv, {
      deploymentId: approved.id,
      epoch: epochBefore,
      deadline: NOW + 900_000,
      now: NOW,
      previousDied: false,
    });
    if (word === 'released' && before.kind === 'held')
      await releaseLock(kv, before.generation, NOW);
    if (word === 'handed over' && before.kind === 'held')
      await handOverLock(kv, before.generation, NOW + 900_000);
    const began = time.ticks();
    let first = Number.POSITIVE_INFINITY;
    const client = new Proxy({} as AssetsClient, {
      get: () => () => {
        first = Math.min(first, time.ticks());
        return Promise.reject(unavailable());
      },
    });
    const end = await takeTurn({
      kv,
      clock: time,
      deploymentId: approved.id,
      epoch: 2,
      previousDied: false,
      remainingMs: 900_000,
      clientFor: () => client,
      closureOf: loadClosure,
    });
    if (end.kind !== 'hand-over') throw new Error(`It ended as ${end.kind}.`);
    await theLockIsKept(kv, time.now() + end.delaySeconds * 1_000);
    return first - began;
  });
}

/** A turn of a deployment of nothing, whose every call of Assets fails. */
async function turnOn(
  kv: MemoryKv,
  some: Partial<TurnInput> = {},
): Promise<{ end: TurnEnd; last: number; remembered: unknown[] }> {
  const remembered: unknown[] = [];
  let last = 0;
  const client = new Proxy({} as AssetsClient, {
    get: (_, name) =>
      name === 'load'
        ? { rate: { remember: (...what: unknown[]) => remembered.push(what) } }
        : () => Promise.reject(unavailable()),
  });
  const time = new VirtualTime(NOW);
  const turn = takeTurn({
    kv,
    clock: time,
    deploymentId: 'p-aaaa',
    epoch: 2,
    previousDied: false,
    remainingMs: 900_000,
    clientFor: () => client,
    closureOf: loadClosure,
    announcer: {
      changed: () => undefined,
      last: () => {
        last += 1;
        return Promise.resolve();
      },
    },
    ...some,
  });
  const end = await time.run(turn, 1_000);
  return { end, last, remembered };
}
const storedWith = async (some: Partial<Approved> = {}): Promise<MemoryKv> => {
  const kv = new MemoryKv();
  await createDeployment(kv, sampleApproved({ options: defaultOptions([]), ...some }));
  return kv;
};
const lockOf = (kv: MemoryKv, deploymentId: string, epoch: number) =>
  acquireLock(kv, { deploymentId, epoch, deadline: NOW + 900_000, now: NOW, previousDied: false });
const OTHER = { deploymentId: 'p-cccc', epoch: 0, previousDied: false };
const endedAlready = (kv: MemoryKv): Promise<boolean> =>
  endDeployment(kv, 'p-aaaa', {
    ...{ generation: 1, state: 'cancelled', at: NOW, outcome: { kind: 'none' } },
    ...{ written: countSteps([]), setByHand: { count: 0, chunks: 0 } },
  });
const isFree = async (kv: MemoryKv): Promise<boolean> =>
  (await lockOf(kv, 'p-cccc', 0)).kind === 'held';

describe('a turn with nothing to do', () => {
  const ignored = { end: { kind: 'ignored' }, last: 0, remembered: [] };

  it('is one of a deployment that is not there, or of an epoch that is over', async () => {
    expect(await turnOn(new MemoryKv())).toEqual(ignored);
    const kv = await storedWith();
    const turn = { executor: 'background' as const, jobId: 'j', at: NOW };
    await recordTurn(kv, 'p-aaaa', { epoch: 3, ...turn });
    expect(await turnOn(kv)).toEqual(ignored);
    expect(await isFree(kv)).toBe(true);
    await recordTurn(kv, 'p-aaaa', { epoch: 3, ...turn });
    expect((await turnOn(await storedWith(), { epoch: 0 })).end.kind).toBe('hand-over');
  });

  it('is one that is delivered twice', async () => {
    const kv = await storedWith();
    await lockOf(kv, 'p-aaaa', 2);
    expect(await turnOn(kv)).toEqual(ignored);
    // Unless the platform says that the first is over.
    expect((await turnOn(kv, { previousDied: true })).end.kind).toBe('hand-over');
  });

  it('is one of a deployment that has ended, and gives back what that one still holds', async () => {
    const kv = await storedWith();
    await lockOf(kv, 'p-aaaa', 2);
    await endedAlready(kv);
    expect(await turnOn(kv)).toEqual(ignored);
    expect(await isFree(kv)).toBe(true);
    // Now another deployment has it.
    expect(await turnOn(kv, { epoch: 3 })).toEqual(ignored);
  });

  it('waits where another deployment has the lock', async () => {
    const kv = await storedWith();
    await lockOf(kv, 'p-cccc', 0);
    expect(await turnOn(kv)).toEqual({
      ...ignored,
      end: { kind: 'busy', retryAfterSeconds: 30 },
    });
  });
});

describe('a turn at work', () => {
  it('is not disturbed by another deployment for as long as it is given', async () => {
    const kv = await storedWith();
    const asked: unknown[] = [];
    const closureOf: TurnInput['closureOf'] = async (templates) => {
      for (const now of [NOW, NOW + 899_999, NOW + 900_000])
        asked.push((await acquireLock(kv, { ...OTHER, now, deadline: now + 1 })).kind);
      return loadClosure(templates);
    };
    await turnOn(kv, { closureOf });
    expect(asked).toEqual(['busy', 'busy', 'held']);
  });

  it('tells those who watch at its end, and begins with what the site has taught', async () => {
    const kv = await storedWith();
    expect(await turnOn(kv)).toMatchObject({ last: 1, remembered: [] });
    const taught = await storedWith();
    const pace = { perMinute: 600, burst: 5, taken: 700, at: NOW - 1_000 };
    await saveSiteMemory(taught, { ...nothingKnown(), pace });
    expect((await turnOn(taught)).remembered).toEqual([[pace, NOW]]);
  });

  it('ends on a defect of its own, or of what is stored, and says which in the log', async () => {
    const said: unknown[][] = [];
    const log = vi
      .spyOn(console, 'error')
      .mockImplementation((...what: unknown[]) => void said.push(what));
    const own = new AppError('model-unknown' as ErrorCode, 'It is gone.', { remedy: 'Add it.' });
    for (const [error, code] of [
      [own, 'model-unknown'],
      [new Error('a defect'), 'internal'],
      ['a word', 'internal'],
    ] as const) {
      const kv = await storedWith();
      const closureOf = () => Promise.reject(error as Error);
      expect(await turnOn(kv, { closureOf })).toMatchObject({ end: { kind: 'ended' }, last: 1 });
      expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({
        state: 'failed',
        outcome: { code },
      });
      expect(await isFree(kv)).toBe(true);
    }
    log.mockRestore();
    expect(said.map(([what]) => what)).toEqual(said.map(() => 'deployment stopped'));
    expect(said.map(([, facts]) => facts)).toMatchObject([
      { deploymentId: 'p-aaaa', error: expect.stringContaining('It is gone.') },
      { deploymentId: 'p-aaaa', error: expect.stringContaining('a defect') },
      { deploymentId: 'p-aaaa', error: 'a word' },
    ]);
  });
});

/** For the turn that follows, which may come late, and not for ever. */
async function theLockIsKept(kv: MemoryKv, due: number): Promise<void> {
  const ask = (now: number) =>
    acquireLock(kv, {
      deploymentId: 'p-cccc',
      epoch: 0,
      deadline: now + 1,
      now,
      previousDied: false,
    });
  expect(await ask(due + 30_000)).toMatchObject({ kind: 'busy' });
  expect(await ask(due + 10 * 60_000)).toMatchObject({ kind: 'held' });
}

describe('a turn that takes the lock', () => {
  it('from one that may still be at work reads nothing until that one must have noticed', async () => {
    expect(await firstCallAfter(1, 'none')).toBeGreaterThanOrEqual(LEASE_MS);
    // The confirmation is a turn as well: its answer carries the first slice.
    expect(await firstCallAfter(0, 'none')).toBeGreaterThanOrEqual(LEASE_MS);
  });

  it('from one that gave it back, or handed it over, begins at once', async () => {
    expect(await firstCallAfter(1, 'released')).toBe(0);
    expect(await firstCallAfter(1, 'handed over')).toBe(0);
    expect(await firstCallAfter(0, 'handed over')).toBe(0);
  });

  it(
    'and finds that a later turn was noted meanwhile gives it back and does nothing: ' +
      'least of all as a person who is not there',
    async () => {
      const stored = new MemoryKv();
      const approved = sampleApproved();
      await createDeployment(stored, approved);
      // A call of a dead turn that lands late: it had found that only the person's visits can move the deployment on.
      const kv = stored.through(async (operation) => {
        if (operation === 'create lock:1')
          await recordTurn(stored, approved.id, {
            epoch: 2,
            executor: 'present',
            jobId: null,
            at: NOW,
          });
      });
      const clientFor = (): AssetsClient => {
        throw new Error('It works.');
      };
      const turn = {
        kv,
        clock: new VirtualTime(NOW),
        deploymentId: approved.id,
        epoch: 1,
        previousDied: false,
        remainingMs: 900_000,
        clientFor,
        closureOf: loadClosure,
      };
      expect(await takeTurn(turn)).toEqual({ kind: 'ignored' });
      expect(
        await acquireLock(stored, {
          deploymentId: 'p-cccc',
          epoch: 0,
          deadline: NOW + 1,
          now: NOW,
          previousDied: false,
        }),
      ).toMatchObject({ kind: 'held' });
    },
  );
});
