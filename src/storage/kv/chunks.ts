/** A list that can outgrow one value (240 KiB), kept in numbered chunks. */
import * as z from 'zod/mini';
import { AppError } from '../../errors';
import type { Kv } from './kv';
import type { Shape } from './record';
import { parseRecord, writable } from './record';

interface Chunk<T> {
  v: 1;
  items: T[];
}
const chunkOf = <T>(item: Shape<T>): Shape<Chunk<T>> =>
  z.strictObject({ v: z.literal(1), items: z.array(item) });

/** Below the 240 KiB of a value, with room for the chunk's own few bytes. */
const CHUNK_BYTES = 200 * 1024;

/**
 * Saves the list and answers the number of chunks, which the caller keeps: reading must know how
 * many there are to be.
 */
export async function saveChunks<T>(
  kv: Kv,
  keyOf: (chunk: number) => string,
  item: Shape<T>,
  items: readonly T[],
): Promise<number> {
  const chunks = split(items);
  const entries = chunks.map((some, at) => {
    const value: Chunk<T> = { v: 1, items: some };
    return { key: keyOf(at), value: writable(keyOf(at), chunkOf(item), value) };
  });
  if (entries.length > 0) await kv.setMany(entries, 'kept');
  return entries.length;
}

/** The whole list, or an error: a chunk that is missing is never taken for an empty one. */
export async function loadChunks<T>(
  kv: Kv,
  keyOf: (chunk: number) => string,
  item: Shape<T>,
  chunks: number,
): Promise<T[]> {
  const wanted = Array.from({ length: chunks }, (_, at) => keyOf(at));
  const found = await kv.getMany(wanted);
  const items: T[] = [];
  for (const key of wanted) {
    const value = found.get(key) ?? (await kv.get(key));
    if (value === undefined) throw missing(key);
    for (const each of parseRecord(key, chunkOf(item), value).items) items.push(each);
  }
  return items;
}

function split<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item), 'utf8') + 1;
    const last = chunks.at(-1);
    if (last === undefined || bytes + size > CHUNK_BYTES) {
      chunks.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return chunks;
}

function missing(key: string): AppError {
  return new AppError('storage-corrupt', `The stored record "${key}" is missing.`, {
    remedy:
      'The deployment it belongs to cannot go on. Ask for a new preview; what was created so far is adopted.',
  });
}
