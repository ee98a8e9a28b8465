import type { AssetsClient } from './api';
import { mapLimited } from './map-limited';
import type { Observation, ObservedObjectType, SchemaDetail, SchemaSummary } from './observation';

/** Which schemas to look into, decided between the phases of an observation. Both functions are pure. */
export interface Interest {
  /**
   * After the list of schemas: `read` are to be read in depth; of `scan` only the object types are needed, to find out
   * whether they matter (a hub is recognised by its types). A schema may stand in both.
   */
  choose(schemas: readonly SchemaSummary[]): { scan: readonly string[]; read: readonly string[] };
  /** After the object types of all these are known, by schema id: which of the scanned ones are to be read in depth too. */
  confirm(
    typesBySchema: Readonly<Record<string, readonly ObservedObjectType[]>>,
  ): readonly string[];
}

export interface ObserveOptions {
  /** False where nothing will be created: `globals.icons` is then empty and not asked for. */
  needIcons: boolean;
}

/** Schemas read at the same time. Assets limits requests a minute, not at once; six keep an observation short. */
const SCHEMAS_AT_ONCE = 6;

/**
 * Reads what a plan needs to know of the workspace, and nothing else: one pass of at most five requests one after another
 * (four, and one more where the list of schemas has several pages), five requests a schema read in depth. Never writes.
 * A read that fails ends it with an `AppError`.
 */
export async function observe(
  client: AssetsClient,
  interest: Interest,
  options: ObserveOptions = { needIcons: true },
): Promise<Observation> {
  const workspaceId = await client.workspaceId();
  const [schemas, statuses, referenceTypes, icons] = await Promise.all([
    client.listSchemas(),
    client.statuses(null),
    client.referenceTypes(null),
    options.needIcons ? client.icons() : [],
  ]);

  const { scan, read } = interest.choose(schemas);
  const looked = [...new Set([...scan, ...read])];
  const types = await mapLimited(looked, SCHEMAS_AT_ONCE, (id) => client.objectTypes(id));
  const typesBySchema = Object.fromEntries(looked.map((id, index) => [id, types[index] ?? []]));

  const deep = [...new Set([...read, ...interest.confirm(typesBySchema)])];
  const globals = { statuses, referenceTypes, icons };
  const details = await mapLimited(deep, SCHEMAS_AT_ONCE, (id) =>
    readDetail(client, id, typesBySchema[id] ?? null, globals),
  );
  return {
    workspaceId,
    schemas,
    details: Object.fromEntries(details.map((detail) => [detail.id, detail])),
    globals,
  };
}

/** `types` is null for a schema that was confirmed without having been looked at. */
async function readDetail(
  client: AssetsClient,
  id: string,
  types: ObservedObjectType[] | null,
  globals: Pick<Observation['globals'], 'statuses' | 'referenceTypes'>,
): Promise<SchemaDetail> {
  const objectTypes = types ?? (await client.objectTypes(id));
  const [attributes, statuses, referenceTypes, properties] = await Promise.all([
    client.attributes(id, objectTypes),
    client.statuses(id),
    client.referenceTypes(id),
    client.properties(id),
  ]);
  return {
    id,
    objectTypes,
    attributes,
    statuses: without(globals.statuses, statuses),
    referenceTypes: without(globals.referenceTypes, referenceTypes),
    sharing:
      properties === null
        ? 'unreadable'
        : properties['allowOtherObjectSchema'] === true
          ? 'on'
          : 'off',
  };
}

/** Lists of a schema may repeat the global ones (unknown); those are not its own. */
function without<T extends { id: string }>(globals: readonly T[], own: T[]): T[] {
  const ids = new Set(globals.map((one) => one.id));
  return own.filter((one) => !ids.has(one.id));
}
