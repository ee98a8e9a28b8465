/** Object types: creating, changing, moving, deleting. */
import type { TypeRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done, forbidden, notFound, refused } from '../outcome';
import type { Store } from '../store';
import { folded, key } from '../store';
import type { Body } from './body';
import { flagIn, has, idIn, wholeIn } from './body';
import type { Call } from './call';
import { canManage, settled, visibleSchema } from './call';
import { defaultAttributes } from './default-attributes';
import { descriptionIn } from './descriptions';
import { clashesIfInherited } from './inherit';
import { duplicate, nameIn, typeName } from './names';

export function findType(call: Call, id: string): Outcome<TypeRow> {
  const type = call.store.tables.types.get(id);
  return type && visibleSchema(call, type.schemaId) ? done(type) : notFound('object type', id);
}

export function manageableType(call: Call, id: string): Outcome<TypeRow> {
  const type = findType(call, id);
  if (!type.ok) return type;
  const schema = visibleSchema(call, type.value.schemaId);
  return schema && canManage(call, schema) ? type : forbidden();
}

/** Types of a schema in the order they were made. */
export const typesOf = (call: Call, schemaId: string): TypeRow[] =>
  settled(call, 'types', call.store.tables.types.by('schema', schemaId));

export function createType(call: Call, body: Body): Outcome<TypeRow> {
  const { store, switches } = call;
  const schemaId = idIn(body, 'objectSchemaId') ?? '';
  if (schemaId === '') return badField('objectSchemaId', 'The object schema is mandatory');
  const schema = visibleSchema(call, schemaId);
  if (!schema) return badField('objectSchemaId', 'The object schema does not exist');
  if (!canManage(call, schema)) return forbidden();
  const name = nameIn(body, typeName(switches));
  if (!name.ok) return name;
  const parentId = idIn(body, 'parentObjectTypeId') ?? '?';
  const parent = store.tables.types.get(parentId);
  if (parentId !== '' && parent?.schemaId !== schemaId)
    return badField(
      'parentObjectTypeId',
      'The parent object type does not exist in the object schema',
    );
  const iconId = iconIn(call, body);
  if (!iconId.ok) return iconId;
  const rest = restIn(call, body, { description: '', inherited: false, abstract: false });
  if (!rest.ok) return rest;
  if (nameTaken(call, schemaId, parentId, name.value, null))
    return duplicate(switches, 'name', switches.duplicateText);
  const inherits = parent?.inherited === true;
  const type = store.put('types', {
    id: store.newId('types'),
    schemaId,
    parentId,
    name: name.value,
    iconId: iconId.value,
    ...rest.value,
    inherited: rest.value.inherited || (inherits && switches.childInherited === 'always'),
    position: store.tables.types.countBy('parent', key(schemaId, parentId)),
    created: call.now,
    updated: call.now,
  });
  if (inherits && switches.childDefaults === 'of-the-parent') return done(type);
  for (const attribute of defaultAttributes(type.id))
    store.put('attributes', { ...attribute, id: store.newId('attributes') });
  return done(type);
}

export function updateType(call: Call, id: string, body: Body): Outcome<TypeRow> {
  const type = manageableType(call, id);
  if (!type.ok) return type;
  const old = type.value;
  const name = nameIn({ name: old.name, ...body }, typeName(call.switches));
  if (!name.ok) return name;
  const iconId = has(body, 'iconId') ? iconIn(call, body) : done(old.iconId);
  if (!iconId.ok) return iconId;
  const rest = restIn(call, body, old);
  if (!rest.ok) return rest;
  if (nameTaken(call, old.schemaId, old.parentId, name.value, id))
    return duplicate(call.switches, 'name', call.switches.duplicateText);
  const begins = rest.value.inherited && !old.inherited;
  if (begins && call.switches.lateInheritance === 'refused' && hasChildren(call, old))
    return badField('inherited', 'Inheritance can not be set on an object type with children');
  if (begins && clashesIfInherited(call.store, old))
    return duplicate(call.switches, 'inherited', call.switches.duplicateAttributeText);
  return done(
    call.store.put('types', {
      ...old,
      name: name.value,
      iconId: iconId.value,
      ...rest.value,
      updated: call.now,
    }),
  );
}

