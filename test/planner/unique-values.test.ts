/** Two unique attributes on an object type, inherited ones included: who counts, and what becomes of a third. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import type { TemplateAttribute, TemplateObjectType } from '../../src/templates/template.generated';
import { codes, record, told } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  attributeOf,
  changed,
  emptyWorkspace,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const once = (name: string): TemplateAttribute => ({ name, type: 'text', unique: true });
const often = (name: string): TemplateAttribute => ({ name, type: 'text' });
const catalogue = (...types: TemplateObjectType[]) => catalogueOf([templateOf('AA', types)]);

const plan = (
  types: TemplateObjectType[],
  workspace: Workspace,
  some: Partial<DeployOptions> = { extend: ['AA'] },
): Plan => planFor(catalogue(...types), workspace, optionsFor(['AA'], some));
/** Unique attributes that it would create. */
const made = ({ steps }: Plan): string[] =>
  steps.flatMap((step) => (step.kind === 'attribute' && step.form.unique ? [step.name] : []));

const over = (type: string, count: number, names: string): string =>
  `"${type}" in AA would have ${count} unique attributes (${names}); Assets allows 2, inherited ` +
  'ones included. Switch uniqueness off in Assets for one that is there already, or do without ' +
  `the object type; say: leave out ${type}.`;

describe('an attribute that is unique here and in the template no more', () => {
  const first = (...names: string[]): Workspace =>
    deployed(catalogue(typeNamed('Device', names.map(once))), ['AA']);
  const plain = (name: string, old: string): string =>
    `Device.${name} is created without being unique: "${old}" of "Device" is unique here and not ` +
    'in the template any more, and Assets allows 2. In Assets switch it off there, then on for ' +
    `${name}.`;

  it.each<[string[], TemplateAttribute[], string[], [string, string][]]>([
    [['A', 'B'], [once('A'), often('B'), once('C')], [], [['C', 'B']]],
    [
      ['A', 'B'],
      [often('A'), often('B'), once('C'), once('D')],
      [],
      [
        ['C', 'A'],
        ['D', 'A'],
      ],
    ],
    [['A'], [often('A'), once('C'), once('D')], ['D'], [['C', 'A']]],
    [['A'], [often('A'), once('C')], ['C'], []],
    [
      ['A'],
      [often('A'), once('C'), once('D'), once('E')],
      ['E'],
      [
        ['C', 'A'],
        ['D', 'A'],
      ],
    ],
  ])('%j: what is new gives way', (here, wanted, unique, left) => {
    const found = plan([typeNamed('Device', wanted)], first(...here));
    expect(codes(found)).toEqual([]);
    expect(made(found)).toEqual(unique);
    const kinds = found.steps.map((step) => (step.kind === 'attribute' ? step.form.kind : ''));
    expect(new Set(kinds)).toEqual(new Set(['text']));
    expect(told(found, 'unique-left-out')).toEqual(left.map(([name, old]) => plain(name, old)));
  });

  it('of a template that never was there, or people’s own: it stands in the way', () => {
    const own = changed(first('A'), (w) => {
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Device'), { name: 'Own', unique: true });
    });
    const found = plan([typeNamed('Device', [once('A'), once('C'), often('D')])], own);
    expect(told(found, 'too-many-unique')).toEqual([over('Device', 3, '"A", "Own", "C"')]);
    expect(made(found)).toEqual(['C']);
    // That it is required here and not in the template is another matter.
    const required = changed(first('A', 'B'), (w) => {
      attributeOf(w, 'AA', 'Device', 'A').minimum = 1;
    });
    const three = plan([typeNamed('Device', ['A', 'B', 'C'].map(once))], required);
    expect(codes(three)).toEqual(['too-many-unique']);
    const theirs = changed(emptyWorkspace(), (w) => {
      const type = addType(w, addSchema(w, 'AA', 'Theirs').key, { name: 'Device' });
      for (const name of ['A', 'B']) addAttribute(w, 'AA', type, { name, unique: true });
    });
    const wanted = [typeNamed('Device', [once('A'), often('B'), once('C')]), typeNamed('Rack')];
    expect(told(plan(wanted, theirs), 'too-many-unique')).toEqual([
      over('Device', 3, '"A", "B", "C"'),
    ]);
    // Known to be the template, as far as it goes.
    const known = [record(theirs, 'AA', 'AA')];
    const ours = planFor(catalogue(...wanted), theirs, optionsFor(['AA'], { extend: ['AA'] }), {
      known,
    });
    expect(told(ours, 'too-many-unique')).toEqual([]);
    expect(told(ours, 'unique-left-out')).toEqual([plain('C', 'B')]);
  });
});

