/** Many schedules, drawn from a seed that is printed where one fails. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { live, schedules, type Schedule } from '../../simulator/schedule';

/** An object schema that the network made twice cannot be told from somebody else's: it is not filled. */
const isSentTwice = ({ world }: Schedule, sentence: string): boolean =>
  (world.faults ?? []).some((spec) => spec.startsWith('repeat')) &&
  sentence.includes('and Assets refused to make it once more');

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
      if (
        outcome.kind === 'ended' &&
        schedule.meddling.kind === 'none' &&
        !isSentTwice(schedule, outcome.sentence)
      )
        expect(outcome.state, outcome.sentence).toBe('succeeded');
    }),
    { numRuns, ...(chosen === undefined ? {} : { seed: chosen }) },
  );
  // It may not be trouble that ends them all, nor plans that nobody could approve.
  expect(states['succeeded'] ?? 0, JSON.stringify(states)).toBeGreaterThan(numRuns / 2);
}
