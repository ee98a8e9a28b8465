/** An object schema that exists, read for a description or a comparison: its structure, and never an object. */
import type { AssetsClient } from '../assets/api';
import { noNames } from '../assets/echoed-names';
import type { ObservedAttribute, ObservedObjectType, SchemaSummary } from '../assets/observation';
import { AppError } from '../errors';
import type { KnownSchema } from '../planner/plan';
import { findType } from '../structure/find-type';
import { structureOfExisting } from '../structure/of-existing';
import type { Structure } from '../structure/structure';

/**
 * What will do where the attributes of a large schema cannot be had in time: its object types
 * alone, or with all that one of them holds.
 */
export type Otherwise = 'types' | { type: string };

/**
 * Three requests beside the workspace and the list of schemas: object types, attributes (one a
 * type where a site does not give them all at once), statuses. One more where an attribute allows
 * a status that is not the schema's own. What references point at is taken from the replies
 * themselves; of what is in a schema that this person cannot see nothing is told.
 * @param schemas all that this person can see
 * @throws AppError `too-large` where the time does not suffice and nothing else will do
 */
export async function readStructure(
  client: AssetsClient,
  summary: SchemaSummary,
  schemas: readonly SchemaSummary[],
  known: readonly Pick<KnownSchema, 'schemaId' | 'template'>[],
  otherwise?: Otherwise,
): Promise<Structure> {
  const names = noNames();
  const [objectTypes, statuses] = await Promise.all([
    client.objectTypes(summary.id),
    client.statuses(summary.id),
  ]);
  const read = (types: readonly ObservedObjectType[]): Promise<ObservedAttribute[]> =>
    client.attributes(summary.id, types, undefined, names);
  const all = await read(objectTypes).catch((error: unknown) => {
    if (otherwise !== undefined && error instanceof AppError && error.code === 'too-large')
      return null;
    throw error;
  });
  const attributes =
    all ?? (typeof otherwise === 'object' ? await read(lineOf(otherwise.type, objectTypes)) : []);
  const own = new Set(statuses.map(({ id }) => id));
  const foreign = attributes.some(({ statusIds }) => statusIds.some((id) => !own.has(id)));
  const keys = new Map(schemas.map(({ id, key }) => [id, key]));
  const templates = new Map(known.map(({ schemaId, template }) => [schemaId, template]));
  const structure = structureOfExisting({
    summary,
    objectTypes,
    attributes,
    statuses,
    otherStatuses: foreign ? await client.statuses(null) : [],
    targetOf(typeId) {
      const target = names.objectTypes.get(typeId);
      const schema = keys.get(target?.schemaId ?? '');
      if (target === undefined || schema === undefined) return null;
      return {
        type: target.name,
        schema,
        home: templates.get(target.schemaId ?? '') ?? schema,
      };
    },
    referenceTypeOf: (id) => names.referenceTypes.get(id) ?? '',
  });
  return all === null ? { ...structure, unread: true } : structure;
}

/** The object type of that name with those above it, whose attributes it may have too. */
function lineOf(wanted: string, types: readonly ObservedObjectType[]): ObservedObjectType[] {
  const tree = treeOf(types);
  const found = findType({ types: tree }, wanted);
  if (found.kind === 'none') return [];
  const byId = new Map(types.map((type) => [type.id, type]));
  const line: ObservedObjectType[] = [];
  for (
    let type = byId.get(found.type.id ?? '');
    type !== undefined && !line.includes(type);
    type = byId.get(type.parentId ?? '')
  )
    line.push(type);
  return line;
}

const treeOf = (objectTypes: readonly ObservedObjectType[]): Structure['types'] =>
  structureOfExisting({
    summary: { id: '', key: '', name: '' },
    objectTypes,
    attributes: [],
    statuses: [],
    otherStatuses: [],
    targetOf: () => null,
    referenceTypeOf: () => '',
  }).types;
