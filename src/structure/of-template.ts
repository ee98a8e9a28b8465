/** A template in the common form: as it would be once deployed, without ids. Pure. */
import type { DesiredAttribute, DesiredReference, DesiredSchema } from '../planner/derive/desired';
import type {
  Structure,
  StructureAttribute,
  StructureReference,
  StructureStatus,
} from './structure';

/** @param desired the model derived from the template, with the options that matter */
export function structureOfDesired(
  desired: DesiredSchema,
  { key, name }: { key: string; name: string },
): Structure {
  const types = desired.types.map((type) => ({
    id: null,
    path: type.path,
    name: type.name,
    abstract: type.abstract,
    inherits: type.inherits,
    objects: 0,
    description: type.description,
    attributes: type.attributes.map((attribute) => attributeOf(attribute, desired.template)),
  }));
  return { key, name, types, statuses: statusesOf(desired) };
}

function attributeOf(attribute: DesiredAttribute, home: string): StructureAttribute {
  const { reference } = attribute;
  return {
    id: null,
    name: attribute.name,
    kind: attribute.kind,
    description: attribute.description,
    required: attribute.required,
    unique: attribute.unique,
    maximum: attribute.maximum,
    regex: attribute.regex,
    suffix: attribute.suffix,
    options: attribute.options,
    statuses: attribute.statuses.map((status) => status.name),
    reference: reference === null ? null : referenceOf(reference, home),
    ...(reference?.filter === undefined ? {} : { filter: reference.filter }),
  };
}

function referenceOf(
  { template, path, as, subtypes, bound }: DesiredReference,
  home: string,
): StructureReference {
  const other = template === home ? null : template;
  if (bound === null)
    return { type: path.at(-1) ?? null, schema: other, home: other, as, subtypes };
  const { schema, type } = bound;
  return {
    type: type.name === '' ? 'an object type' : type.name,
    schema: schema.key,
    home: schema.key,
    id: type.id,
    bound: true,
    as,
    subtypes,
  };
}

function statusesOf({ types }: DesiredSchema): StructureStatus[] {
  const found = new Map<string, StructureStatus>();
  for (const type of types)
    for (const attribute of type.attributes)
      for (const { name, category } of attribute.statuses)
        if (!found.has(name)) found.set(name, { id: null, name, category });
  return [...found.values()];
}
