import { describe, expect, it } from 'vitest';
import { mapLimited } from './map-limited';

describe('mapLimited', () => {
  it('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const results = await mapLimited([5, 1, 4, 2, 3], 2, async (item) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      running -= 1;
      return item * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  it('begins nothing new after a failure', async () => {
    const begun: number[] = [];
    const work = mapLimited([1, 2, 3, 4], 1, async (item) => {
      begun.push(item);
      await Promise.resolve();
      if (item === 2) throw new Error('two');
      return item;
    });
    await expect(work).rejects.toThrow('two');
    expect(begun).toEqual([1, 2]);
  });

  it('lets what is under way end, and begins nothing new beside it', async () => {
    const begun: number[] = [];
    const work = mapLimited([1, 2, 3, 4, 5, 6], 2, async (item) => {
      begun.push(item);
      for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
      if (item === 1) throw new Error('one');
    });
    await expect(work).rejects.toThrow('one');
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    expect(begun).toEqual([1, 2]);
  });

  it('of nothing is nothing', async () => {
    expect(await mapLimited([], 3, () => Promise.resolve(1))).toEqual([]);
  });
});
