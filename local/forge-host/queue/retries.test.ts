import { InvocationError, InvocationErrorCode } from '@forge/events';
import { kvs } from '@forge/kvs';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../storage/memory-store';
import { gate, startQueue } from './testing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('retries', () => {
  it('delivers again after retryAfter, with the reason and the data of the request', async () => {
    const contexts: unknown[] = [];
    const { push, clock, stats } = startQueue((event) => {
      contexts.push(event.retryContext);
      if (event.retryContext !== undefined) return undefined;
      return new InvocationError({
        retryAfter: 30,
        retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
        retryData: { at: 3 },
      });
    });
    const jobId = await push({ body: {} });
    await clock.advance(29_000);
    expect(contexts).toEqual([undefined]);
    expect(await stats(jobId)).toEqual({ success: 0, inProgress: 1, failed: 0 });
    await clock.advance(1_000);
    expect(contexts[1]).toMatchObject({
      retryCount: 1,
      retryReason: 'FUNCTION_UPSTREAM_RATE_LIMITED',
      retryData: { at: 3 },
      retentionWindow: { remainingTimeMs: 24 * HOUR - 30_000 },
    });
    expect(await stats(jobId)).toEqual({ success: 1, inProgress: 0, failed: 0 });
  });

  it('backs off after a throw, further each time up to 15 minutes, and gives up after 24 hours', async () => {
    const times: number[] = [];
    const { push, clock, app, stats } = startQueue(() => {
      times.push(clock.now());
      throw new Error('always');
    });
    const jobId = await push({ body: {} });
    await clock.advance(25 * HOUR);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    expect(gaps.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(Math.max(...gaps)).toBe(15 * MINUTE);
    expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(24 * HOUR);
    expect(app.queueState()).toMatchObject({
      waiting: [],
      running: [],
      dead: [{ jobId, why: 'its retention window ends before the next try' }],
    });
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
    const { push, clock, cancel, app } = startQueue(async () => {
      started += 1;
      await opened;
      throw new Error('would be retried');
    });
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

describe('a host that ends', () => {
  it(
    'delivers again at the next start what was running and what was waiting, ' +
      'telling why, and the ended run writes nothing more',
    async () => {
      const storage = memoryStore();
      const { opened, open } = gate();
      const late: unknown[] = [];
      const before = startQueue(
        async (event) => {
          if (event.body.n !== 0) return;
          await kvs.set('progress', 1);
          await opened;
          await kvs.set('progress', 2).catch((error: unknown) => late.push(error));
        },
        { storage },
      );
      await before.push([{ body: { n: 0 } }, { body: { n: 1 }, delayInSeconds: 10 }]);
      await before.clock.advance(0);
      before.host.close();
      open();
      await before.clock.advance(60_000);
      expect(late).toHaveLength(1);

      const seen: [unknown, unknown][] = [];
      const after = startQueue(
        async (event) => {
          seen.push([event.body.n, event.retryContext?.retryReason]);
          expect(await kvs.get('progress')).toBe(1);
        },
        { storage },
      );
      await after.clock.advance(10_000);
      expect(seen).toEqual([
        [0, 'FUNCTION_PLATFORM_UNKNOWN_ERROR'],
        [1, undefined],
      ]);
      expect(await after.app.queueIdle()).toBe(true);
    },
  );

  it('answers false to those who wait for its queue', async () => {
    const { push, app, host } = startQueue(() => new Promise(() => undefined));
    await push({ body: {} });
    const idle = app.queueIdle();
    host.close();
    expect(await idle).toBe(false);
  });
});
