/** Attributes of object types: creating, changing, ordering, deleting. */
import type { AttributeRow, TypeRow } from '../model';
import type { Outcome, Refusal } from '../outcome';
import { badField, done, notFound, refused } from '../outcome';
import type { PlainFields } from './attribute-fields';
import { kindIn, plainFieldsIn } from './attribute-fields';
import { NO_TARGET, targetIn } from './attribute-target';
import type { Body } from './body';
import { has, wholeIn } from './body';
import type { Call } from './call';
import { settled } from './call';
import { attributeNameTaken, givers, ownAttributes, takers } from './inherit';
import { attributeName, duplicate, nameIn } from './names';
import { filterProblem } from './reference-filter';
import { manageableType } from './types';

const EMPTY: PlainFields = {
  description: '',
  minimum: 0,
  maximum: 1,
  label: false,
  suffix: '',
  includeChildren: false,
  hidden: false,
  unique: false,
  summable: false,
  regex: '',
  ql: '',
  options: '',
};
const ANY_TYPE = ['0', '1', '2', '3', '4', '5', '6', '7', '8'];

/** The attributes a type declares that lists may show by now. */
export const listedAttributes = (call: Call, typeId: string): AttributeRow[] =>
  settled(call, 'attributes', ownAttributes(call.store, typeId));

export function createAttribute(call: Call, typeId: string, given: Body): Outcome<AttributeRow> {
  const type = manageableType(call, typeId);
  if (!type.ok) return type;
  const { store, switches } = call;
  const body = without(given, switches.creationIgnoresFields);
  const kind = kindIn(body, switches.creatableTypes);
  if (!kind.ok) return kind;
  const name = nameIn(body, attributeName(switches));
  if (!name.ok) return name;
  const fields = plainFieldsIn(body, kind.value, EMPTY, switches);
  if (!fields.ok) return fields;
  const target = targetIn(call, type.value, kind.value, body, NO_TARGET);
  if (!target.ok) return target;
  const filter = filterProblem(call, fields.value.ql, target.value.referenceObjectTypeId);
  if (filter) return filter;
  if (switches.referenceFilter === 'ignored') fields.value.ql = '';
  if (attributeNameTaken(call, type.value, name.value, null))
    return duplicate(switches, 'name', switches.duplicateAttributeText);
  const problem =
    childLabel(call, type.value, fields.value.label) ??
    tooManyUnique(call, type.value, fields.value.unique, null) ??
    requiredProblem(call, typeId, fields.value.minimum);
  if (problem) return problem;
  const label = fields.value.label && switches.labelMove === 'moves';
  if (label) dropLabel(call, typeId);
  return done(
    store.put('attributes', {
      ...kind.value,
      ...fields.value,
      ...target.value,
      label,
      id: store.newId('attributes'),
      typeId,
      name: name.value,
      position: store.tables.attributes.countBy('type', typeId),
      editable: true,
      system: false,
      removable: true,
    }),
  );
}

export function updateAttribute(
  call: Call,
  typeId: string,
  id: string,
  body: Body,
): Outcome<AttributeRow> {
  const old = call.store.tables.attributes.get(id);
  const type = manageableType(call, typeId);
  if (!type.ok) return type;
  if (old?.typeId !== typeId) return notFound('object type attribute', id);
  if (old.system) return refused(400, 'A system attribute can not be changed');
  const { switches } = call;
  if (
    switches.putAttribute === 'strict' &&
    (has(body, 'minimumCardinality') || has(body, 'maximumCardinality'))
  ) {
    if (!has(body, 'type')) return badField('type', 'The type is mandatory');
    if (old.type === 0 && !has(body, 'defaultTypeId'))
      return badField('defaultTypeId', 'The default type is mandatory and must be valid');
  }
  const kind =
    has(body, 'type') || has(body, 'defaultTypeId')
      ? kindIn({ type: old.type, defaultTypeId: old.defaultTypeId, ...body }, ANY_TYPE)
      : done(old);
  if (!kind.ok) return kind;
  const name = nameIn({ name: old.name, ...body }, attributeName(switches));
  if (!name.ok) return name;
  const fields = plainFieldsIn(body, kind.value, old, switches);
  if (!fields.ok) return fields;
  const target = targetIn(call, type.value, kind.value, body, old);
  if (!target.ok) return target;
  if (attributeNameTaken(call, type.value, name.value, id))
    return duplicate(switches, 'name', switches.duplicateAttributeText);
  const problem =
    childLabel(call, type.value, fields.value.label && !old.label) ??
    tooManyUnique(call, type.value, fields.value.unique, id);
  if (problem) return problem;
  const label = old.label || (fields.value.label && switches.labelMove === 'moves');
  if (label && !old.label) dropLabel(call, typeId);
  const { type: typeCode, defaultTypeId } = kind.value;
  return done(
    call.store.put('attributes', {
      ...old,
      ...fields.value,
      ...target.value,
      type: typeCode,
      defaultTypeId,
      label,
      name: name.value,
    }),
  );
}

