/**
 * Which element of one structure is which of another: by id, by name, and at last by look. The
 * same from both ends. Pure.
 */
import { nearestNames } from '../templates/nearest-names';
import type { Structure, StructureAttribute, StructureReference, StructureType } from './structure';
import { foldName } from '../text/fold-name';

export interface Pair<T> {
  left: T;
  right: T;
  /** `look`: nothing says that they are one, but they look alike. */
  by: 'id' | 'name' | 'look';
}

export interface Paired<T> {
  pairs: Pair<T>[];
  /** What is on one side only. */
  left: T[];
  right: T[];
}

/** An attribute with the type that declares it. */
export interface Owned {
  type: StructureType;
  attribute: StructureAttribute;
}

export function pairTypes(left: Structure, right: Structure): Paired<StructureType> {
  const steps = paired(left.types, right.types);
  pairById(steps, ({ id }) => id);
  pairByName(steps, ({ name }) => foldName(name));
  pairByLook(steps, likenessOfTypes);
  return steps;
}

/** Of types that are pairs; a type that is on one side only stands for its attributes. */
export function pairAttributes(types: readonly Pair<StructureType>[]): Paired<Owned> {
  const owned = (type: StructureType): Owned[] =>
    type.attributes.map((attribute) => ({ type, attribute }));
  const steps = paired(
    types.flatMap((pair) => owned(pair.left)),
    types.flatMap((pair) => owned(pair.right)),
  );
  const home = new Map<StructureType, number>();
  types.forEach((pair, at) => home.set(pair.left, at).set(pair.right, at));
  pairById(steps, ({ attribute }) => attribute.id);
  pairByName(steps, ({ type, attribute }) => `${home.get(type)}/${foldName(attribute.name)}`);
  // Of one name and kind, and under one type no longer: moved.
  pairByName(steps, ({ attribute }) => `${attribute.kind}/${foldName(attribute.name)}`, 'look');
  pairByLook(steps, (one, other) =>
    home.get(one.type) === home.get(other.type)
      ? likenessOfAttributes(one.attribute, other.attribute)
      : 0,
  );
  return steps;
}

const paired = <T>(left: readonly T[], right: readonly T[]): Paired<T> => ({
  pairs: [],
  left: [...left],
  right: [...right],
});

function pairById<T>(steps: Paired<T>, idOf: (item: T) => string | null): void {
  const byId = new Map(
    steps.right.flatMap((item) => {
      const id = idOf(item);
      return id === null ? [] : [[id, item] as const];
    }),
  );
  const found = steps.left.flatMap((left) => {
    const right = byId.get(idOf(left) ?? '');
    return right === undefined ? [] : [{ left, right, by: 'id' as const }];
  });
  settle(steps, found);
}

/** Only where a name occurs once on each side. */
function pairByName<T>(
  steps: Paired<T>,
  nameOf: (item: T) => string,
  by: 'name' | 'look' = 'name',
): void {
  const [lefts, rights] = [steps.left, steps.right].map((items) => groupBy(items, nameOf));
  const found: Pair<T>[] = [];
  for (const [name, [left, ...others]] of lefts ?? []) {
    const [right, ...more] = rights?.get(name) ?? [];
    if (left !== undefined && right !== undefined && others.length + more.length === 0)
      found.push({ left, right, by });
  }
  settle(steps, found);
}

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return groups;
}

/** Most elements a side that are looked at one by one: beyond, everything is another. */
const MOST_LOOKED_AT = 200;

/** Two that are each other's best, and nothing else as good: so it makes no difference from which side one looks. */
function pairByLook<T>(steps: Paired<T>, likeness: (one: T, other: T) => number): void {
  if (Math.max(steps.left.length, steps.right.length) > MOST_LOOKED_AT) return;
  const bestOf = (others: readonly T[], score: (other: T) => number): T | null => {
    const scored = others.map((other) => ({ other, value: score(other) }));
    const best = Math.max(0, ...scored.map(({ value }) => value));
    const first = scored.filter(({ value }) => value === best && value > 0);
    return first.length === 1 ? (first[0]?.other ?? null) : null;
  };
  const chosen = steps.left.flatMap((left) => {
    const right = bestOf(steps.right, (other) => likeness(left, other));
    const back = right === null ? null : bestOf(steps.left, (other) => likeness(other, right));
    return right !== null && back === left ? [{ left, right, by: 'look' as const }] : [];
  });
  settle(steps, chosen);
}

function settle<T>(steps: Paired<T>, found: readonly Pair<T>[]): void {
  const [lefts, rights] = [
    new Set(found.map(({ left }) => left)),
    new Set(found.map(({ right }) => right)),
  ];
  steps.pairs.push(...found);
  steps.left = steps.left.filter((item) => !lefts.has(item));
  steps.right = steps.right.filter((item) => !rights.has(item));
}

const near = (one: string, other: string): boolean =>
  nearestNames(one, [other]).length > 0 && nearestNames(other, [one]).length > 0;

/** Half of their attributes, or their names and their place. */
function likenessOfTypes(one: StructureType, other: StructureType): number {
  const [names, others] = [one, other].map(
    ({ attributes }) => new Set(attributes.map(({ name }) => foldName(name))),
  );
  const both = [...(names ?? [])].filter((name) => others?.has(name)).length;
  const all = new Set([...(names ?? []), ...(others ?? [])]).size;
  const share = all === 0 ? 0 : both / all;
  const sameParent =
    foldName(one.path.at(-2) ?? '') === foldName(other.path.at(-2) ?? '') ? 0.25 : 0;
  const named = near(one.name, other.name) ? 0.5 : 0;
  return share >= 0.5 || (named > 0 && sameParent > 0) ? share + sameParent + named : 0;
}

/** The same in all but the name, or near in name and of one kind. */
function likenessOfAttributes(one: StructureAttribute, other: StructureAttribute): number {
  if (one.kind !== other.kind) return 0;
  const same = formText(one) === formText(other) ? 2 : 0;
  return same + (near(one.name, other.name) ? 1 : 0);
}

/** All but id, name and description, in one order: what is read and what is derived list their fields otherwise. */
const formText = (one: StructureAttribute): string =>
  JSON.stringify([
    one.kind,
    one.required,
    one.unique,
    one.maximum,
    one.regex,
    one.suffix,
    one.filter ?? '',
    [...one.options].sort(),
    [...one.statuses].sort(),
    one.reference === null ? null : targetText(one.reference),
  ]);

/** What it points at, without what differs between two readings of one thing. */
const targetText = ({ type, home, as, subtypes }: StructureReference): unknown[] => [
  type,
  home,
  as,
  subtypes,
];
