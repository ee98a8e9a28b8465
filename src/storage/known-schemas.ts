/**
 * The object schemas this app made. To be believed at once by who resumes after a kill, and queries may be stale: so each is
 * written twice. First as an entry of one list, read with `get`, which its holder of the lock alone writes; then under its
 * own key, which no other write can lose, should a holder that was superseded write the list late. Either is enough.
 */
import * as z from 'zod/mini';
import type { KnownSchema, SchemaPin } from '../planner/plan';
import { keys, PREFIX } from './keys';
import type { Kv } from './kv/kv';
import { listEntries } from './kv/kv';
import type { Shape } from './kv/record';
import { changeRecord, readRecord } from './kv/record';
import type { StoredPin } from './shapes';
import { text, time } from './shapes';

export interface StoredSchema extends KnownSchema {
  v: 1;
  /** Object schema key. */
  key: string;
  deploymentId: string;
  at: number;
}

const shape: Shape<StoredSchema> = z.strictObject({
  v: z.literal(1),
  schemaId: text(100),
  template: text(100),
  version: text(100),
  state: z.enum(['building', 'complete']),
  key: text(100),
  deploymentId: text(20),
  at: time,
});

interface SchemaList {
  v: 1;
  entries: StoredSchema[];
}
const listShape: Shape<SchemaList> = z.strictObject({ v: z.literal(1), entries: z.array(shape) });

/** About 100 KB. Schemas beyond, which no site has, are still found under their own keys. */
const MOST_LISTED = 400;

/** To be called under the lock, right after the schema's POST. */
export const recordSchemaBuilding = (
  kv: Kv,
  made: Omit<StoredSchema, 'v' | 'state'>,
): Promise<void> => save(kv, { ...made, v: 1, state: 'building' });

/** To be called under the lock, once everything of the template stands, also for a schema made by an earlier deployment or by hand. */
export const recordSchemaComplete = (
  kv: Kv,
  made: Omit<StoredSchema, 'v' | 'state'>,
): Promise<void> => save(kv, { ...made, v: 1, state: 'complete' });

async function save(kv: Kv, entry: StoredSchema): Promise<void> {
  await changeRecord<SchemaList>(kv, keys.knownSchemas, listShape, 'kept', (old) => {
    const others = (old?.entries ?? []).filter(({ schemaId }) => schemaId !== entry.schemaId);
    return { v: 1, entries: [...others, entry].slice(-MOST_LISTED) };
  });
  await changeRecord(kv, keys.knownSchema(entry.schemaId), shape, 'kept', () => entry);
}

/** All of them, oldest first; of two accounts of one schema the newer counts. */
export async function knownSchemas(kv: Kv): Promise<StoredSchema[]> {
  const known = new Map(
    (await readRecord(kv, keys.knownSchemas, listShape))?.entries.map((entry) => [
      entry.schemaId,
      entry,
    ]) ?? [],
  );
  for (const { key } of await listEntries(kv, PREFIX.knownSchema)) {
    const own = await readRecord(kv, key, shape);
    const listed = own === null ? undefined : known.get(own.schemaId);
    if (own !== null && (listed === undefined || own.at >= listed.at)) known.set(own.schemaId, own);
  }
  return [...known.values()].sort((a, b) => a.at - b.at);
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
