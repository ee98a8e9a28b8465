/** Many schedules, drawn from a seed that is printed where one fails. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { live, schedules } from '../../simulator/schedule';

/** `SCHEDULES` and `SEED` in the environment go before what is given. */
export async function schedulesHold(runs: number, seed?: number): Promise<void> {
  const numRuns = Number(process.env['SCHEDULES'] ?? runs);
  const chosen = process.env['SEED'] === undefined ? seed : Number(process.env['SEED']);
  const states: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const outcome = await live(schedule);
      const state = outcome.kind === 'ended' ? outcome.state : outcome.kind;
      states[state] = (states[state] ?? 0) + 1;
      if (outcome.kind === 'ended') expect(outcome.wrong, outcome.sentence).toEqual([]);
      // Without anybody meddling, faults that pass are lived through.
      if (outcome.kind === 'ended' && schedule.meddling.kind === 'none')
        expect(outcome.state, outcome.sentence).toBe('succeeded');
    }),
    { numRuns, ...(chosen === undefined ? {} : { seed: chosen }) },
  );
  // It may not be trouble that ends them all, nor plans that nobody could approve.
  expect(states['succeeded'] ?? 0, JSON.stringify(states)).toBeGreaterThan(numRuns / 2);
}
