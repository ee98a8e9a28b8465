/** An object schema that exists, read for a description or a comparison: its structure, and never an object. */
import type { AssetsClient } from '../assets/api';
import { noNames } from '../assets/echoed-names';
import type { SchemaSummary } from '../assets/observation';
import type { KnownSchema } from '../planner/plan';
import { structureOfExisting } from '../structure/of-existing';
import type { Structure } from '../structure/structure';

/**
 * Three requests beside the workspace and the list of schemas: object types, attributes (one a
 * type above 150 of them), statuses. One more where an attribute allows a status that is not the
 * schema's own. What references point at is taken from the replies themselves; of what stands in
 * a schema that this person cannot see nothing is told.
 * @param schemas all that this person can see
 */
export async function readStructure(
  client: AssetsClient,
  summary: SchemaSummary,
  schemas: readonly SchemaSummary[],
  known: readonly Pick<KnownSchema, 'schemaId' | 'template'>[],
): Promise<Structure> {
  const names = noNames();
  const [objectTypes, statuses] = await Promise.all([
    client.objectTypes(summary.id),
    client.statuses(summary.id),
  ]);
  const attributes = await client.attributes(summary.id, objectTypes, undefined, names);
  const own = new Set(statuses.map(({ id }) => id));
  const foreign = attributes.some(({ statusIds }) => statusIds.some((id) => !own.has(id)));
  const keys = new Map(schemas.map(({ id, key }) => [id, key]));
  const templates = new Map(known.map(({ schemaId, template }) => [schemaId, template]));
  return structureOfExisting({
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
}
