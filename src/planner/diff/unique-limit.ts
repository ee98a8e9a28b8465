/** Assets allows two unique attributes on an object type, inherited ones included (Atlassian documentation, unique values). */
import type { ObservedObjectType } from '../../assets/observation';
import { MAX_UNIQUE } from '../../templates/check';
import { quoted } from '../../text/inert';
import { foldName } from '../natural-key';
import type { AttributeStep, Block, Step } from '../plan';
import { SAY } from '../say';
import { pathKey, type SchemaIndex } from './schema-index';

/**
 * Blocks where this plan would make a third. Types that stand count with what other people made unique; Name does
 * not count, for it is not certain what Assets reports of it (samples of the Assets OpenAPI disagree).
 */
export function uniqueLimitBlocks(
  steps: readonly Step[],
  index: SchemaIndex,
  schema: string,
): Block[] {
  const unique = steps.filter(
    (step): step is AttributeStep => step.kind === 'attribute' && step.form.unique,
  );
  const added: Added = new Map();
  for (const step of unique) {
    const place = placeOf(step.path, index);
    added.set(place, [...(added.get(place) ?? []), step.name]);
  }
  const blocked = new Map<string, Block>();
  for (const step of unique) {
    const type = index.type(step.path);
    const above = index.nearestAbove(step.path);
    const over =
      type === undefined ? overNew(step, above, added, index) : overBelow(type, added, index);
    if (over !== null) blocked.set(over.type, blockOf(over, schema));
  }
  return [...blocked.values()];
}

/** Names of unique attributes that the plan adds, by the type that declares them: by its id where it exists, for it may be called otherwise. */
type Added = Map<string, string[]>;

interface Over {
  type: string;
  attributes: string[];
}

/** A new type: what it inherits from types that stand, and what the plan gives to it and to those above it. */
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

/** A type that stands, or the first below it that inherits from it and would have too many. */
function overBelow(type: ObservedObjectType, added: Added, index: SchemaIndex): Over | null {
  const all = [...uniqueOn(type, index), ...addedAbove(type, added, index)];
  if (all.length > MAX_UNIQUE) return { type: type.name, attributes: all };
  for (const child of type.inherited ? index.childrenOf(type) : []) {
    const over = overBelow(child, added, index);
    if (over !== null) return over;
  }
  return null;
}

/** Names of unique attributes on a type that stands, inherited ones included. */
function uniqueOn(type: ObservedObjectType, index: SchemaIndex): string[] {
  const parent = index.parentOf(type);
  const own = index
    .attributesOf(type)
    .filter(
      (attribute) => attribute.unique && !attribute.system && foldName(attribute.name) !== 'name',
    );
  return [
    ...(parent?.inherited === true ? uniqueOn(parent, index) : []),
    ...own.map((attribute) => attribute.name),
  ];
}

const placeOf = (path: readonly string[], index: SchemaIndex): string =>
  index.type(path)?.id ?? pathKey(path);

/** Names of unique attributes that the plan adds on a path or above it. */
function addedTo(path: readonly string[], added: Added, index: SchemaIndex): string[] {
  return path.flatMap((_, at) => added.get(placeOf(path.slice(0, at + 1), index)) ?? []);
}

/** Likewise of a type that exists. */
function addedAbove(type: ObservedObjectType, added: Added, index: SchemaIndex): string[] {
  const parent = index.parentOf(type);
  return [
    ...(parent === undefined ? [] : addedAbove(parent, added, index)),
    ...(added.get(type.id) ?? []),
  ];
}

const blockOf = ({ type, attributes }: Over, schema: string): Block => ({
  kind: 'block',
  code: 'too-many-unique',
  sentence: `${quoted(type)} in ${schema} would have ${attributes.length} unique attributes (${attributes.map((name) => quoted(name, 60)).join(', ')}); Assets allows ${MAX_UNIQUE}, inherited ones included.`,
  remedy: `Switch uniqueness off in Assets for one that is there already, or do without the object type; say: ${SAY.leaveOut(type)}.`,
});
