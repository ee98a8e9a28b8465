/**
 * The object schemas this app made. To be believed at once by who resumes after a kill, and
 * queries may be stale: so each is written twice. First as an entry of one list, read with `get`,
 * which its holder of the lock alone writes; then under its own key, which no other write can
 * lose, should a holder that was superseded write the list late. Either is enough.
 */
import * as z from 'zod/mini';
import type { KnownSchema, SchemaPin } from '../planner/plan';
import type { Deployment } from './deployment-record';
import { loadIdentities } from './identities';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries } from './kv/kv';
import type { Shape } from './kv/record';
import { changeRecord } from './kv/record';
import type { StoredPin } from './shapes';
import { keptBindings, text, time } from './shapes';

export interface StoredSchema extends KnownSchema {
  v: 1;
  /** Object schema key. */
  key: string;
  deploymentId: string;
  at: number;
}

const shape: Shape<StoredSchema> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    schemaId: text(100),
    template: text(100),
    version: text(100),
    state: z.enum(['building', 'complete']),
    key: text(100),
    deploymentId: text(20),
    at: time,
    bound: z.optional(keptBindings),
  }),
);

/** Each entry is parsed by itself, so that a damaged one costs no other; it is written back as it is. */
interface SchemaList {
  v: 1;
  entries: unknown[];
}
const listShape: Shape<SchemaList> = z.lazy(() =>
  z.strictObject({
    v: z.literal(1),
    entries: z.array(z.unknown()),
  }),
);

/** About 100 KB. Schemas beyond, which no site has, are still found under their own keys. */
const MOST_LISTED = 400;

/** To be called under the lock, right after the schema's POST. */
export const recordSchemaBuilding = (
  kv: Kv,
  made: Omit<StoredSchema, 'v' | 'state'>,
): Promise<void> => save(kv, { ...made, v: 1, state: 'building' });

/**
 * To be called under the lock, once everything of the template exists, also for a schema made by
 * an earlier deployment or by hand; without it only for one that is on record as complete, and
 * merely is of a newer version.
 */
export const recordSchemaComplete = (
  kv: Kv,
  made: Omit<StoredSchema, 'v' | 'state'>,
): Promise<void> => save(kv, { ...made, v: 1, state: 'complete' });

async function save(kv: Kv, entry: StoredSchema): Promise<void> {
  await changeRecord<SchemaList>(kv, keys.knownSchemas, listShape, 'kept', (old) => {
    const others = (old?.entries ?? []).filter(
      (other) => shape.safeParse(other).data?.schemaId !== entry.schemaId,
    );
    return { v: 1, entries: [...others, entry].slice(-MOST_LISTED) };
  });
  await changeRecord(kv, keys.knownSchema(entry.schemaId), shape, 'kept', () => entry);
}

/** All that can be read, oldest first; of two accounts of one schema the newer counts. */
export const knownSchemas = async (kv: Kv): Promise<StoredSchema[]> =>
  (await readKnownSchemas(kv)).known;

/**
 * Likewise, as of one deployment that may be long over. A schema that another completed since is on
 * record as that one's; whose it was, what is in it tells.
 */
export async function knownTo(
  kv: Kv,
  { id, schemas }: Pick<Deployment, 'id' | 'schemas'>,
): Promise<StoredSchema[]> {
  const known = await knownSchemas(kv);
  // Of most the record tells, and what is in a schema is large.
  const alike = known.filter(
    ({ template, key, deploymentId }) =>
      deploymentId !== id &&
      schemas.some((pin) => pin.id === null && pin.template === template && pin.key === key),
  );
  const identities = await loadIdentities(
    kv,
    alike.map(({ schemaId }) => schemaId),
  );
  return known.map((schema) =>
    [...(identities.get(schema.schemaId)?.values() ?? [])].some(({ by }) => by === id)
      ? { ...schema, deploymentId: id }
      : schema,
  );
}

/** Those that can be read; `damaged` are the keys of the others, each of which costs its own schema and no other. */
export async function readKnownSchemas(
  kv: Kv,
): Promise<{ known: StoredSchema[]; damaged: string[] }> {
  const known = new Map<string, StoredSchema>();
  const damaged: string[] = [];
  const see = (key: string, value: unknown): void => {
    const { data } = shape.safeParse(value);
    if (data === undefined) damaged.push(key);
    else if (data.at >= (known.get(data.schemaId)?.at ?? data.at)) known.set(data.schemaId, data);
  };
  const list = await kv.get(keys.knownSchemas);
  const entries = list === undefined ? [] : listShape.safeParse(list).data?.entries;
  if (entries === undefined) damaged.push(keys.knownSchemas);
  for (const entry of entries ?? []) see(keys.knownSchemas, entry);
  for (const { key } of await listEntries(kv, PREFIX.knownSchema)) {
    const own = await kv.get(key);
    if (own !== undefined) see(key, own);
  }
  return { known: [...known.values()].sort((a, b) => a.at - b.at), damaged };
}

/** A deployment's pins with the ids of the schemas it has made since its approval. */
export function fillPins(
  pins: readonly StoredPin[],
  known: readonly StoredSchema[],
  deploymentId: string,
): SchemaPin[] {
  return pins.map(({ template, key, name, id }) => {
    const made = known.find(
      (schema) =>
        schema.deploymentId === deploymentId && schema.template === template && schema.key === key,
    );
    return { template, key, name, id: id ?? made?.schemaId ?? null };
  });
}
