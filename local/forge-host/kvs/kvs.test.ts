import { kvs, MetadataField, WhereConditions } from '@forge/kvs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asAction, startTestHost, TEST_MANIFEST } from '../testing';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** A host whose action runs whatever it is given, so that time can pass between two calls. */
function startKvs(options: Parameters<typeof startTestHost>[1] = {}) {
  let body: () => Promise<unknown> = async () => undefined;
  const { app, clock } = startTestHost({ act: () => body() }, options);
  const run = async <T>(next: () => Promise<T>): Promise<T> => {
    body = next;
    return (await app.invokeAction('act', {}, { accountId: 'acc-admin' })) as T;
  };
  return { run, clock, app };
}

const failure = (call: () => Promise<unknown>): Promise<unknown> =>
  asAction(async () => {
    try {
      await call();
      return 'no failure';
    } catch (error) {
      const { code, responseDetails } = error as {
        code: string;
        responseDetails: { status: number };
      };
      return { code, status: responseDetails.status };
    }
  });

describe('keys and values', () => {
  it('are written, read and deleted; what is not there is undefined', async () => {
    const seen = await asAction(async () => {
      await kvs.set('a:b.c_d-e#1 f', { deep: [1, 'two', true] });
      const there = await kvs.get('a:b.c_d-e#1 f');
      await kvs.delete('a:b.c_d-e#1 f');
      await kvs.delete('never-there');
      return [there, (await kvs.get('a:b.c_d-e#1 f')) ?? 'gone'];
    });
    expect(seen).toEqual([{ deep: [1, 'two', true] }, 'gone']);
  });

  const nested = (depth: number): unknown => (depth === 0 ? 1 : { in: nested(depth - 1) });

  it.each([
    ['an empty key', () => kvs.set('', 1), 'KEY_TOO_SHORT'],
    ['a key of 501 characters', () => kvs.set('k'.repeat(501), 1), 'KEY_TOO_LONG'],
    ['a key of blanks', () => kvs.set('   ', 1), 'INVALID_KEY'],
    ['a key with a slash', () => kvs.get('a/b'), 'INVALID_KEY'],
    ['a value above 240 KiB', () => kvs.set('k', 'x'.repeat(240 * 1_024)), 'MAX_SIZE'],
    ['a value 32 deep', () => kvs.set('k', nested(32)), 'MAX_DEPTH'],
    ['null', () => kvs.set('k', null), 'INVALID_REQUEST'],
    [
      'a time to live above a year',
      () => kvs.set('k', 1, { ttl: { value: 366, unit: 'DAYS' } }),
      'INVALID_REQUEST',
    ],
    [
      'a time to live of nothing',
      () => kvs.set('k', 1, { ttl: { value: 0, unit: 'DAYS' } }),
      'INVALID_REQUEST',
    ],
  ])('refuse %s', async (_, call, code) => {
    expect(await failure(call)).toEqual({ code, status: 400 });
  });

  it('are taken up to their limits', async () => {
    const seen = await asAction(async () => {
      await kvs.set('k'.repeat(500), 'x'.repeat(240 * 1_024 - 2));
      await kvs.set('deep', nested(31));
      return String(await kvs.get('k'.repeat(500))).length;
    });
    expect(seen).toBe(240 * 1_024 - 2);
  });

  it('come back as written, whatever JSON they hold', async () => {
    const { run } = startKvs();
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }).filter((value) => value !== null),
        async (value) => {
          await run(() => kvs.set('k', value));
          expect(await run(() => kvs.get('k'))).toEqual(JSON.parse(JSON.stringify(value)));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keep secrets apart and out of queries', async () => {
    const seen = await asAction(
      async () => {
        await kvs.setSecret('k', 'hidden');
        const secret = await kvs.getSecret('k');
        const plain = await kvs.get('k');
        const found = await kvs.query().getMany();
        await kvs.deleteSecret('k');
        return {
          secret,
          plain: plain ?? null,
          found: found.results.length,
          after: (await kvs.getSecret('k')) ?? null,
        };
      },
      { limits: { kvsQueryStalenessMs: 0 } },
    );
    expect(seen).toEqual({ secret: 'hidden', plain: null, found: 0, after: null });
  });

  it('need the scope storage:app', async () => {
    const manifest = { ...TEST_MANIFEST, permissions: { scopes: ['read:cmdb-schema:jira'] } };
    await expect(asAction(() => kvs.get('k'), { manifest })).rejects.toThrow('storage:app');
  });

  it('have no custom entities here, and say so', async () => {
    await expect(asAction(() => kvs.entity('thing').get('k'))).rejects.toThrow(
      'no custom entities',
    );
    await expect(
      asAction(() => kvs.transact().set('k', 1, { entityName: 'thing' }).execute()),
    ).rejects.toThrow('no custom entities');
  });
});

