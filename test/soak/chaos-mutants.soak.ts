/**
 * The chaos runs, tested: each planted defect is found within so many schedules, by a complaint of
 * its own, of which the app without it gives no cause in the same schedule.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFECTS, planted } from '../chaos/defects';
import { hold } from '../chaos/hold';
import { wrongIn } from '../chaos/oracle';
import { play } from '../chaos/play';

const RUNS = Number(process.env['SCHEDULES'] ?? 300);
const SEED = Number(process.env['SEED'] ?? 1);
const ONLY = process.env['DEFECT'];

const chosen = DEFECTS.filter(({ without }) => ONLY === undefined || without.includes(ONLY));

beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => void vi.restoreAllMocks());

describe('chaos finds out an app', () => {
  it.each(chosen.map((mutant) => [mutant.without, mutant] as const))(
    'without %s',
    async (name, mutant) => {
      const troupe = await planted(mutant);
      const { found, tally } = await hold(troupe, {
        runs: RUNS,
        seed: SEED,
        shrink: false,
        seeks: mutant.shows,
      });
      const how = found?.wrong.find((one) => mutant.shows.test(one)) ?? 'not found';
      console.info(`without ${name}: schedule ${tally.played}: ${how}`);
      expect(found).not.toBeNull();
      if (found === null) return;
      const without = wrongIn(await play(found.schedule, await planted(null)));
      expect(without.filter((one) => mutant.shows.test(one))).toEqual([]);
    },
  );
});
