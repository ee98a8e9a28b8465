/** A plan as one answer, or as many as it takes. */
import * as z from 'zod/mini';
import type { Answer } from '../service/answer';
import type { Plan } from '../planner/plan';
import { pageOfTypes } from './page-of-types';
import { parsed } from './parsed';
import { planView } from './plan-view';

const paging = z.object({ from: z.optional(z.int().check(z.nonnegative())) });

/** Only the object types are many: every answer carries all the rest. @param payload its `from` is the `more` of an earlier answer */
export function pagedPlan(plan: Plan, payload: unknown): Answer {
  const { from } = parsed(paging, payload, 'from: a whole number, or nothing');
  const { types, ...view } = planView(plan);
  const code =
    view.blocks.length > 0 ? 'plan-blocked' : plan.steps.length === 0 ? 'nothing-to-do' : 'plan';
  return {
    ok: true,
    code,
    text: 'A plan; nothing was written, and nothing can be confirmed by it.',
    ...view,
    ...pageOfTypes(types, from ?? 0),
  };
}