/** The undocumented POST `/objecttypeattribute/{type}/{id}/position` (observed in public clients). */
export function moveAttribute(
  call: Call,
  typeId: string,
  id: string,
  body: Body,
): Outcome<AttributeRow> {
  const type = manageableType(call, typeId);
  if (!type.ok) return type;
  const position = wholeIn(body, 'position', -1) ?? -1;
  if (position < 0) return badField('position', 'The position is mandatory');
  const own = ownAttributes(call.store, typeId);
  const moved = own.find((attribute) => attribute.id === id);
  if (!moved) return notFound('object type attribute', id);
  const others = own.filter((attribute) => attribute !== moved);
  others.splice(position, 0, moved);
  others.forEach((attribute, index) =>
    call.store.put('attributes', { ...attribute, position: index }),
  );
  return done(call.store.tables.attributes.get(id) ?? moved);
}

export function deleteAttribute(call: Call, id: string): Outcome<null> {
  const attribute = call.store.tables.attributes.get(id);
  if (!attribute) return notFound('object type attribute', id);
  const type = manageableType(call, attribute.typeId);
  if (!type.ok) return type;
  if (!attribute.removable || attribute.label)
    return refused(400, 'The attribute can not be deleted');
  call.store.remove('attributes', id);
  ownAttributes(call.store, attribute.typeId).forEach((each, index) => {
    if (each.position !== index) call.store.put('attributes', { ...each, position: index });
  });
  return done(null);
}

const without = (body: Body, fields: readonly string[]): Body =>
  fields.length === 0
    ? body
    : Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));

function dropLabel(call: Call, typeId: string): void {
  for (const attribute of ownAttributes(call.store, typeId)) {
    if (attribute.label) call.store.put('attributes', { ...attribute, label: false });
  }
}

/** A child below an inheriting parent keeps the parent's label. The sentence is Assets' own. */
function childLabel(call: Call, type: TypeRow, label: boolean): Refusal | null {
  return label && call.switches.childLabel === 'refused' && givers(call.store, type).length > 0
    ? badField('label', "Impossible to set child's attribute as label if inheritance.")
    : null;
}

/** Unique attributes count with the inherited ones, on the type and on every type below that gets them. */
function tooManyUnique(
  call: Call,
  type: TypeRow,
  unique: boolean,
  except: string | null,
): Refusal | null {
  if (!unique) return null;
  const onType = (id: string) =>
    call.store.tables.attributes
      .by('type', id)
      .filter((attribute) => attribute.unique && attribute.id !== except).length;
  const total = (each: TypeRow) =>
    [each, ...givers(call.store, each)].reduce((sum, giver) => sum + onType(giver.id), 0);
  const over = [type, ...takers(call.store, type)].some(
    (each) => total(each) >= call.switches.maxUnique,
  );
  return over
    ? badField(
        'uniqueAttribute',
        `An object type can only contain max ${call.switches.maxUnique} unique attributes`,
      )
    : null;
}

function requiredProblem(call: Call, typeId: string, minimum: number): Refusal | null {
  const populated = minimum > 0 && call.store.tables.objects.countBy('type', typeId) > 0;
  return populated && call.switches.requiredOnPopulatedType === 'refused'
    ? badField(
        'minimumCardinality',
        'The object type has objects without a value for this attribute',
      )
    : null;
}
