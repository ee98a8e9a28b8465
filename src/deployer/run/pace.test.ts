import { describe, expect, it } from 'vitest';
import type { EndpointClass } from '../../assets/api';
import { RateBudget } from '../../assets/rate-budget';
import type { PaceLesson } from '../../storage/site-memory';
import { Pace, type PaceOptions, type Signal } from './pace';

interface Tried {
  pace: Pace;
  pass(ms: number): void;
  send(times: number): void;
  fail(endpoint: EndpointClass, signal: Signal): void;
}

function paceAt(options: Partial<PaceOptions> = {}): Tried {
  let now = 0;
  const pace = new Pace({ ticks: () => now }, { random: () => 1, ...options });
  return {
    pace,
    pass: (ms) => {
      now += ms;
    },
    send(times) {
      for (let n = 0; n < times; n += 1) {
        pace.started();
        pace.ended('attribute', { kind: 'clean' }, now);
      }
    },
    fail(endpoint, signal) {
      pace.started();
      pace.ended(endpoint, signal, now);
    },
  };
}

describe('the pace', () => {
  it('begins with four calls in flight and adds one for every four clean answers, up to sixteen', () => {
    const { pace, send } = paceAt();
    const seen = [pace.concurrency];
    for (let round = 0; round < 6; round += 1) {
      send(8);
      seen.push(pace.concurrency);
    }
    expect(seen).toEqual([4, 6, 8, 10, 12, 14, 16]);
    send(32);
    expect(pace.concurrency).toBe(16);
  });

  it('halves it for calls that failed together once, and never goes below one', () => {
    const { pace, pass, fail } = paceAt({ start: 8 });
    for (let n = 0; n < 5; n += 1) pace.started();
    pass(100);
    for (let n = 0; n < 5; n += 1) pace.ended('attribute', { kind: 'trouble' }, 0);
    expect(pace.concurrency).toBe(4);
    for (let again = 0; again < 5; again += 1) {
      pass(100);
      fail('attribute', { kind: 'trouble' });
    }
    expect(pace.concurrency).toBe(1);
  });

  it('lets no more start than may be in flight', () => {
    const { pace } = paceAt({ start: 2 });
    pace.started();
    expect(pace.mayStart('attribute')).toBe(true);
    pace.started();
    expect(pace.mayStart('attribute')).toBe(false);
    expect(pace.waitMs(['attribute'])).toBeNull();
  });

  it('pauses only the class that was throttled, for the time it names', () => {
    const { pace, pass, fail } = paceAt();
    fail('attribute', { kind: 'throttled', retryAfterMs: 7_000 });
    pass(500);
    expect([pace.mayStart('attribute'), pace.mayStart('objecttype')]).toEqual([false, true]);
    expect(pace.pauseMs(['attribute'])).toBe(6_500);
    expect(pace.pauseMs(['attribute', 'objecttype'])).toBe(0);
    pass(6_500);
    expect(pace.mayStart('attribute')).toBe(true);
  });

  it(
    'backs off by itself where no time is named, longer each second it goes on, ' +
      'and forgets it after a clean answer',
    () => {
      const { pace, pass, send, fail } = paceAt();
      const throttled = (): number => {
        fail('attribute', { kind: 'throttled', retryAfterMs: null });
        const pause = pace.pauseMs(['attribute']);
        pass(Math.max(1_000, pause));
        return pause;
      };
      expect([
        throttled(),
        throttled(),
        throttled(),
        throttled(),
        throttled(),
        throttled(),
        throttled(),
      ]).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
      send(1);
      expect(throttled()).toBe(1_000);
    },
  );

  it('waits longer than the named time where obeying it did not help', () => {
    const { pace, pass, fail } = paceAt();
    const throttled = (): number => {
      fail('schema', { kind: 'throttled', retryAfterMs: 60 });
      const pause = pace.pauseMs(['schema']);
      pass(Math.max(1_000, pause));
      return pause;
    };
    expect([throttled(), throttled(), throttled(), throttled()]).toEqual([60, 1_060, 2_060, 4_060]);
  });

  it('goes as fast as answers come until something is refused, but crosses the documented figure gently', () => {
    const { pace, pass, send } = paceAt({ perMinute: 100 });
    for (let round = 0; round < 12; round += 1) {
      send(8);
      pass(100);
    }
    expect(pace.concurrency).toBeGreaterThan(12);
    send(4);
    expect(pace.concurrency).toBeLessThanOrEqual(5);
    expect(pace.mayStart('attribute')).toBe(true);
    for (let round = 0; round < 30; round += 1) {
      send(8);
      pass(100);
    }
    expect(pace.concurrency).toBe(16);
  });

  it('sends one call alone after a refusal, and more only when that is taken', () => {
    const { pace, pass, send, fail } = paceAt({ start: 8 });
    fail('attribute', { kind: 'throttled', retryAfterMs: 1_000 });
    pass(1_000);
    expect(pace.concurrency).toBe(1);
    fail('attribute', { kind: 'throttled', retryAfterMs: 1_000 });
    expect(pace.concurrency).toBe(1);
    pass(5_000);
    send(1);
    expect(pace.concurrency).toBeGreaterThan(0);
    send(8);
    expect(pace.concurrency).toBeGreaterThan(1);
  });

  it('goes at the documented pace from the first refusal on, and then a little faster than what was taken', () => {
    const { sentIn, fail } = onSite({ perMinute: null });
    fail();
    expect(sentIn(2)).toBeLessThanOrEqual(40);
    expect(sentIn(10)).toBeGreaterThan(160);
    expect(sentIn(30)).toBeGreaterThan(900);
  });

  it('learns what a site gives from its second refusal, and keeps to it', () => {
    const { sentIn, refusedIn } = onSite({ perMinute: 600, bucket: 20 });
    sentIn(30);
    const before = refusedIn();
    const sent = sentIn(60);
    expect(sent).toBeGreaterThan(540);
    expect(sent).toBeLessThanOrEqual(620);
    expect(refusedIn() - before).toBeLessThanOrEqual(3);
  });

  it('begins where the deployment before it ended', () => {
    const taught = onSite({ perMinute: 600, bucket: 20 });
    taught.sentIn(60);
    const lesson = taught.pace.lesson(1_000_000);
    expect(lesson.perMinute).toBeGreaterThan(540);
    expect(lesson.perMinute).toBeLessThanOrEqual(610);
    expect(lesson.burst).toBeLessThan(60);
    const next = onSite({ perMinute: 600, bucket: 20 }, lesson);
    expect(next.sentIn(30)).toBeGreaterThan(270);
    expect(next.refusedIn()).toBeLessThanOrEqual(4);
  });

  it('remembers how many were taken in a minute where nothing was refused', () => {
    const { pace, sentIn } = onSite({ perMinute: null });
    sentIn(60);
    const lesson = pace.lesson(5);
    expect(lesson).toMatchObject({ perMinute: null, at: 5 });
    expect(lesson.taken).toBeGreaterThan(3_000);
  });
});

