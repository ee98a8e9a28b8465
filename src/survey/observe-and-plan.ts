/** Observe the workspace and plan: what a preview, a deployment and its verification all begin with. */
import type { AssetsClient } from '../assets/api';
import type { Observation } from '../assets/observation';
import { observe } from '../assets/observe';
import { createPlan } from '../planner/create-plan';
import type { Identities } from '../planner/identities';
import { interestOf } from '../planner/place/interest';
import type { DeployOptions } from '../planner/options';
import type { KnownSchema, Plan, SchemaPin } from '../planner/plan';
import type { TemplateClosure } from '../templates/load-closure';

export interface PlanRequest {
  client: AssetsClient;
  closure: TemplateClosure;
  options: DeployOptions;
  known: readonly KnownSchema[];
  /** Of a deployment under way; empty for a preview. */
  pins: readonly SchemaPin[];
  /** Keys of the templates of the plan that was approved. Absent: a preview. */
  approved?: readonly string[];
  made: ReadonlySet<string>;
  /** What was made or adopted before in these object schemas. Absent: names alone decide. */
  identitiesOf?: (schemaIds: readonly string[]) => Promise<Identities>;
  /** False where nothing will be created. */
  needIcons: boolean;
}

export async function observeAndPlan(
  request: PlanRequest,
): Promise<{ plan: Plan; observation: Observation }> {
  const { client, closure, options, known, pins, made } = request;
  const interest = interestOf({ templates: [...closure.templates.values()], options, known, pins });
  const observation = await observe(client, interest, { needIcons: request.needIcons });
  const identities = await request.identitiesOf?.(Object.keys(observation.details));
  const plan = createPlan({
    ...(identities === undefined ? {} : { identities }),
    ...(request.approved === undefined ? {} : { approved: request.approved }),
    templates: closure.templates,
    refs: closure.refs,
    options,
    observation,
    known,
    pins,
    made,
  });
  return { plan, observation };
}
