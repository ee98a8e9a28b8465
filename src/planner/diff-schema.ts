/** One wanted object schema against what stands: steps for what is missing, keeps for what differs, blocks for what stands in the way. */
import type { ObservedObjectType, Observation, SchemaDetail } from '../assets/observation';
import { diffAttributes } from './diff-attributes';
import type { DesiredSchema, DesiredType } from './desired';
import { foldName, objectTypeKeyOf, referenceTypeKeyOf, schemaKeyOf, statusKeyOf, type NaturalKey } from './natural-key';
import type { Placement } from './place';
import type { Block, Keep, Step, Warn } from './plan';
import { ConfigIndex, SchemaIndex } from './schema-index';

export interface SchemaDiff {
  steps: Step[];
  ids: Map<NaturalKey, string>;
  keeps: Keep[];
  warnings: Warn[];
  blocks: Block[];
  /** Normalised form of each element of the template that stands: what the digest covers of the workspace. */
  standing: Map<NaturalKey, unknown>;
}

/** Resolves a template key to the key of its object schema, and a target type to its id where it stands. */
export interface Resolution {
  schemaKey(template: string): string;
  typeId(template: string, path: readonly string[]): string | null;
  /** Sharing steps to wait for before a reference into that template's schema. */
  sharingKey(template: string): NaturalKey | null;
  /** `Object Type.Attribute` names that stay required although objects exist. */
  insisted: ReadonlySet<string>;
}

export interface DiffInput {
  desired: DesiredSchema;
  placement: Placement;
  /** null for a schema that does not exist yet. */
  detail: SchemaDetail | null;
  observation: Observation;
  resolution: Resolution;
  description: string;
}

const EMPTY: SchemaDetail = { id: '', objectTypes: [], attributes: [], statuses: [], referenceTypes: [], sharing: 'off' };

export function diffSchema(input: DiffInput): SchemaDiff {
  const detail = input.detail ?? EMPTY;
  const diff: SchemaDiff = { steps: [], ids: new Map(), keeps: [], warnings: [], blocks: [], standing: new Map() };
  const index = new SchemaIndex(detail);
  const config = new ConfigIndex(detail, input.observation.globals);
  diffSchemaItself(input, diff);
  diffStatuses(input, config, diff);
  diffReferenceTypes(input, config, diff);
  for (const type of input.desired.types) diffType(input, type, index, config, diff);
  return diff;
}

function diffSchemaItself({ placement, description }: DiffInput, diff: SchemaDiff): void {
  const key = schemaKeyOf(placement.key);
  if (placement.id === null) {
    diff.steps.push({ kind: 'schema', key, schema: placement.key, after: [], name: placement.name, description });
    return;
  }
  diff.ids.set(key, placement.id);
  diff.standing.set(key, { id: placement.id, name: placement.name });
}

/** What waits for the schema itself to be made. */
const afterSchema = ({ placement }: DiffInput): NaturalKey[] => (placement.id === null ? [schemaKeyOf(placement.key)] : []);

function diffStatuses(input: DiffInput, config: ConfigIndex, diff: SchemaDiff): void {
  const wanted = new Map(input.desired.types.flatMap((type) => type.attributes.flatMap((a) => a.statuses.map((s) => [foldName(s.name), s] as const))));
  for (const status of wanted.values()) {
    const key = statusKeyOf(input.placement.key, status.name);
    const found = config.status(status.name);
    if (found === undefined) {
      diff.steps.push({ kind: 'status', key, schema: input.placement.key, after: afterSchema(input), name: status.name, category: status.category });
      continue;
    }
    diff.ids.set(key, found.id);
    diff.standing.set(key, found.category);
    if (found.category !== status.category) {
      diff.keeps.push({ kind: 'keep', element: key, field: 'category', wanted: status.category, found: found.category });
    }
  }
}

function diffReferenceTypes(input: DiffInput, config: ConfigIndex, diff: SchemaDiff): void {
  const wanted = new Map(input.desired.types.flatMap((type) => type.attributes.flatMap((a) => (a.reference === null ? [] : [[foldName(a.reference.as), a.reference.as] as const]))));
  for (const name of wanted.values()) {
    const key = referenceTypeKeyOf(input.placement.key, name);
    const found = config.referenceType(name);
    if (found === undefined) {
      diff.steps.push({ kind: 'reference-type', key, schema: input.placement.key, after: afterSchema(input), name });
      continue;
    }
    diff.ids.set(key, found.id);
    diff.standing.set(key, 'present');
  }
}

function diffType(input: DiffInput, type: DesiredType, index: SchemaIndex, config: ConfigIndex, diff: SchemaDiff): void {
  const schema = input.placement.key;
  const key = objectTypeKeyOf(schema, type.path);
  const found = index.type(type.path);
  if (found === undefined) {
    blockUnderOrElsewhere(type, index, schema, diff);
    const parent = type.path.length > 1 ? objectTypeKeyOf(schema, type.path.slice(0, -1)) : null;
    diff.steps.push({
      kind: 'object-type', key, schema, after: parent === null || diff.ids.has(parent) ? afterSchema(input) : [parent],
      path: type.path, name: type.name, parent, description: type.description, icon: type.icon, abstract: type.abstract, inherited: type.inherits,
    });
  } else {
    adoptType(key, type, found, diff);
  }
  diffAttributes({ input, type, found, index, config, diff });
}

function adoptType(key: NaturalKey, type: DesiredType, found: ObservedObjectType, diff: SchemaDiff): void {
  diff.ids.set(key, found.id);
  diff.standing.set(key, { id: found.id, abstract: found.abstract, inherited: type.inherits ? found.inherited : null });
  if (found.abstract !== type.abstract) {
    diff.keeps.push({ kind: 'keep', element: key, field: 'abstract', wanted: String(type.abstract), found: String(found.abstract) });
  }
  if (type.inherits && !found.inherited) {
    diff.keeps.push({ kind: 'keep', element: key, field: 'inheritance', wanted: 'children inherit its attributes', found: 'they do not' });
  }
}

function blockUnderOrElsewhere(type: DesiredType, index: SchemaIndex, schema: string, diff: SchemaDiff): void {
  const parent = type.path.length > 1 ? index.type(type.path.slice(0, -1)) : undefined;
  if (parent !== undefined && !parent.inherited) {
    diff.blocks.push({
      kind: 'block', code: 'parent-does-not-inherit',
      sentence: `${type.name} belongs under ${parent.name} in ${schema}, whose children do not inherit its attributes there.`,
      remedy: `Switch inheritance on for "${parent.name}" in Assets (object type settings), or leave out ${type.name} with leaveOut.`,
    });
  }
  const elsewhere = index.typesNamed(type.name)[0];
  if (elsewhere !== undefined) {
    diff.blocks.push({
      kind: 'block', code: 'type-elsewhere',
      sentence: `${schema} has an object type "${elsewhere.name}" at ${index.pathOf(elsewhere).join(' › ')}; the template has it at ${type.path.join(' › ')}.`,
      remedy: `Move or rename it in Assets, or leave out ${type.name} with leaveOut.`,
    });
  }
}
