import { asUser, route } from '@forge/api';
import { InvocationError, InvocationErrorCode, Queue, type AsyncEvent } from '@forge/events';
import { kvs } from '@forge/kvs';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../storage/memory-store';
import { startTestHost } from '../testing';

const queue = new Queue({ key: 'work' });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
type Job = { stats: { success: number; inProgress: number; failed: number } };

/** An app whose action pushes what it is given and answers the job id, or asks about a job, or cancels one. */
const act = async (payload: { push?: Parameters<typeof queue.push>[0]; stats?: string; cancel?: string }): Promise<unknown> => {
  if (payload.stats !== undefined) return { stats: await queue.getStats(payload.stats) };
  if (payload.cancel !== undefined) return queue.cancel(payload.cancel);
  return (await queue.push(payload.push ?? [])).jobId;
};

function startQueue(consume: (event: AsyncEvent, context: Record<string, unknown>) => unknown, options: Parameters<typeof startTestHost>[1] = {}) {
  const started = startTestHost({ act, consume }, options);
  const call = (input: Record<string, unknown>): Promise<unknown> => started.app.invokeAction('act', input, { accountId: 'acc-admin' });
  return {
    ...started,
    push: (push: unknown) => call({ push }) as Promise<string>,
    stats: async (stats: string) => ((await call({ stats })) as Job).stats,
    cancel: (cancel: string) => call({ cancel }),
  };
}

