/**
 * Elements that exist twice where a deployment made one: Assets takes two attributes of one name
 * on one type (seen on Cloud). Pure.
 */
import type { Observation, SchemaDetail } from '../assets/observation';
import { objectTypeKeyOf, parseKey, type NaturalKey } from '../planner/natural-key';
import type { Plan } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import { foldName } from '../text/fold-name';

export interface Twins {
  element: NaturalKey;
  /** Ids of those that exist, oldest first. */
  ids: string[];
}

/** @param baseline hashes of what existed at approval: what existed twice then is not ours to judge */
export function twinsOf(
  { elements, ids, schemas }: Pick<Plan, 'elements' | 'ids' | 'schemas'>,
  { details }: Pick<Observation, 'details'>,
  baseline: ReadonlySet<string>,
): Twins[] {
  const named = new Map(
    schemas.flatMap(({ key, id }) => {
      const detail = id === null ? undefined : details[id];
      return detail === undefined ? [] : [[key, idsByName(detail)] as const];
    }),
  );
  return elements.flatMap((element) => {
    const found = named.get(parseKey(element).schema)?.get(placeOf(element, ids)) ?? [];
    return found.length > 1 && !baseline.has(hashKey(element)) ? [{ element, ids: found }] : [];
  });
}

/** What of one kind and name is in one place. */
function idsByName(detail: SchemaDetail): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (place: string, id: string): void => {
    const others = found.get(place);
    if (others === undefined) found.set(place, [id]);
    else if (!others.includes(id)) others.push(id);
  };
  for (const { id, parentId, name } of detail.objectTypes)
    add(place('object-type', parentId, name), id);
  for (const { id, objectTypeId, name } of detail.attributes)
    add(place('attribute', objectTypeId, name), id);
  for (const { id, name } of detail.statuses) add(place('status', null, name), id);
  for (const { id, name } of detail.referenceTypes) add(place('reference-type', null, name), id);
  return found;
}

const place = (kind: string, within: string | null, name: string): string =>
  JSON.stringify([kind, within, foldName(name)]);

function placeOf(element: NaturalKey, ids: Plan['ids']): string {
  const { kind, schema, names } = parseKey(element);
  const above = kind === 'object-type' || kind === 'attribute' ? names.slice(0, -1) : [];
  const within = above.length === 0 ? null : (ids[objectTypeKeyOf(schema, above)] ?? '');
  return place(kind, within, names.at(-1) ?? '');
}