describe('how many calls go together after something went wrong', () => {
  it('is half of it, and then grows by one for as many clean answers as are in flight', () => {
    const { pace, pass, send, fail } = paceAt({ start: 16 });
    pass(100);
    fail('attribute', { kind: 'trouble' });
    pass(100);
    send(7);
    expect(pace.concurrency).toBe(8);
    send(1);
    expect(pace.concurrency).toBe(9);
    send(8);
    expect(pace.concurrency).toBe(9);
    send(1);
    expect(pace.concurrency).toBe(10);
  });

  it('is an eighth of that after a refusal, and grows with each answer up to half', () => {
    const { pace, pass, send, fail } = paceAt({ start: 32 });
    pass(100);
    fail('attribute', { kind: 'throttled', retryAfterMs: 100 });
    pass(100);
    send(1);
    expect(pace.concurrency).toBe(3);
    send(13);
    expect(pace.concurrency).toBe(16);
  });

  it('is one until something was taken that was started after the refusal', () => {
    let now = 0;
    const pace = new Pace({ ticks: () => now }, { random: () => 1, start: 16 });
    for (let n = 0; n < 3; n += 1) pace.started();
    now = 100;
    pace.ended('attribute', { kind: 'throttled', retryAfterMs: 10 }, 0);
    pace.ended('attribute', { kind: 'clean' }, 0);
    pace.ended('attribute', { kind: 'clean' }, 100);
    expect(pace.concurrency).toBe(1);
    pace.started();
    pace.ended('attribute', { kind: 'clean' }, 101);
    expect(pace.concurrency).toBe(3);
  });

  it('is cut once, and its class is struck once, for calls that were started before', () => {
    const { pace, fail } = paceAt({ start: 16 });
    fail('attribute', { kind: 'trouble' });
    fail('attribute', { kind: 'trouble' });
    expect(pace.concurrency).toBe(8);
    // Two strikes would be two seconds.
    expect(pace.waitMs(['attribute'])).toBe(1_000);
    expect(pace.pauseMs([])).toBe(0);
  });

  it('is told to who goes on, unless anything went wrong', () => {
    const { pace, send, fail } = paceAt();
    expect(pace.lesson(5).together).toBe(4);
    send(9);
    expect(pace.lesson(5).together).toBe(6);
    fail('attribute', { kind: 'trouble' });
    expect(pace.lesson(5)).not.toHaveProperty('together');
  });

  it('does not grow by answers that take much longer than the fastest of their class', () => {
    let now = 0;
    const pace = new Pace({ ticks: () => now }, { random: () => 1 });
    const answered = (times: number, ms: number, endpoint: EndpointClass = 'attribute'): number => {
      for (let n = 0; n < times; n += 1) {
        pace.started();
        now += ms;
        pace.ended(endpoint, { kind: 'clean' }, now - ms);
      }
      return pace.concurrency;
    };
    expect(answered(4, 100)).toBe(5);
    expect(answered(8, 251)).toBe(5);
    expect(answered(4, 250)).toBe(6);
    expect(answered(4, 251, 'objecttype')).toBe(7);
  });

  it('is not cut again at the documented figure where the site is known to take as much', () => {
    const many = (taken: number | null): number => {
      const rate = new RateBudget(() => 0);
      if (taken !== null) rate.remember({ perMinute: null, burst: 0, taken, at: 0 }, 0);
      const load = { rate, quotaMs: () => 0 };
      const pace = new Pace({ ticks: () => 0 }, { random: () => 1, perMinute: 100, load });
      for (let n = 0; n < 99; n += 1) {
        pace.started();
        pace.ended('attribute', { kind: 'clean' }, 0);
      }
      pace.started();
      return pace.concurrency;
    };
    expect([many(null), many(99), many(100), many(101)]).toEqual([4, 4, 16, 16]);
  });
});

