/**
 * Which object type comes after which among the children of one parent, in the order of the plan,
 * which is the template's.
 */
import type { NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';

/** For each object type to be created, the next one below the same parent (of the same schema, for roots). */
export function siblingsInOrder(steps: readonly Step[]): Map<NaturalKey, Step> {
  const next = new Map<NaturalKey, Step>();
  const last = new Map<string, NaturalKey>();
  for (const step of steps) {
    if (step.kind !== 'object-type') continue;
    const place = JSON.stringify([step.schema, step.parent]);
    const before = last.get(place);
    if (before !== undefined) next.set(before, step);
    last.set(place, step.key);
  }
  return next;
}
