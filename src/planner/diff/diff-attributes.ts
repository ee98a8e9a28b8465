/** The attributes of one wanted object type against what exists, in the order the template lists them. */
import type { ObservedAttribute, ObservedObjectType } from '../../assets/observation';
import { quoted } from '../../text/inert';
import { askedByFilter } from './asked-by-filter';
import { deleted, movedAttribute, renamed } from './changes';
import { differences, otherTarget } from './compare';
import type { DesiredAttribute, DesiredType } from '../derive/desired';
import { keptGoneBlock } from '../place/binding-blocks';
import type { Binding } from '../place/binding';
import type { DiffInput, SchemaDiff } from './schema-diff';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  referenceTypeKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../natural-key';
import type { AttributeForm, AttributeStep } from '../plan';
import type { ConfigIndex } from './config-index';
import type { SchemaIndex } from './schema-index';
import { SAY } from '../say';
import { foldName } from '../../text/fold-name';

export interface AttributesInput {
  input: DiffInput;
  type: DesiredType;
  /** The type as it is; undefined when this plan creates it. */
  found: ObservedObjectType | undefined;
  index: SchemaIndex;
  config: ConfigIndex;
  diff: SchemaDiff;
}

export function diffAttributes(all: AttributesInput): void {
  const { input, type, found, index, diff } = all;
  // Assets gives each new attribute the next position: the only way to keep an order is one after another.
  let previous: NaturalKey | null = null;
  for (const attribute of type.attributes) {
    const key = attributeKeyOf(input.placement.key, type.path, attribute.name);
    const standing =
      found === undefined
        ? inheritedBy(type, attribute, index)
        : index.attribute(type.path, found, attribute.name, attribute.kind);
    if (standing !== undefined) {
      adoptAttribute(all, attribute, key, standing);
      continue;
    }
    if (found !== undefined) {
      blockBelow(all, attribute, found);
      blockNamesake(all, attribute, found);
      diff.changes.push(...deleted(key, 'attribute', [...type.path, attribute.name], index));
    }
    diff.steps.push(attributeStep(all, attribute, key, previous));
    previous = key;
  }
}

/**
 * A new type takes over what the nearest type above it that exists passes on; a second of that
 * name would be refused.
 */
function inheritedBy(
  type: DesiredType,
  { name, kind }: DesiredAttribute,
  index: SchemaIndex,
): ObservedAttribute | undefined {
  const above = index.nearestAbove(type.path);
  return above?.inherited === true ? index.effectiveAttribute(above, name, kind) : undefined;
}

function adoptAttribute(
  { input, found: type, index, config, diff }: AttributesInput,
  attribute: DesiredAttribute,
  key: NaturalKey,
  found: ObservedAttribute,
): void {
  diff.ids.set(key, found.id);
  diff.changes.push(
    ...renamed(key, attribute.name, found.name),
    ...(type === undefined ? [] : movedAttribute(key, type, found, index)),
  );
  const { description: wanted, brief } = attribute;
  const filter = attribute.reference?.filter;
  const unfiltered = filter !== undefined && (found.filter ?? '') === '';
  if (found.description !== wanted || unfiltered)
    diff.dress.push({
      element: key,
      wanted,
      brief,
      found: found.description,
      icon: '',
      ...(unfiltered ? { filter } : {}),
    });
  diff.standing.set(key, {
    ...found,
    id: undefined,
    description: undefined,
    filter: undefined,
    label: undefined,
    system: undefined,
    options: [...found.options].sort(),
    statusIds: [...found.statusIds].sort(),
  });
  const target = otherTarget(attribute, found, input.resolution);
  if (target !== null) diff.changes.push({ kind: 'retargeted', element: key, ...target });
  const list = differences(attribute, found, config);
  for (const difference of list) diff.keeps.push({ kind: 'keep', element: key, ...difference });
}

function blockBelow(
  { input, type, index, diff }: AttributesInput,
  attribute: DesiredAttribute,
  found: ObservedObjectType,
): void {
  const child = index.attributeBelow(found, attribute.name);
  if (child === undefined) return;
  diff.blocks.push({
    kind: 'block',
    code: 'attribute-below',
    sentence:
      `${attribute.name} belongs on ${quoted(found.name)} in ${input.placement.key}, ` +
      `but ${quoted(child.name)} below it already has an attribute of that name.`,
    remedy:
      `Rename the attribute on ${quoted(child.name)} in Assets, or do without that ` +
      `branch; say: ${SAY.leaveOut(type.name)}.`,
  });
}

