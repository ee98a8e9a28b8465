/**
 * What the app asks of a key-value store. Two implementations pass one contract suite: `forge-kv.ts` over `@forge/kvs`
 * and the in-memory double of the tests. The promises are those of Forge's KVS and no more (Atlassian documentation):
 * `get` is strictly consistent, `page` is eventually consistent, the last write of a key wins, and `create` is the only
 * compare-and-set there is.
 */
import { AppError } from '../../errors';

/**
 * How long a value is kept. A TTL is hygiene only: expired values stay readable for up to 48 h
 * (Atlassian documentation).
 */
export type Lifetime = 'kept' | { ttlMs: number };

export interface KvEntry {
  key: string;
  value: object;
}

export interface KvPage {
  entries: { key: string; value: unknown }[];
  /** For the next page; null on the last. Never to be stored: cursors are unstable (Atlassian documentation). */
  cursor: string | null;
}

/** A value made by `create`: the random token tells our own lost answer from a rival's record. */
export interface Tokened {
  token: string;
}

export interface Kv {
  /** Strictly consistent; undefined where nothing is stored. */
  get(key: string): Promise<unknown>;
  /** Whether a batch reads as strictly as `get` is undocumented: what must be strict is read with `get`. */
  getMany(keys: readonly string[]): Promise<Map<string, unknown>>;
  set(key: string, value: object, life: Lifetime): Promise<void>;
  /** Not atomic: a failure may leave some written. */
  setMany(entries: readonly KvEntry[], life: Lifetime): Promise<void>;
  /**
   * False if the key exists, whoever made it; true for exactly one caller, also when its own
   * answer was lost and it asked again.
   */
  create(key: string, value: Tokened, life: Lifetime): Promise<boolean>;
  delete(key: string): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  /** At most 100 entries whose key begins with `prefix` ('' is all), in no promised order, possibly stale. */
  page(prefix: string, cursor: string | null): Promise<KvPage>;
}

/** Longest key, in characters (Atlassian documentation, KVS limits). */
export const MAX_KEY_LENGTH = 500;
/** Largest value, in bytes of its JSON (Atlassian documentation, KVS limits: 240 KiB). */
export const MAX_VALUE_BYTES = 240 * 1024;
/** Most keys of one batch call (Atlassian documentation, KVS limits). */
export const MAX_BATCH_KEYS = 25;
/** Most entries of one page of a query (Atlassian documentation, KVS limits). */
export const MAX_PAGE = 100;

/** The platform's own rule for keys (Atlassian documentation, KVS limits). */
const KEY_RULE = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** A key that breaks the platform's rule is a bug of the app, found before the platform refuses it. */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH || !KEY_RULE.test(key))
    throw bug(`The storage key ${JSON.stringify(key.slice(0, 80))} is not allowed.`);
}

/** Size of a value in bytes; throws where it would not fit. */
export function checkValue(key: string, value: object): number {
  const bytes = Buffer.byteLength(JSON.stringify(value), 'utf8');
  if (bytes > MAX_VALUE_BYTES)
    throw bug(
      `The record ${key} would take ${bytes} bytes of the ${MAX_VALUE_BYTES} that storage allows.`,
    );
  return bytes;
}

/** All entries below a prefix, page after page; possibly stale, so what must be right is read again with `get`. */
export async function listEntries(kv: Kv, prefix: string): Promise<KvPage['entries']> {
  const found = new Map<string, unknown>();
  let cursor: string | null = null;
  do {
    const page: KvPage = await kv.page(prefix, cursor);
    for (const { key, value } of page.entries) found.set(key, value);
    cursor = page.cursor;
  } while (cursor !== null);
  return [...found].map(([key, value]) => ({ key, value }));
}

export function bug(sentence: string): AppError {
  return new AppError('internal', sentence, {
    remedy: 'This is a defect of the app; please report it with this sentence.',
  });
}
