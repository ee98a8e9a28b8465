/**
 * One wanted object schema against what exists: steps for what is missing, keeps for what
 * differs, blocks for what stands in the way.
 */
import type { ObservedObjectType, SchemaDetail } from '../../assets/observation';
import { deleted, extrasOf, movedType, renamed } from './changes';
import { defused, quoted } from '../../text/inert';
import { diffAttributes } from './diff-attributes';
import type { DesiredType } from '../derive/desired';
import {
  objectTypeKeyOf,
  parseKey,
  referenceTypeKeyOf,
  schemaKeyOf,
  statusKeyOf,
  type NaturalKey,
} from '../natural-key';
import type { Block } from '../plan';
import { ConfigIndex } from './config-index';
import type { DiffInput, SchemaDiff } from './schema-diff';
import { pathKey, SchemaIndex } from './schema-index';
import { uniqueLimit } from './unique-limit';
import { leaveOut, usedBy } from './unneeded';
import { SAY } from '../say';
import { foldName } from '../../text/fold-name';

const EMPTY: SchemaDetail = {
  id: '',
  objectTypes: [],
  attributes: [],
  statuses: [],
  referenceTypes: [],
  sharing: 'off',
};

export function diffSchema(input: DiffInput): SchemaDiff {
  const index = input.index ?? new SchemaIndex(EMPTY);
  const diff: SchemaDiff = {
    steps: [],
    ids: new Map(),
    keeps: [],
    changes: [],
    extras: [],
    dress: [],
    unneeded: [],
    warnings: [],
    blocks: [],
    standing: new Map(),
    refersTo: new Set(),
  };
  const config = new ConfigIndex(index.detail, input.observation.globals, index.known);
  diffSchemaItself(input, diff);
  for (const type of input.desired.types) diffType(input, type, index, config, diff);
  const used = usedBy(diff.steps);
  diffStatuses(input, index, config, used, diff);
  diffReferenceTypes(input, index, config, used, diff);
  limitUnique(input, index, diff);
  diff.extras.push(
    ...extrasOf(input.placement.key, input.desired, matchedIn(diff), input.whole, index),
  );
  return diff;
}

function limitUnique(input: DiffInput, index: SchemaIndex, diff: SchemaDiff): void {
  const { key: schema, recognised } = input.placement;
  const outdated = new Set(
    diff.keeps.flatMap(({ field, element }) =>
      recognised && field === 'unique' ? (diff.ids.get(element) ?? []) : [],
    ),
  );
  const { plain, warnings, blocks } = uniqueLimit(diff.steps, index, schema, outdated);
  diff.warnings.push(...warnings);
  diff.blocks.push(...blocks);
  diff.steps = diff.steps.map((step) =>
    step.kind === 'attribute' && plain.has(step.key)
      ? { ...step, form: { ...step.form, unique: false } }
      : step,
  );
}

/** Kind and id of all elements found. */
const matchedIn = ({ ids }: SchemaDiff): Set<string> =>
  new Set([...ids].map(([key, id]) => `${parseKey(key).kind} ${id}`));

function diffSchemaItself(
  { placement, description, observation }: DiffInput,
  diff: SchemaDiff,
): void {
  const key = schemaKeyOf(placement.key);
  if (placement.id === null) {
    diff.steps.push({
      kind: 'schema',
      key,
      schema: placement.key,
      after: [],
      name: placement.name,
      description,
    });
    return;
  }
  diff.ids.set(key, placement.id);
  diff.standing.set(key, { id: placement.id, name: placement.name });
  const found = observation.schemas.find(({ id }) => id === placement.id)?.description ?? '';
  if (found !== description)
    diff.dress.push({ element: key, wanted: description, brief: '', found, icon: '' });
}

/** What all wait for, where the schema itself is to be made. */
const afterSchema = ({ placement }: DiffInput): NaturalKey[] => [schemaKeyOf(placement.key)];

function diffStatuses(
  input: DiffInput,
  index: SchemaIndex,
  config: ConfigIndex,
  used: ReadonlySet<NaturalKey>,
  diff: SchemaDiff,
): void {
  const wanted = new Map(
    input.desired.types.flatMap((type) =>
      type.attributes.flatMap((a) => a.statuses.map((s) => [foldName(s.name), s] as const)),
    ),
  );
  for (const status of wanted.values()) {
    const key = statusKeyOf(input.placement.key, status.name);
    const found = config.status(status.name);
    if (found === undefined) {
      diff.changes.push(...deleted(key, 'status', [status.name], index));
      if (used.has(key))
        diff.steps.push({
          kind: 'status',
          key,
          schema: input.placement.key,
          after: afterSchema(input),
          name: status.name,
          category: status.category,
        });
      else
        leaveOut(input, diff, key, ({ statuses }) =>
          statuses.some(({ name }) => foldName(name) === foldName(status.name)),
        );
      continue;
    }
    diff.ids.set(key, found.id);
    diff.standing.set(key, { id: found.id, category: found.category });
    diff.changes.push(...renamed(key, status.name, found.name));
    if (found.category !== status.category) {
      diff.keeps.push({
        kind: 'keep',
        element: key,
        field: 'category',
        wanted: status.category,
        found: found.category,
      });
    }
  }
}

