/**
 * Look-ups over one observed object schema, built once: types by path, attributes by type and
 * name, objects below a type. What is known by id is found by it, whatever it is called and
 * wherever it is by now; names find the rest.
 */
import type { ObservedAttribute, ObservedObjectType, SchemaDetail } from '../../assets/observation';
import { NOTHING_KNOWN, type KnownIds } from '../identities';
import { joinedKey } from '../../text/joined-key';
import { foldName } from '../../text/fold-name';

/** Paths are equal when a person would call them the same. */
export const pathKey = (names: readonly string[]): string => joinedKey(names.map(foldName));

export class SchemaIndex {
  private readonly typesByPath = new Map<string, ObservedObjectType[]>();
  private readonly typesByName = new Map<string, ObservedObjectType[]>();
  private readonly typesById = new Map<string, ObservedObjectType>();
  private readonly parents = new Map<string, ObservedObjectType>();
  private readonly childrenById = new Map<string, ObservedObjectType[]>();
  private readonly attributesByType = new Map<string, Map<string, ObservedAttribute[]>>();
  private readonly attributesById = new Map<string, ObservedAttribute>();
  private readonly objectsBelow = new Map<string, number>();
  private readonly found = new Map<string, ObservedObjectType | undefined>();

  constructor(
    readonly detail: SchemaDetail,
    readonly known: KnownIds = NOTHING_KNOWN,
  ) {
    for (const type of detail.objectTypes) this.typesById.set(type.id, type);
    for (const type of detail.objectTypes) this.link(type);
    for (const type of detail.objectTypes) {
      push(this.typesByName, foldName(type.name), type);
      push(this.typesByPath, pathKey(this.pathOf(type)), type);
    }
    for (const attribute of detail.attributes) {
      const own =
        this.attributesByType.get(attribute.objectTypeId) ?? new Map<string, ObservedAttribute[]>();
      push(own, foldName(attribute.name), attribute);
      this.attributesById.set(attribute.id, attribute);
      this.attributesByType.set(attribute.objectTypeId, own);
    }
  }

  /** Parents that lead round, which Assets does not allow, would be followed for ever: the last of them is left out. */
  private link(type: ObservedObjectType): void {
    const parent = this.typesById.get(type.parentId ?? '');
    for (let at = parent; at !== undefined; at = this.parents.get(at.id))
      if (at.id === type.id) return;
    if (parent === undefined) return;
    this.parents.set(type.id, parent);
    push(this.childrenById, parent.id, type);
  }

  /** Names that a person would call the same are the same; of two such, the one spelt exactly so, else the older. */
  type(path: readonly string[]): ObservedObjectType | undefined {
    if (this.known.isEmpty && this.known.formerly('object-type', path).length === 0)
      return spelt(this.typesByPath.get(pathKey(path)), path.at(-1) ?? '');
    const key = joinedKey(path);
    if (!this.found.has(key)) this.found.set(key, this.byIdOrName(path));
    return this.found.get(key);
  }

