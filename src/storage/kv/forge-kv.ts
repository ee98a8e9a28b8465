/** The one file that calls `@forge/kvs` (1.6.5). Everything else in the app sees `Kv`. */
import { kvs, WhereConditions } from '@forge/kvs';
import type { Lifetime, Kv, KvEntry, KvPage, Tokened } from './kv';
import { checkKey, checkValue, MAX_BATCH_KEYS, MAX_PAGE } from './kv';
import type { Patience } from './kv-retry';
import { batchFailure, isConflict, patience, withRetry } from './kv-retry';

/** Most bytes of one batch: the platform allows 4 MB (Atlassian documentation); a margin is left for the envelope. */
const MAX_BATCH_BYTES = 3_500_000;
const ABSENT = 'KEY_NOT_FOUND';

/** The installation's store. It keeps nothing between calls; `how` is for tests: waiting and jitter. */
export function forgeKv(how: Patience = patience): Kv {
  const attempt = <T>(work: () => Promise<T>): Promise<T> => withRetry(work, how);
  return {
    get: (key) => attempt(() => kvs.get<unknown>(checked(key))),
    getMany: (keys) => getMany(keys, how),
    set: async (key, value, life) => {
      checkValue(key, value);
      return attempt(() => kvs.set(checked(key), value, ttlOf(life)));
    },
    setMany: (entries, life) => setMany(entries, life, how),
    create: (key, value, life) => create(key, value, life, how),
    delete: (key) => attempt(() => kvs.delete(checked(key))),
    deleteMany: (keys) => deleteMany(keys, how),
    page: (prefix, cursor) => attempt(() => page(prefix, cursor)),
  };
}

/**
 * `FAIL_IF_EXISTS`, told truly. What exists may be our own record: an earlier attempt failed
 * without saying that it was carried out, or something on the way carried the request out twice.
 * The token decides.
 */
async function create(
  key: string,
  value: Tokened,
  life: Lifetime,
  how: Patience,
): Promise<boolean> {
  checkValue(key, value);
  try {
    await withRetry(async () => {
      await kvs.set(checked(key), value, { ...ttlOf(life), keyPolicy: 'FAIL_IF_EXISTS' });
    }, how);
    return true;
  } catch (error) {
    if (!isConflict(error)) throw error;
    const stored = await withRetry(() => kvs.get<unknown>(key), how);
    return (
      typeof stored === 'object' &&
      stored !== null &&
      'token' in stored &&
      stored.token === value.token
    );
  }
}

async function getMany(keys: readonly string[], how: Patience): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const some of inGroups(distinct(keys), MAX_BATCH_KEYS)) {
    await withRetry(async () => {
      const { successfulKeys, failedKeys } = await kvs.batchGet<unknown>(
        some.map((key) => ({ key })),
      );
      for (const { key, value } of successfulKeys)
        if (value !== undefined && value !== null) found.set(key, value);
      const failed = failedKeys.find(({ error }) => error.code !== ABSENT);
      if (failed !== undefined) throw batchFailure(failed);
    }, how);
  }
  return found;
}

async function setMany(entries: readonly KvEntry[], life: Lifetime, how: Patience): Promise<void> {
  for (const some of inBatches(entries)) {
    let left = some;
    await withRetry(async () => {
      const { failedKeys } = await kvs.batchSet(
        left.map(({ key, value }) => ({ key, value, ...optionsOf(life) })),
      );
      const failed = new Set(failedKeys.map(({ key }) => key));
      left = left.filter(({ key }) => failed.has(key));
      if (failedKeys[0] !== undefined) throw batchFailure(failedKeys[0]);
    }, how);
  }
}

async function deleteMany(keys: readonly string[], how: Patience): Promise<void> {
  for (const some of inGroups(distinct(keys), MAX_BATCH_KEYS)) {
    await withRetry(async () => {
      const { failedKeys } = await kvs.batchDelete(some.map((key) => ({ key })));
      const failed = failedKeys.find(({ error }) => error.code !== ABSENT);
      if (failed !== undefined) throw batchFailure(failed);
    }, how);
  }
}

async function page(prefix: string, cursor: string | null): Promise<KvPage> {
  let query = kvs.query().limit(MAX_PAGE);
  if (prefix !== '') query = query.where('key', WhereConditions.beginsWith(prefix));
  if (cursor !== null) query = query.cursor(cursor);
  const { results, nextCursor } = await query.getMany<unknown>();
  return {
    entries: results.map(({ key, value }) => ({ key, value })),
    // An empty cursor, and one that has not moved, would have us read the same page for ever.
    cursor:
      nextCursor === undefined || nextCursor === '' || nextCursor === cursor ? null : nextCursor,
  };
}

function checked(key: string): string {
  checkKey(key);
  return key;
}

/** A batch with a key twice is refused as a whole (observed in public clients). */
const distinct = (keys: readonly string[]): string[] => [...new Set(keys.map(checked))];

const ttlOf = (life: Lifetime): { ttl?: { value: number; unit: 'SECONDS' } } =>
  life === 'kept'
    ? {}
    : { ttl: { value: Math.max(1, Math.ceil(life.ttlMs / 1000)), unit: 'SECONDS' } };

const optionsOf = (life: Lifetime): { options?: ReturnType<typeof ttlOf> } =>
  life === 'kept' ? {} : { options: ttlOf(life) };

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += size) groups.push(items.slice(at, at + size));
  return groups;
}

function inBatches(entries: readonly KvEntry[]): KvEntry[][] {
  const batches: KvEntry[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    checkKey(entry.key);
    const size = checkValue(entry.key, entry.value) + entry.key.length;
    const last = batches.at(-1);
    if (last === undefined || last.length === MAX_BATCH_KEYS || bytes + size > MAX_BATCH_BYTES) {
      batches.push([entry]);
      bytes = size;
    } else {
      last.push(entry);
      bytes += size;
    }
  }
  return batches;
}
