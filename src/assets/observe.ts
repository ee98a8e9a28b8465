import { AppError } from '../errors';
import type { AssetsClient, SchemaProperties } from './api';
import { mapLimited } from './map-limited';
import type { NoteOdd } from './members';
import type {
  Observation,
  ObservedIcon,
  ObservedObjectType,
  OddElement,
  SchemaDetail,
  SchemaSummary,
} from './observation';
import { mayPass } from './passing';

/** Which schemas to look into, decided between the phases of an observation. Both functions are pure. */
export interface Interest {
  /**
   * After the list of schemas: `read` are to be read in depth; of `scan` only the object types are needed, to find out
   * whether they matter (a hub is recognised by its types). A schema may be in both.
   */
  choose(schemas: readonly SchemaSummary[]): { scan: readonly string[]; read: readonly string[] };
  /**
   * After the object types of all these are known, by schema id: which of the scanned ones are to
   * be read in depth too.
   */
  confirm(
    typesBySchema: Readonly<Record<string, readonly ObservedObjectType[]>>,
  ): readonly string[];
}

export interface ObserveOptions {
  /** False where nothing will be created: `globals.icons` is then null and not asked for. */
  needIcons: boolean;
}

/** Schemas read at the same time. Assets limits requests a minute, not at once; six keep an observation short. */
const SCHEMAS_AT_ONCE = 6;

/**
 * Reads what a plan needs to know of the workspace, and nothing else: one pass of at most five
 * requests one after another (four, and one more where the list of schemas has several pages),
 * five requests a schema read in depth. Never writes. A read that fails ends it with an
 * `AppError`.
 */
export async function observe(
  client: AssetsClient,
  interest: Interest,
  options: ObserveOptions = { needIcons: true },
): Promise<Observation> {
  const seen: Seen = { odd: [], doubt: null };
  const workspaceId = await client.workspaceId();
  const [schemas, statuses, referenceTypes, icons] = await Promise.all([
    client.listSchemas(noting(seen, 'object schema', null)),
    client.statuses(null),
    client.referenceTypes(null),
    options.needIcons ? iconsShown(client) : null,
  ]);

  const { scan, read } = interest.choose(schemas);
  const looked = [...new Set([...scan, ...read])];
  const types = await mapLimited(looked, SCHEMAS_AT_ONCE, (id) =>
    client.objectTypes(id, noting(seen, 'object type', id)),
  );
  const typesBySchema = Object.fromEntries(looked.map((id, index) => [id, types[index] ?? []]));

  const deep = [...new Set([...read, ...interest.confirm(typesBySchema)])];
  const globals = { statuses, referenceTypes, icons };
  const details = await mapLimited(deep, SCHEMAS_AT_ONCE, (id) =>
    readDetail(client, id, typesBySchema[id] ?? null, globals, seen),
  );
  const odd = seen.odd.filter(({ schemaId }) => schemaId === null || deep.includes(schemaId));
  return {
    workspaceId,
    schemas,
    details: Object.fromEntries(details.map((detail) => [detail.id, detail])),
    globals,
    ...(odd.length === 0 ? {} : { odd }),
    ...(seen.doubt === null ? {} : { doubt: seen.doubt }),
  };
}

/** What is observed beside the lists. */
interface Seen {
  odd: OddElement[];
  doubt: AppError | null;
}

const noting =
  (seen: Seen, what: OddElement['what'], schemaId: string | null): NoteOdd =>
  (odd) => {
    seen.odd.push({ ...odd, what, schemaId });
  };

/**
 * Where they are not shown for good there are none to be had, which matters only where an object
 * type is to be created.
 */
async function iconsShown(client: AssetsClient): Promise<ObservedIcon[]> {
  try {
    return await client.icons();
  } catch (error) {
    if (error instanceof AppError && !mayPass(error)) return [];
    throw error;
  }
}

/** `types` is null for a schema that was confirmed without having been looked at. */
async function readDetail(
  client: AssetsClient,
  id: string,
  types: ObservedObjectType[] | null,
  globals: Pick<Observation['globals'], 'statuses' | 'referenceTypes'>,
  seen: Seen,
): Promise<SchemaDetail> {
  const objectTypes = types ?? (await client.objectTypes(id, noting(seen, 'object type', id)));
  const [attributes, statuses, referenceTypes, properties] = await Promise.all([
    client.attributes(id, objectTypes, noting(seen, 'attribute', id)),
    client.statuses(id, noting(seen, 'status', id)),
    client.referenceTypes(id, noting(seen, 'reference type', id)),
    propertiesShown(client, id),
  ]);
  if (properties instanceof AppError) seen.doubt = properties;
  return {
    id,
    objectTypes,
    attributes,
    statuses: without(globals.statuses, statuses),
    referenceTypes: without(globals.referenceTypes, referenceTypes),
    sharing:
      properties === null || properties instanceof AppError
        ? 'unreadable'
        : properties['allowOtherObjectSchema'] === true
          ? 'on'
          : 'off',
  };
}

/**
 * The error where only this read is turned away (the other four of the schema are awaited beside
 * it, and fail by themselves): it is undocumented and may be closed to the app for good with the
 * same 401 or page that passes elsewhere.
 */
async function propertiesShown(
  client: AssetsClient,
  id: string,
): Promise<SchemaProperties | AppError | null> {
  try {
    return await client.properties(id);
  } catch (error) {
    if (
      error instanceof AppError &&
      (error.code === 'unauthorized' || error.code === 'assets-unreadable')
    )
      return error;
    throw error;
  }
}

/** Lists of a schema may repeat the global ones (unknown); those are not its own. */
function without<T extends { id: string }>(globals: readonly T[], own: T[]): T[] {
  const ids = new Set(globals.map((one) => one.id));
  return own.filter((one) => !ids.has(one.id));
}
