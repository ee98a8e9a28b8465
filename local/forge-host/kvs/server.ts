import { batchDelete, batchGet, batchSet, noEntities, transact } from './many';
import { query } from './query';
import { badRequest, KvsRefusal, rateLimited } from './refusal';
import { get, remove, set, type KvsContext } from './single';

/** Requests so far, by what they were for. */
export interface KvsStats {
  requests: number;
  /** Answers other than success, a missing key included. */
  refused: number;
  byPath: Readonly<Record<string, number>>;
}

export interface KvsServer {
  handle(path: string, body: string): Response;
  stats(): KvsStats;
}

type Operation = (context: KvsContext, body: unknown) => unknown;

// Paths: `@forge/kvs`.
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/api/v1/get': (context, body) => get(context, 'kvs', body),
  '/api/v1/set': (context, body) => set(context, 'kvs', body),
  '/api/v1/delete': (context, body) => remove(context, 'kvs', body),
  '/api/v1/secret/get': (context, body) => get(context, 'secret', body),
  '/api/v1/secret/set': (context, body) => set(context, 'secret', body),
  '/api/v1/secret/delete': (context, body) => remove(context, 'secret', body),
  '/api/v1/query': query,
  '/api/v1/batch/get': batchGet,
  '/api/v1/batch/set': batchSet,
  '/api/v1/batch/delete': batchDelete,
  '/api/v1/transaction': transact,
};

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

const answer = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/**
 * The key-value store of one installation, as `@forge/kvs` talks to it. `mayUse`: the app
 * declares the scope `storage:app`.
 */
export function createKvsServer(context: KvsContext, mayUse: boolean): KvsServer {
  const byPath: Record<string, number> = {};
  let requests = 0;
  let refused = 0;
  let second = { at: 0, count: 0 };

  const withinRate = (): boolean => {
    const at = Math.floor(context.clock.now() / 1_000);
    second = second.at === at ? { at, count: second.count + 1 } : { at, count: 1 };
    return second.count <= context.limits.kvsRequestsPerSecond;
  };

  const answerTo = (path: string, body: string): Response => {
    // Status and code are unknown; that the scope is required is documented.
    if (!mayUse)
      throw new KvsRefusal(
        403,
        'MISSING_SCOPE',
        'The manifest does not declare the scope storage:app.',
      );
    if (!withinRate()) throw rateLimited();
    if (path.startsWith('/api/v1/entity/')) throw noEntities();
    const operation = OPERATIONS[path];
    if (operation === undefined)
      throw new KvsRefusal(404, 'NOT_FOUND', `The key-value store has no ${path}.`);
    const result = operation(context, parseBody(body));
    return result === undefined ? new Response(null, { status: 204 }) : answer(200, result);
  };

  return {
    handle(path, body) {
      requests += 1;
      byPath[path] = (byPath[path] ?? 0) + 1;
      try {
        return answerTo(path, body);
      } catch (error) {
        if (!(error instanceof KvsRefusal)) throw error;
        refused += 1;
        return answer(error.status, { code: error.code, message: error.message });
      }
    },
    stats: () => ({ requests, refused, byPath: { ...byPath } }),
  };
}
