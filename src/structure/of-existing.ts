/** An object schema that exists, in the common form. Pure: what was read comes in. */
import type {
  ObservedAttribute,
  ObservedObjectType,
  ObservedStatus,
  SchemaSummary,
} from '../assets/observation';
import { PLATFORM_ATTRIBUTES } from '../templates/check';
import type { Structure, StructureAttribute, StructureReference, StructureType } from './structure';
import { foldName } from '../text/fold-name';

export interface ReadSchema {
  summary: Pick<SchemaSummary, 'id' | 'key' | 'name'>;
  objectTypes: readonly ObservedObjectType[];
  attributes: readonly ObservedAttribute[];
  /** The schema's own. */
  statuses: readonly ObservedStatus[];
  /** Others of the site that its attributes allow. */
  otherStatuses: readonly ObservedStatus[];
  /** Object type of another schema, by id; null where it cannot be seen. */
  targetOf(typeId: string): { type: string; schema: string; home: string } | null;
  /** '' where it is not known. */
  referenceTypeOf(id: string): string;
}

export function structureOfExisting(read: ReadSchema): Structure {
  const { summary, objectTypes, attributes, statuses } = read;
  const placed = inTree(objectTypes);
  const names = new Map(placed.map(({ type }) => [type.id, type.name]));
  const statusNames = new Map(
    [...read.otherStatuses, ...statuses].map((status) => [status.id, status.name]),
  );
  const own = groupByType(attributes);
  const parents = new Set(objectTypes.map(({ parentId }) => parentId));
  return {
    key: summary.key,
    name: summary.name,
    types: placed.map(({ type, path }) => ({
      id: type.id,
      path,
      name: type.name,
      abstract: type.abstract,
      // Below an inheriting parent a type comes back as inheriting, whether it has children or not (seen on Cloud).
      inherits: type.inherited && parents.has(type.id),
      objects: type.objectCount,
      description: type.description ?? '',
      attributes: (own.get(type.id) ?? []).map((attribute) => ({
        ...formOf(attribute),
        statuses: attribute.statusIds.map((id) => statusNames.get(id) ?? `status ${id}`),
        reference: referenceOf(attribute, names, read),
      })),
    })),
    statuses: [...statuses, ...usedOf(read)].map(({ id, name, category }) => ({
      id,
      name,
      category,
    })),
  };
}

/** Statuses of the site that it uses. */
function usedOf({ attributes, otherStatuses }: ReadSchema): ObservedStatus[] {
  const used = new Set(attributes.flatMap(({ statusIds }) => statusIds));
  return otherStatuses.filter(({ id }) => used.has(id));
}

const OF_ASSETS: ReadonlySet<string> = new Set(PLATFORM_ATTRIBUTES.map(foldName));

/** Without those that Assets makes itself. */
function groupByType(attributes: readonly ObservedAttribute[]): Map<string, ObservedAttribute[]> {
  const groups = new Map<string, ObservedAttribute[]>();
  for (const attribute of attributes) {
    if (attribute.system || OF_ASSETS.has(foldName(attribute.name))) continue;
    const group = groups.get(attribute.objectTypeId);
    if (group === undefined) groups.set(attribute.objectTypeId, [attribute]);
    else group.push(attribute);
  }
  return groups;
}

const formOf = (
  attribute: ObservedAttribute,
): Omit<StructureAttribute, 'statuses' | 'reference'> => ({
  id: attribute.id,
  name: attribute.name,
  kind: attribute.kind,
  description: attribute.description,
  required: attribute.minimum > 0,
  unique: attribute.unique,
  maximum: attribute.maximum,
  regex: attribute.regex,
  suffix: attribute.suffix,
  options: attribute.options,
  ...(attribute.filter === undefined ? {} : { filter: attribute.filter }),
});

function referenceOf(
  { reference }: ObservedAttribute,
  own: ReadonlyMap<string, string>,
  { targetOf, referenceTypeOf }: ReadSchema,
): StructureReference | null {
  if (reference === null) return null;
  const inside = own.get(reference.objectTypeId);
  const outside = inside === undefined ? targetOf(reference.objectTypeId) : null;
  return {
    type: inside ?? outside?.type ?? null,
    schema: outside?.schema ?? null,
    home: outside?.home ?? null,
    id: reference.objectTypeId,
    as: referenceTypeOf(reference.referenceTypeId),
    subtypes: reference.subtypes,
  };
}

interface Placed {
  type: ObservedObjectType;
  path: StructureType['path'];
}

/** Parents first. A type whose parent was not read counts as a root, and so does one that would be below itself. */
function inTree(types: readonly ObservedObjectType[]): Placed[] {
  const ids = new Set(types.map(({ id }) => id));
  const below = new Map<string | null, ObservedObjectType[]>();
  for (const type of types) {
    const parent = type.parentId !== null && ids.has(type.parentId) ? type.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), type]);
  }
  const placed = new Map<string, Placed>();
  const place = (type: ObservedObjectType, above: readonly string[]): void => {
    if (placed.has(type.id)) return;
    const path = [...above, type.name];
    placed.set(type.id, { type, path });
    for (const child of below.get(type.id) ?? []) place(child, path);
  };
  for (const type of [...(below.get(null) ?? []), ...types]) place(type, []);
  return [...placed.values()];
}
