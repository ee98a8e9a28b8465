import { asUser, route } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import { describe, expect, it } from 'vitest';
import { startTestHost } from '../testing';
import { events, gate, queue, startQueue } from './testing';

const MINUTE = 60_000;

describe('delivery', () => {
  it('calls the consumer with the event and without a person', async () => {
    const seen: unknown[] = [];
    const { push, app, clock, stats } = startQueue(async (event, context) => {
      seen.push(event, context.principal, (await kvs.get('x')) ?? 'store works');
    });
    const jobId = await push({ body: { hello: 'world' } });
    await clock.advance(0);
    expect(seen).toMatchObject([
      { body: { hello: 'world' }, jobId, queueName: 'work' },
      undefined,
      'store works',
    ]);
    expect(seen[0]).not.toHaveProperty('retryContext');
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
    expect(await app.queueIdle()).toBe(true);
  });

  it('answers the push before the consumer starts', async () => {
    const order: string[] = [];
    const { app, clock } = startTestHost({
      act: async () => {
        await queue.push({ body: {} });
        order.push('pushed');
      },
      consume: () => {
        order.push('consumed');
      },
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
    const { push, clock, stats } = startQueue((event) => void ids.push(event.eventId), {
      duplicateDeliveries: true,
    });
    const jobId = await push({ body: {} });
    await clock.advance(0);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('shuffles by seed, the same way each time, losing nothing', async () => {
    const orderWith = async (shuffle?: number): Promise<unknown[]> => {
      const order: unknown[] = [];
      const { push, clock } = startQueue(
        (event) => void order.push(event.body.n),
        shuffle === undefined ? {} : { shuffle },
      );
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
    const { push, clock } = startQueue(
      async () => {
        length += 1;
        await queue.push({ body: {} }).catch((error: unknown) => refused.push(String(error)));
      },
      { limits: { queueCyclicDepth: 3 } },
    );
    await push({ body: {} });
    await clock.advance(0);
    expect(length).toBe(3);
    expect(refused.join()).toContain('The limit on cyclic invocation has been reached.');
  });

  it('a queue that a consumer reads', async () => {
    const { app } = startTestHost({ act: () => new Queue({ key: 'nobody' }).push({ body: {} }) });
    await expect(app.invokeAction('act', {}, { accountId: 'acc-admin' })).rejects.toThrow(
      'No consumer of the manifest reads the queue "nobody"',
    );
  });
});

describe('calls of a consumer', () => {
  it('have no person unless one is named', async () => {
    const errors: unknown[] = [];
    const { push, clock } = startQueue(async () => {
      await asUser()
        .requestJira(route`/rest/servicedeskapi/assets/workspace`)
        .catch((error: Error) => errors.push(error.name));
    });
    await push({ body: {} });
    await clock.advance(0);
    expect(errors).toEqual(['NEEDS_AUTHENTICATION_ERR']);
  });
});
