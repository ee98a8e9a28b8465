/** Two sides of a comparison, read or derived so that what was chosen when it was deployed is no difference. */
import { AppError } from '../errors';
import { defaultOptions, type DeployOptions } from '../planner/options';
import { loadDeployment } from '../storage/deployments';
import type { StoredSchema } from '../storage/known-schemas';
import { compareStructures, type Comparison, type Place } from '../structure/compare';
import type { Structure } from '../structure/structure';
import { readStructure } from '../survey/read-structure';
import { modelsFor } from '../storage/models';
import { additionsTo } from './additions';
import type { Existing, Named } from './find-schema';
import { templateStructure } from './template-structure';
import type { Tools } from './tools';

export interface Side {
  structure: Structure;
  /** Null for an object schema that exists. */
  template: string | null;
  /** Of a template or a model. */
  version?: string;
}

export interface Compared {
  left: Side;
  right: Side;
  comparison: Comparison;
  /** Object types that were left out on purpose when it was deployed. */
  leftOut: readonly string[];
  /** What somebody added on purpose to the one that exists; not among the differences. */
  theirs: readonly Place[];
}

/**
 * A template beside an object schema that was made from it is taken as it was deployed: with its reference modes, its variant, and
 * without what was left out then. What it could refer to and is not here is no difference either.
 */
export async function compareSchemas(left: Named, right: Named, tools: Tools): Promise<Compared> {
  const existing = [left, right].find((side) => side.kind === 'existing');
  const options = existing === undefined ? null : await optionsOf(existing, [left, right], tools);
  const known = existing?.known ?? [];
  const there = new Set(
    known
      .filter(({ schemaId }) => existing?.schemas.some(({ id }) => id === schemaId))
      .map(({ template }) => template),
  );
  const own = modelsFor(tools.kv, tools.accountId, tools.now());
  const side = async (named: Named): Promise<Side> =>
    named.kind === 'template'
      ? {
          template: named.key,
          version: (await own(named.key))?.version ?? '',
          structure: await templateStructure(
            named.key,
            options ?? defaultOptions([named.key]),
            (other) => existing === undefined || there.has(other),
            own,
          ),
        }
      : {
          template: null,
          structure: await readStructure(tools.assets, named.summary, named.schemas, named.known),
        };
  const [one, other] = [await side(left), await side(right)];
  const comparison = compareStructures(one.structure, other.structure);
  const isTheirs =
    existing === undefined || (one.template === null && other.template === null)
      ? () => false
      : await additionsTo(existing.summary, tools.kv);
  // What only the one that exists has.
  const more = one.template === null ? 'extra' : 'missing';
  return {
    left: one,
    right: other,
    comparison: { ...comparison, [more]: comparison[more].filter((place) => !isTheirs(place)) },
    leftOut: options?.leaveOut ?? [],
    theirs: comparison[more].filter(isTheirs),
  };
}

/** How the existing one was deployed, where the other side is the template that it was made from. */
async function optionsOf(
  existing: Existing,
  sides: readonly Named[],
  { kv }: Tools,
): Promise<DeployOptions | null> {
  const record = recordOf(existing);
  const beside = sides.find((side) => side.kind === 'template');
  if (record === undefined || beside?.key !== record.template) return null;
  const deployment = await loadDeployment(kv, record.deploymentId);
  if (deployment === null) return null;
  const { references, variant, leaveOut } = deployment.options;
  return {
    ...defaultOptions([record.template]),
    references: { ...references, hubs: [] },
    variant,
    leaveOut,
  };
}

const recordOf = ({ known, summary }: Existing): StoredSchema | undefined =>
  known.find(({ schemaId }) => schemaId === summary.id);

/** The template that an existing object schema was made from. @throws AppError where that is not on record */
export function templateBehind(existing: Existing): Named {
  const record = recordOf(existing);
  if (record !== undefined) return { kind: 'template', key: record.template };
  throw new AppError(
    'bad-input',
    'LaunchPad has no record of having made that object schema, so it knows no template of it.',
    { remedy: 'Name the template to compare it with, for example: compare our ITAM with ITAM.' },
  );
}
