/** Each step of a small template with something of everything, in full. */
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/planner/plan';
import { codes } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import {
  LONG,
  attribute,
  extending,
  key,
  kind,
  owner,
  person,
  plan,
  schema,
  serial,
  size,
  spare,
  state,
  statuses,
  type,
  whole,
} from '../support/something-of-everything';
import { attributeOf, detailOf, emptyWorkspace, schemaOf, typeOf } from '../../simulator/workspace';

const PLAIN = {
  description: '',
  brief: '',
  minimum: 0,
  maximum: 1,
  unique: false,
  regex: '',
  suffix: '',
  options: [],
  statuses: [],
  reference: null,
};

const device = { kind: 'attribute', schema: 'AA', path: ['Device'], objectType: type('Device') };
const laptop = {
  ...device,
  path: ['Device', 'Laptop'],
  objectType: type('Device', 'Laptop'),
};
const STEPS: unknown[] = [
  {
    kind: 'schema',
    key: schema,
    schema: 'AA',
    after: [],
    name: 'AA Schema',
    description: 'Briefly.',
  },
  ...['New', 'Old'].map((name, at) => ({
    kind: 'status',
    key: statuses[at],
    schema: 'AA',
    after: [schema],
    name,
    category: name === 'New' ? 'pending' : 'inactive',
  })),
  ...['Owned By', 'Spare Of'].map((name) => ({
    kind: 'reference-type',
    key: key('reference-type', 'AA', name),
    schema: 'AA',
    after: [schema],
    name,
  })),
  {
    kind: 'object-type',
    key: type('Device'),
    schema: 'AA',
    after: [schema],
    path: ['Device'],
    name: 'Device',
    parent: null,
    description: 'Words.',
    icon: 'box',
    abstract: true,
    inherited: true,
  },
  {
    kind: 'object-type',
    key: type('Device', 'Laptop'),
    schema: 'AA',
    after: [schema, type('Device')],
    path: ['Device', 'Laptop'],
    name: 'Laptop',
    parent: type('Device'),
    description: 'A Laptop.',
    icon: 'cube',
    abstract: false,
    inherited: false,
  },
  {
    ...device,
    key: serial,
    name: 'Serial',
    after: [type('Device')],
    form: { ...PLAIN, kind: 'text', minimum: 1, unique: true, regex: '^S' },
  },
  {
    ...device,
    key: state,
    name: 'State',
    after: [serial, type('Device'), ...statuses],
    form: { ...PLAIN, kind: 'status', statuses },
  },
  {
    ...device,
    key: kind,
    name: 'Kind',
    after: [state, type('Device')],
    form: { ...PLAIN, kind: 'select', maximum: 2, options: ['One', 'Two'] },
  },
  {
    ...laptop,
    key: size,
    name: 'Size',
    after: [type('Device', 'Laptop')],
    form: { ...PLAIN, kind: 'integer', suffix: 'GB', description: LONG, brief: 'Size.' },
  },
  {
    ...laptop,
    key: owner,
    name: 'Owner',
    after: [
      size,
      type('Device', 'Laptop'),
      key('reference-type', 'AA', 'Owned By'),
      person,
      // What its filter asks for: of the target, or of what is above it.
      key('attribute', 'CORE', 'Party', 'Active'),
      key('attribute', 'CORE', 'Party', 'Person', 'Mail'),
      key('sharing', 'CORE'),
    ],
    form: {
      ...PLAIN,
      kind: 'reference',
      minimum: 1,
      reference: {
        target: person,
        referenceType: key('reference-type', 'AA', 'Owned By'),
        subtypes: false,
      },
      filter: '"Active" = true AND "Mail" IS NOT EMPTY',
    },
  },
  {
    ...laptop,
    key: spare,
    name: 'Spare',
    after: [
      owner,
      type('Device', 'Laptop'),
      key('reference-type', 'AA', 'Spare Of'),
      type('Device'),
    ],
    form: {
      ...PLAIN,
      kind: 'reference',
      maximum: 4,
      reference: {
        target: type('Device'),
        referenceType: key('reference-type', 'AA', 'Spare Of'),
        subtypes: true,
      },
    },
  },
];

