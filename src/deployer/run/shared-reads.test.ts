import { describe, expect, it } from 'vitest';
import { SharedReads } from './shared-reads';

/** Reads that end when told, each with its number. */
function reads(): {
  read: () => Promise<number>;
  end: (n: number, error?: Error) => void;
  begun: () => number;
} {
  const open: { resolve: (n: number) => void; reject: (error: Error) => void }[] = [];
  return {
    read: () =>
      new Promise((resolve, reject) => {
        open.push({ resolve, reject });
      }),
    end: (n, error) => (error === undefined ? open[n - 1]?.resolve(n) : open[n - 1]?.reject(error)),
    begun: () => open.length,
  };
}
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('shared reads', () => {
  it(
    'gives nobody an answer whose read began before they asked, and makes one more ' +
      'for all who came meanwhile',
    async () => {
      const shared = new SharedReads();
      const { read, end, begun } = reads();
      const first = shared.read('list', read);
      const later = [
        shared.read('list', read),
        shared.read('list', read),
        shared.read('list', read),
      ];
      expect(begun()).toBe(1);
      end(1);
      expect(await first).toBe(1);
      await settle();
      expect(begun()).toBe(2);
      const third = shared.read('list', read);
      end(2);
      expect(await Promise.all(later)).toEqual([2, 2, 2]);
      await settle();
      end(3);
      expect(await third).toBe(3);
      await settle();
      void shared.read('list', read);
      expect(begun()).toBe(4);
    },
  );

  it('does not mix lists, and a read that fails fails only those who shared it', async () => {
    const shared = new SharedReads();
    const { read, end, begun } = reads();
    const failing = shared.read('list', read);
    const next = shared.read('list', read);
    void shared.read('other', read);
    expect(begun()).toBe(2);
    end(1, new Error('no'));
    await expect(failing).rejects.toThrow('no');
    await settle();
    end(3);
    expect(await next).toBe(3);
  });
});
