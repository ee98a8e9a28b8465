/** An object type that exists and takes the place of a hub's. */
import type { ObservedObjectType, SchemaSummary } from '../../assets/observation';
import type { SchemaIndex } from '../diff/schema-index';
import { objectTypeKeyOf, type NaturalKey } from '../natural-key';
import type { BindingRequest } from '../options';
import type { KeptBinding } from '../plan';

/** A hub's object type, or one reference, and the object type that stands for it here. */
export interface Binding {
  /** As in the request: `Person`, or `Server.Owner` for one reference. */
  name: string;
  schema: Pick<SchemaSummary, 'id' | 'key' | 'name' | 'canManage'>;
  type: { id: string; name: string };
  /** Names from the root of its schema. */
  path: string[];
  /** What steps call it. It holds the template's word and the id, so that a new name there is no other target. */
  key: NaturalKey;
  /** Names of the attributes its objects have, inherited ones included. */
  attributes: string[];
  /** Object types below it: their objects can be chosen too. */
  hasChildren: boolean;
  /** How the person called both when they linked it. */
  asked: { schema: string; type: string };
  /** It was linked to earlier, and was deleted or is no longer visible. */
  gone: boolean;
}

/** Of an object type that was found. */
export function bindingOf(
  name: string,
  asked: BindingRequest,
  schema: SchemaSummary,
  type: ObservedObjectType,
  index: SchemaIndex,
): Binding {
  return {
    name,
    schema,
    type,
    path: index.pathOf(type),
    key: objectTypeKeyOf(schema.key, [`${name} (id ${type.id})`]),
    attributes: attributesWithInherited(type, index),
    hasChildren: index.childrenOf(type).length > 0,
    asked,
    gone: false,
  };
}

/** Names of the attributes that its objects have: its own, and those above it as far as they are handed down. */
export function attributesWithInherited(type: ObservedObjectType, index: SchemaIndex): string[] {
  const givers = [type];
  for (let above = index.parentOf(type); above?.inherited === true; above = index.parentOf(above))
    givers.push(above);
  return givers.flatMap((one) => index.attributesOf(one).map(({ name }) => name));
}

/** Of one that was linked to earlier and is not there. */
export const goneBinding = (kept: KeptBinding): Binding => ({
  name: kept.name,
  schema: { id: kept.schemaId ?? '', key: '', name: '', canManage: false },
  type: { id: kept.typeId ?? '', name: '' },
  path: [],
  key: objectTypeKeyOf('', [`${kept.name} (id ${kept.typeId ?? ''})`]),
  attributes: [],
  hasChildren: false,
  asked: kept,
  gone: true,
});
