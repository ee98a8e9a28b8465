/**
 * Assets allows two unique attributes on an object type, inherited ones included (Atlassian
 * documentation, unique values).
 */
import type { ObservedObjectType } from '../../assets/observation';
import { MAX_UNIQUE } from '../../templates/check';
import { quoted } from '../../text/inert';
import type { NaturalKey } from '../natural-key';
import type { AttributeStep, Block, Step, Warn } from '../plan';
import { SAY } from '../say';
import { pathKey, type SchemaIndex } from './schema-index';
import { foldName } from '../../text/fold-name';

export interface UniqueLimit {
  /** Natural keys of attributes to be created without being unique. */
  plain: Set<NaturalKey>;
  warnings: Warn[];
  blocks: Block[];
}

/**
 * What becomes of a third. Where one that exists is unique although the template has it so no
 * more, as after a newer version, the new one is created without: only a person can switch the
 * old one off. Else it blocks. Types that exist count with what other people made unique; Name
 * does not count, for it is not certain what Assets reports of it (samples of the Assets OpenAPI
 * disagree).
 * @param outdated ids of attributes of the template that are unique here and not in it
 */
export function uniqueLimit(
  steps: readonly Step[],
  index: SchemaIndex,
  schema: string,
  outdated: ReadonlySet<string>,
): UniqueLimit {
  const unique = steps.filter(
    (step): step is AttributeStep => step.kind === 'attribute' && step.form.unique,
  );
  const added: Added = new Map();
  for (const step of unique) {
    const place = placeOf(step.path, index);
    added.set(place, [...(added.get(place) ?? []), { name: step.name, id: step.key }]);
  }
  const limit: UniqueLimit = { plain: new Set(), warnings: [], blocks: [] };
  const blocked = new Map<string, Block>();
  for (const step of unique) {
    const type = index.type(step.path);
    const above = index.nearestAbove(step.path);
    const over =
      type === undefined ? overNew(step, above, added, index) : overBelow(type, added, index);
    const old = over?.attributes.find(({ id }) => outdated.has(id));
    if (over !== null && old !== undefined) {
      const place = placeOf(step.path, index);
      added.set(
        place,
        (added.get(place) ?? []).filter(({ id }) => id !== step.key),
      );
      limit.plain.add(step.key);
      limit.warnings.push(leftPlain(step, over.type, old.name));
    } else if (over !== null) blocked.set(over.type, blockOf(over, schema));
  }
  limit.blocks.push(...blocked.values());
  return limit;
}

interface Unique {
  name: string;
  /** Of one that exists; the natural key of one to be created. */
  id: string;
}

/**
 * Unique attributes that the plan adds, by the type that declares them: by its id where it
 * exists, for it may be called otherwise.
 */
type Added = Map<string, Unique[]>;

interface Over {
  type: string;
  attributes: Unique[];
}

/** A new type: what it inherits from types that exist, and what the plan gives to it and to those above it. */
function overNew(
  step: AttributeStep,
  above: ObservedObjectType | undefined,
  added: Added,
  index: SchemaIndex,
): Over | null {
  const inherited = above?.inherited === true ? uniqueOn(above, index) : [];
  const all = [...inherited, ...addedTo(step.path, added, index)];
  return all.length > MAX_UNIQUE ? { type: step.path.at(-1) ?? '', attributes: all } : null;
}

/** A type that exists, or the first below it that inherits from it and would have too many. */
function overBelow(type: ObservedObjectType, added: Added, index: SchemaIndex): Over | null {
  const all = [...uniqueOn(type, index), ...addedAbove(type, added, index)];
  if (all.length > MAX_UNIQUE) return { type: type.name, attributes: all };
  for (const child of type.inherited ? index.childrenOf(type) : []) {
    const over = overBelow(child, added, index);
    if (over !== null) return over;
  }
  return null;
}

/** Unique attributes on a type that exists, inherited ones included. */
function uniqueOn(type: ObservedObjectType, index: SchemaIndex): Unique[] {
  const parent = index.parentOf(type);
  const own = index
    .attributesOf(type)
    .filter(
      (attribute) => attribute.unique && !attribute.system && foldName(attribute.name) !== 'name',
    );
  return [
    ...(parent?.inherited === true ? uniqueOn(parent, index) : []),
    ...own.map(({ name, id }) => ({ name, id })),
  ];
}

const placeOf = (path: readonly string[], index: SchemaIndex): string =>
  index.type(path)?.id ?? pathKey(path);

/** Unique attributes that the plan adds on a path or above it. */
function addedTo(path: readonly string[], added: Added, index: SchemaIndex): Unique[] {
  return path.flatMap((_, at) => added.get(placeOf(path.slice(0, at + 1), index)) ?? []);
}

/** Likewise of a type that exists. */
function addedAbove(type: ObservedObjectType, added: Added, index: SchemaIndex): Unique[] {
  const parent = index.parentOf(type);
  return [
    ...(parent === undefined ? [] : addedAbove(parent, added, index)),
    ...(added.get(type.id) ?? []),
  ];
}

const leftPlain = ({ path, name }: AttributeStep, type: string, old: string): Warn => ({
  kind: 'warn',
  code: 'unique-left-out',
  sentence:
    `${path.at(-1) ?? ''}.${name} is created without being unique: ` +
    `${quoted(old, 60)} of ${quoted(type, 60)} is unique here and not in the ` +
    `template any more, and Assets allows ${MAX_UNIQUE}. In Assets switch it off ` +
    `there, then on for ${name}.`,
});

const blockOf = ({ type, attributes }: Over, schema: string): Block => ({
  kind: 'block',
  code: 'too-many-unique',
  sentence:
    `${quoted(type)} in ${schema} would have ${attributes.length} unique ` +
    `attributes (${attributes.map(({ name }) => quoted(name, 60)).join(', ')}); ` +
    `Assets allows ${MAX_UNIQUE}, inherited ones included.`,
  remedy:
    'Switch uniqueness off in Assets for one that is there already, or do without ' +
    `the object type; say: ${SAY.leaveOut(type)}.`,
});
