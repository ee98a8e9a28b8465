/** A plan as one answer, or as many as it takes. */
import type { Plan } from '../planner/plan';
import { pageOfTypes } from './page-of-types';
import type { PageOutcome, PlanCode } from './contract';
import { planView } from './plan-view';

/**
 * Only the object types are many: every answer carries all the rest. @param from `more` of an
 * earlier answer; 0 for the first
 */
export function pagedPlan(plan: Plan, from: number): PageOutcome<'read-lens'> {
  const { types, ...view } = planView(plan);
  const code: PlanCode =
    view.blocks.length > 0 ? 'plan-blocked' : plan.steps.length === 0 ? 'nothing-to-do' : 'plan';
  return {
    ok: true,
    code,
    text: 'A plan; nothing was written, and nothing can be confirmed by it.',
    ...view,
    ...pageOfTypes(types, from),
  };
}