function diffReferenceTypes(
  input: DiffInput,
  index: SchemaIndex,
  config: ConfigIndex,
  used: ReadonlySet<NaturalKey>,
  diff: SchemaDiff,
): void {
  const wanted = new Map(
    input.desired.types.flatMap((type) =>
      type.attributes.flatMap((a) =>
        a.reference === null ? [] : [[foldName(a.reference.as), a.reference.as] as const],
      ),
    ),
  );
  for (const name of wanted.values()) {
    const key = referenceTypeKeyOf(input.placement.key, name);
    const found = config.referenceType(name);
    if (found === undefined) {
      diff.changes.push(...deleted(key, 'reference-type', [name], index));
      if (used.has(key))
        diff.steps.push({
          kind: 'reference-type',
          key,
          schema: input.placement.key,
          after: afterSchema(input),
          name,
        });
      else
        leaveOut(
          input,
          diff,
          key,
          ({ reference }) => reference !== null && foldName(reference.as) === foldName(name),
        );
      continue;
    }
    diff.ids.set(key, found.id);
    diff.standing.set(key, { id: found.id });
    diff.changes.push(...renamed(key, name, found.name));
  }
}

function diffType(
  input: DiffInput,
  type: DesiredType,
  index: SchemaIndex,
  config: ConfigIndex,
  diff: SchemaDiff,
): void {
  const schema = input.placement.key;
  const key = objectTypeKeyOf(schema, type.path);
  const found = index.type(type.path);
  if (found === undefined) {
    diff.blocks.push(...typeBlocks(type, index, input));
    diff.changes.push(...deleted(key, 'object-type', type.path, index));
    const parent = type.path.length > 1 ? objectTypeKeyOf(schema, type.path.slice(0, -1)) : null;
    diff.steps.push({
      kind: 'object-type',
      key,
      schema,
      after: [...afterSchema(input), ...(parent === null ? [] : [parent])],
      path: type.path,
      name: type.name,
      parent,
      description: type.description,
      icon: type.icon,
      abstract: type.abstract,
      inherited: type.inherits,
    });
  } else {
    adoptType(key, type, found, index, diff);
  }
  const before = diff.steps.length;
  diffAttributes({ input, type, found, index, config, diff });
  if (found !== undefined && type.inherits && !found.inherited && diff.steps.length > before)
    diff.blocks.push(doesNotInherit(found, schema, 'The attributes it lacks'));
}

function adoptType(
  key: NaturalKey,
  type: DesiredType,
  found: ObservedObjectType,
  index: SchemaIndex,
  diff: SchemaDiff,
): void {
  diff.ids.set(key, found.id);
  const moved = movedType(key, type.path, found, index);
  diff.changes.push(...renamed(key, type.name, found.name), ...moved);
  diff.dress.push({
    element: key,
    wanted: type.description,
    brief: '',
    found: found.description ?? '',
    icon: type.icon,
  });
  diff.standing.set(key, {
    id: found.id,
    name: found.name,
    parent: moved.length === 0 ? undefined : found.parentId,
    abstract: found.abstract,
    inherited: type.inherits ? found.inherited : null,
  });
  if (found.name !== type.name && foldName(found.name) === foldName(type.name))
    diff.keeps.push({
      kind: 'keep',
      element: key,
      field: 'name',
      wanted: type.name,
      found: defused(found.name),
    });
  if (found.abstract !== type.abstract) {
    diff.keeps.push({
      kind: 'keep',
      element: key,
      field: 'abstract',
      wanted: String(type.abstract),
      found: String(found.abstract),
    });
  }
  if (type.inherits && !found.inherited) {
    diff.keeps.push({
      kind: 'keep',
      element: key,
      field: 'inheritance',
      wanted: 'children inherit its attributes',
      found: 'they do not',
    });
  }
}

/** What stands in the way of a new object type. Where its parent is elsewhere, that is said once, of the parent. */
function typeBlocks(
  type: DesiredType,
  index: SchemaIndex,
  { desired, placement: { key: schema } }: DiffInput,
): Block[] {
  const blocks: Block[] = [];
  const parentPath = type.path.slice(0, -1);
  const parent = parentPath.length > 0 ? index.type(parentPath) : undefined;
  const wanted = desired.types.find(({ path }) => pathKey(path) === pathKey(parentPath));
  if (parent !== undefined && !parent.inherited && wanted?.inherits !== false)
    blocks.push(doesNotInherit(parent, schema, type.name));
  const elsewhere = index.typesNamed(type.name)[0];
  const withParent =
    parentPath.length > 0 &&
    parent === undefined &&
    index.typesNamed(parentPath.at(-1) ?? '').length > 0;
  if (elsewhere !== undefined && !withParent) {
    blocks.push({
      kind: 'block',
      code: 'type-elsewhere',
      sentence:
        `${schema} has an object type ${quoted(elsewhere.name)} at ` +
        `${quoted(index.pathOf(elsewhere).join(' › '))}; the template has it at "${type.path.join(' › ')}".`,
      remedy: `Move or rename it in Assets, or do without it; say: ${SAY.leaveOut(type.name)}.`,
    });
  }
  return blocks;
}

const doesNotInherit = (parent: ObservedObjectType, schema: string, what: string): Block => ({
  kind: 'block',
  code: 'parent-does-not-inherit',
  sentence:
    `${what} would be added to ${quoted(parent.name)} in ${schema} or below it, ` +
    `but object types below ${quoted(parent.name)} do not inherit its attributes.`,
  remedy:
    `Switch inheritance on for ${quoted(parent.name)} in Assets (object type ` +
    `settings), or do without what is below it; say: ${SAY.leaveOut(parent.name)}.`,
});
