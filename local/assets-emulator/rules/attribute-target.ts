/**
 * What an attribute points to: the object type and reference type of a reference, the statuses of
 * a status, profile and ping settings.
 */
import type { AttributeRow, TypeRow } from '../model';
import type { Outcome } from '../outcome';
import { badField, done, refused } from '../outcome';
import type { Kind } from './attribute-fields';
import { multiIn } from './attribute-fields';
import type { Body } from './body';
import { idIn } from './body';
import type { Call } from './call';
import { visibleSchema } from './call';
import { kindOf } from './kinds';

export type Target = Pick<
  AttributeRow,
  'referenceObjectTypeId' | 'referenceTypeId' | 'additionalValue' | 'typeValueMulti'
>;
export const NO_TARGET: Target = {
  referenceObjectTypeId: '',
  referenceTypeId: '',
  additionalValue: '',
  typeValueMulti: [],
};

export function targetIn(
  call: Call,
  type: TypeRow,
  kind: Kind,
  body: Body,
  old: Target,
): Outcome<Target> {
  switch (kindOf(kind)) {
    case 'reference':
      return referenceIn(call, type, body, old);
    case 'status':
      return statusesIn(call, type, body, old);
    case 'user':
      return settingIn(body, ['SHOW_PROFILE', 'HIDE_PROFILE'], old);
    case 'url':
      return settingIn(body, ['ENABLED', 'DISABLED'], old);
    case 'group':
      return settingIn(body, [], old);
    default:
      return done(NO_TARGET);
  }
}

function referenceIn(call: Call, type: TypeRow, body: Body, old: Target): Outcome<Target> {
  const { types, referenceTypes } = call.store.tables;
  const target = types.get((idIn(body, 'typeValue') ?? '?') || old.referenceObjectTypeId);
  const schema = target && visibleSchema(call, target.schemaId);
  if (!target || !schema)
    return badField('typeValue', 'The referenced object type is mandatory and must exist');
  if (
    schema.id !== type.schemaId &&
    !schema.properties.allowOtherObjectSchema &&
    call.switches.crossSchemaReferenceNeedsSharing === 'enforced'
  ) {
    return badField(
      'typeValue',
      `The object type refers to the schema ${schema.key}, which does not allow ` +
        'objects of other schemas to refer to it',
    );
  }
  const referenceTypeId = (idIn(body, 'additionalValue') ?? '?') || old.referenceTypeId;
  if (referenceTypeId === '' && call.switches.referenceRefusal === 'empty') return refused(400, []);
  const reference = referenceTypes.get(referenceTypeId);
  if (!reference || (reference.schemaId !== '' && reference.schemaId !== type.schemaId)) {
    return badField('additionalValue', 'The reference type is mandatory and must exist');
  }
  return done({ ...NO_TARGET, referenceObjectTypeId: target.id, referenceTypeId: reference.id });
}

function statusesIn(call: Call, type: TypeRow, body: Body, old: Target): Outcome<Target> {
  const ids = multiIn(body, old.typeValueMulti);
  if (!ids.ok) return ids;
  for (const id of ids.value) {
    const status = call.store.tables.statuses.get(id);
    if (!status || (status.schemaId !== '' && status.schemaId !== type.schemaId))
      return badField('typeValueMulti', `The status ${id} does not exist`);
  }
  return done({ ...NO_TARGET, typeValueMulti: ids.value });
}

function settingIn(body: Body, allowed: readonly string[], old: Target): Outcome<Target> {
  const value = (idIn(body, 'additionalValue') ?? '?') || old.additionalValue;
  if (value !== '' && !allowed.includes(value))
    return badField('additionalValue', 'The additional value is not valid');
  const groups = multiIn(body, old.typeValueMulti);
  return groups.ok
    ? done({ ...NO_TARGET, additionalValue: value, typeValueMulti: groups.value })
    : groups;
}
