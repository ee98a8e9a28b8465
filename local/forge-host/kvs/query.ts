import { z } from 'zod';
import { badRequest, KvsRefusal } from './refusal';
import { readBody } from './rules';
import { shown, type KvsContext } from './single';

const queryRequest = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.string(), condition: z.string(), values: z.array(z.unknown()) }))
    .optional(),
  options: z.unknown().optional(),
});

/** A cursor is the last key of the page before, wrapped so that nobody reads meaning into it. */
const cursorOf = (key: string): string =>
  Buffer.from(JSON.stringify({ key })).toString('base64url');

function keyOfCursor(cursor: string): string {
  try {
    return z
      .object({ key: z.string() })
      .parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).key;
  } catch {
    throw badRequest('The cursor is not one of this store.');
  }
}

/** The prefix asked for. The plain store knows one condition, on the key, `BEGINS_WITH` (Atlassian documentation). */
function prefixOf(where: z.infer<typeof queryRequest>['where']): string {
  const [condition, ...more] = where ?? [];
  if (condition === undefined) return '';
  if (more.length > 0)
    throw new KvsRefusal(400, 'QUERY_WHERE_INVALID', 'A query holds a single "where".');
  if (condition.property !== 'key')
    throw new KvsRefusal(400, 'QUERY_WHERE_FIELD_INVALID', 'Only "key" can be filtered.');
  if (condition.condition !== 'BEGINS_WITH')
    throw new KvsRefusal(
      400,
      'INVALID_FILTER_CONDITION',
      `"${condition.condition}" is not supported.`,
    );
  const [value, ...others] = condition.values;
  if (typeof value !== 'string' || others.length > 0)
    throw new KvsRefusal(400, 'INVALID_FILTER_VALUES', 'BEGINS_WITH takes one string.');
  return value;
}

export function query({ shelf, limits }: KvsContext, body: unknown): unknown {
  const request = readBody(queryRequest, body);
  const limit = request.limit ?? limits.kvsQueryDefault;
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.kvsQueryMaximum) {
    throw new KvsRefusal(
      400,
      'LIST_QUERY_LIMIT_EXCEEDED',
      `The limit is between 1 and ${String(limits.kvsQueryMaximum)}.`,
    );
  }
  const prefix = prefixOf(request.where);
  const after = request.after === undefined ? null : keyOfCursor(request.after);
  const matching = shelf
    .earlier()
    .filter(([key]) => key.startsWith(prefix) && (after === null || key > after));
  const page = matching.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map(([key, record]) => shown(key, record)),
    ...(matching.length > page.length && last !== undefined ? { cursor: cursorOf(last[0]) } : {}),
  };
}
