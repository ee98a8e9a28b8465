import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { ANN, BOB, sampleApproved, samplePreview } from '../../../test/support/storage-samples';
import { createDeployment } from '../deployments';
import { keys } from '../keys';
import { savePreview } from '../previews';
import type { LockAnswer, LockRequest } from './lock';
import { acquireLock, handOverLock, releaseLock, stillHolds } from './lock';

const NOW = Date.UTC(2026, 0, 1);
const ask = (facts: Partial<LockRequest> = {}): LockRequest => ({
  deploymentId: 'p-aaaa',
  epoch: 1,
  deadline: NOW + 60_000,
  now: NOW,
  previousDied: false,
  ...facts,
});
const other = (facts: Partial<LockRequest> = {}): LockRequest =>
  ask({ deploymentId: 'p-cccc', ...facts });
const generationOf = (answer: LockAnswer): number => {
  if (answer.kind !== 'held') throw new Error(`not held: ${answer.kind}`);
  return answer.generation;
};

describe('one lock', () => {
  it('is held by the first; the second is told by whom and since when', async () => {
    const kv = new MemoryKv();
    const generation = generationOf(await acquireLock(kv, ask()));
    expect(await stillHolds(kv, generation)).toBe(true);
    expect(await acquireLock(kv, other({ now: NOW + 1 }))).toEqual({
      kind: 'busy',
      holder: { deploymentId: 'p-aaaa', epoch: 1, since: NOW, account: null },
    });
  });

  it.each<[string, Partial<LockRequest>]>([
    ['its deadline has passed', { now: NOW + 60_000 }],
    ['its deadline cannot be true, because the clock was set back', { now: NOW - 30 * 60_000 }],
  ])('is free for another deployment when %s', async (_, facts) => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask()));
    const second = generationOf(await acquireLock(kv, other(facts)));
    expect([await stillHolds(kv, first), await stillHolds(kv, second)]).toEqual([false, true]);
  });

  it(
    'says whether a turn held it before that may still be at work: not one that ' +
      'handed it over, and not one that gave it back',
    async () => {
      const kv = new MemoryKv();
      expect(await acquireLock(kv, ask({ epoch: 0 }))).toMatchObject({
        kind: 'held',
        afterWriter: false,
      });
      expect(await acquireLock(kv, ask({ epoch: 1 }))).toMatchObject({
        kind: 'held',
        afterWriter: true,
      });
      expect(await acquireLock(kv, ask({ epoch: 2 }))).toMatchObject({
        kind: 'held',
        generation: 3,
        afterWriter: true,
      });
      await handOverLock(kv, 3, NOW + 60_000);
      expect(await acquireLock(kv, ask({ epoch: 3 }))).toMatchObject({
        kind: 'held',
        generation: 4,
        afterWriter: false,
      });
      await releaseLock(kv, 4, NOW);
      expect(await acquireLock(kv, other())).toMatchObject({ kind: 'held', afterWriter: false });
    },
  );

  it('is free when released, and kept for the next turn when handed over', async () => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask()));
    await handOverLock(kv, first, NOW + 120_000);
    expect((await acquireLock(kv, other({ now: NOW + 90_000 }))).kind).toBe('busy');
    await releaseLock(kv, first, NOW + 91_000);
    expect((await acquireLock(kv, other({ now: NOW + 91_000 }))).kind).toBe('held');
  });

  it('stays free after it was released for as long as its holder could have kept it', async () => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask({ deadline: NOW + 15 * 60_000 })));
    await releaseLock(kv, first, NOW + 1_000);
    const later = NOW + 14 * 60_000;
    // What the platform has removed by then.
    for (const [key, life] of kv.lives)
      if (typeof life === 'object' && NOW + life.ttlMs < later) kv.stored.delete(key);
    expect((await acquireLock(kv, other({ now: later }))).kind).toBe('held');
  });

  it("is not another deployment's for a report that something died", async () => {
    const kv = new MemoryKv();
    await acquireLock(kv, ask());
    expect((await acquireLock(kv, other({ previousDied: true }))).kind).toBe('busy');
  });

  it('is handed over at once to a later epoch, and since when stays', async () => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask({ epoch: 1 })));
    expect((await acquireLock(kv, ask({ epoch: 2, now: NOW + 5 }))).kind).toBe('held');
    expect(await stillHolds(kv, first)).toBe(false);
    expect(await acquireLock(kv, other({ now: NOW + 6 }))).toMatchObject({
      kind: 'busy',
      holder: { epoch: 2, since: NOW },
    });
  });

  it('is held for up to twenty minutes ahead', async () => {
    const kv = new MemoryKv();
    await acquireLock(kv, ask({ deadline: NOW + 20 * 60_000 }));
    expect((await acquireLock(kv, other())).kind).toBe('busy');
    expect((await acquireLock(kv, other({ now: NOW - 1 }))).kind).toBe('held');
  });

  it('tells whose deployment holds it, or whose is about to start', async () => {
    const kv = new MemoryKv();
    const preview = await savePreview(kv, samplePreview());
    const request = ask({ deploymentId: preview.id });
    await acquireLock(kv, request);
    const holder = { deploymentId: preview.id, epoch: 1, since: NOW, account: ANN };
    expect(await acquireLock(kv, other())).toEqual({ kind: 'busy', holder });
    await createDeployment(kv, sampleApproved({ id: preview.id, account: BOB }));
    kv.stored.delete(`preview:${preview.id}`);
    expect(await acquireLock(kv, other())).toEqual({
      kind: 'busy',
      holder: { ...holder, account: BOB },
    });
    // Who takes it over has held it since then, not since the one before.
    const now = NOW + 70_000;
    await acquireLock(kv, other({ now, deadline: now + 60_000 }));
    expect(await acquireLock(kv, { ...request, now })).toMatchObject({
      kind: 'busy',
      holder: { deploymentId: 'p-cccc', since: now },
    });
  });

  it('is not waited for without end where others are always quicker', async () => {
    const kv = new MemoryKv();
    await releaseLock(kv, generationOf(await acquireLock(kv, ask())), NOW);
    const [generation, word] = [kv.stored.get(keys.lock(1)), kv.stored.get(keys.lockState(1))];
    let tries = 0;
    const slower = kv.through(async (operation) => {
      const [what, key = ''] = operation.split(' ');
      const at = Number(key.slice('lock:'.length));
      if (what !== 'create' || kv.stored.has(key)) return;
      tries += 1;
      kv.stored.set(key, generation ?? '');
      kv.stored.set(keys.lockState(at), word ?? '');
    });
    await expect(acquireLock(slower, other())).rejects.toMatchObject({
      code: 'storage-unavailable',
      retryAfterMs: 5_000,
      remedy: expect.stringContaining('ask again') as string,
    });
    expect(tries).toBe(10);
  });

  it('tells a repeated delivery, unless the one before died or let go', async () => {
    const kv = new MemoryKv();
    await acquireLock(kv, ask({ epoch: 3 }));
    expect(await acquireLock(kv, ask({ epoch: 3 }))).toEqual({ kind: 'duplicate', epoch: 3 });
    expect(await acquireLock(kv, ask({ epoch: 2, previousDied: true, now: NOW + 99_000 }))).toEqual(
      { kind: 'duplicate', epoch: 3 },
    );
    const again = generationOf(await acquireLock(kv, ask({ epoch: 3, previousDied: true })));
    expect(await acquireLock(kv, ask({ epoch: 3 }))).toEqual({ kind: 'duplicate', epoch: 3 });
    await releaseLock(kv, again, NOW);
    expect((await acquireLock(kv, ask({ epoch: 3 }))).kind).toBe('held');
  });

  it('is not given back by a holder that lost it', async () => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask()));
    await acquireLock(kv, other({ now: NOW + 70_000, deadline: NOW + 200_000 }));
    await releaseLock(kv, first, NOW + 71_000);
    await handOverLock(kv, first, NOW + 300_000);
    expect(await acquireLock(kv, ask({ epoch: 9, now: NOW + 72_000 }))).toMatchObject({
      kind: 'busy',
      holder: { deploymentId: 'p-cccc' },
    });
  });

  it('refuses to be built on a damaged record, and leaves it', async () => {
    const kv = new MemoryKv();
    await acquireLock(kv, ask());
    const damaged = '{"v":2}';
    kv.stored.set(keys.lock(1), damaged);
    await expect(acquireLock(kv, other({ now: NOW + 999_999 }))).rejects.toMatchObject({
      code: 'storage-corrupt',
      message: expect.stringContaining('lock:1') as string,
    });
    expect(kv.stored.get(keys.lock(1))).toBe(damaged);
  });
});

