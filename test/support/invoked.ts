/**
 * The platform around one invocation, as far as the deployer uses it: storage, Assets and the
 * queue, over what a desk has in hand. Tells as whom each call of Assets was made.
 */
import { headersOf } from '../../local/forge-host/jira-proxy';
import { installGlobals, runWithin, type ForgeFetchArgs } from '../../local/forge-host/runtime';
import { inTime } from '../../simulator/virtual-time';
import type { Desk } from '../../simulator/desk';
import type { MemoryKv } from '../../simulator/memory-kv';

/** A call of Assets: `app`, an account that the app names, or `caller` for whoever is there. */
export interface SiteCall {
  as: string;
  path: string;
  method: string;
  /** Milliseconds after the invocation began. */
  at: number;
}

export interface Around {
  /** Milliseconds that the platform says are left. */
  leftMs?: number;
  /** Who is there; null in the background. */
  caller?: string | null;
  /** Milliseconds of each call of Assets. */
  latencyMs?: number;
  /** What Assets answers instead, where it is something. */
  instead?: (call: SiteCall) => Response | Promise<Response> | undefined;
}

export interface Invoked<T> {
  answer: T;
  calls: SiteCall[];
  /** Events pushed, with the seconds until they are due. */
  pushed: [event: unknown, seconds: number][];
  /** Milliseconds that it took. */
  took: number;
}

export function invoked<T>(
  desk: Desk,
  run: () => Promise<T>,
  { leftMs = 900_000, caller = null, latencyMs = 50, instead = () => undefined }: Around = {},
): Promise<Invoked<T>> {
  installGlobals();
  const began = desk.time.ticks();
  const calls: SiteCall[] = [];
  const pushed: Invoked<T>['pushed'] = [];
  const onSite = async (
    args: ForgeFetchArgs,
    path: string,
    init: RequestInit,
  ): Promise<Response> => {
    const method = init.method ?? 'GET';
    const as = args.provider === 'app' ? 'app' : (args.accountId ?? 'caller');
    const call = { as, path, method, at: desk.time.ticks() - began };
    calls.push(call);
    await desk.time.sleep(latencyMs);
    return (
      instead(call) ??
      desk.site.proxy.fetch({
        path,
        method,
        headers: headersOf(init),
        body: typeof init.body === 'string' ? init.body : null,
        provider: args.provider === 'app' ? 'app' : 'user',
        accountId: args.provider === 'app' ? null : (args.accountId ?? caller),
        background: caller === null,
        signal: init.signal ?? new AbortController().signal,
      })
    );
  };
  const forgeFetch = (
    args: ForgeFetchArgs,
    path: string,
    init: RequestInit = {},
  ): Promise<Response> => {
    if (args.remote === 'jira') return onSite(args, path, init);
    const body = JSON.parse(String(init.body)) as Stored & Pushed;
    if (path.startsWith('/api/v1/')) return storage(desk.kv, path, body);
    const [event] = body.payload ?? [];
    if (event !== undefined) pushed.push([event.body, event.delayInSeconds]);
    return Promise.resolve(Response.json({}, { status: 201 }));
  };
  const runtime = {
    appContext: { installationId: 'installation', appVersion: '1.0.0' },
    lambdaContext: { getRemainingTimeInMillis: () => leftMs },
    metrics: {
      counter: () => ({ incr: () => undefined }),
      timing: () => ({ measure: () => ({ stop: () => undefined }) }),
    },
  };
  return inTime(desk.time, async () => {
    const answer = await runWithin({ runtime, forgeFetch, egress: () => undefined }, run);
    return { answer, calls, pushed, took: desk.time.ticks() - began };
  });
}

interface Pushed {
  payload?: { body: unknown; delayInSeconds: number }[];
}
interface Stored {
  key: string;
  value: object;
  options?: { keyPolicy?: string };
}

interface Query {
  where?: { values: string[] }[];
  after?: string;
}

/** `@forge/kvs` over the store of the desk; what lives for a while only is kept. */
async function storage(kv: MemoryKv, path: string, body: Stored | Stored[]): Promise<Response> {
  const many = Array.isArray(body) ? body : [body];
  const all = { successfulKeys: many.map(({ key }) => ({ key })), failedKeys: [] };
  const [one] = many;
  if (one === undefined) return Response.json(all);
  switch (path) {
    case '/api/v1/get': {
      const value = await kv.get(one.key);
      return value === undefined ? refused(404, 'KEY_NOT_FOUND') : Response.json({ ...one, value });
    }
    case '/api/v1/set':
      if (one.options?.keyPolicy !== 'FAIL_IF_EXISTS') await kv.set(one.key, one.value, 'kept');
      else if (!(await kv.create(one.key, one.value, 'kept'))) return refused(409, 'KEY_CONFLICT');
      return new Response(null, { status: 204 });
    case '/api/v1/delete':
      await kv.delete(one.key);
      return new Response(null, { status: 204 });
    case '/api/v1/batch/get': {
      const found = await kv.getMany(many.map(({ key }) => key));
      return Response.json({
        successfulKeys: [...found].map(([key, value]) => ({ key, value })),
        failedKeys: [],
      });
    }
    case '/api/v1/batch/set':
      await kv.setMany(many, 'kept');
      return Response.json(all);
    case '/api/v1/batch/delete':
      await kv.deleteMany(many.map(({ key }) => key));
      return Response.json(all);
    case '/api/v1/query': {
      const { where, after } = one as unknown as Query;
      const { entries, cursor: next } = await kv.page(where?.[0]?.values[0] ?? '', after ?? null);
      return Response.json({ data: entries, ...(next === null ? {} : { cursor: next }) });
    }
    default:
      throw new Error(`The storage has no ${path} here.`);
  }
}

const refused = (status: number, code: string): Response =>
  Response.json({ code, message: code }, { status });
