import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { unavailable } from '../../test/support/steps';
import { NOW, sampleApproved } from '../../test/support/storage-samples';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import type { AssetsClient } from '../assets/api';
import { createDeployment, recordTurn } from '../storage/deployments';
import { acquireLock, handOverLock, releaseLock } from '../storage/lock/lock';
import { loadClosure } from '../templates/load-closure';
import { LEASE_MS } from './run/run-steps';
import { takeTurn } from './take-turn';

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
