import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import { eraseAll } from './erase-all';
import { PERSONAL_FIRST } from './record-kinds';

const never = (): boolean => false;

/** The pauses that were asked for, in milliseconds. */
function pausing(): { pauses: number[]; pause: (ms: number) => Promise<void> } {
  const pauses: number[] = [];
  return { pauses, pause: async (ms) => void pauses.push(ms) };
}
const withRuns = (count: number, kv = new MemoryKv()): MemoryKv => {
  for (let n = 0; n < count; n += 1) kv.stored.set(`run:${n}`, '{}');
  return kv;
};

describe('erasing everything', () => {
  it('counts what it deleted, and looks twice with a pause between', async () => {
    const kv = withRuns(130);
    const { pauses, pause } = pausing();
    expect(await eraseAll(kv, never, pause)).toEqual({ deleted: 130, done: true });
    expect(pauses).toEqual([1_000]);
    const looks = kv.log.filter((line) => line === 'page ').length;
    // Two pages with something on them, and then nothing twice.
    expect(looks).toBe(4);
  });

  it('of nothing looks at what tells of a person, and twice at the rest', async () => {
    const kv = new MemoryKv();
    const { pauses, pause } = pausing();
    expect(await eraseAll(kv, never, pause)).toEqual({ deleted: 0, done: true });
    expect(kv.log).toEqual([...PERSONAL_FIRST.map((prefix) => `page ${prefix}`), 'page ', 'page ']);
    expect(pauses).toEqual([1_000]);
  });

  it('deletes a page in batches of twenty-five', async () => {
    const kv = withRuns(60);
    await eraseAll(kv, never, pausing().pause);
    expect(kv.log.filter((line) => line.startsWith('deleteMany'))).toEqual([
      'deleteMany 25',
      'deleteMany 25',
      'deleteMany 10',
    ]);
  });

  it('does not delete again what a late view still shows', async () => {
    const kv = withRuns(3, new MemoryKv({ stale: true }));
    kv.settle();
    expect(await eraseAll(kv, never, pausing().pause)).toEqual({ deleted: 3, done: true });
    expect(kv.log.filter((line) => line.startsWith('deleteMany 3'))).toHaveLength(1);
    // Whether it is a late view is asked at the second look only.
    expect(kv.log.filter((line) => line === 'get run:0')).toHaveLength(1);
  });

  it('deletes again what was written anew meanwhile', async () => {
    const kv = withRuns(1);
    const { pauses, pause } = pausing();
    const outcome = await eraseAll(kv, never, async (ms) => {
      if (pauses.length === 0) withRuns(1, kv);
      await pause(ms);
    });
    expect(outcome).toEqual({ deleted: 1, done: true });
    expect(kv.stored.size).toBe(0);
    // It begins to be quiet once more, and is then looked at after a pause again.
    expect(pauses).toEqual([1_000, 1_000]);
  });

  it('deletes once what is new at the second look', async () => {
    const kv = withRuns(1);
    await eraseAll(kv, never, async () => {
      if (kv.log.filter((line) => line === 'deleteMany 1').length < 2)
        kv.stored.set('run:new', '{}');
    });
    expect(kv.stored.size).toBe(0);
    expect(kv.log.filter((line) => line.startsWith('deleteMany'))).toEqual([
      'deleteMany 1',
      'deleteMany 1',
    ]);
  });

  it('does not take a refusal to delete for nothing left, be it twice', async () => {
    const kv = withRuns(1);
    let refusals = 2;
    const refusing = kv.through((operation) =>
      operation === 'deleteMany 1' && (refusals -= 1) >= 0
        ? Promise.reject(new Error('not now'))
        : Promise.resolve(),
    );
    expect(await eraseAll(refusing, never, pausing().pause)).toEqual({ deleted: 1, done: true });
    expect(kv.stored.size).toBe(0);
  });

  it('waits a moment after the storage refused to show a page, and goes on', async () => {
    const kv = withRuns(1);
    let refusals = 2;
    const refusing = kv.through((operation) =>
      operation === 'page ' && (refusals -= 1) >= 0
        ? Promise.reject(new Error('not now'))
        : Promise.resolve(),
    );
    const { pauses, pause } = pausing();
    expect(await eraseAll(refusing, never, pause)).toEqual({ deleted: 1, done: true });
    expect(pauses).toEqual([300, 300, 1_000]);
  });

  it('goes on with the other batches where one is refused, and comes back to it', async () => {
    const kv = withRuns(60);
    let refusals = 1;
    const refusing = kv.through((operation) =>
      operation === 'deleteMany 25' && (refusals -= 1) >= 0
        ? Promise.reject(new Error('not now'))
        : Promise.resolve(),
    );
    expect(await eraseAll(refusing, never, pausing().pause)).toEqual({ deleted: 60, done: true });
    expect(kv.stored.size).toBe(0);
  });

  it('is not done where time is up at the very end, and says what it deleted', async () => {
    const kv = withRuns(3);
    expect(await eraseAll(kv, () => kv.log.includes('deleteMany 3'), pausing().pause)).toEqual({
      deleted: 3,
      done: false,
    });
  });

  it('pauses by the clock of the process, where nobody brings another', async () => {
    const asked = performance.now();
    await eraseAll(new MemoryKv(), never);
    expect(performance.now() - asked).toBeGreaterThan(900);
  });
});
