/**
 * What stands of a step, by its natural key: how an unknown outcome is settled. Reads are bulk reads, shared by all steps that
 * ask for the same list at the same time; an answer is used only if its read began after the call it is to settle.
 */
import type { AssetsClient } from '../assets/api';
import type { ObservedAttribute, ObservedObjectType, ObservedReferenceType, ObservedStatus, SchemaSummary } from '../assets/observation';
import { foldName, schemaKeyOf } from '../planner/natural-key';
import type { AttributeStep, ObjectTypeStep, SchemaStep, Step } from '../planner/plan';
import type { Clock } from './clock';
import type { Ids } from './create-element';

export type Standing =
  | { kind: 'absent' }
  | { kind: 'ours'; id: string }
  /** Something of that name stands that is not what the step would have made. */
  | { kind: 'foreign'; detail: string };

/** Clocks of the app and of Assets may differ by so much (milliseconds). */
const SKEW_MS = 120_000;

interface Read { startedAt: number; value: Promise<unknown> }

export class ReadBack {
  private readonly reads = new Map<string, Read>();

  constructor(private readonly client: AssetsClient, private readonly clock: Clock) {}

  /**
   * @param sentAt when the step was first sent, by our clock
   * @param freshAfter an answer counts only if its read began at or after this time
   */
  async find(step: Step, ids: Ids, sentAt: number, freshAfter: number): Promise<Standing> {
    if (step.kind === 'schema') return schemaStanding(step, await this.schemas(freshAfter), sentAt);
    const schemaId = ids.get(schemaKeyOf(step.schema));
    if (schemaId === undefined) return { kind: 'absent' };
    switch (step.kind) {
      case 'sharing': {
        const properties = await this.client.properties(schemaId);
        return properties?.allowOtherObjectSchema === true ? { kind: 'ours', id: schemaId } : { kind: 'absent' };
      }
      case 'status': {
        const statuses = await this.shared<ObservedStatus[]>(`statuses ${schemaId}`, freshAfter, () => this.client.statuses(schemaId));
        return byName(statuses, step.name);
      }
      case 'reference-type': {
        const types = await this.shared<ObservedReferenceType[]>(`reference types ${schemaId}`, freshAfter, () => this.client.referenceTypes(schemaId));
        return byName(types, step.name);
      }
      case 'object-type':
        return typeStanding(step, ids, await this.types(schemaId, freshAfter));
      case 'attribute':
        return this.attribute(step, ids, schemaId, freshAfter);
    }
  }

  schemas(freshAfter: number): Promise<SchemaSummary[]> {
    return this.shared('schemas', freshAfter, () => this.client.listSchemas());
  }

  private types(schemaId: string, freshAfter: number): Promise<ObservedObjectType[]> {
    return this.shared(`types ${schemaId}`, freshAfter, () => this.client.objectTypes(schemaId));
  }

  private async attribute(step: AttributeStep, ids: Ids, schemaId: string, freshAfter: number): Promise<Standing> {
    const typeId = ids.get(step.objectType);
    const types = await this.types(schemaId, 0);
    const attributes = await this.shared<ObservedAttribute[]>(`attributes ${schemaId}`, freshAfter, () => this.client.attributes(schemaId, types));
    const found = attributes.find((attribute) => attribute.objectTypeId === typeId && foldName(attribute.name) === foldName(step.name));
    if (found === undefined) return { kind: 'absent' };
    return found.kind === step.form.kind ? { kind: 'ours', id: found.id } : { kind: 'foreign', detail: `an attribute of type ${found.kind} stands there` };
  }

  private shared<T>(list: string, notBefore: number, read: () => Promise<T>): Promise<T> {
    const known = this.reads.get(list);
    if (known !== undefined && known.startedAt >= notBefore) return known.value as Promise<T>;
    const value = read();
    this.reads.set(list, { startedAt: this.clock.now(), value });
    value.catch(() => this.reads.delete(list));
    return value;
  }
}

/** A schema is ours only if name, key and description match, it is empty, and it was made no earlier than our request. */
export function schemaStanding(step: SchemaStep, schemas: readonly SchemaSummary[], sentAt: number): Standing {
  const found = schemas.find((schema) => schema.key.toUpperCase() === step.schema.toUpperCase() || foldName(schema.name) === foldName(step.name));
  if (found === undefined) return { kind: 'absent' };
  const same = found.key === step.schema && found.name === step.name && found.description === step.description;
  const empty = found.objectTypeCount === 0 && found.objectCount === 0;
  const later = found.created !== null && Date.parse(found.created) >= sentAt - SKEW_MS;
  if (same && empty && later) return { kind: 'ours', id: found.id };
  const why = !same ? 'its name, key or description differ' : !empty ? 'it is not empty' : 'it is older than this deployment';
  return { kind: 'foreign', detail: `an object schema with that key or name stands, and ${why}` };
}

function typeStanding(step: ObjectTypeStep, ids: Ids, types: readonly ObservedObjectType[]): Standing {
  const parentId = step.parent === null ? null : ids.get(step.parent) ?? null;
  const named = types.filter((type) => foldName(type.name) === foldName(step.name));
  const found = named.find((type) => type.parentId === parentId);
  if (found !== undefined) return { kind: 'ours', id: found.id };
  return named.length === 0 ? { kind: 'absent' } : { kind: 'foreign', detail: 'an object type of that name stands under another parent' };
}

function byName(items: readonly { id: string; name: string }[], name: string): Standing {
  const found = items.find((item) => foldName(item.name) === foldName(name));
  return found === undefined ? { kind: 'absent' } : { kind: 'ours', id: found.id };
}
