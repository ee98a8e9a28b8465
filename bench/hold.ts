/** The numbers that must hold. Each check returns a line that says how it stands. */
import type { Measured } from './measure';

export interface Check {
  what: string;
  holds: boolean;
  found: string;
}

/** A deployment needs no more requests than its writes, its fixed reads, and what a hand-over costs. */
export function requestsHold(
  name: string,
  { requests, refused, writes, schemas, turns, typeReads, sharingReads }: Measured,
): Check[] {
  const handOvers = turns - 1;
  // Each further turn reads how far it is: rights, workspace, list, two global lists, icons, and five lists a schema.
  const most = writes + 8 + 5 * schemas + sharingReads + handOvers * (6 + 5 * schemas) + typeReads;
  const terms = [
    'W + 8 + 5·S',
    ...(sharingReads === 0 ? [] : ['one a switch of sharing']),
    ...(handOvers === 0 ? [] : ['(6 + 5·S) a hand-over']),
    ...(typeReads === 0 ? [] : ['types read one by one']),
  ];
  return [
    {
      what: `${name}: requests ≤ ${terms.join(' + ')}`,
      holds: requests <= most,
      found: `${requests} of ${most}`,
    },
    {
      what: `${name}: refused for the rate limit at most 24 times`,
      holds: refused <= 24,
      found: `${refused}`,
    },
  ];
}

/** From 200 writes up, a deployment takes at most a tenth longer than the least time that any deployer could need. */
export function timeHolds(name: string, { ms, bound, writes }: Measured): Check[] {
  if (writes < 200) return [];
  const ratio = ms / bound.ms;
  return [
    { what: `${name}: time ÷ lower bound ≤ 1.10`, holds: ratio <= 1.1, found: ratio.toFixed(3) },
  ];
}

/**
 * Under a limit that nobody told: a quarter longer on the first deployment, which has to find
 * out; a tenth once it is learnt. A refusal costs a second or two of waiting, so it is held where
 * the bound is 20 s or more.
 */
export function limitHolds(name: string, { ms, bound }: Measured, isTaught: boolean): Check[] {
  if (bound.ms < 20_000) return [];
  const most = isTaught ? 1.1 : 1.25;
  const ratio = ms / bound.ms;
  return [
    {
      what: `${name}: time ÷ lower bound ≤ ${most.toFixed(2)}`,
      holds: ratio <= most,
      found: ratio.toFixed(3),
    },
  ];
}

/**
 * Storage is asked a few times a second, however many calls are made: a heartbeat, whether it was
 * cancelled, whether it was superseded.
 */
export function storageHolds(name: string, operations: number, ms: number): Check {
  const most = 64 + (10 * ms) / 1_000;
  return {
    what: `${name}: storage operations ≤ 64 + 10 a second`,
    holds: operations <= most,
    found: `${operations} of ${Math.floor(most)}`,
  };
}

export const rightHolds = (name: string, wrong: readonly string[]): Check => ({
  what: `${name}: the result is right`,
  holds: wrong.length === 0,
  found: wrong.length === 0 ? 'right' : wrong.slice(0, 3).join('; '),
});

/** Says which do not hold. @returns 1 if there is one, else 0 */
export function report(checks: readonly Check[], out: string): number {
  const broken = checks.filter(({ holds }) => !holds);
  console.log(
    `\n${checks.length - broken.length} of ${checks.length} numbers hold; all of them in ${out}`,
  );
  for (const { what, found } of broken) console.log(`  does not hold: ${what}: ${found}`);
  return broken.length === 0 ? 0 : 1;
}