/** A site with a limit, and answers after a tenth of a second; a call a hundredth of a second at most is looked at. */
function onSite(
  { perMinute, bucket = 0 }: { perMinute: number | null; bucket?: number },
  known?: PaceLesson,
): { pace: Pace; sentIn(seconds: number): number; refusedIn(): number; fail(): void } {
  let now = 0;
  let tokens = bucket;
  let refused = 0;
  const rate = new RateBudget(() => now);
  if (known !== undefined) rate.remember(known, known.at + 600_000);
  const load = { rate, quotaMs: () => 0 };
  const pace = new Pace({ ticks: () => now }, { random: () => 1, load });
  const open: { at: number; isTaken: boolean }[] = [];
  const step = (): number => {
    now += 10;
    tokens = Math.min(bucket, tokens + ((perMinute ?? 0) / 60_000) * 10);
    while (open[0] !== undefined && open[0].at + 100 <= now) {
      const call = open.shift();
      if (call === undefined) break;
      if (!call.isTaken) refused += 1;
      pace.ended(
        'attribute',
        call.isTaken ? { kind: 'clean' } : { kind: 'throttled', retryAfterMs: 1_000 },
        call.at,
      );
    }
    let taken = 0;
    while (pace.mayStart('attribute')) {
      pace.started();
      const isTaken = perMinute === null || tokens >= 1;
      if (isTaken) {
        tokens -= 1;
        taken += 1;
      }
      open.push({ at: now, isTaken });
    }
    return taken;
  };
  return {
    pace,
    sentIn: (seconds) => {
      let sent = 0;
      for (let times = 0; times < seconds * 100; times += 1) sent += step();
      return sent;
    },
    refusedIn: () => refused,
    fail: () => {
      pace.started();
      pace.ended('attribute', { kind: 'throttled', retryAfterMs: 1_000 }, now + 0.5);
    },
  };
}
