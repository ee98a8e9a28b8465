/** What the lock costs, and what of it stays stored, after many deployments. */
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { AppError } from '../../errors';
import { keys } from '../keys';
import { acquireLock, releaseLock, stillHolds, type LockAnswer, type LockRequest } from './lock';

const NOW = Date.UTC(2026, 0, 1);
const ask: LockRequest = {
  deploymentId: 'p-aaaa',
  epoch: 1,
  deadline: NOW + 60_000,
  now: NOW,
  previousDied: false,
};
const generationOf = (answer: LockAnswer): number =>
  answer.kind === 'held' ? answer.generation : Number.NaN;

/** Taken and given back `times` times. */
async function pass(kv: MemoryKv, times: number, eraSize?: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const generation = generationOf(await acquireLock(kv, ask, eraSize));
    await releaseLock(kv, generation, NOW);
  }
}
const stored = (kv: MemoryKv, prefix: string): number[] =>
  [...kv.stored.keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)))
    .sort((a, b) => a - b);
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, n) => from + n);
const headOf = (kv: MemoryKv): unknown => JSON.parse(kv.stored.get(keys.lockHead) ?? 'null');
const setHead = (kv: MemoryKv, generation: number): void => {
  kv.stored.set(keys.lockHead, JSON.stringify({ v: 1, generation }));
};

describe('finding the current generation', () => {
  it.each([
    [700, 3],
    [699, 5],
    [697, 8],
    [690, 12],
    [350, 22],
    [1, 22],
    [0, 22],
  ])('takes the fewer reads the nearer the hint is (%i of 700)', async (hint, most) => {
    const kv = new MemoryKv();
    await pass(kv, 1);
    const [generation, word] = [kv.stored.get(keys.lock(1)), kv.stored.get(keys.lockState(1))];
    for (const n of upTo(2, 700)) kv.stored.set(keys.lock(n), generation ?? '');
    kv.stored.set(keys.lockState(700), word ?? '');
    if (hint === 0) kv.stored.delete(keys.lockHead);
    else setHead(kv, hint);
    kv.log.length = 0;
    expect(generationOf(await acquireLock(kv, ask))).toBe(701);
    const created = kv.log.indexOf(`create ${keys.lock(701)}`);
    const reads = kv.log.slice(0, created).filter((operation) => /^get lock:/u.test(operation));
    expect(reads.length).toBeLessThanOrEqual(most);
    expect(kv.log.filter((operation) => operation.startsWith('create '))).toHaveLength(1);
    expect(headOf(kv)).toEqual({ v: 1, generation: 701 });
  });

  it('never sets the hint back', async () => {
    const kv = new MemoryKv();
    // Between the creation of a generation and its note as the head, others take the lock.
    const slow = kv.through(async (operation) => {
      if (operation === `get ${keys.lockHead}` && kv.stored.has(keys.lock(1))) setHead(kv, 7);
    });
    await acquireLock(slow, ask);
    expect(headOf(kv)).toEqual({ v: 1, generation: 7 });
  });

  it('refuses a hint that says more than a hint says', async () => {
    const kv = new MemoryKv();
    await pass(kv, 1);
    kv.stored.set(keys.lockHead, JSON.stringify({ v: 1, generation: 1, name: 'x' }));
    await expect(acquireLock(kv, ask)).rejects.toMatchObject({ code: 'storage-corrupt' });
  });
});

describe('of generations of a closed era', () => {
  it.each([
    [100, 40],
    [101, 40],
    [130, 60],
    [20, 3],
  ])('nothing stays stored (%i, in eras of %i)', async (times, eraSize) => {
    const kv = new MemoryKv();
    await pass(kv, times, eraSize);
    const open = Math.floor((times - 1) / eraSize) * eraSize + 1;
    expect(stored(kv, 'lock:')).toEqual(upTo(open, times));
    expect(stored(kv, 'lock-state:')).toEqual(upTo(open, times));
  });

  it('a slice goes with each of the first generations of the next, and then no more', async () => {
    const kv = new MemoryKv();
    await pass(kv, 120, 60);
    expect(stored(kv, 'lock:')).toEqual(upTo(61, 120));
    for (const left of [upTo(86, 121), upTo(111, 122), upTo(121, 123)]) {
      await pass(kv, 1, 60);
      expect(stored(kv, 'lock:')).toEqual(left);
    }
    // The second round takes what a kill left in the first.
    kv.stored.set(keys.lock(119), kv.stored.get(keys.lock(121)) ?? '');
    await pass(kv, 3, 60);
    expect(stored(kv, 'lock:')).toEqual(upTo(121, 126));
    kv.log.length = 0;
    await pass(kv, 50, 60);
    expect(kv.log.filter((operation) => operation.startsWith('deleteMany'))).toEqual([]);
  });
});

describe('where storage does not do what is not needed', () => {
  const failing = (kv: MemoryKv, at: string, error: Error): MemoryKv =>
    kv.through(async (operation) => {
      if (operation === at) throw error;
    });

  it('the lock is held all the same, and the next call finds it without the hint', async () => {
    const kv = new MemoryKv();
    await pass(kv, 3);
    const unavailable = new AppError('storage-unavailable', 'Not now.', { remedy: 'Wait.' });
    const held = generationOf(
      await acquireLock(failing(kv, `set ${keys.lockHead}`, unavailable), ask),
    );
    expect(held).toBe(4);
    expect(headOf(kv)).toEqual({ v: 1, generation: 3 });
    expect(await stillHolds(kv, held)).toBe(true);
    expect(await acquireLock(kv, { ...ask, deploymentId: 'p-cccc' })).toMatchObject({
      kind: 'busy',
      holder: { deploymentId: 'p-aaaa' },
    });
  });

  it('what is damaged, or no trouble of storage, is told', async () => {
    for (const error of [
      new AppError('storage-corrupt', 'Damaged.', { remedy: 'None.' }),
      new TypeError('a mistake of ours'),
    ]) {
      const kv = new MemoryKv();
      await expect(acquireLock(failing(kv, `set ${keys.lockHead}`, error), ask)).rejects.toBe(
        error,
      );
    }
  });
});
