/** Object schemas that exist, as models to take along. Only reads, and no object; the app keeps no copy. */
import type { SchemaSummary } from '../assets/observation';
import { observe } from '../assets/observe';
import { AppError } from '../errors';
import { exportKey, exportSchema, type Exported } from '../models/export/export-schema';
import { knownSchemas } from '../storage/known-schemas';
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import { nearestNames } from '../templates/nearest-names';
import { walkTypes } from '../templates/walk';
import { quoted } from '../text/inert';
import type { Tools } from './tools';

/** @throws AppError where a key names no schema that this person can see, or the workspace cannot be read */
export async function exportModels(said: readonly string[], tools: Tools): Promise<Exported[]> {
  const schemas = await tools.assets.listSchemas();
  const wanted = said.map((key) => schemaOf(key, schemas));
  const ids = wanted.map(({ id }) => id);
  const { details, globals } = await observe(
    tools.assets,
    { choose: () => ({ scan: [], read: ids }), confirm: () => [] },
    { needIcons: false },
  );
  const names = new Map<string, string>();
  for (const schema of wanted)
    for (const type of details[schema.id]?.objectTypes ?? [])
      names.set(type.id, `${exportKey(schema.key)}.${type.name}`);
  const foreign = wanted.some(({ id }) =>
    details[id]?.attributes.some(
      ({ reference }) => reference !== null && !names.has(reference.objectTypeId),
    ),
  );
  const hubs = foreign ? await catalogueTypes(schemas, ids, tools) : new Map<string, string>();
  return wanted.flatMap((schema) => {
    const detail = details[schema.id];
    return detail === undefined
      ? []
      : [
          exportSchema({
            schema: {
              ...detail,
              key: schema.key,
              name: schema.name,
              description: schema.description,
            },
            globals,
            foreign: (id) => names.get(id) ?? hubs.get(id) ?? null,
          }),
        ];
  });
}

function schemaOf(said: string, schemas: readonly SchemaSummary[]): SchemaSummary {
  const key = said.trim().toUpperCase();
  const found = schemas.find((schema) => schema.key.toUpperCase() === key);
  if (found !== undefined) return found;
  const near = nearestNames(
    said,
    schemas.map((schema) => schema.key),
  );
  throw new AppError(
    'not-found',
    `There is no object schema ${quoted(said, 40)} that you can see.`,
    {
      remedy: near.length === 0 ? 'Name one by its key.' : `Did you mean ${near.join(' or ')}?`,
    },
  );
}

/**
 * Object types of schemas that were made from the catalogue: every site can have those, so a
 * reference to them travels.
 */
async function catalogueTypes(
  schemas: readonly SchemaSummary[],
  without: readonly string[],
  { kv, assets }: Tools,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { schemaId, template } of await knownSchemas(kv)) {
    const exists = schemas.some(({ id }) => id === schemaId) && !without.includes(schemaId);
    if (!exists || !isTemplateKey(template)) continue;
    const types = new Set(walkTypes(await loadTemplate(template)).map(({ type }) => type.name));
    for (const { id, name } of await assets.objectTypes(schemaId))
      if (types.has(name)) found.set(id, `${template}.${name}`);
  }
  return found;
}
