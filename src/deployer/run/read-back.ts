/**
 * What exists of a step, by its natural key: how an unknown outcome is settled. Reads are bulk
 * reads, shared by all who need them.
 */
import type { AssetsClient } from '../../assets/api';
import type { ObservedObjectType, SchemaSummary } from '../../assets/observation';
import { objectTypeKeyOf, parseKey, schemaKeyOf } from '../../planner/natural-key';
import type { AttributeStep, Step } from '../../planner/plan';
import type { Ids } from './create-element';
import type { SiteLessons } from './site-lessons';
import { SharedReads } from './shared-reads';
import {
  attributeStanding,
  namedStanding,
  schemaStanding,
  typeStanding,
  type Standing,
} from './standing';

/** Of a schema with more object types than this, only the attributes of the type in question are read. */
const BULK_TYPES = 150;

export class ReadBack {
  private readonly reads = new SharedReads();

  constructor(
    private readonly client: AssetsClient,
    private readonly lessons: SiteLessons,
  ) {}

  /**
   * Every read it rests on begins after the call. Throws `AppError` where one fails.
   * @param sentAt when the step was first sent, milliseconds since 1970
   */
  async find(step: Step, ids: Ids, sentAt: number): Promise<Standing> {
    if (step.kind === 'schema')
      return schemaStanding(step, await this.schemas(), sentAt, this.lessons);
    const schemaId = ids.get(schemaKeyOf(step.schema));
    if (schemaId === undefined) return { kind: 'absent' };
    switch (step.kind) {
      case 'sharing': {
        const properties = await this.client.properties(schemaId);
        return properties?.allowOtherObjectSchema === true
          ? { kind: 'ours', id: schemaId }
          : { kind: 'absent' };
      }
      case 'status':
        return namedStanding(
          await this.reads.read(`statuses ${schemaId}`, () => this.client.statuses(schemaId)),
          step.name,
        );
      case 'reference-type':
        return namedStanding(
          await this.reads.read(`reference types ${schemaId}`, () =>
            this.client.referenceTypes(schemaId),
          ),
          step.name,
        );
      case 'object-type':
        return typeStanding(step, ids, await this.types(schemaId));
      case 'attribute':
        return this.attribute(step, ids, schemaId);
    }
  }

  schemas(): Promise<SchemaSummary[]> {
    return this.reads.read('schemas', () => this.client.listSchemas());
  }

  types(schemaId: string): Promise<ObservedObjectType[]> {
    return this.reads.read(`types ${schemaId}`, () => this.client.objectTypes(schemaId));
  }

  private async attribute(step: AttributeStep, ids: Ids, schemaId: string): Promise<Standing> {
    const types = knownTypes(step.schema, ids);
    if (types.length > BULK_TYPES) {
      const typeId = ids.get(step.objectType) ?? '';
      return attributeStanding(
        step,
        ids,
        await this.reads.read(`attributes of ${typeId}`, () =>
          this.client.attributesOfType(typeId),
        ),
      );
    }
    return attributeStanding(
      step,
      ids,
      await this.reads.read(`attributes ${schemaId}`, () =>
        this.client.attributes(schemaId, types),
      ),
    );
  }
}

/**
 * The object types of a schema as far as the deployment knows them: what the client needs to tell
 * a declared attribute from an inherited one.
 */
function knownTypes(schema: string, ids: Ids): ObservedObjectType[] {
  return [...ids].flatMap(([key, id]) => {
    const parts = parseKey(key);
    if (parts.kind !== 'object-type' || parts.schema !== schema) return [];
    const parentId =
      parts.names.length === 1
        ? null
        : (ids.get(objectTypeKeyOf(schema, parts.names.slice(0, -1))) ?? null);
    return [
      {
        id,
        name: parts.names.at(-1) ?? '',
        parentId,
        abstract: false,
        inherited: false,
        objectCount: 0,
      },
    ];
  });
}
