/** Rows as Assets sends them (Assets OpenAPI; where clients saw otherwise, a switch says so). */
import type {
  AttributeRow,
  IconRow,
  ReferenceTypeRow,
  SchemaRow,
  StatusRow,
  TypeRow,
} from '../model';
import type { Call } from '../rules/call';
import { canManage } from '../rules/call';
import { DEFAULT_TYPES } from '../rules/kinds';
import { referenceTypeMark, schemaMark } from '../common-data-model';

type Json = Record<string, unknown>;

const ids = (call: Call, id: string): Json => {
  const { workspaceId } = call.store.site;
  return { workspaceId, globalId: `${workspaceId}:${id}`, id };
};
/** An optional text: left out (`undefined`) or "" where unset. */
const sent = (call: Call, value: string): string | undefined =>
  value === '' && call.switches.emptyFields === 'omitted' ? undefined : value;
const url = (call: Call, path: string): string =>
  `https://api.atlassian.com/jsm/assets/workspace/${call.store.site.workspaceId}/v1/${path}`;

export function schemaReply(call: Call, schema: SchemaRow, withCounts: boolean): Json {
  const types = withCounts ? call.store.tables.types.by('schema', schema.id) : [];
  return {
    ...ids(call, schema.id),
    name: schema.name,
    objectSchemaKey: schema.key,
    status: 'Ok',
    description: sent(call, schema.description),
    created: schema.created,
    updated: schema.updated,
    objectCount: types.reduce((sum, type) => sum + objectCount(call, type.id), 0),
    objectTypeCount: types.length,
    canManage: canManage(call, schema),
    ...schemaMark(schema),
  };
}

const objectCount = (call: Call, typeId: string): number =>
  call.store.tables.objects.countBy('type', typeId);

export function typeReply(call: Call, type: TypeRow, withCounts: boolean): Json {
  const { parentId } = type;
  const parent: Json =
    parentId === ''
      ? {}
      : {
          parentObjectTypeId: call.switches.parentIdType === 'number' ? Number(parentId) : parentId,
        };
  const icon = call.store.tables.icons.get(type.iconId);
  return {
    ...ids(call, type.id),
    name: type.name,
    type: 0,
    description: sent(call, type.description),
    icon: {
      id: type.iconId,
      name: icon?.name ?? '',
      url16: url(call, `objecttype/${type.id}/icon.png?size=16`),
      url48: url(call, `objecttype/${type.id}/icon.png?size=48`),
    },
    position: type.position,
    created: type.created,
    updated: type.updated,
    objectCount: withCounts ? objectCount(call, type.id) : 0,
    ...parent,
    objectSchemaId: type.schemaId,
    inherited: type.inherited,
    abstractObjectType: type.abstract,
    parentObjectTypeInherited: call.store.tables.types.get(parentId)?.inherited ?? false,
  };
}

/**
 * `owner`: the declaring type's reply, sent only with `extended=true` on the list of a schema.
 * What is `undefined` is not sent. One literal, because twenty thousand of them are made for a list
 * of a thousand object types, and put together of pieces they take ten times as long.
 */
export function attributeReply(
  call: Call,
  attribute: AttributeRow,
  position: number,
  owner: Json | null,
): Json {
  const { workspaceId } = call.store.site;
  const { type, additionalValue, typeValueMulti, ql } = attribute;
  const isReference = type === 1;
  const { types, referenceTypes } = call.store.tables;
  const reference = isReference ? referenceTypes.get(attribute.referenceTypeId) : undefined;
  const target = isReference ? types.get(attribute.referenceObjectTypeId) : undefined;
  const isEchoed = isReference && call.switches.echoTypeValueForRefs === 'yes';
  const isMulti = type === 7 || (type > 1 && typeValueMulti.length > 0);
  const additional = additionalValue === '' ? undefined : additionalValue;
  return {
    workspaceId,
    globalId: `${workspaceId}:${attribute.id}`,
    id: attribute.id,
    objectType: owner ?? undefined,
    name: attribute.name,
    label: attribute.label,
    type,
    description: sent(call, attribute.description),
    defaultType:
      type === 0
        ? { id: attribute.defaultTypeId, name: DEFAULT_TYPES[attribute.defaultTypeId] }
        : undefined,
    typeValueMulti: isMulti ? typeValueMulti : undefined,
    typeValue: isEchoed ? attribute.referenceObjectTypeId : undefined,
    additionalValue: isEchoed ? attribute.referenceTypeId : isReference ? undefined : additional,
    referenceType: reference && referenceTypeReply(call, reference),
    referenceObjectTypeId: isReference ? attribute.referenceObjectTypeId : undefined,
    referenceObjectType: target && typeReply(call, target, false),
    editable: attribute.editable,
    system: attribute.system,
    sortable: true,
    summable: attribute.summable,
    indexed: true,
    minimumCardinality: attribute.minimum,
    maximumCardinality: attribute.maximum,
    suffix: sent(call, attribute.suffix),
    removable: attribute.removable,
    hidden: attribute.hidden,
    includeChildObjectTypes: attribute.includeChildren,
    uniqueAttribute: attribute.unique,
    regexValidation: sent(call, attribute.regex),
    qlQuery: sent(call, ql),
    iql: sent(call, ql),
    options: attribute.options,
    position,
  };
}

export const statusReply = (call: Call, status: StatusRow): Json => ({
  ...ids(call, status.id),
  name: status.name,
  category: status.category,
  description: sent(call, status.description),
  ...(status.schemaId === '' ? {} : { objectSchemaId: status.schemaId }),
});

export const referenceTypeReply = (call: Call, reference: ReferenceTypeRow): Json => ({
  ...ids(call, reference.id),
  name: reference.name,
  description: reference.description,
  color: reference.color,
  url16: url(call, `config/referencetype/${reference.id}/image.png?size=16`),
  removable: reference.removable,
  ...(reference.schemaId === '' ? {} : { objectSchemaId: reference.schemaId }),
  ...(reference.schemaId === '' && call.switches.commonDataModel === 'on'
    ? referenceTypeMark(reference.name)
    : {}),
});

export const iconReply = (call: Call, icon: IconRow): Json => ({
  id: icon.id,
  name: icon.name,
  url16: url(call, `icon/${icon.id}/icon.png?size=16`),
  url48: url(call, `icon/${icon.id}/icon.png?size=48`),
});
