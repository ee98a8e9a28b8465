/**
 * The least time that any deployer could need, whatever it does. Counted is what the API and the
 * site force, and nothing that we chose: each write once; the longest chain of writes that wait
 * for each other; the time of an answer; the limit of the site as it is set; as many requests at
 * once as the site works on; and the reads without which nobody could say "verified".
 * Milliseconds.
 */
import type { Plan } from '../src/planner/plan';
import { siblingsInOrder } from '../src/deployer/run/siblings';

export interface Bound {
  ms: number;
  by: 'chain' | 'at once' | 'rate';
}

/** One after another: find the workspace, to which everything is sent. */
const ROUNDS_BEFORE = 1;
/** The lists of what was made, all asked for together. */
const ROUNDS_AFTER = 1;
/** Of each object schema: its object types, and its attributes. */
const READS_A_SCHEMA = 2;

/**
 * `burst`: requests that the site lets through at once. `atOnce`: requests that it works on at a
 * time; null: as many as come.
 */
export interface Circumstances {
  latencyMs: number;
  ratePerMinute: number | null;
  burst: number;
  atOnce: number | null;
}

/**
 * Steps that cannot begin before so many others were answered one after another share what is
 * left of the time from then on, and the reads at the end come after the last write.
 * @param typeOrder object types of one parent are made one after another, because Assets shows
 *   them in the order in which they were made; false for what it would be if that did not matter
 */
export function lowerBound(
  plan: Plan,
  { latencyMs, ratePerMinute, burst, atOnce }: Circumstances,
  typeOrder = true,
): Bound {
  const waves = wavesOf(plan, typeOrder);
  const start = ROUNDS_BEFORE * latencyMs;
  const end = ROUNDS_AFTER * latencyMs;
  const bounds: Bound[] = [{ by: 'chain', ms: start + waves.length * latencyMs + end }];
  const reads = 1 + READS_A_SCHEMA * plan.schemas.length;
  let left = plan.steps.length;
  for (const [answered, ready] of waves.entries()) {
    const from = start + answered * latencyMs;
    if (atOnce !== null)
      bounds.push({ by: 'at once', ms: from + Math.ceil(left / atOnce) * latencyMs + end });
    if (ratePerMinute !== null)
      bounds.push({
        by: 'rate',
        ms: from + (Math.max(0, left + reads - burst) * 60_000) / ratePerMinute + latencyMs,
      });
    left -= ready;
  }
  return bounds.reduce((highest, bound) => (bound.ms > highest.ms ? bound : highest));
}

/** Each write once, the workspace, and the lists of what was made. */
export const leastRequests = (plan: Plan): number =>
  plan.steps.length + ROUNDS_BEFORE + READS_A_SCHEMA * plan.schemas.length;

/**
 * How many steps wait for no other, for one other, for a chain of two, and so on: with as many
 * calls at once as one likes.
 */
function wavesOf({ steps }: Plan, typeOrder: boolean): number[] {
  const waiting = new Map(steps.map((step) => [step.key, new Set(step.after).size]));
  const below = new Map<string, Plan['steps']>();
  const add = (key: string, step: Plan['steps'][number]): void => {
    below.set(key, [...(below.get(key) ?? []), step]);
  };
  for (const step of steps) for (const key of new Set(step.after)) add(key, step);
  if (typeOrder)
    for (const [key, sibling] of siblingsInOrder(steps)) {
      add(key, sibling);
      waiting.set(sibling.key, (waiting.get(sibling.key) ?? 0) + 1);
    }
  const waves: number[] = [];
  for (let wave = steps.filter((step) => waiting.get(step.key) === 0); wave.length > 0;) {
    waves.push(wave.length);
    const next: Plan['steps'] = [];
    for (const step of wave)
      for (const other of below.get(step.key) ?? []) {
        const open = (waiting.get(other.key) ?? 1) - 1;
        waiting.set(other.key, open);
        if (open === 0) next.push(other);
      }
    wave = next;
  }
  return waves;
}