describe('key policies and returned values', () => {
  it('FAIL_IF_EXISTS lets one of many through', async () => {
    const claims = await asAction(() =>
      Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          kvs.set('lock', n, { keyPolicy: 'FAIL_IF_EXISTS' }).then(
            () => 'mine',
            (error: { code: string }) => error.code,
          ),
        ),
      ),
    );
    expect(claims.filter((claim) => claim === 'mine')).toHaveLength(1);
    expect(claims.filter((claim) => claim === 'KEY_CONFLICT')).toHaveLength(9);
    expect(
      await failure(async () => {
        await kvs.set('k', 1);
        await kvs.set('k', 2, { keyPolicy: 'FAIL_IF_EXISTS' });
      }),
    ).toEqual({ code: 'KEY_CONFLICT', status: 409 });
  });

  it('return the value before or after, with metadata', async () => {
    const { run, clock } = startKvs();
    const first = await run(
      async () =>
        (await kvs.set('k', 'a', { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' })) ?? null,
    );
    await clock.advance(1_000);
    const previous = await run(() =>
      kvs.set('k', 'b', { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }),
    );
    const latest = await run(() =>
      kvs.set('k', 'c', {
        keyPolicy: 'OVERRIDE',
        returnValue: 'LATEST',
        returnMetadataFields: [MetadataField.CREATED_AT, MetadataField.UPDATED_AT],
      }),
    );
    expect([first, previous, latest]).toEqual([
      null,
      { key: 'k', value: 'a' },
      { key: 'k', value: 'c', createdAt: START, updatedAt: START + 1_000 },
    ]);
  });

  it('refuse contradictory options', async () => {
    expect(
      await failure(() =>
        kvs.set('k', 1, { keyPolicy: 'FAIL_IF_EXISTS', returnValue: 'LATEST' } as never),
      ),
    ).toEqual({ code: 'INVALID_REQUEST', status: 400 });
  });
});

describe('time to live', () => {
  it('leaves expired values readable for 48 hours, then they are gone', async () => {
    const { run, clock } = startKvs();
    await run(() => kvs.set('k', 'v', { ttl: { value: 1, unit: 'HOURS' } }));
    const read = (): Promise<unknown> =>
      run(
        async () => (await kvs.get('k', { metadataFields: [MetadataField.EXPIRE_TIME] })) ?? null,
      );
    const expected = { key: 'k', value: 'v', expireTime: new Date(START + HOUR).toISOString() };
    expect(await read()).toEqual(expected);
    await clock.advance(2 * HOUR);
    expect(await read()).toEqual(expected);
    expect(await run(async () => (await kvs.query().getMany()).results.length)).toBe(1);
    await clock.advance(47 * HOUR);
    expect(await read()).toBeNull();
    expect(await run(async () => (await kvs.query().getMany()).results.length)).toBe(0);
    await run(() => kvs.set('k', 'again', { keyPolicy: 'FAIL_IF_EXISTS' }));
  });
});

describe('queries', () => {
  it('see the records as they were a moment ago, reads by key see them as they are', async () => {
    const { run, clock } = startKvs();
    const query = (): Promise<unknown[]> =>
      run(async () =>
        (await kvs.query().where('key', WhereConditions.beginsWith('k')).getMany()).results.map(
          ({ value }) => value,
        ),
      );
    await run(() => kvs.set('k1', 'old'));
    expect(await run(() => kvs.get('k1'))).toBe('old');
    expect(await query()).toEqual([]);
    await clock.advance(250);
    expect(await query()).toEqual(['old']);
    await run(() => kvs.set('k1', 'new'));
    await run(() => kvs.set('k2', 'more'));
    expect(await query()).toEqual(['old']);
    await clock.advance(250);
    await run(() => kvs.delete('k1'));
    expect(await query()).toEqual(['new', 'more']);
    await clock.advance(250);
    expect(await query()).toEqual(['more']);
  });

  it('page through everything, ten at a time unless told otherwise, each key once and in order', async () => {
    const { run, clock } = startKvs();
    await run(async () => {
      for (let n = 0; n < 35; n += 1) await kvs.set(`k${String(n).padStart(2, '0')}`, n);
    });
    await run(() => kvs.set('other', 1));
    await clock.advance(250);
    const pages = await run(async () => {
      const found: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = kvs.query().where('key', WhereConditions.beginsWith('k'));
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        found.push(page.results.map((entry) => entry.key));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return found;
    });
    expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 5]);
    expect(pages.flat()).toEqual(
      Array.from({ length: 35 }, (_, n) => `k${String(n).padStart(2, '0')}`),
    );
    expect(await run(async () => (await kvs.query().limit(100).getMany()).results.length)).toBe(36);
  });

  it.each([
    ['more than 100', () => kvs.query().limit(101).getMany(), 'LIST_QUERY_LIMIT_EXCEEDED'],
    [
      'another condition',
      () =>
        kvs
          .query()
          .where('key', WhereConditions.equalTo('k') as never)
          .getMany(),
      'INVALID_FILTER_CONDITION',
    ],
    [
      'another field',
      () =>
        kvs
          .query()
          .where('value' as 'key', WhereConditions.beginsWith('k'))
          .getMany(),
      'QUERY_WHERE_FIELD_INVALID',
    ],
    ['a made-up cursor', () => kvs.query().cursor('???').getMany(), 'INVALID_REQUEST'],
  ])('refuse %s', async (_, call, code) => {
    expect(await failure(call)).toEqual({ code, status: 400 });
  });
});

