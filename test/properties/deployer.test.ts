import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live, schedules } from '../support/world/schedule';

/** `SCHEDULES` and `SEED` are set by hand, or by the soak test. */
const numRuns = Number(process.env['SCHEDULES'] ?? 150);
const seed = process.env['SEED'];

describe('a deployment, whatever happens', () => {
  it('ends, adds only, doubles nothing, keeps the order, and says what is true', { timeout: 3_600_000 }, async () => {
    const states = new Map<string, number>();
    await fc.assert(fc.asyncProperty(schedules, async (schedule) => {
      const outcome = await live(schedule);
      const state = outcome.kind === 'ended' ? outcome.state : outcome.kind;
      states.set(state, (states.get(state) ?? 0) + 1);
      if (outcome.kind === 'ended') expect({ wrong: outcome.wrong, sentence: outcome.sentence }).toEqual({ wrong: [], sentence: outcome.sentence });
    }), { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) });
    // Not all of it may be trouble that ends every deployment, or plans that nobody could approve.
    expect(states.get('succeeded') ?? 0).toBeGreaterThan(numRuns / 4);
    console.log(Object.fromEntries(states));
  });
});
