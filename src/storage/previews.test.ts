import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, samplePreview } from '../../test/support/storage-samples';
import { keys } from './keys';
import { drawPreviewId, isPreviewId } from './preview-id';
import { latestPreviewId, readPreview, savePreview, type Preview } from './previews';
import { firstTryOfStranger, giveTryBack, takePreviewSlot, takeTry } from './slots';

const HOUR = 3_600_000;
const DAY_LIFE = { ttlMs: 24 * HOUR };
const drawing =
  (ids: string[]): (() => string) =>
  () =>
    ids.shift() ?? 'p-zzzz';

describe('the id of a preview', () => {
  it.each([
    [0, 4],
    [2, 4],
    [3, 5],
    [5, 5],
    [6, 6],
    [8, 6],
    [90, 6],
  ])('after %s draws has %s characters without look-alikes', (drawn, length) => {
    for (let n = 0; n < 50; n += 1) {
      const id = drawPreviewId(drawn);
      expect(id).toMatch(new RegExp(`^p-[acdefhjkmnpqrtuvwxy3479]{${length}}$`, 'u'));
      expect(isPreviewId(id)).toBe(true);
    }
  });

  it('is drawn anew each time', () => {
    expect(new Set(Array.from({ length: 50 }, () => drawPreviewId(8))).size).toBeGreaterThan(45);
  });

  it.each(['p-aaa', 'p-aaaaaaa', 'paaaa', 'q-aaaa', 'p-aaaA', 'p-aa:a', 'xp-aaaa', 'p-aaaa ', ''])(
    'is not "%s"',
    async (id) => {
      expect(isPreviewId(id)).toBe(false);
      const kv = new MemoryKv();
      expect(await readPreview(kv, id)).toBeNull();
      expect(kv.log).toEqual([]);
    },
  );
});

describe('a preview', () => {
  it('is stored for a day as the latest of its account', async () => {
    const kv = new MemoryKv();
    expect(await latestPreviewId(kv, ANN)).toBeNull();
    const first = await savePreview(kv, samplePreview());
    expect(await readPreview(kv, first.id)).toEqual(first);
    expect(first).toEqual({ v: 1, id: first.id, ...samplePreview() });
    expect(await latestPreviewId(kv, ANN)).toBe(first.id);
    const second = await savePreview(kv, samplePreview());
    expect(await latestPreviewId(kv, ANN)).toBe(second.id);
    expect(await latestPreviewId(kv, BOB)).toBeNull();
    expect(await readPreview(kv, first.id)).toEqual(first);
    expect([...kv.lives.values()]).toEqual([DAY_LIFE, DAY_LIFE, DAY_LIFE]);
  });

  it.each(['deployment:p-aaaa', 'spent:p-aaaa', 'cancel:p-aaaa', 'preview:p-aaaa'])(
    'does not get an id that is taken (%s)',
    async (taken) => {
      const kv = new MemoryKv();
      kv.stored.set(taken, '{}');
      const before = [...kv.stored];
      const { id } = await savePreview(kv, samplePreview(), drawing(['p-aaaa', 'p-cccc']));
      expect(id).toBe('p-cccc');
      expect([...kv.stored.keys()].sort()).toEqual(
        [taken, keys.preview('p-cccc'), keys.latestPreview(ANN)].sort(),
      );
      expect([...kv.stored]).toEqual(expect.arrayContaining(before));
    },
  );

  it('is given up after nine draws, each told how many there were', async () => {
    const kv = new MemoryKv();
    kv.stored.set('preview:p-zzzz', '{}');
    const draws: number[] = [];
    await expect(
      savePreview(kv, samplePreview(), (drawn) => {
        draws.push(drawn);
        return 'p-zzzz';
      }),
    ).rejects.toMatchObject({ code: 'internal' });
    expect(draws).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('slots', () => {
  it('of previews are so many an hour and account, and say when there are more', async () => {
    const kv = new MemoryKv();
    const hour = Math.ceil(NOW / HOUR) * HOUR;
    const take = (account: string, now: number) => takePreviewSlot(kv, account, 2, now);
    expect(await take(ANN, hour)).toEqual({ taken: true });
    expect(await take(ANN, hour + 1)).toEqual({ taken: true });
    expect(await take(ANN, hour + 2)).toEqual({ taken: false, waitMs: HOUR - 2 });
    expect(await take(ANN, hour + HOUR - 1)).toEqual({ taken: false, waitMs: 1 });
    expect(await take(BOB, hour + 2)).toEqual({ taken: true });
    expect(await take(ANN, hour + HOUR)).toEqual({ taken: true });
    expect([...kv.stored.keys()]).toContain(keys.previewSlot(ANN, hour / HOUR, 1));
    expect([...kv.stored.keys()]).toContain(keys.previewSlot(ANN, hour / HOUR, 2));
    expect([...kv.lives.values()]).toEqual(Array.from({ length: 4 }, () => DAY_LIFE));
  });

  it('that the batch misses are not taken twice, and that it knows are not asked for', async () => {
    const kv = new MemoryKv();
    await takePreviewSlot(kv, ANN, 3, NOW);
    kv.log.length = 0;
    await takePreviewSlot(kv, ANN, 3, NOW);
    expect(kv.log.filter((line) => line.startsWith('create'))).toHaveLength(1);
    kv.getMany = async () => new Map();
    expect(await takePreviewSlot(kv, ANN, 3, NOW)).toEqual({ taken: true });
    expect(await takePreviewSlot(kv, ANN, 3, NOW)).toMatchObject({ taken: false });
  });

  it('of tries are counted from one, end, and can be handed back', async () => {
    const kv = new MemoryKv();
    const preview: Preview = await savePreview(kv, samplePreview());
    expect([1, 2, 3]).toEqual([
      await takeTry(kv, preview, 3),
      await takeTry(kv, preview, 3),
      await takeTry(kv, preview, 3),
    ]);
    expect(await takeTry(kv, preview, 3)).toBeNull();
    await giveTryBack(kv, preview, 2);
    expect(await takeTry(kv, preview, 3)).toBe(2);
    expect(await takeTry(kv, { ...preview, token: 'another' }, 3)).toBe(1);
  });

  it('of strangers are one for each and preview', async () => {
    const kv = new MemoryKv();
    const preview = await savePreview(kv, samplePreview());
    expect(await firstTryOfStranger(kv, preview, BOB)).toBe(true);
    expect(await firstTryOfStranger(kv, preview, BOB)).toBe(false);
    expect(await firstTryOfStranger(kv, preview, 'carl')).toBe(true);
    expect(await firstTryOfStranger(kv, { ...preview, token: 'another' }, BOB)).toBe(true);
  });
});
