import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

const now = Date.parse('2026-11-21T12:00:00.000Z');

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['part of a second', { 'retry-after': '0.25' }, 250],
    ['an HTTP date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }, 30_000],
    ['a date that has passed', { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, 0],
    ['an ISO reset time, as Jira sends', { 'x-ratelimit-reset': '2026-11-21T12:01Z' }, 60_000],
    ['a reset time in epoch seconds', { 'x-ratelimit-reset': String(now / 1000 + 5) }, 5_000],
    ['a reset time in epoch milliseconds', { 'x-ratelimit-reset': String(now + 5_000) }, 5_000],
    ['seconds until the reset', { 'ratelimit-reset': '12' }, 12_000],
    ['t= of the RateLimit header', { ratelimit: '"default";r=0;t=3' }, 3_000],
    [
      'reset= of the older RateLimit header',
      { ratelimit: 'limit=100, remaining=0, reset=4' },
      4_000,
    ],
    [
      'Retry-After before all others',
      { 'retry-after': '1', 'x-ratelimit-reset': '9', ratelimit: 't=8' },
      1_000,
    ],
    [
      'the next header where the first is not readable',
      { 'retry-after': 'soon', 'ratelimit-reset': '2' },
      2_000,
    ],
    ['nothing', {}, null],
    ['an empty header', { 'retry-after': ' ' }, null],
    ['an endless number', { 'retry-after': '9'.repeat(400) }, null],
  ])('understands %s', (_what, headers: Record<string, string>, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });
});
