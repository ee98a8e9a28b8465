/**
 * Reading and writing records. A record is parsed on every read and checked before every write; one that cannot be read
 * is never overwritten, so that nothing is lost before somebody has looked at it.
 */
import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import { AppError } from '../../errors';
import type { Kv, Lifetime, Tokened } from './kv';
import { bug } from './kv';

export type Shape<T> = z.ZodMiniType<T>;

/** 64 random bits, hex: names one act of creation, so that its author recognises it. */
export const newToken = (): string => randomBytes(8).toString('hex');

/** The record under a key, null where there is none. Throws `storage-corrupt` naming the key. */
export async function readRecord<T>(kv: Kv, key: string, shape: Shape<T>): Promise<T | null> {
  const value = await kv.get(key);
  return value === undefined ? null : parseRecord(key, shape, value);
}

export function parseRecord<T>(key: string, shape: Shape<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'storage-corrupt',
    `The stored record "${key}" cannot be read: it is damaged or was written by another version of the app.`,
    {
      remedy:
        'Nothing was overwritten. Update the app to its latest version; if that does ' +
        'not help, report the key to its maintainers.',
      cause: parsed.error,
    },
  );
}

/** Null in place of what rests on a record that cannot be read: where that costs its own line and no other. */
export const unlessDamaged = <T>(reading: Promise<T>): Promise<T | null> =>
  reading.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'storage-corrupt') return null;
    throw error;
  });

/** Creates a record that was not there; false if the key exists. */
export function createRecord<T extends Tokened>(
  kv: Kv,
  key: string,
  shape: Shape<T>,
  value: T,
  life: Lifetime,
): Promise<boolean> {
  return kv.create(key, writable(key, shape, value), life);
}

/**
 * Reads, changes and writes one record; `change` answers null to leave it. Not atomic: only for
 * keys with one writer at a time, or where the loss of an update heals by itself. Answers whether
 * it wrote.
 */
export async function changeRecord<T extends object>(
  kv: Kv,
  key: string,
  shape: Shape<T>,
  life: Lifetime,
  change: (old: T | null) => T | null,
): Promise<boolean> {
  const next = change(await readRecord(kv, key, shape));
  if (next === null) return false;
  await kv.set(key, writable(key, shape, next), life);
  return true;
}

/** A record that its own shape refuses could never be read again. */
export function writable<T>(key: string, shape: Shape<T>, value: T): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success)
    throw bug(
      `The record ${key} was not written because it breaks its own shape ` +
        `(${parsed.error.issues[0]?.path.join('.') ?? ''}).`,
    );
  return parsed.data;
}
