/**
 * How long a chain of steps hangs on each step, itself included: the critical path of a plan.
 * Without recursion, chains may be long.
 */
import type { NaturalKey } from '../../planner/natural-key';
import type { Step } from '../../planner/plan';

/**
 * @param waiting for each step the number of steps of the plan it waits for. Throws where steps
 * wait for each other.
 */
export function heightsOf(
  steps: readonly Step[],
  waiting: ReadonlyMap<NaturalKey, number>,
  below: (step: Step) => readonly Step[],
): Map<NaturalKey, number> {
  const heights = new Map<NaturalKey, number>();
  for (const step of topDown(steps, waiting, below).reverse()) {
    heights.set(
      step.key,
      1 + below(step).reduce((tallest, next) => Math.max(tallest, heights.get(next.key) ?? 0), 0),
    );
  }
  return heights;
}

/** Every step after all that it waits for. */
function topDown(
  steps: readonly Step[],
  waiting: ReadonlyMap<NaturalKey, number>,
  below: (step: Step) => readonly Step[],
): Step[] {
  const left = new Map(waiting);
  const order = steps.filter((step) => left.get(step.key) === 0);
  for (let at = 0; at < order.length; at += 1) {
    const step = order[at];
    if (step === undefined) break;
    for (const next of below(step)) {
      const count = (left.get(next.key) ?? 1) - 1;
      left.set(next.key, count);
      if (count === 0) order.push(next);
    }
  }
  if (order.length !== steps.length)
    throw new Error(
      `The plan has a cycle: ${steps.length - order.length} steps wait for each other.`,
    );
  return order;
}
