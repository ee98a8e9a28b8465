/** Which object types that exist could take the place of one of ours, best first, each with why. Pure. */
import { likeness, type Likeness } from '../../templates/also-called';
import { PLATFORM_ATTRIBUTES } from '../../templates/check';
import { foldName } from '../../text/fold-name';

/** Our object type: its name, and those of its attributes, inherited ones included. */
export interface Sought {
  name: string;
  attributes: readonly string[];
}

export interface Offered {
  name: string;
  /** Null where they were not read. */
  attributes: readonly string[] | null;
  objectCount: number;
  /** Of Atlassian's common data model. Absent: no. */
  system?: boolean;
}

export interface Likely<T extends Offered> {
  offered: T;
  /** Null where only its attributes are alike. */
  name: Likeness | null;
  /** Attributes of ours that it has too, by our names. */
  shared: string[];
  /** Those that it has not. */
  lacks: string[];
}

const POINTS: Readonly<Record<Likeness, number>> = { same: 4, other: 3, part: 2 };
/** So many of our attributes, and one in so many, make a type likely whatever it is called. */
const LEAST_SHARED = 3;
const ONE_IN = 4;

/** Only those for which something speaks. Equal ones stay in the order in which they were given. */
export function likelyTypes<T extends Offered>(sought: Sought, offered: readonly T[]): Likely<T>[] {
  const platform = new Set(PLATFORM_ATTRIBUTES.map(foldName));
  const wanted = sought.attributes.filter((name) => !platform.has(foldName(name)));
  return offered
    .map((one): Likely<T> => {
      const has = new Set(one.attributes?.map(foldName));
      const shared = wanted.filter((name) => has.has(foldName(name)));
      const lacks = wanted.filter((name) => !has.has(foldName(name)));
      return { offered: one, name: likeness(one.name, sought.name), shared, lacks };
    })
    .filter(
      ({ name, shared }) =>
        name !== null || (shared.length >= LEAST_SHARED && shared.length * ONE_IN >= wanted.length),
    )
    .map((likely) => ({ likely, points: pointsOf(likely, wanted.length) }))
    .sort((a, b) => b.points - a.points)
    .map(({ likely }) => likely);
}

const pointsOf = ({ offered, name, shared }: Likely<Offered>, wanted: number): number =>
  (name === null ? 0 : POINTS[name]) +
  (wanted === 0 ? 0 : (2 * shared.length) / wanted) +
  (offered.objectCount > 0 ? 1 : 0) +
  (offered.system === true ? 0.5 : 0);

/**
 * The one that must be meant where only the object schema was named: the only one of our name, or
 * else the only one called so elsewhere.
 */
export function onlyLikely<T extends Offered>(
  sought: Sought,
  offered: readonly T[],
): { found: T } | { several: T[] } {
  const likely = likelyTypes(sought, offered);
  for (const wanted of ['same', 'other', 'part'] as const) {
    const [first, ...others] = likely.filter(({ name }) => name === wanted);
    if (first === undefined) continue;
    if (others.length === 0) return { found: first.offered };
    return { several: [first, ...others].map((one) => one.offered) };
  }
  const [first, ...others] = offered;
  return first !== undefined && others.length === 0 ? { found: first } : { several: [] };
}
