/**
 * Counting without losing counts: n slots, each a key that can be created once. A counter that is read and written back
 * would lose one of two simultaneous steps.
 */
import * as z from 'zod/mini';
import { keys } from './keys';
import type { Kv } from './kv/kv';
import { PREVIEW_LIFE } from './previews';
import type { Preview } from './previews';
import { createRecord, newToken } from './kv/record';
import { text } from './shapes';

const slotShape = z.lazy(() => z.strictObject({ v: z.literal(1), token: text(64) }));

const takeSlot = (kv: Kv, key: string): Promise<boolean> =>
  createRecord(kv, key, slotShape, { v: 1, token: newToken() }, PREVIEW_LIFE);

const HOUR_MS = 3_600_000;

/**
 * Takes one of the account's `most` previews of this clock hour; the milliseconds until the next
 * hour when all are taken.
 */
export async function takePreviewSlot(
  kv: Kv,
  account: string,
  most: number,
  now: number,
): Promise<{ taken: true } | { taken: false; waitMs: number }> {
  const hour = Math.floor(now / HOUR_MS);
  const slots = Array.from({ length: most }, (_, n) => keys.previewSlot(account, hour, n + 1));
  // The batch only saves asking for slots known to be taken: a slot it misses is refused by `create`.
  const known = await kv.getMany(slots);
  for (const slot of slots)
    if (!known.has(slot) && (await takeSlot(kv, slot))) return { taken: true };
  return { taken: false, waitMs: (hour + 1) * HOUR_MS - now };
}

/**
 * Takes one of the `most` tries of a preview before the code is looked at, so that simultaneous
 * guesses cannot share a try. Answers its number (1 is the first), or null when all are used.
 */
export async function takeTry(kv: Kv, preview: Preview, most: number): Promise<number | null> {
  for (let n = 1; n <= most; n += 1)
    if (await takeSlot(kv, keys.trySlot(preview.id, preview.token, n))) return n;
  return null;
}

/**
 * The try of a right code is handed back: a confirmation that meets a busy lock may be repeated.
 * A wrong one never is.
 */
export const giveTryBack = (kv: Kv, preview: Preview, n: number): Promise<void> =>
  kv.delete(keys.trySlot(preview.id, preview.token, n));

/** True once for each stranger and preview: so one line tells of it, however often they try. */
export const firstTryOfStranger = (kv: Kv, preview: Preview, account: string): Promise<boolean> =>
  takeSlot(kv, keys.strangerSlot(preview.token, account));
