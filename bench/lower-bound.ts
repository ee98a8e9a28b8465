/** The least time that any deployer could need, within the limits that hold for all of them. Milliseconds. */
import type { Plan } from '../src/planner/plan';
import { DEFAULT_PACE } from '../src/deployer/run/pace';
import { siblingsInOrder } from '../src/deployer/run/siblings';

export interface Bound {
  ms: number;
  by: 'chain' | 'concurrency' | 'site rate';
}

/** Reads that can only be made one after another: find the workspace, list schemas; at the end list, types, attributes. */
const READS_BEFORE = 2;
const READS_AFTER = 3;
/** Attributes of a schema with more object types than this are read type by type. */
const BULK_TYPES = 150;

/** `burst`: requests that the site lets through at once. `handOvers`: the platform ends a function after 15 minutes, and the next one must read where it stands. */
export interface Circumstances {
  latencyMs: number;
  ratePerMinute: number | null;
  burst: number;
  handOvers: number;
}

/**
 * Whatever the deployer: steps that cannot begin before so many others were answered one after another share what is left of the
 * time from then on, and the reads at the end come after the last write.
 * @param typeOrder object types of one parent are made one after another, because Assets shows them in the order in which they were
 *   made; false for what it would be if that did not matter
 */
export function lowerBound(
  plan: Plan,
  { latencyMs, ratePerMinute, burst, handOvers }: Circumstances,
  typeOrder = true,
): Bound {
  const writes = plan.steps.length;
  const waves = wavesOf(plan, typeOrder);
  const start = READS_BEFORE * latencyMs;
  const end =
    (1 + handOvers) *
    (READS_AFTER * latencyMs +
      typesRead(plan) *
        Math.max(
          latencyMs / DEFAULT_PACE.most,
          ratePerMinute === null ? 0 : 60_000 / ratePerMinute,
        ));
  const bounds: Bound[] = [{ by: 'chain', ms: start + waves.length * latencyMs + end }];
  let left = writes;
  for (const [answered, ready] of waves.entries()) {
    const from = start + answered * latencyMs;
    bounds.push({ by: 'concurrency', ms: from + (left * latencyMs) / DEFAULT_PACE.most + end });
    if (ratePerMinute !== null)
      bounds.push({
        by: 'site rate',
        ms: from + (Math.max(0, left - burst) * 60_000) / ratePerMinute + latencyMs + end,
      });
    left -= ready;
  }
  return bounds.reduce((highest, bound) => (bound.ms > highest.ms ? bound : highest));
}

/** Each write once; the workspace and the list of schemas before; the list, and types and attributes of each schema, to verify. */
export const leastRequests = (plan: Plan): number =>
  plan.steps.length + READS_BEFORE + 1 + 2 * plan.schemas.length;

/** How many steps wait for no other, for one other, for a chain of two, and so on: with as many calls at once as one likes. */
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

export function typesRead(plan: Plan): number {
  const types = new Map<string, number>();
  for (const step of plan.steps)
    if (step.kind === 'object-type') types.set(step.schema, (types.get(step.schema) ?? 0) + 1);
  return [...types.values()]
    .filter((count) => count > BULK_TYPES)
    .reduce((sum, count) => sum + count, 0);
}
