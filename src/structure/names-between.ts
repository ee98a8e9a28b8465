/** Statuses and reference types of two structures: what is called otherwise, and what one side lacks. Pure. */
import type { Owned, Pair } from './pair';
import type { Structure } from './structure';
import { foldName } from '../text/fold-name';

export interface NamesBetween {
  /** Left name (folded) to right name; itself where both sides have it. */
  to: ReadonlyMap<string, string>;
  renamed: { left: string; right: string }[];
  left: string[];
  right: string[];
}

/** One status on each side that the other lacks, of one category: one and the same, renamed. */
export function statusesBetween(left: Structure, right: Structure): NamesBetween {
  const fold = (side: Structure): Map<string, Structure['statuses'][number]> =>
    new Map(side.statuses.map((status) => [foldName(status.name), status]));
  const [lefts, rights] = [fold(left), fold(right)];
  const to = new Map(
    [...lefts].flatMap(([name]) => {
      const other = rights.get(name);
      return other === undefined ? [] : [[name, other.name] as const];
    }),
  );
  const byId = [...lefts.values()].flatMap((one) => {
    const other = [...rights.values()].find(({ id }) => id !== null && id === one.id);
    return other === undefined || foldName(other.name) === foldName(one.name)
      ? []
      : [{ left: one, right: other }];
  });
  const alone = {
    left: [...lefts].flatMap(([name, status]) => (rights.has(name) ? [] : [status])),
    right: [...rights].flatMap(([name, status]) => (lefts.has(name) ? [] : [status])),
  };
  const [one, other] = [alone.left[0], alone.right[0]];
  const byLook =
    byId.length === 0 &&
    alone.left.length === 1 &&
    alone.right.length === 1 &&
    one !== undefined &&
    other !== undefined &&
    one.category === other.category
      ? [{ left: one, right: other }]
      : [];
  const renamed = [...byId, ...byLook];
  for (const pair of renamed) to.set(foldName(pair.left.name), pair.right.name);
  return {
    to,
    renamed: renamed.map((pair) => ({ left: pair.left.name, right: pair.right.name })),
    left: alone.left
      .filter((status) => !renamed.some((pair) => pair.left === status))
      .map(({ name }) => name),
    right: alone.right
      .filter((status) => !renamed.some((pair) => pair.right === status))
      .map(({ name }) => name),
  };
}

/**
 * A reference type that several attributes have, and all of them under one other name on the
 * other side, was renamed.
 */
export function referenceTypesBetween(pairs: readonly Pair<Owned>[]): NamesBetween {
  const uses = pairs.flatMap(({ left, right }) => {
    const [one, other] = [left.attribute.reference, right.attribute.reference];
    return one === null || other === null || one.as === '' || other.as === ''
      ? []
      : [{ left: one.as, right: other.as }];
  });
  const of = (side: 'left' | 'right', name: string): typeof uses =>
    uses.filter((use) => foldName(use[side]) === foldName(name));
  const names = (side: 'left' | 'right'): Set<string> =>
    new Set(uses.map((use) => foldName(use[side])));
  const [lefts, rights] = [names('left'), names('right')];
  const renamed = new Map<string, { left: string; right: string }>();
  for (const use of uses) {
    const [from, into] = [foldName(use.left), foldName(use.right)];
    if (from === into || rights.has(from) || lefts.has(into)) continue;
    const whole = of('left', use.left);
    if (
      whole.length > 1 &&
      whole.length === of('right', use.right).length &&
      whole.every(({ right }) => foldName(right) === into)
    )
      renamed.set(from, use);
  }
  return {
    to: new Map([...renamed].map(([name, { right }]) => [name, right])),
    renamed: [...renamed.values()],
    left: [],
    right: [],
  };
}
