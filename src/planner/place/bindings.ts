/** Object types that exist and take the place of a hub's: found by id where one is known, else by the names of the request. */
import type { Observation, ObservedObjectType, SchemaSummary } from '../../assets/observation';
import { SchemaIndex } from '../diff/schema-index';
import { foldName, objectTypeKeyOf, type NaturalKey } from '../natural-key';
import type { BindingRequest, DeployOptions } from '../options';
import type { Block, KeptBinding, KnownSchema } from '../plan';
import { isCommonDataModel } from './common-data-model';
import {
  goneBlock,
  noCommonDataModelBlock,
  noSchemaBlock,
  noTypeBlock,
  severalBlock,
} from './binding-blocks';
import { isNamedIn } from './placement';

/** A hub's object type, or one reference, and the object type that stands for it here. */
export interface Binding {
  /** As in the request: `Person`, or `Server.Owner` for one reference. */
  name: string;
  schema: Pick<SchemaSummary, 'id' | 'key' | 'name' | 'canManage'>;
  type: { id: string; name: string };
  /** Names from the root of its schema. */
  path: string[];
  /** What steps call it. It holds the template's word and the id, so that a new name there is no other target. */
  key: NaturalKey;
  /** Names of the attributes its objects have, inherited ones included. */
  attributes: string[];
  /** Object types below it: their objects can be chosen too. */
  hasChildren: boolean;
  /** How the person called both when they linked it. */
  asked: { schema: string; type: string };
  /** It was linked to earlier, and was deleted or is no longer visible. */
  gone: boolean;
}

export interface Bindings {
  /** Of the request, by folded name. */
  asked: ReadonlyMap<string, Binding>;
  /** Of earlier deployments, by id of the object schema they made or completed, then by folded name. */
  kept: ReadonlyMap<string, ReadonlyMap<string, Binding>>;
  blocks: Block[];
}

export interface BindingContext {
  options: DeployOptions;
  observation: Observation;
  known: readonly KnownSchema[];
}

export function resolveBindings(context: BindingContext): Bindings {
  const finder = new Finder(context);
  const asked = new Map<string, Binding>();
  const blocks: Block[] = [];
  for (const [name, request] of Object.entries(context.options.references.bound ?? {})) {
    const found = finder.find(name, request);
    if (found === null) continue;
    if ('sentence' in found) {
      if (!blocks.some(({ sentence }) => sentence === found.sentence)) blocks.push(found);
    } else asked.set(foldName(name), found);
  }
  const kept = new Map<string, Map<string, Binding>>();
  for (const { schemaId, bound } of context.known) {
    if (bound === undefined || bound.length === 0) continue;
    const ofSchema = kept.get(schemaId) ?? new Map<string, Binding>();
    kept.set(schemaId, ofSchema);
    for (const one of bound)
      ofSchema.set(foldName(one.name), finder.byId(one.name, one) ?? goneBinding(one));
  }
  return { asked, kept, blocks };
}

class Finder {
  private readonly indexes = new Map<string, SchemaIndex>();

  constructor(private readonly context: BindingContext) {}

  find(name: string, request: BindingRequest): Binding | Block | null {
    if (request.schemaId !== null && request.typeId !== null)
      return this.byId(name, request) ?? goneBlock(name, request);
    const { schemas } = this.context.observation;
    if (isCommonDataModel(request)) return this.inCommonDataModel(name, request);
    const byKey = schemas.filter((schema) => isNamedIn([request.schema], schema));
    const found =
      byKey.length > 0
        ? byKey
        : schemas.filter((schema) => foldName(schema.name) === foldName(request.schema));
    const [schema, other] = found;
    if (schema === undefined) return noSchemaBlock(name, request, schemas);
    if (other !== undefined)
      return severalBlock(
        name,
        request,
        found.map(({ key }) => `${request.type} in ${key}`),
      );
    return this.typeIn(schema, name, request);
  }

