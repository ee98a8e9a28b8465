import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deployOn, limitedSite } from '../support/limited-site';

/** Random sites, of which `npm test` takes a few; the soak takes 600, with SITES. */
const SITES = Number(process.env.SITES ?? 24);

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
        { numRuns: SITES },
      );
    },
  );
});
