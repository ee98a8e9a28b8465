/** What differs between two elements that are the same. Pure. */
import type { StructureAttribute, StructureReference, StructureType } from './structure';
import { foldName } from '../text/fold-name';

export interface FieldDifference {
  /** In words: "required", "target". */
  field: string;
  left: string;
  right: string;
}

/**
 * How names of the left side are called on the right, where one is known to be the other; null
 * where it is on the left only.
 */
export interface Called {
  type(name: string): string | null;
  status(name: string): string | null;
  /**
   * Whether the right side has such an object type, or status, that the left one lacks: then that
   * is said once, there.
   */
  lacksType(right: string): boolean;
  lacksStatus(right: string): boolean;
  referenceType(name: string): string;
}

/** Kinds of which Assets knows a number of values (Assets OpenAPI). */
const COUNTED: ReadonlySet<string> = new Set(['email', 'select', 'reference', 'user', 'group']);

export function attributeDifferences(
  left: StructureAttribute,
  right: StructureAttribute,
  called: Called,
): FieldDifference[] {
  if (left.kind !== right.kind) return [{ field: 'kind', left: left.kind, right: right.kind }];
  return [
    ...onField('required', yes(left.required), yes(right.required)),
    ...(COUNTED.has(left.kind)
      ? onField('most values', many(left.maximum), many(right.maximum))
      : []),
    ...onField('unique', yes(left.unique), yes(right.unique)),
    ...onField('form', left.regex, right.regex),
    ...onField('unit', left.suffix, right.suffix),
    ...onField('filter', left.filter ?? '', right.filter ?? ''),
    ...onField('options', listed(left.options), listed(right.options)),
    ...statusDifferences(left, right, called),
    ...referenceDifferences(left.reference, right.reference, called),
  ];
}

export const typeDifferences = (
  left: StructureType,
  right: StructureType,
  bothHaveChildren: boolean,
): FieldDifference[] => [
  ...onField('abstract', yes(left.abstract), yes(right.abstract)),
  ...(bothHaveChildren
    ? onField('passes its attributes on', yes(left.inherits), yes(right.inherits))
    : []),
];

/** A status that one side lacks altogether is said once, and not again for each attribute. */
function statusDifferences(
  left: StructureAttribute,
  right: StructureAttribute,
  called: Called,
): FieldDifference[] {
  const lefts = left.statuses.filter((name) => called.status(name) !== null);
  const rights = right.statuses.filter((name) => !called.lacksStatus(name));
  const asRight = new Set(lefts.map((name) => foldName(called.status(name) ?? name)));
  const same =
    asRight.size === rights.length && rights.every((name) => asRight.has(foldName(name)));
  return same ? [] : [{ field: 'statuses', left: listed(lefts), right: listed(rights) }];
}

function referenceDifferences(
  left: StructureReference | null,
  right: StructureReference | null,
  called: Called,
): FieldDifference[] {
  if (left === null || right === null) return [];
  return [
    ...(sameTarget(left, right, called)
      ? []
      : [{ field: 'target', left: targetOf(left), right: targetOf(right) }]),
    ...(foldName(called.referenceType(left.as)) === foldName(right.as)
      ? []
      : [{ field: 'reference type', left: shown(left.as), right: shown(right.as) }]),
    ...(isBound(left, right)
      ? []
      : onField('takes the types below its target', yes(left.subtypes), yes(right.subtypes))),
  ];
}

function sameTarget(left: StructureReference, right: StructureReference, called: Called): boolean {
  if (isBound(left, right))
    return left.id === right.id && left.type !== null && right.type !== null;
  if (left.home !== right.home) {
    // Each in its own schema, though neither is called as the other.
    return false;
  }
  if (left.type === null) return right.type === null || isLacking(right, called);
  if (right.type === null) return isExtra(left, called);
  const name = left.home === null ? called.type(left.type) : left.type;
  return name !== null && foldName(name) === foldName(right.type);
}

/** What is below other people's object type is theirs, and may have come since. */
const isBound = (left: StructureReference, right: StructureReference): boolean =>
  left.bound === true || right.bound === true;

const isLacking = ({ home, type }: StructureReference, called: Called): boolean =>
  home === null && type !== null && called.lacksType(type);
const isExtra = ({ home, type }: StructureReference, called: Called): boolean =>
  home === null && type !== null && called.type(type) === null;

const targetOf = ({ type, schema }: StructureReference): string =>
  type === null ? 'gone, or not to be seen' : `${type}${schema === null ? '' : ` in ${schema}`}`;

const onField = (field: string, left: string, right: string): FieldDifference[] =>
  left === right ? [] : [{ field, left: shown(left), right: shown(right) }];
const shown = (text: string): string => (text === '' ? 'none' : text);
const yes = (flag: boolean): string => (flag ? 'yes' : 'no');
const many = (maximum: number): string => (maximum < 0 ? 'any number' : String(maximum));
const listed = (values: readonly string[]): string =>
  values.length === 0 ? 'none' : [...values].sort().join(', ');
