import { describe, expect, it } from 'vitest';
import type { EndpointClass } from '../../assets/api';
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
  it('begins with four calls in flight and adds one a round of clean answers, up to eight', () => {
    const { pace, send } = paceAt();
    const seen = [pace.concurrency];
    for (let round = 0; round < 6; round += 1) {
      send(pace.concurrency);
      seen.push(pace.concurrency);
    }
    expect(seen).toEqual([4, 5, 6, 7, 8, 8, 8]);
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

  it('backs off by itself where no time is named, longer each second it goes on, and forgets it after a clean answer', () => {
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
  });

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

  it('sends a burst that fits into the window, then waits for the window', () => {
    const { pace, pass, send } = paceAt({ perWindow: 100, windowMs: 60_000 });
    send(40);
    pass(10_000);
    send(60);
    expect(pace.mayStart('attribute')).toBe(false);
    expect(pace.waitMs(['attribute'])).toBe(50_000);
    pass(50_000);
    expect(pace.mayStart('attribute')).toBe(true);
  });

  it('goes at an even pace from the first refusal on, because what refused takes no bursts', () => {
    const { pace, pass, send, fail } = paceAt({ perWindow: 960, windowMs: 60_000, start: 8 });
    fail('attribute', { kind: 'throttled', retryAfterMs: 1_000 });
    let sent = 0;
    for (let ms = 0; ms < 61_000; ms += 10) {
      pass(10);
      while (pace.mayStart('attribute')) {
        sent += 1;
        send(1);
      }
    }
    expect(sent).toBeGreaterThan(940);
    expect(sent).toBeLessThanOrEqual(975);
  });

  it('slows down further where even that is refused, and recovers', () => {
    const { pace, pass, send, fail } = paceAt({
      perWindow: 600,
      windowMs: 60_000,
      start: 8,
      firstPauseMs: 0,
    });
    const perSecond = (seconds: number): number => {
      let sent = 0;
      for (let ms = 0; ms < seconds * 1_000; ms += 10) {
        pass(10);
        while (pace.mayStart('attribute')) {
          sent += 1;
          send(1);
        }
      }
      return Math.round(sent / seconds);
    };
    const refuse = (): void => {
      fail('attribute', { kind: 'throttled', retryAfterMs: 0 });
      pass(100);
    };
    refuse();
    perSecond(5);
    expect(perSecond(5)).toBe(10);
    for (let times = 0; times < 5; times += 1) refuse();
    perSecond(1);
    expect(perSecond(2)).toBeLessThan(8);
    perSecond(30);
    expect(perSecond(10)).toBe(10);
  });
});
