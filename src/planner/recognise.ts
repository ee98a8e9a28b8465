/** Which object schemas of a workspace are a given template: by our own records, or by their object types; never by key alone. */
import type { ObservedObjectType } from '../assets/observation';
import type { ResolvedTemplate } from '../templates/resolve';
import { foldName } from './natural-key';
import type { KnownSchema } from './plan';

const pathOf = (type: ObservedObjectType, byId: ReadonlyMap<string, ObservedObjectType>): string => {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: ObservedObjectType | undefined = type; at !== undefined && !seen.has(at.id); at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    seen.add(at.id);
    names.unshift(foldName(at.name));
  }
  return names.join('\u001f');
};

/** True when every object type of the template stands in the list, under the same parents. */
export function holdsTemplate(template: ResolvedTemplate, types: readonly ObservedObjectType[]): boolean {
  if (types.length < template.objectTypes.length) return false;
  const byId = new Map(types.map((type) => [type.id, type]));
  const paths = new Set(types.map((type) => pathOf(type, byId)));
  return template.objectTypes.every((type) => paths.has(type.path.map(foldName).join('\u001f')));
}

/**
 * Ids of the schemas that are this template, known ones first.
 * @param typesOf object types of a schema that was read, or undefined
 */
export function candidates(
  template: ResolvedTemplate, schemaIds: readonly string[], known: readonly KnownSchema[],
  typesOf: (schemaId: string) => readonly ObservedObjectType[] | undefined,
): string[] {
  const present = new Set(schemaIds);
  const recorded = known.filter((schema) => schema.template === template.key && present.has(schema.schemaId)).map((schema) => schema.schemaId);
  const claimed = new Set(known.map((schema) => schema.schemaId));
  const byTypes = schemaIds.filter((id) => !claimed.has(id) && holdsTemplate(template, typesOf(id) ?? []));
  return [...recorded, ...byTypes];
}
