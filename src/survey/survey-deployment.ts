/** Where a deployment stands: what its turns and its report both begin with. */
import type { AssetsClient } from '../assets/api';
import type { Observation } from '../assets/observation';
import type { Identities } from '../planner/identities';
import type { Plan, SchemaPin } from '../planner/plan';
import type { Deployment } from '../storage/deployment-record';
import { fillPins, type StoredSchema } from '../storage/known-schemas';
import type { TemplateClosure } from '../templates/load-closure';
import { observeAndPlan } from './observe-and-plan';

export interface DeploymentSurvey {
  plan: Plan;
  observation: Observation;
  /** The schemas it works on, with the ids of those it has made by now. */
  pins: SchemaPin[];
}

/** @throws AppError where the workspace cannot be read */
export async function surveyDeployment(
  deployment: Deployment,
  request: {
    client: AssetsClient;
    closure: TemplateClosure;
    known: readonly StoredSchema[];
    /** False where nothing will be created. */
    needIcons: boolean;
    identitiesOf: (schemaIds: readonly string[]) => Promise<Identities>;
  },
): Promise<DeploymentSurvey> {
  const { known } = request;
  const pins = fillPins(deployment.schemas, known, deployment.id);
  const own = known.filter((schema) => schema.deploymentId === deployment.id);
  const made = new Set(own.map((schema) => schema.schemaId));
  const found = await observeAndPlan({
    ...request,
    options: deployment.options,
    approved: deployment.templates.map(({ key }) => key),
    pins,
    made,
  });
  return { ...found, pins };
}

/** Templates that the app no longer holds as they were approved, with the approved version. */
export const changedTemplates = (
  { templates }: Pick<Deployment, 'templates'>,
  closure: Pick<TemplateClosure, 'refs'>,
): string[] =>
  templates
    .filter((ref) => !closure.refs.some((own) => own.key === ref.key && own.hash === ref.hash))
    .map((ref) => `${ref.key} ${ref.version}`);
