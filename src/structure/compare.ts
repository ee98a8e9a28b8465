/**
 * Two structures side by side. Pure, and the same from both ends: what the one lacks the other
 * has more, and renames, moves and differences are in both with the sides exchanged.
 */
import {
  attributeDifferences,
  typeDifferences,
  type Called,
  type FieldDifference,
} from './differences';
import { referenceTypesBetween, statusesBetween, type NamesBetween } from './names-between';
import { pairAttributes, pairTypes, type Owned, type Pair, type Paired } from './pair';
import type { Structure, StructureType } from './structure';
import { foldName } from '../text/fold-name';

/** An element of a structure. */
export type Place =
  | { kind: 'object-type'; path: string[] }
  | { kind: 'attribute'; path: string[]; name: string }
  | { kind: 'status' | 'reference-type'; name: string };

export interface Different extends FieldDifference {
  /** As it is called on the left, and on the right. */
  at: Place;
  there: Place;
}

/** One element that has another name, or is in another place, on the other side. */
export interface Shifted {
  left: Place;
  right: Place;
  /** Its id says so; else it only looks alike. */
  certain: boolean;
}

export interface Comparison {
  /** On the right only. An object type is listed without its attributes. */
  missing: Place[];
  /** On the left only. */
  extra: Place[];
  different: Different[];
  renamed: Shifted[];
  moved: Shifted[];
}

export function compareStructures(left: Structure, right: Structure): Comparison {
  const types = pairTypes(left, right);
  const attributes = pairAttributes(types.pairs);
  const statuses = statusesBetween(left, right);
  const referenceTypes = referenceTypesBetween(attributes.pairs);
  const called = calledBetween(types, statuses, referenceTypes);
  const parents = [parentsIn(left), parentsIn(right)] as const;
  const pairOf = new Map(types.pairs.map((pair) => [pair.left, pair.right]));
  return {
    missing: [
      ...types.right.map(ofType),
      ...attributes.right.map(ofAttribute),
      ...statuses.right.map(ofStatus),
    ],
    extra: [
      ...types.left.map(ofType),
      ...attributes.left.map(ofAttribute),
      ...statuses.left.map(ofStatus),
    ],
    different: [
      ...types.pairs.flatMap((pair) =>
        between(
          pair,
          ofType,
          typeDifferences(
            pair.left,
            pair.right,
            parents[0].has(pair.left.name) && parents[1].has(pair.right.name),
          ),
        ),
      ),
      ...attributes.pairs.flatMap((pair) =>
        between(
          pair,
          ofAttribute,
          attributeDifferences(pair.left.attribute, pair.right.attribute, called),
        ),
      ),
    ],
    renamed: [
      ...types.pairs
        .filter(({ left: one, right: other }) => one.name !== other.name)
        .map((pair) => shifted(pair, ofType)),
      ...attributes.pairs
        .filter(({ left: one, right: other }) => one.attribute.name !== other.attribute.name)
        .map((pair) => shifted(pair, ofAttribute)),
      ...statuses.renamed.map((pair) => ({
        left: ofStatus(pair.left),
        right: ofStatus(pair.right),
        certain: false,
      })),
      ...referenceTypes.renamed.map((pair) => ({
        left: { kind: 'reference-type' as const, name: pair.left },
        right: { kind: 'reference-type' as const, name: pair.right },
        certain: false,
      })),
    ],
    moved: [
      ...types.pairs.filter((pair) => hasMoved(pair, called)).map((pair) => shifted(pair, ofType)),
      ...attributes.pairs
        .filter(({ left: one, right: other }) => pairOf.get(one.type) !== other.type)
        .map((pair) => shifted(pair, ofAttribute)),
    ],
  };
}

export const countOf = ({ missing, extra, different, renamed, moved }: Comparison): number =>
  missing.length + extra.length + different.length + renamed.length + moved.length;

const ofType = ({ path }: StructureType): Place => ({ kind: 'object-type', path });
const ofAttribute = ({ type, attribute }: Owned): Place => ({
  kind: 'attribute',
  path: type.path,
  name: attribute.name,
});
const ofStatus = (name: string): Place => ({ kind: 'status', name });

const between = <T>(
  { left, right }: Pair<T>,
  placeOf: (item: T) => Place,
  differences: readonly FieldDifference[],
): Different[] =>
  differences.map((difference) => ({ at: placeOf(left), there: placeOf(right), ...difference }));

const shifted = <T>({ left, right, by }: Pair<T>, placeOf: (item: T) => Place): Shifted => ({
  left: placeOf(left),
  right: placeOf(right),
  certain: by === 'id',
});

function hasMoved({ left, right }: Pair<StructureType>, called: Called): boolean {
  const [above, there] = [left.path.at(-2), right.path.at(-2)];
  if (above === undefined || there === undefined) return above !== there;
  return foldName(called.type(above) ?? above) !== foldName(there);
}

function calledBetween(
  types: Paired<StructureType>,
  statuses: NamesBetween,
  referenceTypes: NamesBetween,
): Called {
  const names = new Map(types.pairs.map(({ left, right }) => [foldName(left.name), right.name]));
  const lacking = new Set(types.right.map(({ name }) => foldName(name)));
  const without = new Set(statuses.right.map(foldName));
  return {
    type: (name) => names.get(foldName(name)) ?? null,
    status: (name) => statuses.to.get(foldName(name)) ?? null,
    lacksType: (name) => lacking.has(foldName(name)),
    lacksStatus: (name) => without.has(foldName(name)),
    referenceType: (name) => referenceTypes.to.get(foldName(name)) ?? name,
  };
}

/** Names of the types that have children: unique in a schema. */
const parentsIn = ({ types }: Structure): Set<string> =>
  new Set(types.flatMap(({ path }) => path.at(-2) ?? []));