  /** Of whichever of the system's object schemas has it. */
  private inCommonDataModel(name: string, request: BindingRequest): Binding | Block | null {
    const system = this.context.observation.schemas.filter((schema) => schema.system === true);
    if (system.length === 0) return noCommonDataModelBlock();
    const found = system
      .map((schema) => this.typeIn(schema, name, request))
      .filter((one) => !('sentence' in one));
    return found[0] ?? null;
  }

  byId(name: string, asked: BindingRequest): Binding | null {
    const schema = this.context.observation.schemas.find(({ id }) => id === asked.schemaId);
    const index = schema === undefined ? null : this.indexOf(schema.id);
    const type = index?.detail.objectTypes.find(({ id }) => id === asked.typeId);
    return schema === undefined || index === null || type === undefined
      ? null
      : bindingOf(name, asked, schema, type, index);
  }

  private typeIn(schema: SchemaSummary, name: string, request: BindingRequest): Binding | Block {
    const index = this.indexOf(schema.id);
    const types = index?.detail.objectTypes ?? [];
    if (index === null) return noTypeBlock(name, request, schema, []);
    const wanted = request.type.split(/[/›>]/u).map((part) => foldName(part));
    const named = index.typesNamed(request.type);
    const found =
      named.length > 0
        ? named
        : types.filter((type) => {
            const path = index.pathOf(type).map(foldName);
            return path.join('/').endsWith(wanted.join('/')) && path.length >= wanted.length;
          });
    const [type, other] = found;
    if (type === undefined)
      return noTypeBlock(
        name,
        request,
        schema,
        types.map((one) => one.name),
      );
    if (other !== undefined)
      return severalBlock(
        name,
        request,
        found.map((one) => `${index.pathOf(one).join('/')} in ${schema.key}`),
      );
    return bindingOf(name, request, schema, type, index);
  }

  private indexOf(schemaId: string): SchemaIndex | null {
    const known = this.indexes.get(schemaId);
    if (known !== undefined) return known;
    const detail = this.context.observation.details[schemaId];
    if (detail === undefined) return null;
    const index = new SchemaIndex(detail);
    this.indexes.set(schemaId, index);
    return index;
  }
}

function bindingOf(
  name: string,
  asked: BindingRequest,
  schema: SchemaSummary,
  type: ObservedObjectType,
  index: SchemaIndex,
): Binding {
  const attributes: string[] = [];
  const seen = new Set<string>();
  for (
    let one: ObservedObjectType | undefined = type;
    one !== undefined && !seen.has(one.id);
    one = index.parentOf(one)
  ) {
    seen.add(one.id);
    if (one === type || one.inherited)
      attributes.push(...index.attributesOf(one).map((attribute) => attribute.name));
  }
  return {
    name,
    schema,
    type,
    path: index.pathOf(type),
    key: objectTypeKeyOf(schema.key, [`${name} (id ${type.id})`]),
    attributes,
    hasChildren: index.childrenOf(type).length > 0,
    asked,
    gone: false,
  };
}

const goneBinding = (kept: KeptBinding): Binding => ({
  name: kept.name,
  schema: { id: kept.schemaId ?? '', key: '', name: '', canManage: false },
  type: { id: kept.typeId ?? '', name: '' },
  path: [],
  key: objectTypeKeyOf('', [`${kept.name} (id ${kept.typeId ?? ''})`]),
  attributes: [],
  hasChildren: false,
  asked: kept,
  gone: true,
});

/** What the request says, with the ids that were found: what a preview keeps, so that a new name changes nothing. */
export const requestsWithIds = (
  asked: Record<string, BindingRequest>,
  bindings: Bindings,
): Record<string, BindingRequest> =>
  Object.fromEntries(
    Object.entries(asked).map(([name, request]) => {
      const found = bindings.asked.get(foldName(name));
      return [
        name,
        found === undefined
          ? request
          : { ...request, schemaId: found.schema.id, typeId: found.type.id },
      ];
    }),
  );
