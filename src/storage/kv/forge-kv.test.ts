import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { forgeKv } from './forge-kv';
import { patience } from './kv-retry';

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

  it.each([
    ['a time that ran out', busy(408)],
    ['throttling without a word why', busy(429)],
    ['throttling under another status', busy(400, 'TOO_MANY_REQUESTS')],
    ['throttling by its other name', busy(400, 'RATE_LIMIT_EXCEEDED')],
  ])('%s is one too', async (_, trouble) => {
    replies = [trouble, done({ key: 'k', value: 1 })];
    expect(await kv.get('k')).toBe(1);
  });

  it('wait longer each time, and every caller as long as chance says', async () => {
    let drawn = 0;
    const drawing = forgeKv({
      sleep: async (ms) => void waits.push(ms),
      random: () => [0.25, 0.999, 0, 1][drawn++] ?? 0,
    });
    replies = [...Array.from({ length: 4 }, () => busy(503)), done({ key: 'k', value: 1 })];
    expect(await drawing.get('k')).toBe(1);
    expect(waits).toEqual([25, 200, 0, 800]);
  });

  it('are not a refusal whose text cannot be read', async () => {
    replies = [() => ({ status: 400, body: '<html>' })];
    await expect(kv.get('k')).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('400') as string,
      cause: expect.any(Error) as Error,
    });
    expect(waits).toEqual([]);
  });

  it.each([401, 403])('are not what a missing right is (%s)', async (status) => {
    replies = [busy(status)];
    await expect(kv.set('k', {}, 'kept')).rejects.toMatchObject({
      code: 'storage-unavailable',
      retryAfterMs: undefined,
      remedy: expect.stringContaining('Ask a Jira admin') as string,
      cause: expect.any(Error) as Error,
    });
  });

  it('are waited out by the clock of the process, where nobody brings another', async () => {
    replies = [busy(503), done({ key: 'k', value: 1 })];
    const asked = performance.now();
    expect(await forgeKv({ ...patience, random: () => 0.5 }).get('k')).toBe(1);
    expect(performance.now() - asked).toBeGreaterThan(45);
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

  it.each([
    ['nothing', null],
    ['a text', 'token'],
    ['a record of another form', { name: 'a' }],
  ])('is refused where what is there is %s', async (_, value) => {
    replies = [conflict, done({ key: 'k', value })];
    expect(await kv.create('k', { token: 'a' }, 'kept')).toBe(false);
  });

  it('says of a refusal that is no conflict what it is', async () => {
    replies = [busy(403)];
    await expect(kv.create('k', { token: 'a' }, 'kept')).rejects.toMatchObject({
      code: 'storage-unavailable',
    });
    expect(calls).toHaveLength(1);
  });

  it('is not asked for with what does not fit', async () => {
    const tooMuch = { token: 'a', text: 'x'.repeat(240 * 1024) };
    await expect(kv.create('k', tooMuch, 'kept')).rejects.toMatchObject({ code: 'internal' });
    await expect(kv.create('a/b', { token: 'a' }, 'kept')).rejects.toMatchObject({
      code: 'internal',
    });
    expect(calls).toEqual([]);
  });
});

