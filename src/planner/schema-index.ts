/** Look-ups over one observed object schema, built once: types by path, attributes by type and name, names of ids. */
import type { ObservedAttribute, ObservedObjectType, ObservedReferenceType, ObservedStatus, Observation, SchemaDetail } from '../assets/observation';
import { foldName } from './natural-key';

const pathKey = (names: readonly string[]): string => names.map(foldName).join('\u001f');

export class SchemaIndex {
  private readonly typesByPath = new Map<string, ObservedObjectType>();
  private readonly typesByName = new Map<string, ObservedObjectType[]>();
  private readonly typesById = new Map<string, ObservedObjectType>();
  private readonly childrenById = new Map<string, ObservedObjectType[]>();
  private readonly attributesByType = new Map<string, Map<string, ObservedAttribute>>();
  private readonly objectsBelow = new Map<string, number>();

  constructor(readonly detail: SchemaDetail) {
    for (const type of detail.objectTypes) {
      this.typesById.set(type.id, type);
      push(this.typesByName, foldName(type.name), type);
      if (type.parentId !== null) push(this.childrenById, type.parentId, type);
    }
    for (const type of detail.objectTypes) this.typesByPath.set(pathKey(this.pathOf(type)), type);
    for (const attribute of detail.attributes) {
      const own = this.attributesByType.get(attribute.objectTypeId) ?? new Map<string, ObservedAttribute>();
      own.set(foldName(attribute.name), attribute);
      this.attributesByType.set(attribute.objectTypeId, own);
    }
  }

  type(path: readonly string[]): ObservedObjectType | undefined {
    return this.typesByPath.get(pathKey(path));
  }

  /** Types of that name anywhere in the schema. */
  typesNamed(name: string): readonly ObservedObjectType[] {
    return this.typesByName.get(foldName(name)) ?? [];
  }

  /** Names from the root; a parent that is not in the list (or a loop) ends the path. */
  pathOf(type: ObservedObjectType): string[] {
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at: ObservedObjectType | undefined = type; at !== undefined && !seen.has(at.id); at = at.parentId === null ? undefined : this.typesById.get(at.parentId)) {
      seen.add(at.id);
      names.unshift(at.name);
    }
    return names;
  }

  ownAttribute(type: ObservedObjectType, name: string): ObservedAttribute | undefined {
    return this.attributesByType.get(type.id)?.get(foldName(name));
  }

  /** The attribute on the type or, where parents pass theirs on, on the nearest of them. */
  effectiveAttribute(type: ObservedObjectType, name: string): ObservedAttribute | undefined {
    const own = this.ownAttribute(type, name);
    if (own !== undefined) return own;
    const parent = type.parentId === null ? undefined : this.typesById.get(type.parentId);
    return parent === undefined || !parent.inherited ? undefined : this.effectiveAttribute(parent, name);
  }

  /** A type below that already has an attribute of that name: Assets would refuse it on the parent. */
  attributeBelow(type: ObservedObjectType, name: string): ObservedObjectType | undefined {
    if (!type.inherited) return undefined;
    for (const child of this.childrenById.get(type.id) ?? []) {
      if (this.ownAttribute(child, name) !== undefined) return child;
      const deeper = this.attributeBelow(child, name);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  }

  /** Objects of the type and of all types below it. */
  populationOf(type: ObservedObjectType): number {
    const known = this.objectsBelow.get(type.id);
    if (known !== undefined) return known;
    this.objectsBelow.set(type.id, type.objectCount);
    const sum = (this.childrenById.get(type.id) ?? []).reduce((total, child) => total + this.populationOf(child), type.objectCount);
    this.objectsBelow.set(type.id, sum);
    return sum;
  }
}

/** Names of statuses and reference types by id, the schema's own before global ones. */
export class ConfigIndex {
  private readonly statusById: Map<string, ObservedStatus>;
  private readonly referenceTypeById: Map<string, ObservedReferenceType>;

  constructor(private readonly detail: SchemaDetail, private readonly globals: Observation['globals']) {
    this.statusById = byId([...globals.statuses, ...detail.statuses]);
    this.referenceTypeById = byId([...globals.referenceTypes, ...detail.referenceTypes]);
  }

  statusOf(id: string): ObservedStatus | undefined {
    return this.statusById.get(id);
  }

  referenceTypeName(id: string): string {
    return this.referenceTypeById.get(id)?.name ?? '';
  }

  /** The schema's own status of that name, or a global one that an attribute of the schema already uses. */
  status(name: string): ObservedStatus | undefined {
    const own = this.detail.statuses.find((status) => foldName(status.name) === foldName(name));
    const used = (id: string): boolean => this.detail.attributes.some((attribute) => attribute.statusIds.includes(id));
    return own ?? this.globals.statuses.find((status) => foldName(status.name) === foldName(name) && used(status.id));
  }

  referenceType(name: string): ObservedReferenceType | undefined {
    const own = this.detail.referenceTypes.find((type) => foldName(type.name) === foldName(name));
    const used = (id: string): boolean => this.detail.attributes.some((attribute) => attribute.reference?.referenceTypeId === id);
    return own ?? this.globals.referenceTypes.find((type) => foldName(type.name) === foldName(name) && used(type.id));
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> => new Map(items.map((item) => [item.id, item]));
