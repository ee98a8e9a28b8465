import { expect, it } from 'vitest';
import {
  attributeKeyOf,
  objectTypeKeyOf,
  schemaKeyOf,
  type NaturalKey,
} from '../planner/natural-key';
import type { Dress } from '../planner/plan';
import { hashKey } from '../storage/baseline';
import { nothingKnown } from '../storage/site-memory';
import { LeftOut, type Seen } from './left-out';
import { SiteLessons } from './run/site-lessons';

const TYPE = objectTypeKeyOf('S', ['T', 'U']);
const ONE = attributeKeyOf('S', ['T', 'U'], 'a');
const ICONS = [
  { id: '1', name: 'Server' },
  { id: '2', name: 'Box' },
];
const dress = (element: NaturalKey, some: Partial<Dress> = {}): Dress => ({
  ...{ element, wanted: 'Whole.', brief: 'Brief.', found: 'Whole.', icon: '' },
  ...some,
});

/** What is left out after the workspace was read, as `type attribute field value`. */
function left(
  seen: Partial<Omit<Seen, 'baseline' | 'plan'>> & {
    dress: Dress[];
    baseline?: NaturalKey[];
    there?: NaturalKey[];
  },
  leftOut = new LeftOut(),
): string[] {
  const { dress: dressed, baseline = [], there = dressed.map(({ element }) => element) } = seen;
  leftOut.seen({
    icons: [],
    theirs: new Set(),
    lessons: new SiteLessons({ ...nothingKnown(), icons: [1] }),
    ...seen,
    plan: { dress: dressed, ids: Object.fromEntries(there.map((key) => [key, '5'])) },
    baseline: new Set(baseline.map(hashKey)),
  });
  return linesOf(leftOut);
}
const linesOf = (leftOut: LeftOut): string[] =>
  leftOut
    .list()
    .map(({ schema, type, attribute, field, value }) =>
      [schema, type, attribute, field, value].join('|'),
    );

it('is a description that is shorter than wanted because it was sent so: in brief, or not at all', () => {
  for (const found of ['', 'Brief.'])
    expect(left({ dress: [dress(ONE, { found })] })).toEqual(['S|T › U|a|description|Whole.']);
  expect(left({ dress: [dress(ONE), dress(TYPE, { found: 'Somebody’s own.' })] })).toEqual([]);
  expect(left({ dress: [dress(ONE, { wanted: '', found: '' })] })).toEqual([]);
  expect(left({ dress: [dress(schemaKeyOf('S'), { found: '' })] })).toEqual([
    'S|||description|Whole.',
  ]);
});

it('is an icon that the site refuses, and a filter that is not there', () => {
  expect(left({ dress: [dress(TYPE, { icon: 'server' })], icons: ICONS })).toEqual([
    'S|T › U||icon|server',
  ]);
  expect(left({ dress: [dress(TYPE, { icon: 'box' })], icons: ICONS })).toEqual([]);
  expect(left({ dress: [dress(TYPE)], icons: ICONS.slice(0, 1) })).toEqual([]);
  expect(left({ dress: [dress(ONE, { filter: 'Name = 1' })] })).toEqual([
    'S|T › U|a|filter|Name = 1',
  ]);
});

it('knows the icons of a read that asked for them, in reads that did not', () => {
  const leftOut = new LeftOut();
  left({ dress: [], icons: ICONS }, leftOut);
  expect(left({ dress: [dress(TYPE, { icon: 'server' })] }, leftOut)).toHaveLength(1);
});

it('is nothing on what was there at approval, or what somebody else made', () => {
  const bare = [dress(ONE, { found: '' })];
  expect(left({ dress: bare, baseline: [ONE] })).toEqual([]);
  expect(left({ dress: bare, theirs: new Set([ONE]) })).toEqual([]);
});

it('is no longer left out where a person has set it meanwhile, and stays where it is not there yet', () => {
  const leftOut = new LeftOut();
  leftOut.note(ONE, [
    { field: 'description', value: 'Whole.' },
    { field: 'filter', value: 'Name = 1' },
    { field: 'icon', value: 'server' },
  ]);
  const all = linesOf(leftOut);
  expect(all).toEqual([
    'S|T › U|a|description|Whole.',
    'S|T › U|a|filter|Name = 1',
    'S|T › U|a|icon|server',
  ]);
  expect(left({ dress: [] }, leftOut)).toEqual(all);
  expect(left({ dress: [dress(ONE, { found: '', filter: 'Name = 1' })] }, leftOut)).toEqual(all);
  expect(left({ dress: [dress(ONE, { filter: 'Name = 1' })] }, leftOut)).toEqual(all.slice(1));
  leftOut.note(ONE, [{ field: 'filter', value: 'Name = 1' }]);
  expect(left({ dress: [dress(ONE, { found: 'Somebody’s own.' })] }, leftOut)).toEqual(
    all.slice(2),
  );
  expect(left({ dress: [], there: [ONE] }, leftOut)).toEqual(all.slice(2));
});
