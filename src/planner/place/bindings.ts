/**
 * Object types that exist and take the place of a hub's: found by id where one is known, else by
 * the names of the request.
 */
import type { Observation, SchemaSummary } from '../../assets/observation';
import { nearlyOne } from '../../templates/nearly';
import type { ResolvedTemplate } from '../../templates/resolve';
import { pathKey, SchemaIndex } from '../diff/schema-index';
import { bindingOf, goneBinding, type Binding } from './binding';
import type { BindingRequest, DeployOptions } from '../options';
import type { Block, KnownSchema } from '../plan';
import { isCommonDataModel } from './common-data-model';
import {
  goneBlock,
  noCommonDataModelBlock,
  noLikelyBlock,
  noSchemaBlock,
  noTypeBlock,
  severalBlock,
} from './binding-blocks';
import { onlyLikely } from './likely-types';
import { isNamedIn } from './placement';
import { isHubWith, soughtFor } from './sought-type';
import { foldName } from '../../text/fold-name';

export interface Bindings {
  /** Of the request, by folded name. */
  asked: ReadonlyMap<string, Binding>;
  /** Of earlier deployments, by id of the object schema they made or completed, then by folded name. */
  kept: ReadonlyMap<string, ReadonlyMap<string, Binding>>;
  /** Keys of object schemas that were named for one reference and are the hub of it: linked to as a hub is. */
  hubs: { name: string; key: string }[];
  blocks: Block[];
}

export interface BindingContext {
  templates: ReadonlyMap<string, ResolvedTemplate>;
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
  for (const { schemaId, bound = [] } of context.known) {
    const ofSchema = kept.get(schemaId) ?? new Map<string, Binding>();
    kept.set(schemaId, ofSchema);
    for (const one of bound)
      ofSchema.set(foldName(one.name), finder.byId(one.name, one) ?? goneBinding(one));
  }
  return { asked, kept, hubs: finder.hubs, blocks };
}

class Finder {
  readonly hubs: Bindings['hubs'] = [];
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
        found.map(({ key }) => `${request.type === '' ? 'object type' : request.type} in ${key}`),
      );
    return request.type === ''
      ? this.likelyIn(schema, name, request)
      : this.typeIn(schema, name, request);
  }

  /** Only its object schema was named: the one that must be meant. */
  private likelyIn(
    schema: SchemaSummary,
    name: string,
    request: BindingRequest,
  ): Binding | Block | null {
    const index = this.indexOf(schema.id);
    const types = index?.detail.objectTypes ?? [];
    if (isHubWith(name, schema, types, this.context)) {
      this.hubs.push({ name, key: schema.key });
      return null;
    }
    if (index === null) return noLikelyBlock(name, schema, []);
    const offered = types.map((type) => ({
      name: type.name,
      attributes: null,
      objectCount: type.objectCount,
      type,
    }));
    const only = onlyLikely(soughtFor(name, this.context.templates), offered);
    if ('found' in only) return bindingOf(name, request, schema, only.found.type, index);
    return only.several.length > 0
      ? severalBlock(
          name,
          request,
          only.several.map(({ type }) => `${index.pathOf(type).join('/')} in ${schema.key}`),
        )
      : noLikelyBlock(
          name,
          schema,
          types.map((one) => one.name),
        );
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
    if (schema === undefined) return null;
    const index = this.indexOf(schema.id);
    if (index === null) return null;
    const type = index.typeOf(asked.typeId ?? '');
    return type === undefined ? null : bindingOf(name, asked, schema, type, index);
  }

  private typeIn(schema: SchemaSummary, name: string, request: BindingRequest): Binding | Block {
    const index = this.indexOf(schema.id);
    if (index === null) return noTypeBlock(name, request, schema, []);
    const types = index.detail.objectTypes;
    const wanted = request.type.split(/[/›>]/u);
    const nearly = nearlyOne(
      request.type,
      types.map((one) => one.name),
    );
    const exact = index.typesNamed(request.type);
    const named = nearly === null ? exact : index.typesNamed(nearly);
    const found =
      named.length > 0
        ? named
        : types.filter(
            (type) => pathKey(index.pathOf(type).slice(-wanted.length)) === pathKey(wanted),
          );
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
