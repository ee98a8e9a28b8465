/** Wire replies → the normalised form of `observation.ts`. Pure. */
import { ATTRIBUTE_TYPE, categoryOf, kindOf } from './codes';
import type {
  ObservedAttribute,
  ObservedObjectType,
  ObservedReferenceType,
  ObservedStatus,
  SchemaSummary,
} from './observation';
import type {
  WireAttribute,
  WireObjectType,
  WireReferenceType,
  WireSchema,
  WireStatus,
} from './wire';

export function normaliseSchema(wire: WireSchema): SchemaSummary {
  return {
    id: wire.id,
    key: wire.objectSchemaKey,
    name: wire.name,
    description: wire.description,
    canManage: wire.canManage ?? true,
    ...(wire.cdmData === undefined || wire.cdmData === null ? {} : { system: true as const }),
    created: wire.created ?? null,
    objectCount: wire.objectCount ?? 0,
    objectTypeCount: wire.objectTypeCount ?? 0,
  };
}

export function normaliseObjectType(wire: WireObjectType): ObservedObjectType {
  return {
    id: wire.id,
    name: wire.name,
    parentId: wire.parentObjectTypeId,
    abstract: wire.abstractObjectType,
    inherited: wire.inherited,
    objectCount: wire.objectCount ?? 0,
    description: wire.description,
  };
}

/** `objectTypeId` is the type that declares the attribute; the reply itself seldom says so. */
export function normaliseAttribute(wire: WireAttribute, objectTypeId: string): ObservedAttribute {
  const kind = kindOf(typeCode(wire), wire.defaultType?.id ?? wire.defaultTypeId ?? null);
  return {
    id: wire.id,
    objectTypeId,
    name: wire.name,
    kind,
    description: wire.description,
    minimum: wire.minimumCardinality ?? 0,
    maximum: wire.maximumCardinality ?? 1,
    unique: wire.uniqueAttribute,
    regex: wire.regexValidation,
    suffix: wire.suffix,
    options: kind === 'select' ? splitOptions(wire.options) : [],
    statusIds: kind === 'status' ? (wire.typeValueMulti ?? []).map(String) : [],
    reference: kind === 'reference' ? referenceOf(wire) : null,
    ...(wire.qlQuery === '' ? {} : { filter: wire.qlQuery }),
    ...(wire.hidden ? { hidden: true } : {}),
    ...(wire.summable ? { summed: true } : {}),
    system: wire.system,
    label: wire.label,
  };
}

export function normaliseStatus(wire: WireStatus): ObservedStatus {
  return {
    id: wire.id,
    name: wire.name,
    category: wire.category === null ? 'unknown' : categoryOf(wire.category),
  };
}

export function normaliseReferenceType(wire: WireReferenceType): ObservedReferenceType {
  return { id: wire.id, name: wire.name };
}

/** A missing `type` is 0, as in the samples of the Assets OpenAPI, unless the reply plainly describes a reference. */
function typeCode(wire: WireAttribute): number {
  if (typeof wire.type === 'number') return wire.type;
  const hasTarget = wire.referenceObjectTypeId !== null || (wire.referenceType ?? null) !== null;
  return hasTarget && !wire.defaultType ? ATTRIBUTE_TYPE.reference : ATTRIBUTE_TYPE.default;
}

/**
 * `typeValue` and `additionalValue` are not reliably echoed for references (observed in public
 * clients), so the spelled-out objects stand in. '' where Assets names neither: a reference whose
 * target is gone, equal to none the app would make.
 */
function referenceOf(wire: WireAttribute): ObservedAttribute['reference'] {
  return {
    objectTypeId:
      wire.typeValue ?? wire.referenceObjectTypeId ?? wire.referenceObjectType?.id ?? '',
    referenceTypeId: wire.additionalValue ?? wire.referenceType?.id ?? '',
    subtypes: wire.includeChildObjectTypes,
  };
}

function splitOptions(options: string): string[] {
  return options
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
}