describe('a lifetime', () => {
  it.each([
    [1, 1],
    [0, 1],
    [60_000, 60],
    [60_001, 61],
  ])('of %s ms is one of %s s, of one record and of a batch', async (ttlMs, seconds) => {
    const ttl = { value: seconds, unit: 'SECONDS' };
    replies = [done(), done({ successfulKeys: [{ key: 'a' }], failedKeys: [] })];
    await kv.set('a', {}, { ttlMs });
    await kv.setMany([{ key: 'a', value: {} }], { ttlMs });
    expect(calls[0]?.body.options).toEqual({ ttl });
    expect(calls[1]?.body[0]).toMatchObject({ key: 'a', value: {}, options: { ttl } });
  });

  it('is not asked for where a record is kept', async () => {
    replies = [done(), done({ successfulKeys: [{ key: 'a' }], failedKeys: [] })];
    await kv.set('a', {}, 'kept');
    await kv.setMany([{ key: 'a', value: {} }], 'kept');
    expect(JSON.stringify(calls)).not.toContain('ttl');
    expect(JSON.stringify(calls[1])).not.toContain('options');
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

  it.each([
    ['read', () => kv.getMany(['a', 'b'])],
    ['deleted', () => kv.deleteMany(['a', 'b'])],
    ['written', () => kv.setMany([{ key: 'b', value: {} }], 'kept')],
  ])('of which a key cannot be %s fail as one key does', async (_, work) => {
    const failures = [
      { key: 'a', error: { code: 'KEY_NOT_FOUND', message: '' } },
      { key: 'b', error: { code: 'SOME_ERROR', message: 'slow down' } },
    ];
    const throttled = ({ body }: Call): Reply => ({
      status: 200,
      body: {
        successfulKeys: [],
        failedKeys: failures.filter(({ key }) => body.some((one) => one.key === key)),
      },
    });
    replies = Array.from({ length: 5 }, () => throttled);
    const error = await work().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'storage-unavailable',
      cause: { code: 'SOME_ERROR', message: 'slow down' },
    });
    expect(calls).toHaveLength(5);
  });

  it('of keys that are gone are deleted', async () => {
    replies = [
      done({
        successfulKeys: [{ key: 'a' }],
        failedKeys: [{ key: 'b', error: { code: 'KEY_NOT_FOUND', message: '' } }],
      }),
    ];
    await kv.deleteMany(['a', 'b', 'a']);
    expect(calls.map(({ body }) => body.map(({ key }) => key))).toEqual([['a', 'b']]);
  });

  it('have nothing of a key without a value', async () => {
    replies = [
      done({
        successfulKeys: [
          { key: 'a', value: null },
          { key: 'b', value: undefined },
          { key: 'c', value: 0 },
        ],
        failedKeys: [],
      }),
    ];
    expect(await kv.getMany(['a', 'b', 'c'])).toEqual(new Map([['c', 0]]));
  });

  it('hold twenty-five keys at most', async () => {
    const keys = Array.from({ length: 51 }, (_, n) => `k${n}`);
    const whole = (call: Call): Reply => ({
      status: 200,
      body: { successfulKeys: call.body, failedKeys: [] },
    });
    replies = Array.from({ length: 9 }, () => whole);
    await kv.getMany(keys);
    await kv.deleteMany(keys);
    await kv.setMany(
      keys.map((key) => ({ key, value: {} })),
      'kept',
    );
    expect(calls.map(({ body }) => body.length)).toEqual([25, 25, 1, 25, 25, 1, 25, 25, 1]);
    expect(calls.slice(3, 6).flatMap(({ body }) => body.map(({ key }) => key))).toEqual(keys);
  });

  it('with a key or a value that is not allowed are not begun', async () => {
    const good = { key: 'a', value: {} };
    for (const work of [
      () => kv.getMany(['a', 'a/b']),
      () => kv.deleteMany(['a', 'a/b']),
      () => kv.setMany([good, { key: 'a/b', value: {} }], 'kept'),
      () => kv.setMany([good, { key: 'b', value: { text: 'x'.repeat(240 * 1024) } }], 'kept'),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'internal' });
    expect(calls).toEqual([]);
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

describe('the size of a batch', () => {
  const most = 3_500_000;
  const whole = (call: Call): Reply => ({
    status: 200,
    body: { successfulKeys: call.body.map(({ key }) => ({ key })), failedKeys: [] },
  });

  it.each([
    ['just fits', 0, [20]],
    ['is a byte more', 1, [19, 1]],
  ])('counts keys and values: what %s', async (_, more, lengths) => {
    replies = [whole, whole];
    const around = 'k00'.length + JSON.stringify({ text: '' }).length;
    const text = 'x'.repeat(most / 20 - around);
    const entries = Array.from({ length: 20 }, (_entry, n) => ({
      key: `k${n + 10}`,
      value: { text: n === 19 ? text + 'x'.repeat(more) : text },
    }));
    await kv.setMany(entries, 'kept');
    expect(calls.map(({ body }) => body.length)).toEqual(lengths);
  });
});

describe('a page', () => {
  const bodyOf = (call: Call | undefined): unknown => call?.body;

  it('asks for a hundred keys of a prefix from where the last one ended, and says where it ends', async () => {
    replies = [
      done({ data: [{ key: 'p:1', value: { n: 1 }, updatedAt: 3 }], cursor: 'next' }),
      done({ data: [], cursor: 'after' }),
    ];
    expect(await kv.page('p:', 'here')).toEqual({
      entries: [{ key: 'p:1', value: { n: 1 } }],
      cursor: 'next',
    });
    expect(bodyOf(calls[0])).toMatchObject({
      after: 'here',
      limit: 100,
      where: [{ property: 'key', condition: 'BEGINS_WITH', values: ['p:'] }],
    });
    expect(await kv.page('', null)).toEqual({ entries: [], cursor: 'after' });
    expect(Object.keys(calls[1]?.body ?? {})).not.toContain('after');
    expect(JSON.stringify(calls[1])).not.toContain('BEGINS_WITH');
  });

  it.each([
    ['has not moved', 'same'],
    ['is empty', ''],
    ['is missing', undefined],
  ])('whose end %s is the last', async (_, cursor) => {
    replies = [done({ data: [], cursor })];
    expect(await kv.page('p', 'same')).toEqual({ entries: [], cursor: null });
  });
});
