import { z } from 'zod';
import type { Clock } from '../clock';
import type { Limits } from '../limits';
import type { Change, KvRecord } from '../storage/records';
import { keyConflict, keyNotFound } from './refusal';
import {
  checkKey,
  checkReturn,
  checkValue,
  expiry,
  readBody,
  setOptions,
  type SetOptions,
} from './rules';
import type { Shelf, ShelfName } from './shelf';

export interface KvsContext {
  shelf: Shelf;
  clock: Clock;
  limits: Limits;
}

const getRequest = z.object({ key: z.string(), options: z.unknown().optional() });
const setRequest = z.object({
  key: z.string(),
  value: z.unknown().optional(),
  options: setOptions.optional(),
});
const deleteRequest = z.object({ key: z.string() });

/** A record as the API shows it; `@forge/kvs` leaves out the fields that were not asked for. */
export function shown(key: string, record: KvRecord): Record<string, unknown> {
  return {
    key,
    value: record.value,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    ...(record.expireAt === null ? {} : { expireTime: new Date(record.expireAt).toISOString() }),
  };
}

export function get({ shelf, limits }: KvsContext, name: ShelfName, body: unknown): unknown {
  const { key } = readBody(getRequest, body);
  checkKey(key, limits);
  const record = shelf.get(name, key);
  if (record === undefined) throw keyNotFound(key);
  return shown(key, record);
}

/** The change a set makes. A value set anew without a time to live has none (inferred). Throws a `KvsRefusal`. */
export function putChange(
  { shelf, clock, limits }: KvsContext,
  name: ShelfName,
  item: { key: string; value?: unknown; options?: SetOptions | undefined },
): Change & { record: KvRecord } {
  checkKey(item.key, limits);
  checkValue(item.value, limits);
  const now = clock.now();
  const createdAt = shelf.get(name, item.key)?.createdAt ?? now;
  return {
    put: name,
    key: item.key,
    record: {
      value: item.value,
      createdAt,
      updatedAt: now,
      expireAt: expiry(item.options, now, limits),
    },
  };
}

/** Answers the written or the replaced record where the options ask for it, else nothing. */
export function set(context: KvsContext, name: ShelfName, body: unknown): unknown {
  const request = readBody(setRequest, body);
  checkReturn(request.options);
  const change = putChange(context, name, request);
  const before = context.shelf.get(name, request.key);
  // Whether an expired value that is still readable counts as existing is unknown; the careful answer is that it does.
  if (request.options?.keyPolicy === 'FAIL_IF_EXISTS' && before !== undefined)
    throw keyConflict(request.key);
  context.shelf.write([change]);
  if (request.options?.returnValue === 'LATEST') return shown(request.key, change.record);
  return request.options?.returnValue === 'PREVIOUS' && before !== undefined
    ? shown(request.key, before)
    : undefined;
}

/** Succeeds whether the key exists or not (Atlassian documentation). */
export function remove({ shelf, limits }: KvsContext, name: ShelfName, body: unknown): undefined {
  const { key } = readBody(deleteRequest, body);
  checkKey(key, limits);
  if (shelf.get(name, key) !== undefined) shelf.write([{ remove: name, key }]);
}
