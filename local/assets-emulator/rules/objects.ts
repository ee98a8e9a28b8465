/** Objects: as much as a schema deployer meets. Values are strings and lightly checked. */
import type { AttributeRow, ObjectRow, TypeRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done, forbidden, notFound, refused } from '../outcome';
import type { Store } from '../store';
import type { Body } from './body';
import { idIn, isBody } from './body';
import type { Call } from './call';
import { canManage, visibleSchema } from './call';
import { inheritedAttributes, ownAttributes } from './inherit';

export function findObject(call: Call, id: string): Outcome<ObjectRow> {
  const object = call.store.tables.objects.get(id);
  const type = object && call.store.tables.types.get(object.typeId);
  return object && type && visibleSchema(call, type.schemaId)
    ? done(object)
    : notFound('object', id);
}

/** The value of the label attribute. */
export function objectName(store: Store, object: ObjectRow): string {
  const type = store.tables.types.get(object.typeId);
  const label = type && effectiveAttributes(store, type).find((attribute) => attribute.label);
  return (label && object.values[label.id]?.[0]) ?? object.key;
}

export const effectiveAttributes = (store: Store, type: TypeRow): AttributeRow[] => [
  ...ownAttributes(store, type.id),
  ...inheritedAttributes(store, type),
];

export function createObject(call: Call, body: Body): Outcome<ObjectRow> {
  const { store } = call;
  const type = store.tables.types.get(idIn(body, 'objectTypeId') ?? '');
  const schema = type && visibleSchema(call, type.schemaId);
  if (!type || !schema) return badField('objectTypeId', 'The object type does not exist');
  if (!canManage(call, schema)) return forbidden();
  if (type.abstract) return refused(400, 'An abstract object type can not hold objects');
  const values = valuesIn(call, type, body, {});
  if (!values.ok) return values;
  const id = store.newId('objects');
  return done(
    store.put('objects', {
      id,
      typeId: type.id,
      key: `${schema.key}-${id}`,
      created: call.now,
      updated: call.now,
      values: values.value,
    }),
  );
}

export function updateObject(call: Call, id: string, body: Body): Outcome<ObjectRow> {
  const found = changeable(call, id);
  if (!found.ok) return found;
  const { object, type } = found.value;
  const values = valuesIn(call, type, body, object.values);
  return values.ok
    ? done(call.store.put('objects', { ...object, values: values.value, updated: call.now }))
    : values;
}

export function deleteObject(call: Call, id: string): Outcome<null> {
  const found = changeable(call, id);
  if (!found.ok) return found;
  call.store.remove('objects', id);
  return done(null);
}

function changeable(call: Call, id: string): Outcome<{ object: ObjectRow; type: TypeRow }> {
  const object = findObject(call, id);
  if (!object.ok) return object;
  const type = call.store.tables.types.get(object.value.typeId);
  const schema = type && visibleSchema(call, type.schemaId);
  if (!type || !schema) return notFound('object', id);
  return canManage(call, schema) ? done({ object: object.value, type }) : forbidden();
}

function valuesIn(
  call: Call,
  type: TypeRow,
  body: Body,
  old: ObjectRow['values'],
): Outcome<ObjectRow['values']> {
  const attributes = effectiveAttributes(call.store, type);
  const values = { ...old };
  const given: unknown = body['attributes'] ?? [];
  if (!Array.isArray(given)) return badField('attributes', 'The attributes are not a list');
  for (const item of given.filter(isBody)) {
    const id = idIn(item, 'objectTypeAttributeId') ?? '';
    const attribute = attributes.find((each) => each.id === id);
    if (!attribute)
      return badField(`rlabs-insight-attribute-${id}`, 'The attribute does not exist');
    const list: unknown = item['objectAttributeValues'] ?? [];
    values[id] = (Array.isArray(list) ? list : [])
      .filter(isBody)
      .map((value) => String(value['value'] ?? ''))
      .filter((value) => value !== '');
  }
  const problem = attributes
    .map((attribute) => valueProblem(call.store, attribute, values[attribute.id] ?? []))
    .find((found) => found !== null);
  return problem ?? done(values);
}

function valueProblem(
  store: Store,
  attribute: AttributeRow,
  values: string[],
): Outcome<never> | null {
  const say = (text: string) =>
    badField(`rlabs-insight-attribute-${attribute.id}`, `${attribute.name} ${text}`);
  if (attribute.system) return null;
  if (values.length < attribute.minimum) return say('is mandatory');
  if (attribute.maximum !== -1 && values.length > attribute.maximum)
    return say(`can only contain max ${attribute.maximum} values`);
  if (
    attribute.type === 0 &&
    attribute.defaultTypeId === 0 &&
    values.some((value) => value.length > 255)
  )
    return say('must be less than 255 characters');
  const dangling =
    attribute.type === 1 &&
    values.some(
      (value) =>
        !store.tables.objects.get(value) &&
        store.tables.objects.countBy('key', value.toLowerCase()) === 0,
    );
  return dangling ? say(`${values.join(', ')} is not valid Object id or key`) : null;
}