describe('unique attributes', () => {
  const family = (top: string[], below: string[], deep: string[] = []): TemplateObjectType[] => [
    typeNamed('Asset', top.map(once), {
      children: [
        typeNamed('Laptop', below.map(once), { children: [typeNamed('Tablet', deep.map(once))] }),
      ],
    }),
  ];
  const here = (
    types: TemplateObjectType[],
    change: (workspace: Workspace) => void = () => undefined,
  ): Workspace => changed(deployed(catalogue(...types), ['AA']), change);
  const own = (w: Workspace, type: string, ...names: string[]): void => {
    for (const name of names) addAttribute(w, 'AA', typeOf(w, 'AA', type), { name, unique: true });
  };

  it('are counted on the type, above it and below it, each type said once', () => {
    const two = here(family([], []), (w) => {
      own(w, 'Tablet', 'Own 1', 'Own 2');
    });
    expect(told(plan(family(['A', 'B'], []), two), 'too-many-unique')).toEqual([
      over('Tablet', 4, '"Own 1", "Own 2", "A", "B"'),
    ]);
    const above = here(family([], []), (w) => {
      own(w, 'Asset', 'Own 1');
    });
    expect(told(plan(family([], ['A'], ['B']), above), 'too-many-unique')).toEqual([
      over('Tablet', 3, '"Own 1", "A", "B"'),
    ]);
    expect(codes(plan(family([], ['A']), above))).toEqual([]);
    const both = here(family([], []), (w) => {
      own(w, 'Asset', 'Own 1', 'Own 2');
    });
    expect(told(plan(family(['A'], ['B']), both), 'too-many-unique')).toEqual([
      over('Asset', 3, '"Own 1", "Own 2", "A"'),
      over('Laptop', 4, '"Own 1", "Own 2", "A", "B"'),
    ]);
  });

  it('of Assets’ own, and those of a sibling, do not count', () => {
    const named = here(family(['A'], []), (w) => {
      attributeOf(w, 'AA', 'Asset', 'Name').unique = true;
      attributeOf(w, 'AA', 'Asset', 'Key').unique = true;
    });
    expect(codes(plan(family(['A'], ['B']), named))).toEqual([]);
    const siblings = [
      typeNamed('Asset', [once('A')], {
        children: [typeNamed('One', [once('B')]), typeNamed('Other', [once('C')])],
      }),
    ];
    expect(codes(plan(siblings, emptyWorkspace(), {}))).toEqual([]);
    const second = changed(deployed(catalogue(...siblings), ['AA']), (w) => {
      removeFrom(w, 'AA', 'Asset', 'A');
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Other'), { name: 'Own', unique: true });
    });
    expect(told(plan(siblings, second), 'too-many-unique')).toEqual([
      over('Other', 3, '"C", "Own", "A"'),
    ]);
  });

  it('of what hands nothing down count for itself alone', () => {
    const apart = here(family([], []), (w) => {
      typeOf(w, 'AA', 'Laptop').inherited = false;
      own(w, 'Tablet', 'Own 1', 'Own 2');
      own(w, 'Laptop', 'Own 3');
    });
    const wanted = [
      typeNamed('Asset', [], {
        children: [
          typeNamed('Laptop', [once('A')], { inherits: false, children: [typeNamed('Tablet')] }),
        ],
      }),
    ];
    expect(codes(plan(wanted, apart))).toEqual([]);
    const alone = here(family(['A', 'B'], []), (w) => {
      typeOf(w, 'AA', 'Asset').inherited = false;
    });
    const below = [
      typeNamed('Asset', [once('A'), once('B')], {
        inherits: false,
        children: [typeNamed('Laptop', [once('C')], { children: [typeNamed('Tablet')] })],
      }),
    ];
    expect(codes(plan(below, alone))).toEqual([]);
    const fresh = changed(alone, (w) => {
      removeFrom(w, 'AA', 'Laptop');
      removeFrom(w, 'AA', 'Tablet');
    });
    expect(codes(plan(below, fresh))).toEqual([]);
  });

  it('of a new type are those it takes over and those that the plan gives to it and to what is above it', () => {
    const asset = here(family(['A'], []), (w) => {
      own(w, 'Asset', 'Own');
      removeFrom(w, 'AA', 'Laptop');
      removeFrom(w, 'AA', 'Tablet');
    });
    expect(told(plan(family(['A'], [], ['C']), asset), 'too-many-unique')).toEqual([
      over('Tablet', 3, '"A", "Own", "C"'),
    ]);
    expect(told(plan(family(['A'], ['B'], ['C']), asset), 'too-many-unique')).toEqual([
      over('Laptop', 3, '"A", "Own", "B"'),
      over('Tablet', 4, '"A", "Own", "B", "C"'),
    ]);
    const bare = here(family([], []), (w) => {
      removeFrom(w, 'AA', 'Laptop');
      removeFrom(w, 'AA', 'Tablet');
      own(w, 'Asset', 'Own');
    });
    expect(codes(plan(family([], [], ['C']), bare))).toEqual([]);
    expect(told(plan(family(['A'], ['B']), bare), 'too-many-unique')).toEqual([
      over('Laptop', 3, '"Own", "A", "B"'),
    ]);
  });
});
