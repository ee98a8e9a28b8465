/**
 * What a plan with nothing left to confirm teaches: the ids of elements that a person said are
 * called otherwise, else they would be asked again and again, and that a schema holds all of a
 * newer version, else it would be offered again and again. Nothing of the site's own.
 */
import { identified } from '../planner/identities';
import type { Plan } from '../planner/plan';
import { knownSchemas, recordSchemaComplete } from '../storage/known-schemas';
import { loadIdentities, saveIdentities } from '../storage/identities';
import type { Tools } from './tools';

export async function learnIds(
  { ids, schemas, options }: Pick<Plan, 'ids' | 'schemas' | 'options'>,
  { kv, now }: Pick<Tools, 'kv' | 'now'>,
): Promise<void> {
  if (options.same === undefined) return;
  const here = schemas.flatMap(({ key, id }) => (id === null ? [] : [{ key, id }]));
  const stored = await loadIdentities(
    kv,
    here.map(({ id }) => id),
  );
  for (const { key, id } of here) {
    const known = stored.get(id) ?? new Map();
    const before = known.size;
    for (const [element, elementId] of Object.entries(ids)) {
      const one = identified(element);
      if (one !== null && one.schema === key && !known.has(one.hash))
        known.set(one.hash, { kind: one.kind, id: elementId, seen: now(), by: '' });
    }
    if (known.size > before) await saveIdentities(kv, id, known);
  }
}

/** A schema on record with an older version that lacks nothing of the newest one is of the newest from now on. */
export async function learnVersions(
  { findings, schemas, templates }: Pick<Plan, 'findings' | 'schemas' | 'templates'>,
  { kv, now }: Pick<Tools, 'kv' | 'now'>,
): Promise<void> {
  if (!findings.some((finding) => finding.kind === 'warn' && finding.code === 'version-differs'))
    return;
  for (const entry of await knownSchemas(kv)) {
    const schema = schemas.find(({ id }) => id === entry.schemaId);
    const version = templates.find(({ key }) => key === entry.template)?.version;
    const isWhole = schema?.complete === true && schema.template === entry.template;
    if (!isWhole || version === undefined || version === entry.version) continue;
    const { v: _form, state: _state, ...kept } = entry;
    if (entry.state === 'complete') await recordSchemaComplete(kv, { ...kept, version, at: now() });
  }
}