describe('several keys at once', () => {
  it('batches do what they can and name what failed', async () => {
    const seen = await asAction(async () => ({
      set: await kvs.batchSet([
        { key: 'a', value: 1 },
        { key: 'bad/key', value: 2 },
      ]),
      get: await kvs.batchGet([{ key: 'a' }, { key: 'b' }]),
      delete: await kvs.batchDelete([{ key: 'a' }, { key: 'b' }]),
      after: (await kvs.get('a')) ?? null,
    }));
    expect(seen.set).toMatchObject({
      successfulKeys: [{ key: 'a' }],
      failedKeys: [{ key: 'bad/key', error: { code: 'INVALID_KEY' } }],
    });
    expect(seen.get).toMatchObject({
      successfulKeys: [{ key: 'a', value: 1 }],
      failedKeys: [{ key: 'b', error: { code: 'KEY_NOT_FOUND' } }],
    });
    expect(seen.delete).toEqual({ successfulKeys: [{ key: 'a' }, { key: 'b' }], failedKeys: [] });
    expect(seen.after).toBeNull();
  });

  const items = (count: number): { key: string; value: number }[] =>
    Array.from({ length: count }, (_, n) => ({ key: `k${String(n)}`, value: n }));

  it.each([
    ['an empty batch', () => kvs.batchSet([])],
    ['26 keys', () => kvs.batchSet(items(26))],
    ['a key twice', () => kvs.batchGet([{ key: 'a' }, { key: 'a' }])],
    [
      'a key policy in a batch',
      () =>
        kvs.batchSet([{ key: 'a', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } as never }]),
    ],
    [
      '26 operations in a transaction',
      () =>
        items(26)
          .reduce((transaction, { key, value }) => transaction.set(key, value), kvs.transact())
          .execute(),
    ],
    ['a key twice in a transaction', () => kvs.transact().set('a', 1).delete('a').execute()],
  ])('refuse %s as a whole', async (_, call) => {
    expect(await failure(call)).toEqual({ code: 'INVALID_REQUEST', status: 400 });
  });

  it('transactions are all or nothing', async () => {
    const seen = await asAction(async () => {
      await kvs.set('old', 1);
      await kvs.transact().set('a', 1).delete('old').execute();
      await kvs
        .transact()
        .set('b', 1)
        .set('bad/key', 1)
        .execute()
        .catch(() => undefined);
      return {
        a: await kvs.get('a'),
        old: (await kvs.get('old')) ?? null,
        b: (await kvs.get('b')) ?? null,
      };
    });
    expect(seen).toEqual({ a: 1, old: null, b: null });
  });
});

describe('rate and counters', () => {
  it('refuse the request after the last of a second, and only until the next second', async () => {
    const { run, clock, app } = startKvs({ limits: { kvsRequestsPerSecond: 3 } });
    const four = (): Promise<string[]> =>
      run(() =>
        Promise.all(
          [1, 2, 3, 4].map((n) =>
            kvs.set(`k${String(n)}`, n).then(
              () => 'ok',
              (error: { code: string }) => error.code,
            ),
          ),
        ),
      );
    expect(await four()).toEqual(['ok', 'ok', 'ok', 'RATE_LIMIT_EXCEEDED']);
    await clock.advance(1_000);
    expect(await four()).toEqual(['ok', 'ok', 'ok', 'RATE_LIMIT_EXCEEDED']);
    expect(app.kvsStats()).toEqual({ requests: 8, refused: 2, byPath: { '/api/v1/set': 8 } });
  });
});
