/**
 * What differs between two models, in one form, whoever found it: a plan against its template, or
 * a comparison of any two. Pure.
 */
import type { Comparison, Place, Shifted } from '../../../../src/structure/compare';
import type { PlanView } from '../views';
import { day } from '../words';

/** `missing`: not here. `deleted`: not here any more. `extra`: here only. */
export type Kind =
  'missing' | 'deleted' | 'different' | 'retargeted' | 'renamed' | 'moved' | 'extra';

export type What = Place['kind'];

export interface Difference {
  kind: Kind;
  what: What;
  /** Key of its schema, where there are several; else ''. */
  schema: string;
  /** Of the object type it belongs to, or that it is; empty of what belongs to none. */
  path: readonly string[];
  /** Of the element itself, without the way down to it. */
  name: string;
  /** What of it differs: `required`; '' where that is no one field. */
  field: string;
  found: string;
  wanted: string;
  /** Only looks like the same element: no id says so. */
  isGuess: boolean;
  /** What more is to be said of it; '' where nothing is. */
  more: string;
}

/** In the order in which one asks. */
export const KINDS: readonly Kind[] = [
  'missing',
  'deleted',
  'different',
  'retargeted',
  'renamed',
  'moved',
  'extra',
];

const SAID: Readonly<Record<string, string>> = { true: 'yes', false: 'no', '': 'nothing' };
const said = (value: string): string => SAID[value] ?? value;

const PLAIN = {
  what: 'attribute' as What,
  schema: '',
  field: '',
  found: '',
  wanted: '',
  isGuess: false,
  more: '',
};

type Differing = Pick<PlanView, 'keeps' | 'renamed' | 'moved' | 'retargeted' | 'deleted' | 'extra'>;

/**
 * What differs of what is there; what a plan would create is not among it.
 * @param isPlan whether it is read as what would come: then what was deleted and is created again is said to be
 */
export function differencesOf(plan: Differing, isPlan = true): Difference[] {
  const at = (kind: Kind, element: Placed): Difference => ({
    ...PLAIN,
    kind,
    what: whatOf(element),
    schema: element.schema,
    path: element.path,
    name: element.attribute ?? element.path.at(-1) ?? lastOf(element.element),
  });
  return [
    ...plan.deleted.map((one) => ({
      ...at('deleted', one),
      more: `last seen on ${day(one.lastSeen)}${one.again && isPlan ? '; this plan creates it again' : ''}`,
    })),
    ...plan.keeps.map(({ element, schema, path, field, wanted, found }): Difference => ({
      ...PLAIN,
      kind: 'different',
      schema,
      path,
      name: lastOf(element),
      field,
      found: said(found),
      wanted: said(wanted),
    })),
    ...plan.retargeted.map((one) => ({
      ...at('retargeted', one),
      found: one.gone ? 'something that was deleted' : one.found,
      wanted: one.wanted,
    })),
    ...plan.renamed.map((one) => ({ ...at('renamed', one), found: one.found, wanted: one.wanted })),
    ...plan.moved.map((one) => ({ ...at('moved', one), found: one.found, wanted: one.wanted })),
    ...plan.extra.map(({ what, schema, path }): Difference => {
      const names = path.split(' › ');
      return {
        ...PLAIN,
        kind: 'extra',
        what,
        schema,
        path: what === 'object-type' ? names : names.slice(0, -1),
        name: names.at(-1) ?? path,
      };
    }),
  ];
}

type Placed = Pick<PlanView['renamed'][number], 'element' | 'schema' | 'path' | 'attribute'>;

const whatOf = ({ element, path, attribute }: Placed): What =>
  attribute !== null
    ? 'attribute'
    : path.length > 0
      ? 'object-type'
      : element.startsWith('status ')
        ? 'status'
        : 'reference-type';

/** `ITAM · Asset › Laptop › Owner` is `Owner`. */
const lastOf = (element: string): string =>
  element.split(' › ').at(-1)?.split(' · ').at(-1) ?? element;

const pathOf = (place: Place): readonly string[] => ('path' in place ? place.path : []);
const nameOf = (place: Place): string =>
  place.kind === 'object-type' ? (place.path.at(-1) ?? '') : place.name;
const shownAt = (place: Place): string =>
  [...pathOf(place), ...(place.kind === 'object-type' ? [] : [place.name])].join(' › ');

/** The left side is what is here, the right one what it is held against. */
export function differencesBetween(comparison: Comparison): Difference[] {
  const at = (kind: Kind, place: Place): Difference => ({
    ...PLAIN,
    kind,
    what: place.kind,
    path: pathOf(place),
    name: nameOf(place),
  });
  const shifted =
    (kind: 'renamed' | 'moved', words: (place: Place) => string) =>
    ({ left, right, certain }: Shifted): Difference => ({
      ...at(kind, right),
      found: words(left),
      wanted: words(right),
      isGuess: !certain,
    });
  return [
    ...comparison.missing.map((place) => at('missing', place)),
    ...comparison.different.map(({ at: place, field, left, right }) => ({
      ...at('different', place),
      field,
      found: said(left),
      wanted: said(right),
    })),
    ...comparison.renamed.map(shifted('renamed', nameOf)),
    ...comparison.moved.map(shifted('moved', shownAt)),
    ...comparison.extra.map((place) => at('extra', place)),
  ];
}
