/** What is deployed now against its template, read with the viewer's own permissions. Nothing is kept. */
import type { Tools } from '../service/tools';
import { observeAndPlan } from '../survey/observe-and-plan';
import { AppError } from '../errors';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { loadDeployment } from '../storage/deployments';
import { loadIdentities } from '../storage/identities';
import { knownSchemas, type StoredSchema } from '../storage/known-schemas';
import { modelsFor } from '../storage/models';
import { isTemplateKey } from '../templates/catalogue';
import { loadClosure } from '../templates/load-closure';
import type { PageInput, PageOutcome } from './contract';
import { pagedPlan } from './paged-plan';

export async function readLens(
  { template, from }: PageInput<'read-lens'>,
  tools: Tools,
): Promise<PageOutcome<'read-lens'>> {
  const { kv, assets } = tools;
  const own = modelsFor(kv, tools.accountId, tools.now());
  if (!isTemplateKey(template) && (await own(template)) === null)
    throw new AppError('unknown-template', 'There is no such template.', {
      remedy: 'Choose one of the list.',
    });
  const known = await knownSchemas(kv);
  const [closure, options] = await Promise.all([
    loadClosure([template], own),
    deployedOptions(template, known, kv),
  ]);
  const { plan } = await observeAndPlan({
    client: assets,
    closure,
    options,
    known,
    pins: [],
    made: new Set(),
    needIcons: false,
    identitiesOf: (ids) => loadIdentities(kv, ids),
  });
  return pagedPlan(plan, from ?? 0);
}

/** The way it was deployed counts (modes, variant, which types); what was allowed then is not asked for again. */
async function deployedOptions(
  template: string,
  known: readonly StoredSchema[],
  kv: Tools['kv'],
): Promise<DeployOptions> {
  const schema = known.filter((candidate) => candidate.template === template).at(-1);
  const deployment = schema === undefined ? null : await loadDeployment(kv, schema.deploymentId);
  if (deployment === null) return defaultOptions([template]);
  const { references, variant, leaveOut, only } = deployment.options;
  return {
    ...defaultOptions([template]),
    references: { ...references, hubs: [] },
    variant,
    leaveOut,
    only,
  };
}
