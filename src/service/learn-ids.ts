/**
 * Keeping what a person said of elements that are called otherwise, where nothing is left to confirm: else they would be asked again and
 * again. Ids only, of what exists; what is known already stays as it is.
 */
import { identified } from '../planner/identities';
import type { Plan } from '../planner/plan';
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
