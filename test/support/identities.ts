/** What is known by id of a workspace in memory, after a plan was carried out or found nothing to do. */
import { identified, type Identity } from '../../src/planner/identities';
import type { Plan } from '../../src/planner/plan';

export function identitiesFrom(
  { ids, schemas }: Pick<Plan, 'ids' | 'schemas'>,
  seen = 0,
): Map<string, Map<string, Identity>> {
  const found = new Map<string, Map<string, Identity>>();
  for (const [key, id] of Object.entries(ids)) {
    const one = identified(key);
    const schemaId = schemas.find((schema) => schema.key === one?.schema)?.id;
    if (one === null || schemaId === undefined || schemaId === null) continue;
    const here = found.get(schemaId) ?? new Map<string, Identity>();
    found.set(schemaId, here.set(one.hash, { kind: one.kind, id, seen, by: 'p-aaaa' }));
  }
  return found;
}