/** A promise to be settled from outside, to hold a consumer where the test wants it. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { opened, open };
}

const events = (count: number, extra: Record<string, unknown> = {}): unknown[] => Array.from({ length: count }, (_, n) => ({ body: { n }, ...extra }));

describe('delivery', () => {
  it('calls the consumer with the event and without a person', async () => {
    const seen: unknown[] = [];
    const { push, app, clock, stats } = startQueue(async (event, context) => {
      seen.push(event, context.principal, await kvs.get('x') ?? 'store works');
    });
    const jobId = await push({ body: { hello: 'world' } });
    await clock.advance(0);
    expect(seen).toMatchObject([{ body: { hello: 'world' }, jobId, queueName: 'work' }, undefined, 'store works']);
    expect(seen[0]).not.toHaveProperty('retryContext');
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
    expect(await app.queueIdle()).toBe(true);
  });

  it('answers the push before the consumer starts', async () => {
    const order: string[] = [];
    const { app, clock } = startTestHost({
      act: async () => { await queue.push({ body: {} }); order.push('pushed'); },
      consume: () => { order.push('consumed'); },
    });
    await app.invokeAction('act', {}, { accountId: 'acc-admin' });
    await clock.advance(0);
    expect(order).toEqual(['pushed', 'consumed']);
  });

  it('waits out a delay', async () => {
    const seen: unknown[] = [];
    const { push, clock, app } = startQueue((event) => void seen.push(event.delayInSeconds));
    await push({ body: {}, delayInSeconds: 60 });
    await clock.advance(59_000);
    expect(seen).toEqual([]);
    expect(app.queueState().waiting).toHaveLength(1);
    const late = app.queueIdle(500);
    await clock.advance(500);
    expect(await late).toBe(false);
    await clock.advance(500);
    expect(seen).toEqual([60]);
  });

  it('keeps to the concurrency limit of a key and runs the rest at once', async () => {
    const { opened, open } = gate();
    let limited = 0;
    let free = 0;
    const { push, clock, app } = startQueue(async (event) => {
      if (event.concurrency) limited += 1;
      else free += 1;
      await opened;
    });
    await push(events(5, { concurrency: { key: 'site', limit: 2 } }));
    await push(events(5));
    await clock.advance(0);
    expect([limited, free]).toEqual([2, 5]);
    open();
    await clock.advance(0);
    expect([limited, free]).toEqual([5, 5]);
    expect(await app.queueIdle()).toBe(true);
  });

  it('delivers twice, with one event id, when asked to show what at-least-once means', async () => {
    const ids: string[] = [];
    const { push, clock, stats } = startQueue((event) => void ids.push(event.eventId), { duplicateDeliveries: true });
    const jobId = await push({ body: {} });
    await clock.advance(0);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('shuffles by seed, the same way each time, losing nothing', async () => {
    const orderWith = async (shuffle?: number): Promise<unknown[]> => {
      const order: unknown[] = [];
      const { push, clock } = startQueue((event) => void order.push(event.body.n), shuffle === undefined ? {} : { shuffle });
      await push(events(20));
      await clock.advance(0);
      return order;
    };
    const plain = Array.from({ length: 20 }, (_, n) => n);
    const shuffled = await orderWith(7);
    expect(await orderWith()).toEqual(plain);
    expect(shuffled).not.toEqual(plain);
    expect(await orderWith(7)).toEqual(shuffled);
    expect(shuffled.toSorted((a, b) => Number(a) - Number(b))).toEqual(plain);
  });
});

describe('retries', () => {
  it('delivers again after retryAfter, with the reason and the data of the request', async () => {
    const contexts: unknown[] = [];
    const { push, clock, stats } = startQueue((event) => {
      contexts.push(event.retryContext);
      if (event.retryContext !== undefined) return undefined;
      return new InvocationError({ retryAfter: 30, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED, retryData: { at: 3 } });
    });
    const jobId = await push({ body: {} });
    await clock.advance(29_000);
    expect(contexts).toEqual([undefined]);
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    await clock.advance(1_000);
    expect(contexts[1]).toMatchObject({ retryCount: 1, retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED', retryData: { at: 3 }, retentionWindow: { remainingTimeMs: 24 * HOUR - 30_000 } });
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('backs off after a throw, further each time up to 15 minutes, and gives up after 24 hours', async () => {
    const times: number[] = [];
    const { push, clock, app, stats } = startQueue(() => { times.push(clock.now()); throw new Error('always'); });
    const jobId = await push({ body: {} });
    await clock.advance(25 * HOUR);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(gaps.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...gaps)).toBe(15 * MINUTE);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(24 * HOUR);
    expect(app.queueState()).toMatchObject({ waiting: [], running: [], dead: [{ jobId, why: 'its retention window ends before the next try' }] });
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 0, failed: 1 });
  });

  it('ends a consumer at its timeoutSeconds and says so in the next delivery', async () => {
    const reasons: unknown[] = [];
    const { push, clock } = startQueue((event) => {
      reasons.push(event.retryContext?.retryReason, event.retryContext?.retryCount);
      return event.retryContext === undefined ? new Promise(() => undefined) : undefined;
    });
    await push({ body: {} });
    await clock.advance(899_000);
    expect(reasons).toEqual([undefined, undefined]);
    await clock.advance(2_000);
    expect(reasons.slice(2)).toEqual(['FUNCTION_TIME_OUT', 1]);
  });

  it('cancels what has not started, retries included, and lets what runs go on', async () => {
    const { opened, open } = gate();
    let started = 0;
    const { push, clock, cancel, app } = startQueue(async () => { started += 1; await opened; throw new Error('would be retried'); });
    const jobId = await push([{ body: {} }, { body: {}, delayInSeconds: 5 }]);
    await clock.advance(0);
    await cancel(jobId);
    expect(app.queueState()).toMatchObject({ waiting: [], running: [{ jobId }] });
    open();
    await clock.advance(HOUR);
    expect(started).toBe(1);
    await expect(cancel('no-such-job')).rejects.toThrow('not found');
  });
});

describe('limits of a push', () => {
  it('100 KB an event where the consumer may run long: the rest is taken', async () => {
    const { push } = startQueue(() => undefined);
    const big = { body: { text: 'x'.repeat(101 * 1_024) } };
    await expect(push(big)).rejects.toThrow('larger than 102400 bytes');
    await expect(push([big, { body: {} }])).rejects.toThrow('Failed to process 1 event(s).');
  });

  it('500 events a minute', async () => {
    const { push, clock } = startQueue(() => undefined);
    for (let n = 0; n < 10; n += 1) await push(events(50));
    await expect(push({ body: {} })).rejects.toThrow('Too many requests.');
    await clock.advance(MINUTE);
    await push({ body: {} });
  });

  it('a chain of pushes from consumer to consumer', async () => {
    let length = 0;
    const refused: string[] = [];
    const { push, clock } = startQueue(async () => {
      length += 1;
      await queue.push({ body: {} }).catch((error: unknown) => refused.push(String(error)));
    }, { limits: { queueCyclicDepth: 3 } });
    await push({ body: {} });
    await clock.advance(0);
    expect(length).toBe(3);
    expect(refused.join()).toContain('The limit on cyclic invocation has been reached.');
  });

  it('a queue that a consumer reads', async () => {
    const { app } = startTestHost({ act: () => new Queue({ key: 'nobody' }).push({ body: {} }) });
    await expect(app.invokeAction('act', {}, { accountId: 'acc-admin' })).rejects.toThrow('No consumer of the manifest reads the queue "nobody"');
  });
});

describe('a host that ends', () => {
  it('delivers again at the next start what was running and what was waiting, telling why, and the ended run writes nothing more', async () => {
    const storage = memoryStore();
    const { opened, open } = gate();
    const late: unknown[] = [];
    const before = startQueue(async (event) => {
      if (event.body.n !== 0) return;
      await kvs.set('progress', 1);
      await opened;
      await kvs.set('progress', 2).catch((error: unknown) => late.push(error));
    }, { storage });
    await before.push([{ body: { n: 0 } }, { body: { n: 1 }, delayInSeconds: 10 }]);
    await before.clock.advance(0);
    before.host.close();
    open();
    await before.clock.advance(60_000);
    expect(late).toHaveLength(1);

    const seen: [unknown, unknown][] = [];
    const after = startQueue(async (event) => { seen.push([event.body.n, event.retryContext?.retryReason]); expect(await kvs.get('progress')).toBe(1); }, { storage });
    await after.clock.advance(10_000);
    expect(seen).toEqual([[0, 'FUNCTION_PLATFORM_UNKNOWN_ERROR'], [1, undefined]]);
    expect(await after.app.queueIdle()).toBe(true);
  });

  it('answers false to those who wait for its queue', async () => {
    const { push, app, host } = startQueue(() => new Promise(() => undefined));
    await push({ body: {} });
    const idle = app.queueIdle();
    host.close();
    expect(await idle).toBe(false);
  });
});

describe('calls of a consumer', () => {
  it('have no person unless one is named', async () => {
    const errors: unknown[] = [];
    const { push, clock } = startQueue(async () => { await asUser().requestJira(route`/rest/servicedeskapi/assets/workspace`).catch((error: Error) => errors.push(error.name)); });
    await push({ body: {} });
    await clock.advance(0);
    expect(errors).toEqual(['NEEDS_AUTHENTICATION_ERR']);
  });
});
