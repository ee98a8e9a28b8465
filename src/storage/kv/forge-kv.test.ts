import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { forgeKv } from './forge-kv';

interface Call {
  path: string;
  body: { key: string; value: unknown; options?: { keyPolicy?: string } } & { key: string }[];
}
type Reply = { status: number; body: unknown } | 'dropped';

const door = globalThis as { __forge_fetch__?: unknown };
const before = door.__forge_fetch__;
let calls: Call[] = [];
let replies: ((call: Call) => Reply)[] = [];
let waits: number[] = [];
const kv = forgeKv({ sleep: async (ms) => void waits.push(ms), random: () => 0.5 });

const busy =
  (status: number, code = 'SOME_ERROR') =>
  (): Reply => ({ status, body: { code, message: code } });
const done =
  (body: unknown = '') =>
  (): Reply => ({ status: 200, body });
const conflict = busy(409, 'KEY_CONFLICT');
const dropped = (): Reply => 'dropped';

beforeEach(() => {
  [calls, replies, waits] = [[], [], []];
  door.__forge_fetch__ = async (_args: unknown, path: string, { body }: { body: string }) => {
    const call = { path, body: JSON.parse(body) } as Call;
    calls.push(call);
    const next = replies.shift();
    if (next === undefined) throw new Error(`unexpected ${path}`);
    const reply = next(call);
    if (reply === 'dropped') throw new TypeError('fetch failed');
    return new Response(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body), {
      status: reply.status,
    });
  };
});
afterEach(() => {
  door.__forge_fetch__ = before;
});

describe('passing troubles', () => {
  it.each([
    ['throttling', busy(429, 'RATE_LIMIT_EXCEEDED')],
    ['a server error', busy(503)],
    ['a lost connection', dropped],
    ['a page of HTML', () => ({ status: 502, body: '<html>' })],
    ['an unreadable success', done('<html>')],
  ])('%s is waited out', async (_, trouble) => {
    replies = [trouble, trouble, done({ key: 'k', value: { n: 1 } })];
    expect(await kv.get('k')).toEqual({ n: 1 });
    expect(waits).toEqual([50, 100]);
  });

  it('give up after five tries, saying to ask again', async () => {
    replies = Array.from({ length: 9 }, () => busy(500));
    const error = await kv.set('k', {}, 'kept').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'storage-unavailable', retryAfterMs: 5_000 });
    expect(calls).toHaveLength(5);
  });

  it('are told from a refusal, which is not repeated', async () => {
    replies = [busy(403)];
    await expect(kv.get('k')).rejects.toMatchObject({
      code: 'storage-unavailable',
      remedy: expect.stringContaining('storage:app') as string,
    });
    replies = [busy(400, 'INVALID_REQUEST')];
    await expect(kv.get('k')).rejects.toMatchObject({ code: 'internal' });
    expect(calls).toHaveLength(2);
  });
});

describe('create', () => {
  it('asks for FAIL_IF_EXISTS, and takes a conflict for a no', async () => {
    replies = [done(), conflict, done({ key: 'k', value: { token: 'a' } })];
    expect(await kv.create('k', { token: 'a' }, { ttlMs: 1_500 })).toBe(true);
    expect(calls[0]?.body.options).toEqual({
      keyPolicy: 'FAIL_IF_EXISTS',
      ttl: { value: 2, unit: 'SECONDS' },
    });
    expect(await kv.create('k', { token: 'b' }, 'kept')).toBe(false);
    expect(calls).toHaveLength(3);
  });

  it('is not refused by its own record where the request was carried out twice on its way', async () => {
    replies = [conflict, done({ key: 'k', value: { token: 'a' } })];
    expect(await kv.create('k', { token: 'a' }, 'kept')).toBe(true);
  });

  it.each([
    ['mine', true],
    ['of a rival', false],
  ])('after a lost answer a record that is %s answers %s', async (_, mine) => {
    replies = [dropped, conflict, done({ key: 'k', value: { token: mine ? 'a' : 'b' } })];
    expect(await kv.create('k', { token: 'a' }, 'kept')).toBe(mine);
  });
});

describe('batches', () => {
  it('repeat only the keys that failed, and know a missing key from a failed one', async () => {
    replies = [
      done({
        successfulKeys: [{ key: 'a' }],
        failedKeys: [{ key: 'b', error: { code: 'RATE_LIMIT_EXCEEDED', message: '' } }],
      }),
      done({ successfulKeys: [{ key: 'b' }], failedKeys: [] }),
      done({
        successfulKeys: [{ key: 'a', value: 1 }],
        failedKeys: [{ key: 'c', error: { code: 'KEY_NOT_FOUND', message: '' } }],
      }),
    ];
    await kv.setMany(
      [
        { key: 'a', value: {} },
        { key: 'b', value: {} },
      ],
      'kept',
    );
    expect(calls.map(({ body }) => body.map(({ key }) => key))).toEqual([['a', 'b'], ['b']]);
    expect(await kv.getMany(['a', 'c'])).toEqual(new Map([['a', 1]]));
  });

  it('stay below 4 MB', async () => {
    const whole = (call: Call): Reply => ({
      status: 200,
      body: { successfulKeys: call.body.map(({ key }) => ({ key })), failedKeys: [] },
    });
    replies = [whole, whole];
    await kv.setMany(
      Array.from({ length: 20 }, (_, n) => ({
        key: `k${n}`,
        value: { text: 'x'.repeat(230_000) },
      })),
      'kept',
    );
    expect(calls.map(({ body }) => body.length)).toEqual([15, 5]);
  });
});

it('does not read the same page for ever', async () => {
  replies = [done({ data: [], cursor: 'same' })];
  expect(await kv.page('p', 'same')).toEqual({ entries: [], cursor: null });
});
