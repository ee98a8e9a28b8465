/**
 * The chain of generations below the lock. Generation n is the key `lock:{n}`, created once
 * (`FAIL_IF_EXISTS`) and never rewritten; the current one is the last that exists. Nothing here
 * may rest on a key that can go back or come back:
 *
 * - Generations belong to eras of 1,000. `lock-era:{e}` is created when era e begins, and is never deleted.
 * - Only generations of a closed era are deleted. In the open era none ever is, so there `FAIL_IF_EXISTS` is exact.
 * - A rival that slept while its era was closed and cleaned can create a cleaned key again. It
 *   is not believed: whoever has created a generation looks whether the next era has begun (a
 *   strict read of a key that never goes away), and withdraws. If it dies before withdrawing,
 *   what it leaves lies in a closed era, where nobody looks.
 * - `lock-head` is only a hint of where to begin: it may be old, and is never ahead of the truth.
 *
 * What remains for ever is one small key in a thousand generations.
 */
import * as z from 'zod/mini';
import { AppError } from '../../errors';
import { keys } from '../keys';
import type { Kv } from '../kv/kv';
import { MAX_BATCH_KEYS } from '../kv/kv';
import type { Shape } from '../kv/record';
import { changeRecord, createRecord, newToken, readRecord } from '../kv/record';
import { count, text } from '../shapes';

export const ERA_SIZE = 1_000;

interface Head {
  v: 1;
  generation: number;
}
const headShape: Shape<Head> = z.lazy(() => z.strictObject({ v: z.literal(1), generation: count }));
const eraShape: Shape<{ v: 1; token: string }> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    token: text(64),
  }),
);

const eraOf = (generation: number, eraSize: number): number =>
  Math.floor((generation - 1) / eraSize);

const exists = async (kv: Kv, key: string): Promise<boolean> => (await kv.get(key)) !== undefined;

/** The last generation created; 0 where there has been none. */
export async function findCurrent(kv: Kv, eraSize: number): Promise<number> {
  const hint = (await readRecord(kv, keys.lockHead, headShape))?.generation ?? 0;
  let era = hint === 0 ? 0 : eraOf(hint, eraSize);
  while (await exists(kv, keys.lockEra(era + 1))) era += 1;
  return lastExisting(kv, Math.max(hint, era * eraSize), (era + 1) * eraSize);
}

/**
 * In the open era the keys that exist are the first ones, without a gap: doubling steps, then
 * halving ones, find the last.
 */
async function lastExisting(kv: Kv, known: number, end: number): Promise<number> {
  let low = known;
  let high = end + 1;
  for (let step = 1; low + step < high; step *= 2) {
    if (await exists(kv, keys.lock(low + step))) low += step;
    else high = low + step;
    if (high <= end) break;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (await exists(kv, keys.lock(middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether the era of a generation is closed: nothing that such a generation says counts any more. */
export const isClosed = (kv: Kv, generation: number, eraSize: number): Promise<boolean> =>
  exists(kv, keys.lockEra(eraOf(generation, eraSize) + 1));

/** To be called before a generation is created; its predecessor exists. */
export async function openEra(kv: Kv, generation: number, eraSize: number): Promise<void> {
  const era = eraOf(generation, eraSize);
  if (era > 0 && generation === era * eraSize + 1)
    await createRecord(kv, keys.lockEra(era), eraShape, { v: 1, token: newToken() }, 'kept');
}

/** After a generation was created and believed: notes it as the head, and removes a few keys of the era before. */
export async function settle(kv: Kv, generation: number, eraSize: number): Promise<void> {
  try {
    await changeRecord<Head>(kv, keys.lockHead, headShape, 'kept', (old) =>
      old !== null && old.generation >= generation ? null : { v: 1, generation },
    );
    await clean(kv, generation, eraSize);
  } catch (error) {
    // The lock is held all the same: the hint is a hint, and what was not removed now is removed in the second round.
    if (!(error instanceof AppError) || error.code === 'storage-corrupt') throw error;
  }
}

/**
 * Each of an era's first generations removes its slice of the era before, in two rounds: the
 * second takes what a kill left.
 */
async function clean(kv: Kv, generation: number, eraSize: number): Promise<void> {
  const era = eraOf(generation, eraSize);
  const slices = Math.ceil(eraSize / MAX_BATCH_KEYS);
  const turn = generation - era * eraSize - 1;
  if (era === 0 || turn >= 2 * slices) return;
  const first = (era - 1) * eraSize + (turn % slices) * MAX_BATCH_KEYS + 1;
  const slice = Array.from({ length: MAX_BATCH_KEYS }, (_, n) => first + n).filter(
    (n) => n <= era * eraSize,
  );
  await kv.deleteMany(slice.map(keys.lock));
  await kv.deleteMany(slice.map(keys.lockState));
}
