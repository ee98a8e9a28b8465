/**
 * What people did to elements that are known: called them otherwise, put them elsewhere, deleted
 * them, added their own.
 */
import type { ObservedAttribute, ObservedObjectType } from '../../assets/observation';
import { defused } from '../../text/inert';
import type { DesiredSchema } from '../derive/desired';
import type { IdentifiedKind } from '../identities';
import type { NaturalKey } from '../natural-key';
import type { Change, Extra } from '../plan';
import type { WholeTemplate } from './schema-diff';
import type { SchemaIndex } from './schema-index';
import { foldName } from '../../text/fold-name';

/** Longest path that is shown of somebody's own element. */
const MOST_SHOWN = 200;

/** Spelling, case and spaces are no other name: those are a difference. */
export const renamed = (element: NaturalKey, wanted: string, found: string): Change[] =>
  foldName(wanted) === foldName(found)
    ? []
    : [{ kind: 'renamed', element, wanted, found: defused(found, MOST_SHOWN) }];

/** Where it is now, against where the template has it below whatever that parent is called. */
export function movedType(
  element: NaturalKey,
  path: readonly string[],
  found: ObservedObjectType,
  index: SchemaIndex,
): Change[] {
  const above = path.slice(0, -1);
  const parent = above.length === 0 ? null : index.type(above)?.id;
  return parent === found.parentId
    ? []
    : [
        {
          kind: 'moved',
          element,
          wanted: path.join(' › '),
          found: shownPath(index.pathOf(found)),
        },
      ];
}

/** On another object type than its own, and on none that it inherits from. */
export function movedAttribute(
  element: NaturalKey,
  type: ObservedObjectType,
  found: ObservedAttribute,
  index: SchemaIndex,
): Change[] {
  for (let at: ObservedObjectType | undefined = type; at !== undefined; at = index.parentOf(at))
    if (at.id === found.objectTypeId) return [];
  const holder = index.typeOf(found.objectTypeId);
  return [
    {
      kind: 'moved',
      element,
      wanted: defused(type.name, MOST_SHOWN),
      found: holder === undefined ? '' : shownPath(index.pathOf(holder)),
    },
  ];
}

/** Known under this name, and not there any more. */
export function deleted(
  element: NaturalKey,
  kind: IdentifiedKind,
  names: readonly string[],
  index: SchemaIndex,
): Change[] {
  const seen = index.known.all(kind, names).map((identity) => identity.seen);
  return seen.length === 0 ? [] : [{ kind: 'deleted', element, lastSeen: Math.max(...seen) }];
}

/**
 * What is none of the template's elements: object types, attributes of the template's types, and
 * the schema's own statuses and reference types. What is known by its id all the same was made
 * here earlier.
 * @param whole every element of the template, wanted or not
 */
export function extrasOf(
  schema: string,
  desired: DesiredSchema,
  matched: ReadonlySet<string>,
  whole: WholeTemplate,
  index: SchemaIndex,
): Extra[] {
  const isOurs = (kind: IdentifiedKind, id: string): boolean => matched.has(`${kind} ${id}`);
  const extra = (what: IdentifiedKind, id: string, path: readonly string[]): Extra => ({
    kind: 'extra',
    earlier: index.known.isClaimed(what, id),
    what,
    schema,
    id,
    path: shownPath(path),
  });
  const holders = new Map(
    desired.types.flatMap((type) => {
      const found = index.type(type.path);
      return found === undefined ? [] : [[found.id, type.path] as const];
    }),
  );
  const types = index.detail.objectTypes
    .filter((type) => !isOurs('object-type', type.id) && !whole.hasType(index.pathOf(type)))
    .map((type) => extra('object-type', type.id, index.pathOf(type)));
  const attributes = index.detail.attributes.flatMap((attribute): Extra[] => {
    const path = holders.get(attribute.objectTypeId);
    const holder = index.typeOf(attribute.objectTypeId);
    if (path === undefined || holder === undefined || isAssetsOwn(attribute)) return [];
    if (isOurs('attribute', attribute.id) || whole.hasAttribute(path, attribute.name)) return [];
    return [extra('attribute', attribute.id, [...index.pathOf(holder), attribute.name])];
  });
  const named = (
    what: 'status' | 'reference-type',
    all: readonly { id: string; name: string }[],
  ): Extra[] =>
    all
      .filter(({ id, name }) => !isOurs(what, id) && !whole.hasNamed(what, name))
      .map(({ id, name }) => extra(what, id, [name]));
  return [
    ...types,
    ...attributes,
    ...named('status', index.detail.statuses),
    ...named('reference-type', index.detail.referenceTypes),
  ];
}

/** Key, Name, Created, Updated: Assets makes them itself. */
const isAssetsOwn = ({ system, label, name }: ObservedAttribute): boolean =>
  system || label || foldName(name) === 'name';

const shownPath = (names: readonly string[]): string =>
  names.map((name) => defused(name, MOST_SHOWN)).join(' › ');
