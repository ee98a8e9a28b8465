import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after';

const now = Date.parse('2026-11-21T12:00:00.000Z');

describe('retryAfterMs', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['part of a second', { 'retry-after': '0.25' }, 250],
    ['an HTTP date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }, 30_000],
    ['a date that has passed', { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }, null],
    ['no seconds at all', { 'retry-after': '0' }, null],
    ['an ISO reset time, as Jira sends', { 'x-ratelimit-reset': '2026-11-21T12:01Z' }, 60_000],
    ['one of another zone', { 'x-ratelimit-reset': '2026-11-21T14:01:00+02:00' }, 60_000],
    ['a reset time in epoch seconds', { 'x-ratelimit-reset': String(now / 1000 + 5) }, 5_000],
    ['a reset time in epoch milliseconds', { 'x-ratelimit-reset': String(now + 5_000) }, 5_000],
    ['seconds until the reset', { 'ratelimit-reset': '12' }, 12_000],
    ['t= of the RateLimit header', { ratelimit: '"default";r=0;t=3' }, 3_000],
    ['a policy whose name holds a comma and an r=9', { ratelimit: '"a, r=9;";r=0;t=3' }, 3_000],
    ['a policy that is not quoted', { ratelimit: 'default;r=0;t=3' }, 3_000],
    ['a policy that does not say what is left', { ratelimit: '"default";t=3' }, 3_000],
    [
      'reset= of the older RateLimit header',
      { ratelimit: 'limit=100, remaining=0, reset=4' },
      4_000,
    ],
    ['a policy with calls left as none that refused', { ratelimit: '"burst";r=12;t=900' }, null],
    [
      'the older header with calls left likewise',
      { ratelimit: 'limit=9, remaining=2, reset=4' },
      null,
    ],
    [
      'the exhausted one of several policies, as seen in 2026',
      { 'retry-after': '0', ratelimit: '"burst";r=12;t=1, "tenant-app-quota";r=0;t=2788' },
      2_788_000,
    ],
    ['the beta name of the structured header', { 'beta-ratelimit': '"quota";r=0;t=9' }, 9_000],
    ['the beta name of the reset', { 'x-beta-ratelimit-reset': '2026-11-21T12:01Z' }, 60_000],
    ['names as a proxy may write them', { 'Beta-Retry-After': '5' }, 5_000],
    [
      'the longest of all headers',
      { 'retry-after': '1', 'x-ratelimit-reset': '9', ratelimit: 't=8' },
      9_000,
    ],
    [
      'the next header where the first is not readable',
      { 'retry-after': 'soon', 'ratelimit-reset': '2' },
      2_000,
    ],
    ['blanks around it', { 'retry-after': ' 7 ' }, 7_000],
    ['the last count of seconds', { 'retry-after': '999999999' }, 999_999_999_000],
    ['the first time in seconds', { 'retry-after': '1000000000' }, null],
    ['a time in milliseconds that has passed', { 'retry-after': '100000000000' }, null],
    ['no number behind a sign', { 'retry-after': '-7' }, null],
    ['a policy that says nothing', { ratelimit: '"burst";r=0' }, null],
    ['nothing', {}, null],
    ['an empty header', { 'retry-after': ' ' }, null],
    ['an endless number', { 'retry-after': '9'.repeat(400) }, null],
  ])('understands %s', (_what, headers: Record<string, string>, expected) => {
    expect(retryAfterMs(headers, now)).toBe(expected);
  });

  it('is the longest usable wait of any headers, whatever nonsense is beside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(plainHeader, structuredHeader, otherHeader), { maxLength: 6 }),
        (parts) => {
          const byName = new Map(parts.map((part) => [part.name, part]));
          const headers = Object.fromEntries([...byName].map(([name, { value }]) => [name, value]));
          const longest = Math.max(0, ...[...byName.values()].map(({ wait }) => wait));
          expect(retryAfterMs(headers, now)).toBe(longest === 0 ? null : longest);
        },
      ),
    );
  });
});

/** A header as it is sent, and the wait in milliseconds that it asks for; 0 where it says nothing. */
interface Part {
  name: string;
  value: string;
  wait: number;
}

const seconds = fc.integer({ min: 0, max: 100_000 });

const moment: fc.Arbitrary<Omit<Part, 'name'>> = fc.oneof(
  seconds.map((s) => ({ value: String(s), wait: s * 1_000 })),
  fc
    .tuple(
      fc.integer({ min: -100_000, max: 100_000 }),
      fc.constantFrom('http', 'iso', 'epoch', 'milliseconds'),
    )
    .map(([offset, form]) => {
      const at = now + offset * 1_000;
      const forms = {
        http: new Date(at).toUTCString(),
        iso: new Date(at).toISOString(),
        epoch: String(at / 1_000),
        milliseconds: String(at),
      };
      return { value: forms[form as keyof typeof forms], wait: Math.max(0, offset * 1_000) };
    }),
  fc.constantFrom('', ' ', 'soon', 'null').map((value) => ({ value, wait: 0 })),
);

const plainHeader: fc.Arbitrary<Part> = fc
  .tuple(
    fc.constantFrom(
      'retry-after',
      'beta-retry-after',
      'x-ratelimit-reset',
      'x-beta-ratelimit-reset',
      'beta-x-ratelimit-reset',
      'ratelimit-reset',
      'beta-ratelimit-reset',
    ),
    moment,
  )
  .map(([name, said]) => ({ name, ...said }));

const policy = fc.record({
  name: fc.constantFrom('"burst"', '"tenant-app-quota"', '"a, b;t=7"', 'plain'),
  left: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  reset: fc.option(seconds, { nil: null }),
  more: fc.constantFrom('', ';pk=:cHsdsRa894==:'),
});

const structuredHeader: fc.Arbitrary<Part> = fc
  .tuple(
    fc.constantFrom('ratelimit', 'beta-ratelimit'),
    fc.array(policy, { minLength: 1, maxLength: 4 }),
  )
  .map(([name, policies]) => ({
    name,
    value: policies
      .map(
        ({ name: called, left, reset, more }) =>
          `${called}${left === null ? '' : `;r=${left}`}${reset === null ? '' : `;t=${reset}`}${more}`,
      )
      .join(', '),
    wait: Math.max(
      ...policies.map(({ left, reset }) => ((left ?? 0) > 0 ? 0 : (reset ?? 0) * 1_000)),
    ),
  }));

const otherHeader: fc.Arbitrary<Part> = fc
  .tuple(
    fc.constantFrom('x-ratelimit-limit', 'x-ratelimit-remaining', 'ratelimit-policy', 'date'),
    fc.constantFrom('60', '"burst";q=100;w=60', 'Sat, 21 Nov 2026 13:00:00 GMT'),
  )
  .map(([name, value]) => ({ name, value, wait: 0 }));
