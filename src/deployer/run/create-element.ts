/** One step as one POST: names are turned into the ids they have in this workspace. */
import type { AssetsClient, EndpointClass, WriteOutcome } from '../../assets/api';
import type { ObservedAttribute, ObservedObjectType } from '../../assets/observation';
import { AppError } from '../../errors';
import { schemaKeyOf, type NaturalKey } from '../../planner/natural-key';
import type { AttributeStep, ObjectTypeStep, Step } from '../../planner/plan';
import type { Worn } from './dresser';

/** Ids of what existed and of what was made so far, by natural key. */
export type Ids = ReadonlyMap<NaturalKey, string>;

/** What a POST made: its id, and for a type or attribute its echo, to see whether Assets took every field. */
export interface Made {
  id: string;
  objectType: ObservedObjectType | null;
  attribute: ObservedAttribute | null;
}

const CLASS: Record<Step['kind'], EndpointClass> = {
  schema: 'schema',
  sharing: 'schema',
  status: 'config',
  'reference-type': 'config',
  'object-type': 'objecttype',
  attribute: 'attribute',
};

export const endpointClassOf = (kind: Step['kind']): EndpointClass => CLASS[kind];

/** Nothing was sent, and it may be the next time. */
export interface TurnedAway {
  kind: 'turned-away';
}

/** @param mayWrite asked again where a read goes before the write */
export async function createElement(
  client: AssetsClient,
  step: Step,
  ids: Ids,
  worn: Worn,
  mayWrite: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<WriteOutcome<Made> | TurnedAway> {
  switch (step.kind) {
    case 'schema':
      return made(
        await client.createSchema({
          name: step.name,
          key: step.schema,
          description: worn.description,
        }),
      );
    case 'sharing':
      return switchOnSharing(client, idOf(ids, schemaKeyOf(step.schema)), mayWrite);
    case 'status':
      return made(
        await client.createStatus({
          schemaId: idOf(ids, schemaKeyOf(step.schema)),
          name: step.name,
          category: step.category,
        }),
      );
    case 'reference-type':
      return made(
        await client.createReferenceType({
          schemaId: idOf(ids, schemaKeyOf(step.schema)),
          name: step.name,
        }),
      );
    case 'object-type':
      return createObjectType(client, step, ids, worn);
    case 'attribute':
      return createAttribute(client, step, ids, worn);
  }
}

async function createObjectType(
  client: AssetsClient,
  step: ObjectTypeStep,
  ids: Ids,
  { description, iconId }: Worn,
): Promise<WriteOutcome<Made>> {
  const outcome = await client.createObjectType({
    schemaId: idOf(ids, schemaKeyOf(step.schema)),
    name: step.name,
    description,
    iconId,
    parentId: step.parent === null ? null : idOf(ids, step.parent),
    inherited: step.inherited,
    abstract: step.abstract,
  });
  return outcome.kind === 'created'
    ? {
        kind: 'created',
        value: { id: outcome.value.id, objectType: outcome.value, attribute: null },
      }
    : outcome;
}

async function createAttribute(
  client: AssetsClient,
  step: AttributeStep,
  ids: Ids,
  { description, filter }: Worn,
): Promise<WriteOutcome<Made>> {
  const { form } = step;
  const outcome = await client.createAttribute({
    objectTypeId: idOf(ids, step.objectType),
    name: step.name,
    kind: form.kind,
    description,
    minimum: form.minimum,
    maximum: form.maximum,
    unique: form.unique,
    regex: form.regex,
    suffix: form.suffix,
    options: form.options,
    statusIds: form.statuses.map((key) => idOf(ids, key)),
    reference:
      form.reference === null
        ? null
        : {
            objectTypeId: idOf(ids, form.reference.target),
            referenceTypeId: idOf(ids, form.reference.referenceType),
            subtypes: form.reference.subtypes,
          },
    filter,
  });
  return outcome.kind === 'created'
    ? {
        kind: 'created',
        value: { id: outcome.value.id, objectType: null, attribute: outcome.value },
      }
    : outcome;
}

/** Reads every property and sends them all back with only sharing changed; without the read there is no write. */
async function switchOnSharing(
  client: AssetsClient,
  schemaId: string,
  mayWrite: () => Promise<boolean>,
): Promise<WriteOutcome<Made> | TurnedAway> {
  const properties = await client.properties(schemaId);
  if (properties === null)
    return { kind: 'rejected', status: 0, duplicate: false, why: unreadableProperties() };
  const done: Made = { id: schemaId, objectType: null, attribute: null };
  if (properties.allowOtherObjectSchema === true) return { kind: 'created', value: done };
  if (!(await mayWrite())) return { kind: 'turned-away' };
  const outcome = await client.switchOnSharing(schemaId, properties);
  return outcome.kind === 'created' ? { kind: 'created', value: done } : outcome;
}

const unreadableProperties = (): AppError =>
  new AppError(
    'assets-rejected',
    'Assets does not show the settings of the new object schema, so the app must not change its sharing setting.',
    {
      remedy:
        'In Assets open the schema → Schema configuration → General, and allow other ' +
        'object schemas to refer to it.',
    },
  );

const made = (outcome: WriteOutcome<{ id: string }>): WriteOutcome<Made> =>
  outcome.kind === 'created'
    ? { kind: 'created', value: { id: outcome.value.id, objectType: null, attribute: null } }
    : outcome;

/** A missing id is a bug of the plan's dependencies, never a state of the workspace. */
function idOf(ids: Ids, key: NaturalKey): string {
  const id = ids.get(key);
  if (id === undefined)
    throw new Error(
      `No id is known for ${JSON.stringify(key)}, although the step that needs it was ready.`,
    );
  return id;
}
