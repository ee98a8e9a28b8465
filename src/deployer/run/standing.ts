/** What a step finds where it would create something: nothing, its own work, or something else. Pure. */
import type {
  ObservedAttribute,
  ObservedObjectType,
  SchemaSummary,
} from '../../assets/observation';
import type { AttributeStep, ObjectTypeStep, SchemaStep } from '../../planner/plan';
import type { Ids } from './create-element';
import type { SiteLessons } from './site-lessons';
import { foldName } from '../../text/fold-name';

export type Standing =
  | { kind: 'absent' }
  | { kind: 'ours'; id: string }
  /**
   * Something of that name exists that is not what the step would have made. `remedy`: where
   * there is a better one than to remove it.
   */
  | { kind: 'foreign'; detail: string; remedy?: string };

/** Of what somebody else is building. */
export const WAIT_FOR_THEM =
  'Wait until it is complete, then preview again: that shows what is left to do, which may be nothing.';

/** Clocks of the app and of Assets may differ by so much (milliseconds). */
export const SKEW_MS = 120_000;

/**
 * A schema is ours only if name, key and description match, it is empty, and it was made no
 * earlier than our request. The description is as it was sent: none, where this site has refused
 * one as long.
 * @param sentAt when its creation was first sent, milliseconds since 1970
 */
export function schemaStanding(
  step: SchemaStep,
  schemas: readonly SchemaSummary[],
  sentAt: number,
  lessons: Pick<SiteLessons, 'isTooLong'>,
): Standing {
  const rivals = schemas.filter(
    (schema) =>
      schema.key.toUpperCase() === step.schema.toUpperCase() ||
      foldName(schema.name) === foldName(step.name),
  );
  const found = rivals.find((schema) => schema.key === step.schema) ?? rivals[0];
  if (found === undefined) return { kind: 'absent' };
  const described =
    found.description === step.description ||
    (found.description === '' && lessons.isTooLong('schema', step.description.length));
  const same = found.key === step.schema && found.name === step.name && described;
  const empty = found.objectTypeCount === 0 && found.objectCount === 0;
  const later = found.created !== null && Date.parse(found.created) >= sentAt - SKEW_MS;
  if (same && empty && later) return { kind: 'ours', id: found.id };
  if (same && later)
    return {
      kind: 'foreign',
      detail:
        'somebody else is building it now: an object schema of that name and key was ' +
        'made since this deployment began, and is not empty any more',
      remedy: WAIT_FOR_THEM,
    };
  const why = !same
    ? 'its name, key or description differ'
    : !empty
      ? 'it is not empty'
      : 'it is older than this deployment';
  return { kind: 'foreign', detail: `an object schema with that key or name exists, and ${why}` };
}

export function typeStanding(
  step: ObjectTypeStep,
  ids: Ids,
  types: readonly ObservedObjectType[],
): Standing {
  const parentId = step.parent === null ? null : (ids.get(step.parent) ?? null);
  const named = types.filter((type) => foldName(type.name) === foldName(step.name));
  const found = named.find((type) => type.parentId === parentId);
  if (found !== undefined) return { kind: 'ours', id: found.id };
  return named.length === 0
    ? { kind: 'absent' }
    : { kind: 'foreign', detail: 'an object type of that name is under another parent' };
}

export function attributeStanding(
  step: AttributeStep,
  ids: Ids,
  attributes: readonly ObservedAttribute[],
): Standing {
  const typeId = ids.get(step.objectType);
  const named = attributes.filter(
    (attribute) =>
      attribute.objectTypeId === typeId && foldName(attribute.name) === foldName(step.name),
  );
  const found = named.find(({ kind }) => kind === step.form.kind) ?? named[0];
  if (found === undefined) return { kind: 'absent' };
  return found.kind === step.form.kind
    ? { kind: 'ours', id: found.id }
    : {
        kind: 'foreign',
        detail: `an attribute of that name and of type ${found.kind} is there`,
      };
}

/** Statuses and reference types. */
export function namedStanding(
  items: readonly { id: string; name: string }[],
  name: string,
): Standing {
  const found = items.find((item) => foldName(item.name) === foldName(name));
  return found === undefined ? { kind: 'absent' } : { kind: 'ours', id: found.id };
}