/** Takes and releases the lock `times` times, as different deployments. */
async function pass(kv: MemoryKv, times: number, eraSize: number): Promise<number> {
  let last = 0;
  for (let n = 0; n < times; n += 1) {
    last = generationOf(await acquireLock(kv, other(), eraSize));
    await releaseLock(kv, last, NOW);
  }
  return last;
}

describe('generations', () => {
  it('go on counting while what is stored stays bounded', async () => {
    const kv = new MemoryKv();
    expect(await pass(kv, 400, 40)).toBe(400);
    const left = [...kv.stored.keys()];
    expect(left.filter((key) => key.startsWith('lock:')).length).toBeLessThanOrEqual(80);
    expect(left.filter((key) => key.startsWith('lock-state:')).length).toBeLessThanOrEqual(80);
    expect(left.filter((key) => key.startsWith('lock-era:')).length).toBe(9);
  });

  it.each([1, 3, 17, 40, 41, 79, 400])(
    'are found from a hint that has gone back to %i',
    async (hint) => {
      const kv = new MemoryKv();
      await pass(kv, 400, 40);
      const held = generationOf(await acquireLock(kv, ask(), 40));
      kv.stored.set(keys.lockHead, JSON.stringify({ v: 1, generation: hint }));
      expect((await acquireLock(kv, other(), 40)).kind).toBe('busy');
      kv.stored.delete(keys.lockHead);
      expect((await acquireLock(kv, other(), 40)).kind).toBe('busy');
      expect(await stillHolds(kv, held, 40)).toBe(true);
    },
  );

  it('that were cleaned can be created again by a rival that slept, which is not believed', async () => {
    for (const asleepBefore of Array.from({ length: 6 }, (_, n) => n)) {
      const kv = new MemoryKv();
      await pass(kv, asleepBefore, 2);
      let wake = (): void => {};
      const asleep = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const rival = acquireLock(
        kv.through(async (operation) =>
          operation.startsWith('create lock:') ? asleep : undefined,
        ),
        ask(),
        2,
      );
      await new Promise((resolve) => setImmediate(resolve));
      await pass(kv, 9, 2);
      const held = generationOf(await acquireLock(kv, other(), 2));
      wake();
      expect(await rival).toMatchObject({ kind: 'busy' });
      expect(await stillHolds(kv, held, 2)).toBe(true);
    }
  });

  it('are found by a caller that slept while they were cleaned, whatever it was about to do', async () => {
    for (let asleepAfter = 0, isTaken = false; !isTaken; asleepAfter += 1) {
      const kv = new MemoryKv();
      await pass(kv, 3, 2);
      let operations = 0;
      const wake: (() => void)[] = [];
      const slow = kv.through((operation) => {
        operations += 1;
        // From there on it is a rival that has taken one.
        isTaken ||= wake.length === 0 && operation.startsWith('create lock:');
        if (isTaken || operations <= asleepAfter || wake.length > 0) return Promise.resolve();
        return new Promise((resolve) => wake.push(resolve));
      });
      const rival = acquireLock(slow, ask(), 2);
      await new Promise((resolve) => setImmediate(resolve));
      if (isTaken) break;
      await pass(kv, 9, 2);
      const held = generationOf(await acquireLock(kv, other(), 2));
      for (const go of wake) go();
      expect([asleepAfter, (await rival).kind]).toEqual([asleepAfter, 'busy']);
      expect(await stillHolds(kv, held, 2)).toBe(true);
    }
  });

  it('are lost for a holder that slept through a whole era', async () => {
    const kv = new MemoryKv();
    const first = generationOf(await acquireLock(kv, ask(), 2));
    const later = { now: NOW + 70_000, deadline: NOW + 140_000 };
    for (let n = 0; n < 9; n += 1)
      await releaseLock(kv, generationOf(await acquireLock(kv, other(later), 2)), later.now);
    expect(kv.stored.has(keys.lock(first + 1))).toBe(false);
    expect(await stillHolds(kv, first, 2)).toBe(false);
  });
});