describe('steps', () => {
  it('from nothing, each in full and in order', () => {
    const found = plan(emptyWorkspace());
    expect(found.steps.filter((step) => step.schema === 'AA')).toEqual(STEPS);
    expect(found.dress).toEqual([]);
    expect(Object.keys(found.ids)).toEqual([]);
    expect(found.elements).toEqual(found.steps.map((step) => step.key).sort());
  });

  it('none where all is there: each element has its id, and its words beside those of the template', () => {
    const workspace = whole((w) => {
      schemaOf(w, 'AA').description = 'Other words.';
      attributeOf(w, 'AA', 'Laptop', 'Owner').filter = '"Active" = false';
    });
    const found = plan(workspace);
    expect(found.steps).toEqual([]);
    expect(found.findings).toEqual([]);
    const id = (name: string, of?: string): string =>
      (of === undefined ? typeOf(workspace, 'AA', name) : attributeOf(workspace, 'AA', of, name))
        .id;
    expect(found.ids).toMatchObject({
      [schema]: schemaOf(workspace, 'AA').id,
      [type('Device', 'Laptop')]: id('Laptop'),
      [String(serial)]: id('Serial', 'Device'),
      [String(statuses[1])]: detailOf(workspace, 'AA').statuses[1]?.id,
      [key('reference-type', 'AA', 'Spare Of')]: detailOf(workspace, 'AA').referenceTypes[1]?.id,
    });
    expect(found.elements).toEqual(
      [...new Set([...Object.keys(found.ids), key('sharing', 'CORE')])].sort(),
    );
    const dress = (element: string, wanted: string, there: string, icon = '') => ({
      element,
      wanted,
      brief: '',
      found: there,
      icon,
    });
    expect(found.dress.filter(({ element }) => element.includes('AA'))).toEqual([
      dress(schema, 'Briefly.', 'Other words.'),
      dress(type('Device'), 'Words.', '', 'box'),
      dress(type('Device', 'Laptop'), 'A Laptop.', '', 'cube'),
    ]);
  });

  it('leave what is there without its words or its filter to be dressed', () => {
    const found = plan(
      whole((w) => {
        attributeOf(w, 'AA', 'Laptop', 'Size').description = 'Size.';
        attributeOf(w, 'AA', 'Laptop', 'Owner').filter = '';
        typeOf(w, 'AA', 'Laptop').description = 'A Laptop.';
      }),
    );
    expect(
      found.dress.filter(({ element }) => element.startsWith(attribute('Device', 'Laptop'))),
    ).toEqual([
      { element: size, wanted: LONG, brief: 'Size.', found: 'Size.', icon: '' },
      {
        element: owner,
        wanted: '',
        brief: '',
        found: '',
        icon: '',
        filter: '"Active" = true AND "Mail" IS NOT EMPTY',
      },
    ]);
    expect(found.dress.map(({ element }) => element)).not.toContain(schema);
    expect(found.findings).toEqual([]);
  });

  it('of one attribute bring what only it uses, and wait for nothing that is there', () => {
    const lacking = whole((w) => {
      removeFrom(w, 'AA', 'Laptop', 'Spare');
      removeFrom(w, 'AA', 'Device', 'State');
      detailOf(w, 'AA').statuses.splice(0, 1);
      detailOf(w, 'AA').referenceTypes = [];
    });
    const found = extending(lacking);
    expect(found.steps.map((step: Step) => [step.key, step.after])).toEqual([
      [statuses[0], []],
      [key('reference-type', 'AA', 'Spare Of'), []],
      [state, [statuses[0]]],
      [spare, [key('reference-type', 'AA', 'Spare Of')]],
    ]);
    expect(codes(found)).toEqual([]);
  });
});
