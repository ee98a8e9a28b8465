/** Planning for one person: what would be created, and what is in their way. */
import { licenceHints } from '../access/licence-policy';
import { readRights, requireAnyRight, rightsBlocks } from '../access/rights';
import type { DeployOptions } from '../planner/options';
import type { Plan, Warn } from '../planner/plan';
import { loadIdentities } from '../storage/identities';
import { modelsFor } from '../storage/models';
import { readKnownSchemas } from '../storage/known-schemas';
import { observeAndPlan } from '../survey/observe-and-plan';
import { loadClosure } from '../templates/load-closure';
import { justMade } from './just-made';
import { projectHints } from './project-hints';
import type { Tools } from './tools';

/** The plan with what stands in this person's way; issues nothing. The page plans with it as options change. */
export async function planFor(
  options: DeployOptions,
  tools: Tools,
): Promise<{ plan: Plan; hints: string[]; recorded: Set<string> }> {
  const [closure, { known, damaged }] = await Promise.all([
    loadClosure(options.templates, modelsFor(tools.kv, tools.accountId, tools.now())),
    readKnownSchemas(tools.kv),
  ]);
  const request = {
    client: tools.assets,
    closure,
    options,
    known,
    pins: [],
    made: new Set<string>(),
    needIcons: true,
    identitiesOf: (ids: readonly string[]) => loadIdentities(tools.kv, ids),
  };
  const [rights, { plan, observation }, project] = await Promise.all([
    readRights(tools.assets),
    observeAndPlan(request),
    projectHints(options, tools.assets),
  ]);
  requireAnyRight(rights, observation.schemas);
  const findings = [
    ...plan.findings,
    ...recordsDamaged(damaged.length),
    ...justMade(plan, observation.schemas, known, tools.now()),
    ...rightsBlocks(plan, rights),
    ...project.blocks,
  ];
  const recorded = new Set(
    known
      .filter((schema) => observation.schemas.some((present) => present.id === schema.schemaId))
      .map((schema) => schema.template),
  );
  return {
    plan: { ...plan, findings },
    hints: [...licenceHints(tools.licence), ...project.hints],
    recorded,
  };
}

/** A schema of which nothing is noted is still known by its object types. */
const recordsDamaged = (count: number): Warn[] =>
  count === 0
    ? []
    : [
        {
          kind: 'warn',
          code: 'record-damaged',
          sentence:
            'LaunchPad’s own ' +
            `${count === 1 ? 'note of an object schema it made' : `notes of ${count} object schemas it made`} ` +
            `cannot be read and ${count === 1 ? 'was' : 'were'} not changed. Such a schema ` +
            'is recognised by its object types instead; please report it to the ' +
            'maintainers.',
        },
      ];