/** POST `/objecttype/{id}/position`: to a place among the children of `toObjectTypeId` (left out: of the root). */
export function moveType(call: Call, id: string, body: Body): Outcome<TypeRow> {
  const type = manageableType(call, id);
  if (!type.ok) return type;
  const { store } = call;
  const position = wholeIn(body, 'position', -1) ?? -1;
  if (position < 0) return badField('position', 'The position is mandatory');
  const parentId = idIn(body, 'toObjectTypeId') ?? '?';
  if (parentId !== '' && store.tables.types.get(parentId)?.schemaId !== type.value.schemaId) {
    return badField('toObjectTypeId', 'The object type does not exist in the object schema');
  }
  for (let above = parentId; above !== ''; above = store.tables.types.get(above)?.parentId ?? '') {
    if (above === id)
      return badField('toObjectTypeId', 'An object type can not be moved below itself');
  }
  if (nameTaken(call, type.value.schemaId, parentId, type.value.name, id))
    return duplicate(call.switches, 'name', call.switches.duplicateText);
  const siblings = store.tables.types
    .by('parent', key(type.value.schemaId, parentId))
    .filter((each) => each.id !== id)
    .sort((a, b) => a.position - b.position);
  siblings.splice(position, 0, { ...type.value, parentId, updated: call.now });
  siblings.forEach((sibling, index) => store.put('types', { ...sibling, position: index }));
  return findType(call, id);
}

export function deleteType(call: Call, id: string): Outcome<TypeRow> {
  const type = manageableType(call, id);
  if (!type.ok) return type;
  if (hasChildren(call, type.value) && call.switches.typeDelete === 'refused')
    return refused(400, 'The object type has children');
  removeType(call.store, id);
  return type;
}

const hasChildren = (call: Call, { id, schemaId }: TypeRow): boolean =>
  call.store.tables.types.countBy('parent', key(schemaId, id)) > 0;

/** Removes a type with its attributes, objects and children. */
export function removeType(store: Store, id: string): void {
  const type = store.tables.types.get(id);
  if (!type) return;
  for (const child of store.tables.types.by('parent', key(type.schemaId, id)))
    removeType(store, child.id);
  for (const attribute of store.tables.attributes.by('type', id))
    store.remove('attributes', attribute.id);
  for (const object of store.tables.objects.by('type', id)) store.remove('objects', object.id);
  store.remove('types', id);
}

function iconIn(call: Call, body: Body): Outcome<string> {
  const given = idIn(body, 'iconId') ?? '?';
  if (given !== '')
    return call.store.tables.icons.get(given)
      ? done(given)
      : badField('iconId', 'The icon does not exist');
  if (call.switches.iconIdRequired === 'yes') return badField('iconId', 'The icon is mandatory');
  return done(call.store.tables.icons.all()[0]?.id ?? '');
}

type Rest = Pick<TypeRow, 'description' | 'inherited' | 'abstract'>;

function restIn({ switches }: Call, body: Body, old: Rest): Outcome<Rest> {
  const description = descriptionIn(body, old.description, switches, switches.typeDescriptionMax);
  if (!description.ok) return description;
  const inherited = flagIn(body, 'inherited', old.inherited);
  if (inherited === null) return badField('inherited', 'The value is not a boolean');
  const abstract = flagIn(body, 'abstractObjectType', old.abstract);
  if (abstract === null) return badField('abstractObjectType', 'The value is not a boolean');
  return done({ description: description.value, inherited, abstract });
}

function nameTaken(
  call: Call,
  schemaId: string,
  parentId: string,
  name: string,
  except: string | null,
): boolean {
  const { types } = call.store.tables;
  const same =
    call.switches.typeNameScope === 'schema'
      ? types.by('schemaName', key(schemaId, folded(name)))
      : types.by('siblingName', key(schemaId, parentId, folded(name)));
  return same.some((type) => type.id !== except);
}