  private byIdOrName(path: readonly string[]): ObservedObjectType | undefined {
    for (const { id } of this.known.all('object-type', path)) {
      const type = this.typesById.get(id);
      if (type !== undefined) return type;
    }
    for (const names of [path, ...this.known.formerly('object-type', path)]) {
      const type = this.unclaimedChild(names);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  /** Of that name below that parent, whatever the parent is called by now, and not known to be another element. */
  private unclaimedChild(path: readonly string[]): ObservedObjectType | undefined {
    const above = path.slice(0, -1);
    const parent = above.length === 0 ? null : this.type(above);
    if (parent === undefined) return undefined;
    const named = this.typesNamed(path.at(-1) ?? '').filter(
      (type) =>
        (this.parentOf(type)?.id ?? null) === (parent?.id ?? null) &&
        !this.known.isClaimed('object-type', type.id),
    );
    return spelt(named, path.at(-1) ?? '');
  }

  /** An attribute of the template's type at `path`, which is `type` here; of two spelt alike the one of its kind. */
  attribute(
    path: readonly string[],
    type: ObservedObjectType,
    name: string,
    kind: string,
  ): ObservedAttribute | undefined {
    const names = [...path, name];
    for (const { id } of this.known.all('attribute', names)) {
      const attribute = this.attributesById.get(id);
      if (attribute !== undefined) return attribute;
    }
    for (const former of [names, ...this.known.formerly('attribute', names)]) {
      const found = this.effectiveAttribute(type, former.at(-1) ?? '', kind);
      if (found !== undefined && !this.isAnother(found, path, former.at(-1) ?? '')) return found;
    }
    return undefined;
  }

  /** Known as an element, and not as one of that name on a type above, from which it is inherited. */
  private isAnother(found: ObservedAttribute, path: readonly string[], name: string): boolean {
    if (!this.known.isClaimed('attribute', found.id)) return false;
    return !path.some((_, at) =>
      this.known.all('attribute', [...path.slice(0, at), name]).some(({ id }) => id === found.id),
    );
  }

  /** The type nearest above a path, whether or not anything is there. */
  nearestAbove(path: readonly string[]): ObservedObjectType | undefined {
    for (let length = path.length - 1; length > 0; length -= 1) {
      const above = this.type(path.slice(0, length));
      if (above !== undefined) return above;
    }
    return undefined;
  }

  typeOf(id: string): ObservedObjectType | undefined {
    return this.typesById.get(id);
  }

  parentOf(type: ObservedObjectType): ObservedObjectType | undefined {
    return this.parents.get(type.id);
  }

  /** Those the type declares, not those it inherits. */
  attributesOf(type: ObservedObjectType): ObservedAttribute[] {
    return [...(this.attributesByType.get(type.id)?.values() ?? [])].flat();
  }

  childrenOf(type: ObservedObjectType): readonly ObservedObjectType[] {
    return this.childrenById.get(type.id) ?? [];
  }

  /** Types of that name anywhere in the schema. */
  typesNamed(name: string): readonly ObservedObjectType[] {
    return this.typesByName.get(foldName(name)) ?? [];
  }

  /** Names from the root; a parent that is not in the list ends the path. */
  pathOf(type: ObservedObjectType): string[] {
    const parent = this.parentOf(type);
    return [...(parent === undefined ? [] : this.pathOf(parent)), type.name];
  }

  ownAttribute(
    type: ObservedObjectType,
    name: string,
    kind?: string,
  ): ObservedAttribute | undefined {
    return spelt(this.attributesByType.get(type.id)?.get(foldName(name)), name, kind);
  }

  /** The attribute on the type or, where parents pass theirs on, on the nearest of them. */
  effectiveAttribute(
    type: ObservedObjectType,
    name: string,
    kind?: string,
  ): ObservedAttribute | undefined {
    const own = this.ownAttribute(type, name, kind);
    if (own !== undefined) return own;
    const parent = this.parentOf(type);
    return parent === undefined || !parent.inherited
      ? undefined
      : this.effectiveAttribute(parent, name, kind);
  }

  /** A type below that already has an attribute of that name: Assets would refuse it on the parent. */
  attributeBelow(type: ObservedObjectType, name: string): ObservedObjectType | undefined {
    if (!type.inherited) return undefined;
    for (const child of this.childrenOf(type)) {
      if (this.ownAttribute(child, name) !== undefined) return child;
      const deeper = this.attributeBelow(child, name);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  }

  /** Objects that an attribute of the type would belong to: its own, and those of all types below that inherit it. */
  populationOf(type: ObservedObjectType): number {
    const known = this.objectsBelow.get(type.id);
    if (known !== undefined) return known;
    const sum = (type.inherited ? this.childrenOf(type) : []).reduce(
      (total, child) => total + this.populationOf(child),
      type.objectCount,
    );
    this.objectsBelow.set(type.id, sum);
    return sum;
  }
}

/** Of those spelt so, else of all, the first of that kind, else the first. */
function spelt<T extends { name: string; kind?: string }>(
  found: readonly T[] | undefined,
  name: string,
  kind?: string,
): T | undefined {
  const exactly = found?.filter((one) => one.name === name);
  const alike = exactly?.length ? exactly : found;
  return alike?.find((one) => one.kind === kind) ?? alike?.[0];
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
