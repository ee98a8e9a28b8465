/** Two sides of a comparison, read or derived so that what was chosen when it was deployed is no difference. */
import { AppError } from '../errors';
import { identityKey } from '../planner/identities';
import { loadDeployment } from '../storage/deployments';
import { loadIdentities } from '../storage/identities';
import type { StoredSchema } from '../storage/known-schemas';
import { compareStructures, type Comparison, type Place } from '../structure/compare';
import type { Structure } from '../structure/structure';
import { isTemplateKey } from '../templates/catalogue';
import { additionsTo } from './additions';
import { boundHere, linkedWords } from './bound-here';
import type { Existing, Named } from './find-schema';
import { deployedWith, structureNamed, withIds, type StructureNamed } from './structure-named';
import type { Tools } from './tools';

export interface Compared {
  left: StructureNamed;
  right: StructureNamed;
  comparison: Comparison;
  /** Object types that were left out on purpose when it was deployed. */
  leftOut: readonly string[];
  /** What references of it were linked to of what people had, in words: `Person is "Employee" in HR`. */
  linked: readonly string[];
  /** What was added to it on purpose with LaunchPad: no difference. */
  theirs: readonly Place[];
  /** One of them is so large that only object types and statuses were compared. */
  unread: boolean;
}

/**
 * A template or own model beside an object schema that was made from it is taken as it was
 * deployed: with its reference modes, its variant, and without what was left out then. What it
 * could refer to and is not here is no difference either. What this app made is known by its id,
 * so that a name people gave it since is no guess.
 */
export async function compareSchemas(left: Named, right: Named, tools: Tools): Promise<Compared> {
  const existing = [left, right].find((side) => side.kind === 'existing');
  const made = existing === undefined ? undefined : recordOf(existing);
  const asMade = made === undefined ? null : await takenAsMade(made, [left, right], tools);
  const there = new Set(
    (existing?.known ?? [])
      .filter(({ schemaId }) => existing?.schemas.some(({ id }) => id === schemaId))
      .map(({ template }) => template),
  );
  const ids =
    made === undefined
      ? undefined
      : (await loadIdentities(tools.kv, [made.schemaId])).get(made.schemaId);
  const side = async (given: Named): Promise<StructureNamed> => {
    const named = made === undefined ? given : ofTemplate(given, made.template);
    if (named.kind === 'existing') return structureNamed(named, tools, {}, 'types');
    const key = templateOf(named);
    const isIt = made?.template === key;
    const read = await structureNamed(named, tools, {
      ...(asMade ?? {}),
      linkable: (other) => existing === undefined || there.has(other),
      ...(existing !== undefined && isIt ? { chosen: boundHere(existing, asMade?.isHub) } : {}),
    });
    if (!isIt) return read;
    return ids === undefined ? read : { ...read, structure: withIds(read.structure, ids) };
  };
  const [one, other] = [await side(left), await side(right)];
  const unread = one.structure.unread === true || other.structure.unread === true;
  const compared = unread ? withoutAttributes : (structure: Structure) => structure;
  const comparison = compareStructures(compared(one.structure), compared(other.structure));
  const isAlone = left.kind !== 'existing' || right.kind !== 'existing';
  const isTheirs =
    existing !== undefined && isAlone ? await additionsTo(existing.summary, tools.kv) : () => false;
  // What only the one that exists has.
  const [more, less] =
    left.kind === 'existing' ? (['extra', 'missing'] as const) : (['missing', 'extra'] as const);
  // Of a hub that came along small nothing is missing but what was made once.
  const isOnPurpose = (place: Place): boolean =>
    asMade?.isSmall === true && ids?.has(identityOf(place)) === false;
  return {
    left: one,
    right: other,
    comparison: {
      ...comparison,
      [more]: comparison[more].filter((place) => !isTheirs(place)),
      [less]: comparison[less].filter((place) => !isOnPurpose(place)),
    },
    leftOut: [
      ...(asMade?.options.leaveOut ?? []),
      ...comparison[less]
        .filter(isOnPurpose)
        .flatMap((place) => (place.kind === 'object-type' ? (place.path.at(-1) ?? []) : [])),
    ],
    linked: existing === undefined || !isAlone ? [] : linkedWords(existing, one, other),
    theirs: comparison[more].filter(isTheirs),
    unread,
  };
}

const withoutAttributes = (structure: Structure): Structure => ({
  ...structure,
  types: structure.types.map((type) => ({ ...type, attributes: [] })),
});

const identityOf = (place: Place): string =>
  identityKey(place.kind, [
    ...('path' in place ? place.path : []),
    ...('name' in place ? [place.name] : []),
  ]);

/** Of a deployment of several templates, the one that the other side was made from. */
const ofTemplate = (named: Named, template: string): Named =>
  named.kind === 'deployment' && named.deployment.schemas.some((one) => one.template === template)
    ? { ...named, template }
    : named;

const templateOf = (named: Exclude<Named, { kind: 'existing' }>): string =>
  named.kind === 'deployment' ? named.template : named.key;

/** How the existing one was deployed, where the other side is what it was made from. */
async function takenAsMade(
  record: StoredSchema,
  sides: readonly Named[],
  { kv }: Tools,
): Promise<ReturnType<typeof deployedWith> | null> {
  const beside = sides.find((side) => side.kind !== 'existing');
  if (beside === undefined || templateOf(beside) !== record.template) return null;
  const deployment = await loadDeployment(kv, record.deploymentId);
  return deployment === null ? null : deployedWith(deployment, record.template);
}

export const recordOf = ({ known, summary }: Existing): StoredSchema | undefined =>
  known.find(({ schemaId }) => schemaId === summary.id);

/**
 * What an existing object schema was made from: the template of today, or an own model as it was deployed.
 * @throws AppError where that is not on record
 */
export async function templateBehind(existing: Existing, { kv }: Tools): Promise<Named> {
  const record = recordOf(existing);
  if (record !== undefined && isTemplateKey(record.template))
    return { kind: 'template', key: record.template };
  const deployment = record === undefined ? null : await loadDeployment(kv, record.deploymentId);
  if (record !== undefined && deployment !== null)
    return { kind: 'deployment', deployment, template: record.template };
  throw new AppError(
    'bad-input',
    'LaunchPad has no record of having made that object schema, so it knows no template of it.',
    { remedy: 'Name the template to compare it with, for example: compare our ITAM with ITAM.' },
  );
}

/** The deployment that made an existing object schema. @throws AppError where that is not on record any more */
export async function deploymentBehind(existing: Existing, { kv }: Tools): Promise<Named> {
  const record = recordOf(existing);
  const deployment = record === undefined ? null : await loadDeployment(kv, record.deploymentId);
  if (record !== undefined && deployment !== null)
    return { kind: 'deployment', deployment, template: record.template };
  throw new AppError(
    'not-found',
    'LaunchPad has no record of the deployment that made that object schema.',
    { remedy: 'Compare it with a template instead, for example: compare our ITAM with ITAM.' },
  );
}
