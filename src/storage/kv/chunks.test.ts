import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { MemoryKv } from '../../../simulator/memory-kv';
import { loadChunks, saveChunks } from './chunks';

const KIB = 1024;
const keyOf = (chunk: number): string => `list:${chunk}`;
const item = z.string();
/** Texts that take 50 KiB each in a list, with their quotation marks and comma. */
const fifties = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${n}`.padEnd(50 * KIB - 3, 'x'));
const lengthsIn = (kv: MemoryKv): number[] =>
  [...kv.stored.values()].map((json) => (JSON.parse(json) as { items: string[] }).items.length);

describe('a list in chunks', () => {
  it.each([
    [0, []],
    [1, [1]],
    [4, [4]],
    [5, [4, 1]],
    [9, [4, 4, 1]],
  ])('of %s times 50 KiB is in chunks of 200 KiB at most', async (count, lengths) => {
    const kv = new MemoryKv();
    const items = fifties(count);
    expect(await saveChunks(kv, keyOf, item, items)).toBe(lengths.length);
    expect(lengthsIn(kv)).toEqual(lengths);
    expect(await loadChunks(kv, keyOf, item, lengths.length)).toEqual(items);
  });

  it('counts bytes, not characters', async () => {
    const kv = new MemoryKv();
    const items = fifties(4).map((text) => `é${text.slice(1)}`);
    await saveChunks(kv, keyOf, item, items);
    expect(lengthsIn(kv)).toEqual([3, 1]);
  });

  it('of nothing asks the storage for nothing', async () => {
    const kv = new MemoryKv();
    kv.setMany = () => Promise.reject(new Error('asked'));
    expect(await saveChunks(kv, keyOf, item, [])).toBe(0);
  });

  it('is kept until it is removed', async () => {
    const kv = new MemoryKv();
    await saveChunks(kv, keyOf, item, ['a']);
    expect([...kv.lives.values()]).toEqual(['kept']);
  });

  it('is whole although the batch does not see a chunk that is there', async () => {
    const kv = new MemoryKv();
    await saveChunks(kv, keyOf, item, fifties(5));
    kv.getMany = async () => new Map();
    expect(await loadChunks(kv, keyOf, item, 2)).toEqual(fifties(5));
  });

  it('asks again for no chunk that the batch has seen', async () => {
    const kv = new MemoryKv();
    await saveChunks(kv, keyOf, item, fifties(5));
    kv.log.length = 0;
    await loadChunks(kv, keyOf, item, 2);
    expect(kv.log).toEqual(['getMany 2']);
  });

  it('of which a chunk is missing or damaged is an error that names it', async () => {
    const kv = new MemoryKv();
    await saveChunks(kv, keyOf, item, fifties(5));
    kv.stored.delete('list:1');
    await expect(loadChunks(kv, keyOf, item, 2)).rejects.toMatchObject({
      code: 'storage-corrupt',
      message: 'The stored record "list:1" is missing.',
      remedy: expect.stringContaining('Ask for a new preview') as string,
    });
    kv.stored.set('list:1', '{"v":1,"items":[7]}');
    await expect(loadChunks(kv, keyOf, item, 2)).rejects.toMatchObject({ code: 'storage-corrupt' });
  });

  it('that could not be read again is not written', async () => {
    const kv = new MemoryKv();
    const wrong = [7] as unknown as string[];
    await expect(saveChunks(kv, keyOf, item, wrong)).rejects.toMatchObject({ code: 'internal' });
    expect(kv.stored.size).toBe(0);
  });
});
