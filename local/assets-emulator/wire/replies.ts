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
/** An optional text: left out or "" where unset. */
const optional = (call: Call, field: string, value: string): Json =>
  value === '' && call.switches.emptyFields === 'omitted' ? {} : { [field]: value };
const url = (call: Call, path: string): string =>
  `https://api.atlassian.com/jsm/assets/workspace/${call.store.site.workspaceId}/v1/${path}`;

export function schemaReply(call: Call, schema: SchemaRow, withCounts: boolean): Json {
  const types = withCounts ? call.store.tables.types.by('schema', schema.id) : [];
  return {
    ...ids(call, schema.id),
    name: schema.name,
    objectSchemaKey: schema.key,
    status: 'Ok',
    ...optional(call, 'description', schema.description),
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
    ...optional(call, 'description', type.description),
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

/** `owner`: the declaring type's reply, sent only with `extended=true` on the list of a schema. */
export function attributeReply(
  call: Call,
  attribute: AttributeRow,
  position: number,
  owner: Json | null,
): Json {
  return {
    ...ids(call, attribute.id),
    ...(owner ? { objectType: owner } : {}),
    name: attribute.name,
    label: attribute.label,
    type: attribute.type,
    ...optional(call, 'description', attribute.description),
    ...kindReply(call, attribute),
    editable: attribute.editable,
    system: attribute.system,
    sortable: true,
    summable: attribute.summable,
    indexed: true,
    minimumCardinality: attribute.minimum,
    maximumCardinality: attribute.maximum,
    ...optional(call, 'suffix', attribute.suffix),
    removable: attribute.removable,
    hidden: attribute.hidden,
    includeChildObjectTypes: attribute.includeChildren,
    uniqueAttribute: attribute.unique,
    ...optional(call, 'regexValidation', attribute.regex),
    ...optional(call, 'qlQuery', attribute.ql),
    ...optional(call, 'iql', attribute.ql),
    options: attribute.options,
    position,
  };
}

function kindReply(call: Call, attribute: AttributeRow): Json {
  if (attribute.type === 0)
    return {
      defaultType: { id: attribute.defaultTypeId, name: DEFAULT_TYPES[attribute.defaultTypeId] },
      ...additional(attribute),
    };
  if (attribute.type !== 1) {
    const multi =
      attribute.type === 7 || attribute.typeValueMulti.length > 0
        ? { typeValueMulti: attribute.typeValueMulti }
        : {};
    return { ...multi, ...additional(attribute) };
  }
  const { types, referenceTypes } = call.store.tables;
  const reference = referenceTypes.get(attribute.referenceTypeId);
  const target = types.get(attribute.referenceObjectTypeId);
  const echo =
    call.switches.echoTypeValueForRefs === 'yes'
      ? { typeValue: attribute.referenceObjectTypeId, additionalValue: attribute.referenceTypeId }
      : {};
  return {
    ...echo,
    ...(reference ? { referenceType: referenceTypeReply(call, reference) } : {}),
    referenceObjectTypeId: attribute.referenceObjectTypeId,
    ...(target ? { referenceObjectType: typeReply(call, target, false) } : {}),
  };
}

const additional = (attribute: AttributeRow): Json =>
  attribute.additionalValue === '' ? {} : { additionalValue: attribute.additionalValue };

export const statusReply = (call: Call, status: StatusRow): Json => ({
  ...ids(call, status.id),
  name: status.name,
  category: status.category,
  ...optional(call, 'description', status.description),
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
