import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import type { Identity } from '../planner/identities';
import { loadIdentities, saveIdentities, type WrittenChunks } from './identities';

const DAY = 86_400_000;
const one = (change: Partial<Identity> = {}): Identity => ({
  kind: 'object-type',
  id: '9',
  seen: 7 * DAY,
  by: 'p-aaaa',
  ...change,
});
const many = (count: number): Map<string, Identity> =>
  new Map(Array.from({ length: count }, (_, n) => [`hash-${n}`, one({ id: `${n}` })]));
const setsIn = (kv: MemoryKv): string[] => kv.log.filter((line) => line.startsWith('set'));

describe('ids of elements', () => {
  it('come back as they were saved, of every kind, the day they were seen to the day', async () => {
    const kv = new MemoryKv();
    const known = new Map([
      ['a', one({ kind: 'object-type' })],
      ['b', one({ kind: 'attribute', id: 'with a space/and é' })],
      ['c', one({ kind: 'status', by: '' })],
      ['d', one({ kind: 'reference-type', seen: 8 * DAY - 1 })],
    ]);
    await saveIdentities(kv, '7', known);
    expect(await loadIdentities(kv, ['7'])).toEqual(
      new Map([['7', new Map([...known, ['d', one({ kind: 'reference-type' })]])]]),
    );
    expect([...kv.lives]).toEqual([['identity:7:0', 'kept']]);
  });

  it('of schemas of which nothing is known are not there', async () => {
    const kv = new MemoryKv();
    await saveIdentities(kv, '7', many(1));
    await saveIdentities(kv, '8', new Map());
    expect([...(await loadIdentities(kv, ['7', '8', '9'])).keys()]).toEqual(['7']);
  });

  it.each([
    [0, 1],
    [2_500, 1],
    [2_501, 2],
    [5_001, 3],
  ])('%s of them are in %s chunks, and come back whole', async (count, chunks) => {
    const kv = new MemoryKv();
    await saveIdentities(kv, '7', many(count));
    expect(kv.stored.size).toBe(chunks);
    expect((await loadIdentities(kv, ['7'])).get('7') ?? new Map()).toEqual(many(count));
    // The first says how many there are to be, so it is the last to be written.
    expect(setsIn(kv).at(-1)).toBe('set identity:7:0');
  });

  it('are those that were saved last, where there were more before', async () => {
    const kv = new MemoryKv();
    await saveIdentities(kv, '7', many(5_001));
    await saveIdentities(kv, '7', many(2));
    expect((await loadIdentities(kv, ['7'])).get('7')).toEqual(many(2));
    await saveIdentities(kv, '7', new Map());
    expect(await loadIdentities(kv, ['7'])).toEqual(new Map());
  });

  it('cost what was damaged, and no other', async () => {
    const kv = new MemoryKv();
    await saveIdentities(kv, '7', many(5_001));
    kv.stored.set('identity:7:1', '{"v":9}');
    expect((await loadIdentities(kv, ['7'])).get('7')?.size).toBe(2_501);
    const items = ['whole t 9 7 p-aaaa', 'noise', 'no x 9 7 p-aaaa', 'short t', '', 'by a 5 7'];
    kv.stored.set('identity:8:0', JSON.stringify({ v: 1, chunks: 1, items }));
    expect((await loadIdentities(kv, ['8'])).get('8')).toEqual(
      new Map([
        ['whole', one()],
        ['by', one({ kind: 'attribute', id: '5', by: '' })],
      ]),
    );
  });
});

describe('chunks that are written already', () => {
  it('are not written again, but for the first where there are more of them', async () => {
    const kv = new MemoryKv();
    const written: WrittenChunks = new Map();
    await saveIdentities(kv, '7', many(2_500), written);
    await saveIdentities(kv, '7', many(2_500), written);
    expect(setsIn(kv)).toEqual(['set identity:7:0']);
    await saveIdentities(kv, '7', many(2_501), written);
    expect(setsIn(kv).slice(1)).toEqual(['set identity:7:1', 'set identity:7:0']);
    kv.log.length = 0;
    await saveIdentities(kv, '7', new Map([...many(2_501), ['hash-2500', one()]]), written);
    expect(setsIn(kv)).toEqual(['set identity:7:1']);
  });

  it('are told by what is in them, and where no word of them is kept each is written', async () => {
    const kv = new MemoryKv();
    const written: WrittenChunks = new Map();
    await saveIdentities(kv, '7', new Map([['a', one()]]), written);
    await saveIdentities(kv, '7', new Map([['a', one({ by: 'p-cccc' })]]), written);
    await saveIdentities(kv, '7', new Map([['a', one()]]));
    await saveIdentities(kv, '7', new Map([['a', one()]]));
    expect(setsIn(kv)).toHaveLength(4);
  });
});
