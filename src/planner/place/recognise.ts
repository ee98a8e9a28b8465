/**
 * Which object schemas of a workspace are a given template: by our own records, or by their
 * object types; never by key alone.
 */
import type { ObservedObjectType } from '../../assets/observation';
import { TEMPLATE_INDEX } from '../../templates/index.generated';
import { isOwnModel } from '../../templates/own';
import type { ResolvedTemplate } from '../../templates/resolve';
import type { KnownSchema } from '../plan';
import { joinedKey } from '../../text/joined-key';
import { foldName } from '../../text/fold-name';

/** How many times the object types of a template a schema may hold and still be taken for that template. */
const MOST_TIMES = 2;

/** Object types of a schema that are the template's, under the same parents. */
export function typesHeld(
  template: ResolvedTemplate,
  types: readonly ObservedObjectType[],
): number {
  const byId = new Map(types.map((type) => [type.id, type]));
  const paths = new Set(types.map((type) => pathOf(type, byId)));
  return template.objectTypes.filter((type) => paths.has(joinedKey(type.path.map(foldName))))
    .length;
}

/**
 * True when every object type of the template is in the list, under the same parents, and
 * makes up at least half of it. A schema that holds the template among much else is something
 * larger: a bigger template that contains it, or a spoke with local copies of a hub.
 */
export function holdsTemplate(
  template: ResolvedTemplate,
  types: readonly ObservedObjectType[],
): boolean {
  return (
    couldHold(template, types.length) &&
    typesHeld(template, types) === template.objectTypes.length &&
    !holdsSpokeOf(template.key, types)
  );
}

/** A spoke with local copies of all that its hub holds: a small one may be mostly copies, and is still not the hub. */
function holdsSpokeOf(hub: string, types: readonly ObservedObjectType[]): boolean {
  const names = new Set(types.map((type) => foldName(type.name)));
  return TEMPLATE_INDEX.some(
    (entry) =>
      entry.extends.some((key) => key === hub) &&
      entry.types.every((type) => names.has(foldName(type))),
  );
}

/** Whether a schema of so many object types could be the template. */
export const couldHold = (template: ResolvedTemplate, count: number): boolean =>
  count >= template.objectTypes.length && count <= MOST_TIMES * template.objectTypes.length;

function pathOf(type: ObservedObjectType, byId: ReadonlyMap<string, ObservedObjectType>): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (
    let at: ObservedObjectType | undefined = type;
    at !== undefined && !seen.has(at.id);
    at = byId.get(at.parentId ?? '')
  ) {
    seen.add(at.id);
    names.push(foldName(at.name));
  }
  return joinedKey(names.reverse());
}

/**
 * Ids of the schemas that are this template: those on record, or else those that hold it and are
 * on record as nothing else.
 * @param typesOf object types of a schema that was read, or undefined
 */
export function candidates(
  template: ResolvedTemplate,
  schemaIds: readonly string[],
  known: readonly KnownSchema[],
  typesOf: (schemaId: string) => readonly ObservedObjectType[] | undefined,
): string[] {
  const recorded = new Set(
    known.filter((schema) => schema.template === template.key).map((schema) => schema.schemaId),
  );
  const ours = schemaIds.filter((id) => recorded.has(id));
  // An own model may be as small as one object type: what it was made into is known by our records only.
  if (ours.length > 0 || isOwnModel(template)) return ours;
  const claimed = new Set(known.map((schema) => schema.schemaId));
  return schemaIds.filter((id) => !claimed.has(id) && holdsTemplate(template, typesOf(id) ?? []));
}
