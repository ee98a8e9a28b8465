/**
 * Inheritance: a type with `inherited` gives its attributes to its children, who give on what
 * they got if they too have it. Key, Name, Created and Updated are passed on to those that have
 * none of their own (switch `childDefaults`).
 */
import type { AttributeRow, TypeRow } from '../model';
import type { Store } from '../store';
import { folded, key } from '../store';
import type { Call } from './call';

/** The types a type gets attributes from, nearest first. */
export function givers(store: Store, type: TypeRow): TypeRow[] {
  const found: TypeRow[] = [];
  let parent = store.tables.types.get(type.parentId);
  while (parent?.inherited) {
    found.push(parent);
    parent = store.tables.types.get(parent.parentId);
  }
  return found;
}

/** The types that get attributes from a type, at any depth. */
export function takers(store: Store, type: TypeRow): TypeRow[] {
  if (!type.inherited) return [];
  const children = store.tables.types.by('parent', key(type.schemaId, type.id));
  return children.flatMap((child) => [child, ...takers(store, child)]);
}

/** Whether Assets made it with the type: Key, Name, Created, Updated. */
export const isDefault = (attribute: AttributeRow): boolean =>
  attribute.system || !attribute.removable;

/** Attributes a type declares, in their order. */
export const ownAttributes = (store: Store, typeId: string): AttributeRow[] =>
  store.tables.attributes.by('type', typeId).sort((a, b) => a.position - b.position);

/** Attributes a type gets from above, the farthest giver's first. */
export function inheritedAttributes(store: Store, type: TypeRow): AttributeRow[] {
  const above = givers(store, type);
  const source = ownsDefaults(store, type)
    ? undefined
    : above.find((giver) => ownsDefaults(store, giver));
  return above
    .reverse()
    .flatMap((giver) =>
      ownAttributes(store, giver.id).filter(
        (attribute) => !isDefault(attribute) || giver === source,
      ),
    );
}

const ownsDefaults = (store: Store, type: TypeRow): boolean =>
  store.tables.attributes.by('type', type.id).some(isDefault);

/**
 * Whether `name` is taken on a giver or on a taker by another attribute than `except`; on the
 * type itself only where the switch `duplicateAttributes` refuses that.
 */
export function attributeNameTaken(
  { store, switches }: Call,
  type: TypeRow,
  name: string,
  except: string | null,
): boolean {
  const itself = switches.duplicateAttributes === 'refused' ? [type] : [];
  return [...itself, ...givers(store, type), ...takers(store, type)].some((each) =>
    store.tables.attributes
      .by('name', key(each.id, folded(name)))
      .some((attribute) => attribute.id !== except),
  );
}

/** Names the children of a type would get twice if it began to pass its attributes on. */
export function clashesIfInherited(store: Store, type: TypeRow): boolean {
  const passed = [
    ...ownAttributes(store, type.id).filter((attribute) => !isDefault(attribute)),
    ...inheritedAttributes(store, type),
  ];
  const below = takers(store, { ...type, inherited: true });
  return below.some((child) =>
    passed.some(
      (attribute) =>
        store.tables.attributes.countBy('name', key(child.id, folded(attribute.name))) > 0,
    ),
  );
}
