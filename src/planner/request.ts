/** What a plan is made from. */
import type { Observation } from '../assets/observation';
import type { ResolvedTemplate } from '../templates/resolve';
import type { Bindings } from './place/bindings';
import type { Identities } from './identities';
import type { DeployOptions } from './options';
import type { KnownSchema, SchemaPin, TemplateRef } from './plan';

export interface PlaceContext {
  templates: ReadonlyMap<string, ResolvedTemplate>;
  options: DeployOptions;
  observation: Observation;
  known: readonly KnownSchema[];
  pins: readonly SchemaPin[];
  /** Templates of the plan that was approved, copied ones among them. Absent: nothing was yet. */
  approved?: readonly string[];
  /** What was made or adopted before, by id of the schema. Absent: names alone decide. */
  identities?: Identities;
  /** Ids of schemas that this deployment made. */
  made: ReadonlySet<string>;
  /** What takes the place of hubs' object types: asked for, and kept. */
  bindings: Bindings;
}

export interface PlanRequest extends Omit<PlaceContext, 'bindings'> {
  /** Every template asked for and every one these may refer to, by key. */
  templates: ReadonlyMap<string, ResolvedTemplate>;
  /** Versions and content hashes of the same templates. */
  refs: readonly TemplateRef[];
  /** Resolution of a deployment under way; empty for a preview. With pins, nothing that is not pinned is linked to. */
  pins: PlaceContext['pins'];
}

export interface PlanInput extends PlanRequest, Pick<PlaceContext, 'bindings'> {}
