import { describe, expect, it } from 'vitest';
import type { Kv } from '../../src/storage/kv/kv';
import { listEntries, MAX_BATCH_KEYS } from '../../src/storage/kv/kv';

/** A store under test, and how to let its queries catch up with what was written. */
export interface KvUnderTest {
  kv: Kv;
  settle(): Promise<void>;
}

/**
 * What every `Kv` must do; run against the real SDK and against the double of the tests, so that
 * the two cannot drift apart.
 */
export function kvContract(name: string, start: () => KvUnderTest): void {
  describe(`the store contract: ${name}`, () => {
    it('gives back what was set, undefined for what is not there, and forgets what was deleted', async () => {
      const { kv } = start();
      expect(await kv.get('a:1')).toBeUndefined();
      await kv.set('a:1', { deep: [1, 'two', null] }, 'kept');
      expect(await kv.get('a:1')).toEqual({ deep: [1, 'two', null] });
      await kv.set('a:1', { other: true }, { ttlMs: 1 });
      expect(await kv.get('a:1')).toEqual({ other: true });
      await kv.delete('a:1');
      await kv.delete('a:1');
      expect(await kv.get('a:1')).toBeUndefined();
    });

    it('creates a key once, and leaves what is there', async () => {
      const { kv } = start();
      const answers = await Promise.all(
        ['x', 'y', 'z'].map((token) => kv.create('once', { token }, 'kept')),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
      const winner = ['x', 'y', 'z'][answers.indexOf(true)];
      expect(await kv.get('once')).toEqual({ token: winner });
      await kv.delete('once');
      expect(await kv.create('once', { token: 'again' }, { ttlMs: 60_000 })).toBe(true);
    });

    it('does many at once, more than a batch holds, with keys named twice and keys not there', async () => {
      const { kv } = start();
      const many = Array.from({ length: 2 * MAX_BATCH_KEYS + 3 }, (_, n) => ({
        key: `many:${n}`,
        value: { n },
      }));
      const keys = many.map(({ key }) => key);
      await kv.setMany(many, 'kept');
      const found = await kv.getMany([...keys, ...keys.slice(0, 5), 'many:none']);
      expect([...found.keys()].sort()).toEqual([...keys].sort());
      expect(found.get('many:40')).toEqual({ n: 40 });
      await kv.deleteMany([...keys.slice(1), 'many:none', ...keys.slice(1, 3)]);
      expect([...(await kv.getMany(keys)).keys()]).toEqual(['many:0']);
      await kv.setMany([], 'kept');
      expect(await kv.getMany([])).toEqual(new Map());
    });

    it('finds every key of a prefix once, over several pages, once its queries have caught up', async () => {
      const { kv, settle } = start();
      const many = Array.from({ length: 230 }, (_, n) => ({ key: `list:${n}`, value: { n } }));
      await kv.setMany([...many, { key: 'other:1', value: {} }], 'kept');
      await settle();
      const found = await listEntries(kv, 'list:');
      expect(found.map(({ key }) => key).sort()).toEqual(many.map(({ key }) => key).sort());
      expect((await listEntries(kv, '')).length).toBe(231);
      expect(await listEntries(kv, 'nothing:')).toEqual([]);
    });

    it('may query the past, but never gets it', async () => {
      const { kv, settle } = start();
      await kv.set('now:1', { n: 1 }, 'kept');
      await settle();
      await kv.set('now:1', { n: 2 }, 'kept');
      await kv.set('now:2', { n: 1 }, 'kept');
      expect((await listEntries(kv, 'now:')).map(({ value }) => value)).toEqual([{ n: 1 }]);
      expect(await kv.get('now:1')).toEqual({ n: 2 });
    });

    it.each([
      ['empty', ''],
      ['blank', '   '],
      ['with a slash', 'a/b'],
      ['with an umlaut', 'ä'],
      ['of 501 characters', 'x'.repeat(501)],
    ])('refuses a key that is %s', async (_, key) => {
      const { kv } = start();
      await expect(kv.set(key, {}, 'kept')).rejects.toThrow();
      await expect(kv.get(key)).rejects.toThrow();
    });

    it('refuses a value above 240 KiB and takes one just below', async () => {
      const { kv } = start();
      const overhead = JSON.stringify({ text: '' }).length;
      await kv.set('big', { text: 'x'.repeat(240 * 1024 - overhead) }, 'kept');
      await expect(
        kv.set('big', { text: 'x'.repeat(240 * 1024 - overhead + 1) }, 'kept'),
      ).rejects.toMatchObject({ code: 'internal' });
    });
  });
}
