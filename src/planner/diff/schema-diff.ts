/** What comes of comparing one wanted object schema with what is there, and what it takes. */
import type { Observation } from '../../assets/observation';
import type { DesiredSchema } from '../derive/desired';
import type { NaturalKey } from '../natural-key';
import type { Binding } from '../place/binding';
import type { Placement } from '../place/placement';
import type { Block, Change, Dress, Extra, Keep, Step, Unneeded, Warn } from '../plan';
import type { Targets } from './compare';
import type { SchemaIndex } from './schema-index';

export interface SchemaDiff {
  steps: Step[];
  ids: Map<NaturalKey, string>;
  keeps: Keep[];
  changes: Change[];
  extras: Extra[];
  dress: Dress[];
  unneeded: Unneeded[];
  warnings: Warn[];
  blocks: Block[];
  /** Normalised form of each element of the template that exists: what the digest covers of the workspace. */
  standing: Map<NaturalKey, unknown>;
  /** Hubs that its attribute steps refer to, by template key. */
  refersTo: Set<string>;
}

/** What the schemas of a plan know of each other. */
export interface Resolution extends Targets {
  /** Key of the object schema a template goes to. */
  schemaKey(template: string): string;
  /** Sharing step to wait for before a reference into that template's schema; null where none is needed. */
  sharingKey(template: string): NaturalKey | null;
  /** Likewise for an object type that takes the place of a template's. */
  sharingOfBound(binding: Binding): NaturalKey | null;
  /** `Object Type.Attribute` names that stay required although objects exist. */
  insisted: ReadonlySet<string>;
}

/**
 * What a template holds, also where this plan does not want it. Names that a person would call
 * the same are the same.
 */
export interface WholeTemplate {
  hasType(path: readonly string[]): boolean;
  hasAttribute(path: readonly string[], attribute: string): boolean;
  hasNamed(kind: 'status' | 'reference-type', name: string): boolean;
}

export interface DiffInput {
  desired: DesiredSchema;
  placement: Placement;
  /** Undefined for a schema that does not exist yet. */
  index: SchemaIndex | undefined;
  whole: WholeTemplate;
  observation: Observation;
  resolution: Resolution;
  description: string;
}

export interface PlannedPart {
  desired: DesiredSchema;
  placement: Placement;
  /** As of the comparison; undefined for a schema that does not exist yet. */
  index: SchemaIndex | undefined;
  diff: SchemaDiff;
}

/**
 * Whether any object type of the template exists. To add to, or to share, a schema that holds
 * none is never proposed.
 */
export const holdsSome = ({ desired, diff }: PlannedPart): boolean =>
  diff.steps.filter((step) => step.kind === 'object-type').length < desired.types.length;
