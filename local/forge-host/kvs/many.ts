import { z } from 'zod';
import { badRequest, keyNotFound, KvsRefusal } from './refusal';
import { checkKey, readBody, setOptions } from './rules';
import { putChange, shown, type KvsContext } from './single';

/**
 * What several keys at once may say when they are set; key policies exist for single sets only
 * (`@forge/kvs` types).
 */
const ttlOnly = setOptions.pick({ ttl: true }).strict();
const entityName = z.string().optional();
const keyItem = z.object({ key: z.string(), entityName, options: z.unknown().optional() });
const setItem = z.object({
  key: z.string(),
  value: z.unknown().optional(),
  entityName,
  options: ttlOnly.optional(),
});
const checkItem = z.object({ key: z.string(), entityName });
const transaction = z.object({
  set: z.array(setItem).default([]),
  delete: z.array(keyItem).default([]),
  check: z.array(checkItem).default([]),
});

type Failure = { key: string; error: { code: string; message: string } };

export const noEntities = (): KvsRefusal =>
  new KvsRefusal(501, 'NOT_IMPLEMENTED', 'The local host has no custom entities, only plain keys.');

function checkAsWhole(
  items: readonly { key: string; entityName?: string | undefined }[],
  most: number,
  body: unknown,
  limits: KvsContext['limits'],
): void {
  if (items.length === 0) throw badRequest('The request holds no keys.');
  if (items.length > most)
    throw badRequest(
      `The request holds ${String(items.length)} keys; at most ${String(most)} are taken.`,
    );
  if (new Set(items.map((item) => item.key)).size < items.length)
    throw badRequest('A key occurs more than once.');
  if (items.some((item) => item.entityName !== undefined)) throw noEntities();
  if (Buffer.byteLength(JSON.stringify(body)) > limits.kvsRequestBytes)
    throw badRequest(`The request is larger than ${String(limits.kvsRequestBytes)} bytes.`);
}

/** Does each item on its own; one that is refused does not hold up the others. */
function each<T extends { key: string }>(
  items: readonly T[],
  act: (item: T) => Record<string, unknown>,
): { successfulKeys: unknown[]; failedKeys: Failure[] } {
  const successfulKeys: unknown[] = [];
  const failedKeys: Failure[] = [];
  for (const item of items) {
    try {
      successfulKeys.push(act(item));
    } catch (error) {
      if (!(error instanceof KvsRefusal)) throw error;
      failedKeys.push({ key: item.key, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}

export function batchGet(context: KvsContext, body: unknown): unknown {
  const items = readBody(z.array(keyItem), body);
  checkAsWhole(items, context.limits.kvsBatchKeys, body, context.limits);
  return each(items, ({ key }) => {
    checkKey(key, context.limits);
    const record = context.shelf.get('kvs', key);
    if (record === undefined) throw keyNotFound(key);
    return shown(key, record);
  });
}

export function batchSet(context: KvsContext, body: unknown): unknown {
  const items = readBody(z.array(setItem), body);
  checkAsWhole(items, context.limits.kvsBatchKeys, body, context.limits);
  return each(items, (item) => {
    context.shelf.write([putChange(context, 'kvs', item)]);
    return { key: item.key };
  });
}

export function batchDelete(context: KvsContext, body: unknown): unknown {
  const items = readBody(z.array(keyItem), body);
  checkAsWhole(items, context.limits.kvsBatchKeys, body, context.limits);
  return each(items, ({ key }) => {
    checkKey(key, context.limits);
    context.shelf.write([{ remove: 'kvs', key }]);
    return { key };
  });
}

/** All operations or none. Checks and conditions exist only for custom entities. */
export function transact(context: KvsContext, body: unknown): undefined {
  const request = readBody(transaction, body);
  if (request.check.length > 0) throw noEntities();
  checkAsWhole(
    [...request.set, ...request.delete],
    context.limits.kvsTransactionOperations,
    body,
    context.limits,
  );
  for (const { key } of request.delete) checkKey(key, context.limits);
  context.shelf.write([
    ...request.set.map((item) => putChange(context, 'kvs', item)),
    ...request.delete.map(({ key }) => ({ remove: 'kvs' as const, key })),
  ]);
}
