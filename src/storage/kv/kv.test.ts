import { describe, expect, it } from 'vitest';
import type { Kv, KvPage } from './kv';
import { checkKey, checkValue, listEntries, MAX_KEY_LENGTH, MAX_VALUE_BYTES } from './kv';

describe('a key', () => {
  it.each(['a', 'a:1', ' a', 'a ', 'a b', '#a-b.c_d', 'x'.repeat(MAX_KEY_LENGTH)])(
    'may be "%s"',
    (key) => {
      expect(() => checkKey(key)).not.toThrow();
    },
  );

  it.each(['', ' ', '  ', '/a', 'a/', 'ä', 'a\u{1f600}', 'x'.repeat(MAX_KEY_LENGTH + 1)])(
    'may not be "%s"',
    (key) => {
      expect(() => checkKey(key)).toThrow(
        expect.objectContaining({
          code: 'internal',
          remedy: expect.stringContaining('report it') as string,
        }),
      );
    },
  );

  it('that is not allowed is told as far as one can read it', () => {
    expect(() => checkKey(`/${'x'.repeat(400)}`)).toThrow(
      `The storage key "/${'x'.repeat(79)}" is not allowed.`,
    );
  });
});

describe('a value', () => {
  it('is measured in bytes, and refused above what the platform takes', () => {
    const overhead = JSON.stringify({ text: '' }).length;
    const ofBytes = (bytes: number) => ({ text: 'é'.repeat((bytes - overhead) / 2) });
    const most = MAX_VALUE_BYTES + (overhead % 2);
    expect(checkValue('k', ofBytes(most - 2))).toBe(most - 2);
    expect(() => checkValue('k', ofBytes(most + 2))).toThrow(`would take ${most + 2} bytes`);
    expect(checkValue('k', { text: 'x'.repeat(MAX_VALUE_BYTES - overhead) })).toBe(MAX_VALUE_BYTES);
  });
});

describe('what is below a prefix', () => {
  it('is read page after page; of a key that comes twice, the later', async () => {
    const pages: Record<string, KvPage> = {
      null: {
        entries: [
          { key: 'p:1', value: 1 },
          { key: 'p:2', value: 1 },
        ],
        cursor: 'a',
      },
      a: { entries: [], cursor: 'b' },
      b: { entries: [{ key: 'p:1', value: 2 }], cursor: null },
    };
    const asked: unknown[] = [];
    const kv: Pick<Kv, 'page'> = {
      page: async (prefix, cursor) => {
        asked.push([prefix, cursor]);
        return pages[`${cursor}`] ?? { entries: [], cursor: null };
      },
    };
    expect(await listEntries(kv as Kv, 'p:')).toEqual([
      { key: 'p:1', value: 2 },
      { key: 'p:2', value: 1 },
    ]);
    expect(asked).toEqual([
      ['p:', null],
      ['p:', 'a'],
      ['p:', 'b'],
    ]);
  });
});
