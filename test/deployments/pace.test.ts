import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deployOn, limitedSite, type LimitedSite } from '../support/limited-site';

/** Random sites: `npm test` takes the same few each time; SITES, such as 600, draws as many anew. */
const SITES = Number(process.env.SITES ?? 24);

/** Sites that fell while many calls were in flight, and then refused as many again. */
const FELL: readonly LimitedSite[] = [
  { at: 6_485, namesWait: false, types: 51, attributes: 30, seed: 0 },
  { at: 25_462, namesWait: true, types: 39, attributes: 24, seed: 865_829_440 },
  { at: 17_129, bucket: 43, namesWait: false, types: 29, attributes: 19, seed: 490_751_540 },
].map(({ at, ...more }) => ({
  perMinute: 2_000,
  bucket: 16,
  latencyMs: 300,
  jitter: 0,
  falls: { atMs: at, perMinute: 500 },
  ...more,
}));

describe('the pace on a site whose limit nobody knows', () => {
  it(
    'is refused a handful of times at most, and never in a storm, whatever the limit and however it falls',
    { timeout: 3_600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(limitedSite(SITES > 100 ? 60 : 30), async (site) => {
          const { at, end, made, writes, mostInFlight } = await deployOn(site);
          expect({ end, made }).toEqual({ end: 'all-done', made: writes });
          expect(mostInFlight).toBeLessThanOrEqual(16);
          const [first = 0] = at;
          // What was in flight when the first one came cannot be taken back.
          const volley = at.filter((ms) => ms <= first + 2 * site.latencyMs);
          const later = at.filter((ms) => ms > first + 2 * site.latencyMs);
          expect(volley.length).toBeLessThanOrEqual(16);
          expect(later.length).toBeLessThanOrEqual(site.falls === null ? 8 : 16);
        }),
        {
          numRuns: SITES,
          examples: FELL.map((site) => [site]),
          ...(SITES > 100 ? {} : { seed: 1_411 }),
        },
      );
    },
  );
});
