/** Erasing everything of the installation, in the time there is: before the app is removed. */
import type { Kv } from '../kv/kv';
import { MAX_BATCH_KEYS } from '../kv/kv';
import { PERSONAL_FIRST } from './record-kinds';

/** Longer than a query is expected to be behind (milliseconds); the platform names no figure (unknown). */
const SETTLE_MS = 1_000;
/** After a refusal of the storage (milliseconds). */
const AFTER_TROUBLE_MS = 300;

export interface Erased {
  deleted: number;
  /** Nothing was found any more, twice, with a pause between: a query can be behind. */
  done: boolean;
}

/**
 * What tells of a person goes first. Storage that refuses is tried again until `isOver`; nothing
 * is thrown, for whoever removes the app must not be held up. What is left then the platform
 * deletes by itself (28 days after uninstalling, Atlassian documentation).
 */
export async function eraseAll(
  kv: Kv,
  isOver: () => boolean,
  pause: (ms: number) => Promise<void> = wait,
): Promise<Erased> {
  const deleted = new Set<string>();
  const pass = { kv, isOver, pause, deleted };
  for (const prefix of PERSONAL_FIRST) await sweep(pass, prefix, false);
  for (let quiet = 0; quiet < 2;) {
    const before = deleted.size;
    const { whole, again } = await sweep(pass, '', quiet > 0);
    if (isOver()) return { deleted: deleted.size, done: false };
    quiet = whole && again === 0 && deleted.size === before ? quiet + 1 : 0;
    if (quiet === 1) await pause(SETTLE_MS);
  }
  return { deleted: deleted.size, done: true };
}

interface Pass {
  kv: Kv;
  isOver(): boolean;
  pause(ms: number): Promise<void>;
  deleted: Set<string>;
}

/**
 * One pass over the keys with a prefix. `whole` unless something was refused or time was up. With
 * `looksAgain`, what was deleted before and is seen once more is looked at strictly: it may be a
 * late view, or written anew by what still runs (`again`).
 */
async function sweep(
  { kv, isOver, pause, deleted }: Pass,
  prefix: string,
  looksAgain: boolean,
): Promise<{ whole: boolean; again: number }> {
  let cursor: string | null = null;
  let whole = true;
  let again = 0;
  do {
    if (isOver()) return { whole: false, again };
    try {
      const page = await kv.page(prefix, cursor);
      const fresh = page.entries.map(({ key }) => key).filter((key) => !deleted.has(key));
      const back = looksAgain
        ? await stillThere(
            kv,
            page.entries.map(({ key }) => key).filter((key) => deleted.has(key)),
          )
        : [];
      again += back.length;
      if (!(await deleteInBatches(kv, [...fresh, ...back], deleted))) whole = false;
      ({ cursor } = page);
    } catch {
      await pause(AFTER_TROUBLE_MS);
      return { whole: false, again };
    }
  } while (cursor !== null);
  return { whole, again };
}

async function stillThere(kv: Kv, keys: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    keys.map(async (key) => ((await kv.get(key)) === undefined ? [] : [key])),
  );
  return found.flat();
}

/** The batches of a page at once; false where one was refused. */
async function deleteInBatches(
  kv: Kv,
  keys: readonly string[],
  deleted: Set<string>,
): Promise<boolean> {
  const batches: string[][] = [];
  for (let at = 0; at < keys.length; at += MAX_BATCH_KEYS)
    batches.push(keys.slice(at, at + MAX_BATCH_KEYS));
  const ends = await Promise.allSettled(
    batches.map(async (batch) => {
      await kv.deleteMany(batch);
      for (const key of batch) deleted.add(key);
    }),
  );
  return ends.every(({ status }) => status === 'fulfilled');
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
