/**
 * Which object type declares an attribute of a schema-wide list, in which an inherited one may
 * stand more than once.
 */
import { normaliseAttribute } from './normalise';
import type { ObservedAttribute, ObservedObjectType } from './observation';
import type { WireAttribute } from './wire';

/**
 * Each attribute once, at the type that declares it; null where the reply does not name the types (`objectType` comes
 * with `extended=true` only, Assets OpenAPI). An inherited attribute keeps the id it has on its owner, so of several
 * types named for one id the highest in the tree is the owner.
 */
export function attributesByOwner(
  wire: readonly WireAttribute[],
  types: readonly ObservedObjectType[],
): ObservedAttribute[] | null {
  const depth = depths(types);
  const found = new Map<string, ObservedAttribute>();
  for (const one of wire) {
    if (!one.objectType) return null;
    const owner = one.objectType.id;
    const known = found.get(one.id);
    if (known === undefined) found.set(one.id, normaliseAttribute(one, owner));
    else if ((depth.get(owner) ?? Infinity) < (depth.get(known.objectTypeId) ?? Infinity))
      known.objectTypeId = owner;
  }
  return [...found.values()];
}

/** Steps from each type to its root; a loop among parents, which Assets does not allow, ends the walk. */
function depths(types: readonly ObservedObjectType[]): Map<string, number> {
  const parents = new Map(types.map((type) => [type.id, type.parentId]));
  return new Map(types.map((type) => [type.id, depthOf(type.id, parents)]));
}

function depthOf(id: string, parents: ReadonlyMap<string, string | null>): number {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); at = parents.get(at) ?? null)
    seen.add(at);
  return seen.size;
}