describe('any interleaving of several callers', () => {
  it('lets one in at a time while no deadline passes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 0, max: 5 }),
        async (scheduler, before) => {
          const kv = new MemoryKv();
          await pass(kv, before, 2);
          const gated = kv.through((operation) => scheduler.schedule(Promise.resolve(), operation));
          let inside = 0;
          const worker = async (deploymentId: string): Promise<void> => {
            for (let turn = 0; turn < 3; turn += 1) {
              const answer = await acquireLock(gated, ask({ deploymentId }), 2);
              if (answer.kind !== 'held') continue;
              inside += 1;
              expect(inside).toBe(1);
              await gated.get('work');
              expect(await stillHolds(gated, answer.generation, 2)).toBe(true);
              inside -= 1;
              await releaseLock(gated, answer.generation, NOW);
            }
          };
          await scheduler.waitFor(Promise.all(['p-aaaa', 'p-cccc', 'p-dddd'].map(worker)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves at most one that still holds, whatever deadlines pass and whoever sleeps', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 9, maxLength: 9 }),
        async (scheduler, clock) => {
          const kv = new MemoryKv();
          const gated = kv.through((operation) => scheduler.schedule(Promise.resolve(), operation));
          const held: number[] = [];
          const worker = async (deploymentId: string, at: number): Promise<void> => {
            for (const ahead of clock.slice(at, at + 3)) {
              const answer = await acquireLock(
                gated,
                ask({ deploymentId, now: NOW + ahead, deadline: NOW + ahead + 30_000 }),
                2,
              );
              if (answer.kind === 'held') held.push(answer.generation);
              const holding = await Promise.all(
                held.map((generation) => stillHolds(kv, generation, 2)),
              );
              expect(holding.filter(Boolean).length).toBeLessThanOrEqual(1);
            }
          };
          await scheduler.waitFor(
            Promise.all([worker('p-aaaa', 0), worker('p-cccc', 3), worker('p-dddd', 6)]),
          );
          expect(new Set(held).size).toBe(held.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
