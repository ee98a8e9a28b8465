/** The least time that any deployer could need, within the limits that hold for all of them. Milliseconds. */
import type { Plan } from '../src/planner/plan';
import { heightsOf } from '../src/deployer/run/heights';
import { DEFAULT_PACE } from '../src/deployer/run/pace';

export interface Bound {
  ms: number;
  by: 'chain' | 'concurrency' | 'own rate' | 'site rate';
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
 * Nothing can be written into a schema before its own POST was answered, so that the rest of the writes shares what is left of the
 * time; the reads at the end come after the last write.
 */
export function lowerBound(
  plan: Plan,
  { latencyMs, ratePerMinute, burst, handOvers }: Circumstances,
): Bound {
  const writes = plan.steps.length;
  const inside = writes - plan.steps.filter((step) => step.kind === 'schema').length;
  const start = (READS_BEFORE + (inside < writes ? 1 : 0)) * latencyMs;
  const end =
    (1 + handOvers) *
    (READS_AFTER * latencyMs +
      typesRead(plan) *
        Math.max(
          latencyMs / DEFAULT_PACE.most,
          ratePerMinute === null ? 0 : 60_000 / ratePerMinute,
        ));
  const bounds: Bound[] = [
    { by: 'chain', ms: (READS_BEFORE + longestChain(plan)) * latencyMs + end },
    { by: 'concurrency', ms: start + (inside * latencyMs) / DEFAULT_PACE.most + end },
    // At most so many writes in any window, however they are spread: the last of them begins no earlier than this.
    {
      by: 'own rate',
      ms:
        Math.floor((writes - 1) / DEFAULT_PACE.perWindow) * DEFAULT_PACE.windowMs + latencyMs + end,
    },
    ...(ratePerMinute === null
      ? []
      : [
          {
            by: 'site rate' as const,
            ms: start + (Math.max(0, inside - burst) * 60_000) / ratePerMinute + latencyMs + end,
          },
        ]),
  ];
  return bounds.reduce((highest, bound) => (bound.ms > highest.ms ? bound : highest));
}

/** Each write once; the workspace and the list of schemas before; the list, and types and attributes of each schema, to verify. */
export const leastRequests = (plan: Plan): number =>
  plan.steps.length + READS_BEFORE + 1 + 2 * plan.schemas.length;

/** Of the plan, attribute order included. */
export function longestChain(plan: Plan): number {
  const waiting = new Map(plan.steps.map((step) => [step.key, new Set(step.after).size]));
  const below = new Map<string, Plan['steps']>();
  for (const step of plan.steps)
    for (const key of new Set(step.after)) below.set(key, [...(below.get(key) ?? []), step]);
  return Math.max(
    0,
    ...heightsOf(plan.steps, waiting, (step) => below.get(step.key) ?? []).values(),
  );
}

export function typesRead(plan: Plan): number {
  const types = new Map<string, number>();
  for (const step of plan.steps)
    if (step.kind === 'object-type') types.set(step.schema, (types.get(step.schema) ?? 0) + 1);
  return [...types.values()]
    .filter((count) => count > BULK_TYPES)
    .reduce((sum, count) => sum + count, 0);
}
