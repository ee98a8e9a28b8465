/**
 * Chaos: faults of Assets and Forge, kills, and people at work, all at once. `SCHEDULES` and
 * `SEED` choose how many and which; `SCHEDULE` plays one alone, as a failure prints it. With
 * `GOES_ON` all that fail are listed as they are, instead of the first made smaller.
 */
import { describe, expect, it, vi } from 'vitest';
import { loadTemplate } from '../../src/templates/catalogue';
import { hold, told, type Found } from '../chaos/hold';
import { wrongIn } from '../chaos/oracle';
import { play } from '../chaos/play';
import type { Schedule } from '../chaos/acts';

const RUNS = Number(process.env['SCHEDULES'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
const ALONE = process.env['SCHEDULE'];
const GOES_ON = process.env['GOES_ON'] !== undefined;

describe('whatever happens at once', () => {
  it('breaks none of the laws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    if (ALONE !== undefined) {
      const history = await play(JSON.parse(ALONE) as Schedule, { loadTemplate });
      expect(wrongIn(history)).toEqual([]);
      return;
    }
    console.info(`chaos: ${RUNS} schedules from seed ${SEED}`);
    const all: string[] = [];
    const onFound = (one: Found): void => {
      all.push(`${one.number}: ${one.wrong.slice(0, 4).join('\n  ')}`);
      console.info(all.at(-1));
    };
    const { found, tally } = await hold(
      { loadTemplate },
      { runs: RUNS, seed: SEED, ...(GOES_ON ? { onFound } : {}) },
    );
    expect(all).toEqual([]);
    console.info(JSON.stringify(tally));
    expect(found === null ? '' : told(found)).toBe('');
    log.mockRestore();
  });
});
