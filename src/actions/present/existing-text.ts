/** What describe-schema says of an object schema that exists. What other people named is quoted. */
import type { SchemaSummary } from '../../assets/observation';
import { countOwn, holderIn, type Structure, type StructureType } from '../../structure/structure';
import { foreign, holderOf, keyShown } from '../../service/names-shown';
import { inParts, type Part } from './in-parts';
import { joinedKey } from '../../text/joined-key';
import { few, firstFew } from '../../text/lists';

/** Which template it came from, and in which version; null where this app made none of it. */
export interface Origin {
  template: string;
  version: string;
  newest: string | null;
  complete: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

/** Names in a list of targets or statuses; the rest are counted. */
const MOST_NAMES = 12;

export function existingText(
  structure: Structure,
  { objectCount }: Pick<SchemaSummary, 'objectCount'>,
  origin: Origin | null,
  part: number,
  most: number,
): Part {
  const statuses = structure.statuses.map(({ name }) => foreign(name));
  const targets = targetsOf(structure);
  const head = [
    `${holderOf(structure)}, which exists here: ${structure.types.length} object types` +
      `${structure.unread ? '' : `, ${countOwn(structure)} attributes`}; it holds ` +
      `${objectCount} objects, none of which was read.`,
    originLine(origin, structure.key),
    ...(targets.length === 0
      ? []
      : [`Refers to other object schemas: ${firstFew(targets, MOST_NAMES, ', ')}.`]),
    ...(statuses.length === 0
      ? []
      : [`Statuses (${statuses.length}): ${firstFew(statuses, MOST_NAMES, ', ')}.`]),
    structure.unread
      ? 'Its attributes were not read: this site gives those of so many object types only one ' +
        'type at a time, and that takes longer than an answer may. Ask for one object type by ' +
        'its name to see its attributes. Object types:'
      : 'Object types, with the attributes of their own and in all, without Key, Name, Created and Updated:',
  ];
  return inParts(head, treeLines(structure, most), part, most);
}

/** @param key of the object schema */
export function originLine(origin: Origin | null, key: string): string {
  if (origin === null) return 'LaunchPad has no record of having made it.';
  const { template, version, newest, complete, at } = origin;
  const day = new Date(at).toISOString().slice(0, 10);
  const unfinished = complete ? '' : ', and has not finished it';
  const made = `LaunchPad made it from ${template} ${version} (${day})${unfinished}.`;
  if (newest === null) return made;
  return version === newest
    ? `${made} That is the newest version there is.`
    : `${made} The newest is ${newest}: to see what it would add, say: extend ${keyShown(key)} with ${template}.`;
}

function targetsOf({ types }: Structure): string[] {
  const found = new Set<string>();
  for (const { attributes } of types)
    for (const { reference } of attributes)
      if (reference !== null && reference.schema !== null && reference.type !== null)
        found.add(`${foreign(reference.type)} in ${keyShown(reference.schema)}`);
  return [...found];
}

/** Most object types that are listed one by one, whatever their depth. */
const MOST_LISTED = 200;

/** The whole tree; of a large schema as deep as fits into one answer, with what is below counted. */
export function treeLines(structure: Structure, most: number): string[] {
  const deepest = Math.max(1, ...structure.types.map(({ path }) => path.length));
  const all = linesTo(structure, deepest);
  if (structure.types.length <= MOST_LISTED) return all;
  for (let depth = deepest - 1; depth > 0; depth -= 1) {
    const lines = linesTo(structure, depth);
    if (lines.join('\n').length < most * 0.7) return lines;
  }
  const roots = linesTo(structure, 1);
  return few(roots, 40, (rest) => `- … and ${rest} more. Ask for one by its name.`);
}

function linesTo(structure: Structure, depth: number): string[] {
  const below = new Map<string, number>();
  for (const { path } of structure.types)
    for (let length = 1; length < path.length; length += 1) {
      const key = joinedKey(path.slice(0, length));
      below.set(key, (below.get(key) ?? 0) + 1);
    }
  const heldBy = holderIn(structure);
  return structure.types
    .filter(({ path }) => path.length <= depth)
    .map((type) =>
      typeLine(
        type,
        structure.unread ? null : heldBy(type).length,
        type.path.length < depth ? 0 : (below.get(joinedKey(type.path)) ?? 0),
      ),
    );
}

/** @param all attributes that it has; null where that is not known */
function typeLine(type: StructureType, all: number | null, below: number): string {
  const facts = [
    ...(all === null ? [] : [`${type.attributes.length} of its own, ${all} in all`]),
    ...(below === 0 ? [] : [`${below} object types below it`]),
  ];
  return (
    `${'  '.repeat(type.path.length - 1)}- ${foreign(type.name)}${type.abstract ? ' (abstract)' : ''}` +
    `${facts.length === 0 ? '' : `: ${facts.join('; ')}`}`
  );
}
