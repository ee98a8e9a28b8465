/** Many schedules, drawn from a seed; what goes wrong is shrunk, and printed to be played again alone. */
import fc from 'fast-check';
import type { History } from './history';
import { wrongIn } from './oracle';
import { play, type Troupe } from './play';
import type { Schedule } from './acts';
import { schedules } from './schedule';

export interface Found {
  schedule: Schedule;
  wrong: string[];
  /** From which the schedule is drawn: the seed of all and the number of it. */
  number: number;
}

export interface Tally {
  played: number;
  approvals: number;
  /** How deployments ended, by code. */
  ends: Record<string, number>;
  writes: number;
}

export interface Effort {
  runs: number;
  seed: number;
  /** Whether what is found is made smaller before it is told. Default true. */
  shrink?: boolean;
  /** What counts as found; default: anything wrong. */
  seeks?: RegExp;
  /** Told of each that is found; then it goes on to the last. Default: it stops at the first. */
  onFound?: (found: Found) => void;
}

/** Plays so many schedules; stops at the first that breaks a law, and returns it. */
export async function hold(
  troupe: Troupe,
  { runs, seed, shrink = true, seeks, onFound }: Effort,
): Promise<{ found: Found | null; tally: Tally }> {
  const tally: Tally = { played: 0, approvals: 0, ends: {}, writes: 0 };
  for (let number = 1; number <= runs; number += 1) {
    const [schedule] = fc.sample(schedules, { numRuns: 1, seed: seed + number });
    if (schedule === undefined) continue;
    const history = await play(schedule, troupe);
    count(tally, history);
    const wrong = wrongIn(history);
    if (!wrong.some((one) => seeks?.test(one) ?? true)) continue;
    const found = { schedule, wrong, number: seed + number };
    if (onFound !== undefined) {
      onFound(found);
      continue;
    }
    return { found: shrink ? await smaller(found, troupe) : found, tally };
  }
  return { found: null, tally };
}

function count(tally: Tally, { approvals, writes }: History): void {
  tally.played += 1;
  tally.approvals += approvals.length;
  tally.writes += writes.length;
  for (const { end, answer } of approvals) {
    const code = end?.code ?? `not begun: ${answer ?? 'no answer'}`;
    tally.ends[code] = (tally.ends[code] ?? 0) + 1;
  }
}

const NUMBERS = { latencyMs: 5, staleListsMs: 0, lostEvents: 0, windowMs: 900_000 } as const;

/** Without whatever it does not need to go wrong. */
export async function smaller(found: Found, troupe: Troupe): Promise<Found> {
  let least = found;
  const keepIfWrong = async (schedule: Schedule): Promise<boolean> => {
    const wrong = wrongIn(await play(schedule, troupe));
    if (wrong.length > 0) least = { ...least, schedule, wrong };
    return wrong.length > 0;
  };
  for (const list of ['acts', 'faults', 'forge'] as const)
    for (let at = least.schedule[list].length - 1; at >= 0; at -= 1) {
      const kept = least.schedule[list].filter((_, index) => index !== at);
      await keepIfWrong({ ...least.schedule, [list]: kept });
    }
  for (const [field, value] of Object.entries({ ...NUMBERS, ratePerMinute: null }))
    await keepIfWrong({ ...least.schedule, [field]: value });
  await keepIfWrong({ ...least.schedule, impersonation: 'allowed' });
  await keepIfWrong({ ...least.schedule, present: 'auto' });
  return least;
}

/** What to say of it. */
export const told = ({ schedule, wrong, number }: Found): string =>
  [
    `schedule ${number}:`,
    ...wrong.map((one) => `  ${one}`),
    `play it alone: SCHEDULE='${JSON.stringify(schedule)}' npx vitest run --project soak test/soak/chaos.soak.ts`,
  ].join('\n');