/** Its name was given to another element since it was deleted: Assets would refuse a second of that name. */
function blockNamesake(
  { input, type, index, diff }: AttributesInput,
  attribute: DesiredAttribute,
  found: ObservedObjectType,
): void {
  // Had it not been known as another element, it would have been taken for this one.
  const namesake = index.effectiveAttribute(found, attribute.name);
  if (namesake === undefined) return;
  diff.blocks.push({
    kind: 'block',
    code: 'name-given-away',
    sentence:
      `${attribute.name} of ${quoted(found.name)} in ${input.placement.key} is not ` +
      'there any more, and another attribute of the template is called ' +
      `${quoted(namesake.name)} by now.`,
    remedy: `Rename that attribute in Assets, then preview again; or leave out ${type.name}.`,
  });
}

function attributeStep(
  all: AttributesInput,
  attribute: DesiredAttribute,
  key: NaturalKey,
  previous: NaturalKey | null,
): AttributeStep {
  const { input, type, diff } = all;
  const schema = input.placement.key;
  const objectType = objectTypeKeyOf(schema, type.path);
  const form = formOf(all, attribute);
  const bound = attribute.reference?.bound ?? null;
  const hub =
    bound !== null ||
    attribute.reference === null ||
    attribute.reference.template === input.desired.template
      ? null
      : attribute.reference.template;
  if (hub !== null) diff.refersTo.add(hub);
  if (bound?.gone === true)
    diff.blocks.push(keptGoneBlock(bound, `${type.name}.${attribute.name}`));
  const sharing =
    bound !== null
      ? sharingOfBound(bound, input)
      : hub === null
        ? null
        : input.resolution.sharingKey(hub);
  const needs = [
    previous,
    objectType,
    ...form.statuses,
    form.reference?.referenceType ?? null,
    form.reference?.target ?? null,
    ...askedByFilter(attribute, input.resolution),
    sharing,
  ];
  return {
    kind: 'attribute',
    key,
    schema,
    path: type.path,
    name: attribute.name,
    objectType,
    form,
    after: [...new Set(needs.flatMap((need) => need ?? []))],
  };
}

/** Sharing of another schema is waited for; within one schema there is none. */
const sharingOfBound = (bound: Binding, { placement, resolution }: DiffInput): NaturalKey | null =>
  bound.schema.id === placement.id ? null : resolution.sharingOfBound(bound);

function formOf(
  { input, type, found, index, diff }: AttributesInput,
  attribute: DesiredAttribute,
): AttributeForm {
  const schema = input.placement.key;
  const required =
    attribute.required && !leftOptional({ input, type, found, index, diff }, attribute);
  return {
    kind: attribute.kind,
    description: attribute.description,
    brief: attribute.brief,
    minimum: required ? 1 : 0,
    maximum: attribute.maximum,
    unique: attribute.unique,
    regex: attribute.regex,
    suffix: attribute.suffix,
    options: attribute.options,
    statuses: attribute.statuses.map((status) => statusKeyOf(schema, status.name)),
    reference:
      attribute.reference === null
        ? null
        : {
            target:
              attribute.reference.bound?.key ??
              objectTypeKeyOf(
                input.resolution.schemaKey(attribute.reference.template),
                attribute.reference.path,
              ),
            referenceType: referenceTypeKeyOf(schema, attribute.reference.as),
            subtypes: attribute.reference.subtypes,
          },
    ...(attribute.reference?.filter === undefined ? {} : { filter: attribute.reference.filter }),
  };
}

/**
 * A required attribute on a type that holds objects would make every one of them invalid:
 * optional unless insisted on.
 */
function leftOptional(
  { input, type, found, index, diff }: Omit<AttributesInput, 'config'>,
  attribute: DesiredAttribute,
): boolean {
  const objects = found === undefined ? 0 : index.populationOf(found);
  if (objects === 0) return false;
  const name = `${type.name}.${attribute.name}`;
  const insisted = input.resolution.insisted.has(foldName(name));
  const exist = objects === 1 ? '1 object exists' : `${objects} objects exist`;
  diff.warnings.push(
    insisted
      ? {
          kind: 'warn',
          code: 'required-on-populated',
          sentence:
            `${name} is created as required although ${exist} already: they lack a value ` +
            'until someone enters it.',
        }
      : {
          kind: 'warn',
          code: 'required-left-optional',
          sentence:
            `${name} is created as optional, because ${exist} already and would lack a ` +
            `value. To have it required all the same, say: ${SAY.require(name)}.`,
        },
  );
  return !insisted;
}
