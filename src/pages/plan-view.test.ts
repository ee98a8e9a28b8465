import { describe, expect, it } from 'vitest';
import type { Plan } from '../planner/plan';
import { attributeKeyOf, objectTypeKeyOf, schemaKeyOf, statusKeyOf } from '../planner/natural-key';
import { defaultOptions } from '../planner/options';
import { pageOfTypes } from './page-of-types';
import { planView } from './plan-view';
import type { PlannedType } from './views';

const form = {
  kind: 'text',
  description: '',
  brief: '',
  minimum: 1,
  maximum: 1,
  unique: true,
  regex: '',
  suffix: '',
  options: [],
  statuses: [],
  reference: null,
} as const;
const CAR = objectTypeKeyOf('CARS', ['Car']);

/** One type that exists with an attribute and gets a second, and a new type below it. */
const plan: Plan = {
  workspaceId: 'w',
  templates: [{ key: 'CARS', version: '1.2.0', hash: 'h' }],
  options: defaultOptions(['CARS']),
  digest: 'abcdef0123',
  losses: [],
  unneeded: [],
  dress: [],
  ids: {},
  bindings: [],
  schemas: [
    {
      template: 'CARS',
      role: 'target',
      key: 'CARS',
      name: 'Cars\u202e <b>',
      id: '7',
      ours: false,
      complete: false,
    },
  ],
  steps: [
    {
      kind: 'status',
      key: statusKeyOf('CARS', 'Parked'),
      schema: 'CARS',
      after: [],
      name: 'Parked',
      category: 'active',
    },
    {
      kind: 'object-type',
      key: objectTypeKeyOf('CARS', ['Car', 'Van']),
      schema: 'CARS',
      after: [],
      path: ['Car', 'Van'],
      name: 'Van',
      parent: CAR,
      description: '',
      icon: 'car',
      abstract: true,
      inherited: false,
    },
    {
      kind: 'attribute',
      key: attributeKeyOf('CARS', ['Car'], 'Plate'),
      schema: 'CARS',
      after: [],
      path: ['Car'],
      name: 'Plate',
      objectType: CAR,
      form: { ...form, options: [], statuses: [] },
    },
  ],
  elements: [
    schemaKeyOf('CARS'),
    CAR,
    attributeKeyOf('CARS', ['Car'], 'Colour'),
    attributeKeyOf('CARS', ['Car'], 'Plate'),
    objectTypeKeyOf('CARS', ['Car', 'Van']),
    statusKeyOf('CARS', 'Parked'),
  ],
  findings: [
    {
      kind: 'keep',
      element: attributeKeyOf('CARS', ['Car'], 'Colour'),
      field: 'required',
      wanted: 'yes',
      found: 'no',
    },
    { kind: 'block', code: 'schema-exists', sentence: 'It is there.', remedy: 'Say so.' },
  ],
};

describe('a plan as the page shows it', () => {
  const view = planView(plan);

  it('tells what is created from what exists, type by type and attribute by attribute', () => {
    expect(view.types).toEqual([
      {
        schema: 'CARS',
        path: ['Car'],
        fate: 'there',
        abstract: false,
        attributes: [
          { name: 'Colour', fate: 'there', kind: null, required: false, unique: false, to: null },
          { name: 'Plate', fate: 'create', kind: 'text', required: true, unique: true, to: null },
        ],
      },
      { schema: 'CARS', path: ['Car', 'Van'], fate: 'create', abstract: true, attributes: [] },
    ]);
    expect(view.others).toEqual([{ kind: 'status', schema: 'CARS', name: 'Parked' }]);
    expect(view).toMatchObject({
      standing: 3,
      counts: { objectTypes: 1, attributes: 1, statuses: 1, objectSchemas: 0 },
    });
  });

  it('names the type that a difference belongs to, with both values', () => {
    expect(view.keeps).toEqual([
      {
        element: 'CARS · Car › Colour',
        schema: 'CARS',
        path: ['Car'],
        field: 'required',
        wanted: 'yes',
        found: 'no',
      },
    ]);
    expect(view.blocks).toEqual([
      { code: 'schema-exists', sentence: 'It is there.', remedy: 'Say so.', asks: null },
    ]);
  });

  it('asks whether two are the same only where the name can be said back', () => {
    const asking = (found: string) =>
      planView({
        ...plan,
        findings: [
          {
            kind: 'block',
            code: 'same-or-new',
            sentence: 'Is it?',
            remedy: 'Say.',
            asks: { wanted: 'Car', found },
          },
        ],
      }).blocks[0]?.asks;
    expect(asking('Auto')).toEqual({ wanted: 'Car', found: 'Auto' });
    expect(asking('Au\u202eto')).toBeNull();
  });

  it('tells what people did, each with its place and both names, and what is deleted is created again', () => {
    const plate = attributeKeyOf('CARS', ['Car'], 'Plate');
    const driver = attributeKeyOf('CARS', ['Car'], 'Driver');
    const changed = planView({
      ...plan,
      findings: [
        { kind: 'renamed', element: CAR, wanted: 'Car', found: 'Vehicle' },
        { kind: 'moved', element: CAR, wanted: 'Car', found: 'Asset › Vehicle' },
        {
          kind: 'retargeted',
          element: driver,
          wanted: 'Person (CORE)',
          found: 'something that was deleted',
          gone: true,
        },
        { kind: 'deleted', element: plate, lastSeen: 5 },
        {
          kind: 'extra',
          earlier: false,
          what: 'status',
          schema: 'CARS',
          id: '9',
          path: 'Sold',
        },
      ],
    });
    const car = { element: 'CARS · Car', schema: 'CARS', path: ['Car'], attribute: null };
    expect(changed).toMatchObject({
      renamed: [{ ...car, wanted: 'Car', found: 'Vehicle' }],
      moved: [{ ...car, wanted: 'Car', found: 'Asset › Vehicle' }],
      retargeted: [{ path: ['Car'], attribute: 'Driver', wanted: 'Person (CORE)', gone: true }],
      deleted: [{ path: ['Car'], attribute: 'Plate', lastSeen: 5, again: true }],
      extra: [{ what: 'status', schema: 'CARS', id: '9', path: 'Sold' }],
      extras: 1,
    });
  });

  it('makes names found in the workspace inert', () => {
    expect(view.schemas).toEqual([
      {
        template: 'CARS',
        role: 'target',
        key: 'CARS',
        name: 'Cars <b>',
        id: '7',
        complete: false,
        version: '1.2.0',
        adds: 3,
      },
    ]);
  });
});

describe('paging', () => {
  const types = Array.from({ length: 25 }, (_, at): PlannedType => ({
    schema: 'S',
    path: [`Type ${at}`],
    fate: 'create',
    abstract: false,
    attributes: [],
  }));

  it('hands out every type once, however small a page is', () => {
    for (const most of [1, 200, 1_000, 1_000_000]) {
      const seen: PlannedType[] = [];
      for (let from: number | null = 0; from !== null;) {
        const page: ReturnType<typeof pageOfTypes<PlannedType>> = pageOfTypes(types, from, most);
        seen.push(...page.types);
        from = page.more;
      }
      expect(seen).toEqual(types);
    }
  });

  it('keeps a page below its bound', () => {
    expect(JSON.stringify(pageOfTypes(types, 0, 500).types).length).toBeLessThan(600);
  });

  it('ends beyond the end', () => {
    expect(pageOfTypes(types, 99)).toEqual({ types: [], from: 99, more: null });
  });
});
