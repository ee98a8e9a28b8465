/** Which object type is meant by what a person calls it, what is said where none is clear, and what is kept of it. */
import { describe, expect, it } from 'vitest';
import type { BindingRequest } from '../../src/planner/options';
import { commonDataModelBindings } from '../../src/planner/place/common-data-model';
import { blocksOf, type KnownSchema, type Plan } from '../../src/planner/plan';
import { attributeLines } from '../support/outline';
import { blocked, codes, keeps, placed, record, warned } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  applyPlan,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string) => ({ name, type: 'text' as const });
const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Person', [text('Email'), text('Badge'), text('Desk'), text('Phone')]),
    typeNamed('Location', [text('Street')]),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Has' },
        { name: 'Where', type: 'reference', to: 'CORE.Location', as: 'Has' },
      ]),
    ],
    { extends: ['CORE'] },
  ),
]);

/** Object types by path, such as `Folder/Employee`; all shared, and each hands down what it has. */
function site(schemas: Record<string, string[]>): Workspace {
  const workspace = emptyWorkspace();
  for (const [key, types] of Object.entries(schemas)) {
    addSchema(workspace, key, `The ${key}`);
    detailOf(workspace, key).sharing = 'on';
    for (const path of types) {
      const [own = '', parent] = path.split('/').reverse();
      const parentId = parent === undefined ? null : typeOf(workspace, key, parent).id;
      // A second of the same name is given its name afterwards: the workspace would refuse it.
      const isSecond = detailOf(workspace, key).objectTypes.some(({ name }) => name === own);
      const made = addType(workspace, key, {
        name: isSecond ? `${own} (second)` : own,
        inherited: true,
        parentId,
      });
      made.name = own;
    }
  }
  return workspace;
}
const asked = (words: string): BindingRequest => {
  const [schema = '', ...type] = words.split('/');
  return { schema, type: type.join('/'), schemaId: null, typeId: null };
};
const plan = (
  workspace: Workspace,
  bound: Record<string, string | BindingRequest>,
  known: KnownSchema[] = [],
): Plan =>
  planFor(
    catalogue,
    workspace,
    optionsFor(['APP'], {
      references: {
        all: 'link',
        each: {},
        hubs: [],
        bound: Object.fromEntries(
          Object.entries(bound).map(([name, one]) => [
            name,
            typeof one === 'string' ? asked(one) : one,
          ]),
        ),
      },
    }),
    { known },
  );
/** Names and places of what references of APP are linked to. */
const links = ({ bindings }: Plan): string[] =>
  bindings
    .filter(({ template }) => template === 'APP')
    .map((one) => `${one.name}: ${one.typeName} in ${one.schemaKey}`);
const said = (one: Plan): [string, string, string][] =>
  blocksOf(one).map(({ code, sentence, remedy }) => [code, sentence, remedy]);

describe('an object type that is named', () => {
  const workspace = site({
    HR: ['Folder', 'Folder/Employee', 'Folder/Leaf', 'Other', 'Other/Leaf', 'Website'],
    FAC: ['Site'],
  });

  it.each([
    ['HR/Employee', 'Employee in HR'],
    ['hr/employees', 'Employee in HR'],
    ['THE HR/Employee', 'Employee in HR'],
    ['HR/Folder/Employee', 'Employee in HR'],
    ['HR/folder > EMPLOYEE', 'Employee in HR'],
    ['HR/Folder›Employee', 'Employee in HR'],
    ['HR/Other/Leaf', 'Leaf in HR'],
  ])('as %j is found', (words, found) => {
    expect(links(plan(workspace, { Person: words }))).toEqual([`Person: ${found}`]);
  });

  // A part of a name is no name: "Site" is not "Website".
  it.each(['HR/site', 'HR/ee', 'HR/der/Employee', 'HR/Top/Folder/Employee', 'HR/Employee/Folder'])(
    'as %j is not',
    (words) => {
      const found = plan(workspace, { Person: words });
      expect([links(found), codes(found)]).toEqual([[], ['binding-unknown']]);
    },
  );

  it('twice is asked about, and one at most ten times', () => {
    expect(said(plan(workspace, { Person: 'HR/leaf' }))).toEqual([
      [
        'binding-ambiguous',
        'Person is to be linked to "leaf", and there are 2 of that name: Folder/Leaf in HR; Other/Leaf in HR.',
        'Say which, for example: link Person to Folder/Leaf in HR.',
      ],
    ]);
    const parents = Array.from({ length: 12 }, (_, at) => `P${at}`);
    const many = site({ HR: parents.flatMap((parent) => [parent, `${parent}/Leaf`]) });
    expect(said(plan(many, { Person: 'HR/Leaf' }))[0]?.[1]).toMatch(
      /there are 12 of that name: P0\/Leaf in HR; .*P9\/Leaf in HR\.$/u,
    );
  });

  it('otherwise is told what comes near it, or all there are', () => {
    expect(said(plan(workspace, { Person: 'HR/Employe' }))).toEqual([
      [
        'binding-unknown',
        'Person is to be linked to "Employe", but "The HR" (HR) has no object type of that name.',
        'Did you mean "Employee"? Say for example: link Person to Employee in HR.',
      ],
    ]);
    expect(said(plan(workspace, { Person: 'FAC/Qqq' }))).toEqual([
      [
        'binding-unknown',
        'Person is to be linked to "Qqq", but "The FAC" (FAC) has no object type of that name.',
        'It has "Site". Say for example: link Person to Site in FAC.',
      ],
    ]);
  });

  it('in an object schema that cannot be looked into is not found, nor is what must be meant there', () => {
    const closed = changed(workspace, (w) => {
      Reflect.deleteProperty(w.details, schemaOf(w, 'HR').id);
    });
    const remedy =
      'It has no object type that you can see: ask one of its managers, or ask again without linking Person.';
    expect(said(plan(closed, { Person: 'HR/Employee' }))).toEqual([
      [
        'binding-unknown',
        'Person is to be linked to "Employee", but "The HR" (HR) has no object type of that name.',
        remedy,
      ],
    ]);
    expect(said(plan(closed, { Person: 'HR' }))).toEqual([
      [
        'binding-ambiguous',
        'Person is to be linked to something in "The HR" (HR), and it is not clear to which of its object types.',
        remedy,
      ],
    ]);
    const ids = {
      schemaId: schemaOf(workspace, 'HR').id,
      typeId: typeOf(workspace, 'HR', 'Employee').id,
    };
    const byId = { Person: { ...asked('HR/Employee'), ...ids } };
    expect(codes(plan(closed, byId))).toEqual(['binding-gone']);
    expect(codes(plan(workspace, byId))).toEqual([]);
    const elsewhere = { Person: { ...byId.Person, schemaId: '4711' } };
    expect(said(plan(workspace, elsewhere))).toEqual([
      [
        'binding-gone',
        'Person was linked to "Employee" in "HR", which was deleted or is no longer visible to you.',
        'Look for it in Assets, then ask again and say what Person is to be linked to.',
      ],
    ]);
    // One id alone says nothing: then it is looked for by its names.
    expect(codes(plan(workspace, { Person: { ...byId.Person, typeId: null } }))).toEqual([]);
    expect(codes(plan(workspace, { Person: { ...byId.Person, schemaId: null } }))).toEqual([]);
  });

  it('has what it and all above it hand down', () => {
    const deep = site({ HR: ['Top', 'Top/Mid', 'Top/Mid/Low', 'Top/Mid/Low/Under'] });
    for (const [type, name] of [
      ['Top', 'Email'],
      ['Mid', 'Badge'],
      ['Low', 'desk'],
      ['Under', 'Phone'],
    ] as const)
      addAttribute(deep, 'HR', typeOf(deep, 'HR', type), { name });
    const lacks = (workspaceNow: Workspace, type = 'Low'): string[] =>
      warned(plan(workspaceNow, { Person: `HR/${type}` }), 'binding-lacks').map(
        (line) => /has no (.*?), which/u.exec(line)?.[1] ?? '',
      );
    expect(lacks(deep)).toEqual(['Phone']);
    const without = (name: string) =>
      lacks(
        changed(deep, (w) => {
          typeOf(w, 'HR', name).inherited = false;
        }),
      );
    expect(without('Top')).toEqual(['Email and Phone']);
    // What is above one that hands nothing down does not reach it either.
    expect(without('Mid')).toEqual(['Email, Badge and Phone']);
    expect(without('Low')).toEqual(['Phone']);
    const loop = changed(deep, (w) => {
      typeOf(w, 'HR', 'Top').parentId = typeOf(w, 'HR', 'Low').id;
    });
    expect(lacks(loop)).toEqual(['Phone']);
  });
});

describe('an object schema that is named alone', () => {
  it.each<[string, string[], string[]]>([
    ['has one of our name', ['Person', 'Employee', 'Staff', 'Person List'], ['Person']],
    ['has one that is called so elsewhere', ['Employee', 'Invoice', 'Person List'], ['Employee']],
    ['has one of which it is a part of the name', ['Person List', 'Invoice'], ['Person List']],
    ['has one object type at all', ['Invoice'], ['Invoice']],
    ['has two that are called so elsewhere', ['Employee', 'Staff', 'Person List'], []],
    ['has two of which it is a part', ['Person List', 'Old Person'], []],
    ['has nothing like it', ['Invoice', 'Order'], []],
  ])('%s', (_, types, found) => {
    const one = plan(site({ HR: types }), { Person: 'HR' });
    expect([links(one), codes(one)]).toEqual([
      found.map((type) => `Person: ${type} in HR`),
      found.length === 0 ? ['binding-ambiguous'] : [],
    ]);
  });

  it('is asked about in words that say which', () => {
    const two = site({ HR: ['Folder', 'Folder/Employee', 'Staff'] });
    expect(said(plan(two, { 'thing.owner': 'HR' }))).toEqual([
      [
        'binding-ambiguous',
        'thing.owner is to be linked to what you have, and 2 could be meant: Folder/Employee in HR; Staff in HR.',
        'Say which, for example: link thing.owner to Folder/Employee in HR.',
      ],
    ]);
    expect(said(plan(site({ HR: ['Invoice', 'Order'] }), { Person: 'HR' }))).toEqual([
      [
        'binding-ambiguous',
        'Person is to be linked to something in "The HR" (HR), and it is not clear to which of its object types.',
        'It has "Invoice", "Order". Say for example: link Person to Invoice in HR.',
      ],
    ]);
  });

  it('is the hub where it is one: linked to as a hub is', () => {
    const hub = site({ MD: ['Person', 'Location'], HR: ['Person'] });
    const whole = plan(hub, { 'Thing.Owner': 'MD' });
    expect([links(whole), placed(whole), codes(whole)]).toEqual([
      [],
      ['CORE:MD', 'APP:APP new'],
      [],
    ]);
    // On record as it, it is the hub with whatever it holds.
    const known = [record(hub, 'HR', 'CORE')];
    const recorded = plan(hub, { Person: 'HR' }, known);
    expect([links(recorded), placed(recorded)]).toEqual([[], ['CORE:HR', 'APP:APP new']]);
    expect(links(plan(hub, { Person: 'HR' }, [record(hub, 'HR', 'APP')]))).toEqual([
      'Person: Person in HR',
    ]);
    expect(links(plan(hub, { Person: 'HR' }, [record(hub, 'MD', 'CORE')]))).toEqual([
      'Person: Person in HR',
    ]);
    expect(attributeLines(whole)).toEqual([
      'APP/Thing.Owner: reference to MD/Person as Has',
      'APP/Thing.Where: reference to MD/Location as Has',
    ]);
  });

  it('is not found where there are two of that name, or none', () => {
    const two = changed(site({ HR: ['Employee'], HRB: ['Employee'] }), (w) => {
      for (const schema of w.schemas) schema.name = 'People';
    });
    expect(said(plan(two, { Person: 'people' }))).toEqual([
      [
        'binding-ambiguous',
        'Person is to be linked to what you have, and 2 could be meant: object type in HR; object type in HRB.',
        'Say which, for example: link Person to object type in HR.',
      ],
    ]);
    // Its key goes before what others are called.
    const key = changed(two, (w) => {
      schemaOf(w, 'HRB').name = 'hr';
    });
    expect(links(plan(key, { Person: 'HR/Employee' }))).toEqual(['Person: Employee in HR']);
    const many = site(
      Object.fromEntries(Array.from({ length: 22 }, (_, at) => [`K${at}Q`, ['Employee']])),
    );
    const [[code, sentence, remedy] = ['', '', '']] = said(plan(many, { Person: 'Zyxwv' }));
    expect([code, sentence]).toEqual([
      'binding-unknown',
      'Person is to be linked to an object type in "Zyxwv", but there is no object schema of that ' +
        'key or name that you can see.',
    ]);
    expect(remedy).toMatch(
      /^Schemas you can see: K0Q, .*K19Q\. Say for example: link Person to Zyxwv in K0Q\. If it exists, ask /u,
    );
    expect(remedy).not.toContain('K20Q');
    expect(said(plan(many, { Person: 'K7/Employee' }))[0]?.[2]).toBe(
      'Did you mean K7Q? Say: link Person to Employee in K7Q. If it exists, ask one of its managers ' +
        'to let you see it.',
    );
  });

  it('is complained of once, however often it was named', () => {
    const one = plan(site({ HR: [] }), { Person: 'NO', 'Thing.Owner': 'NO', Location: 'NO' });
    expect(new Set(said(one).map(([, sentence]) => sentence)).size).toBe(said(one).length);
    const model = plan(site({ HR: [] }), {
      Person: 'common data model/Person',
      Location: 'common data model/Location',
    });
    expect(said(model)).toEqual([
      [
        'binding-unknown',
        "This site shows you no object schema of Atlassian's common data model.",
        'Ask again without it; or name the object schema and the object type to link to, for ' +
          'example: link people to Employee in our HR schema.',
      ],
    ]);
  });
});

describe('Atlassian’s common data model', () => {
  it('is looked for in the object schemas of the system alone', () => {
    const theirs = site({ HR: ['Person'], CDM: ['Location', 'Person'] });
    expect(codes(plan(theirs, commonDataModelBindings()))).toEqual(['binding-unknown']);
    schemaOf(theirs, 'CDM').system = true;
    const found = plan(theirs, commonDataModelBindings());
    expect([links(found), codes(found)]).toEqual([
      ['Person: Person in CDM', 'Location: Location in CDM'],
      [],
    ]);
  });
});

describe('what was linked and is gone', () => {
  /** Deployed with Employee as Person; then that is deleted. */
  const first = site({ HR: ['Folder', 'Folder/Employee'] });
  const made = plan(first, { Person: 'HR/Employee', Location: 'HR/Folder' });
  const { workspace } = applyPlan(first, made);
  const known: KnownSchema[] = made.schemas.map(({ key, template }) => ({
    ...record(workspace, key, template),
    bound: made.bindings.filter((one) => one.template === template),
  }));
  const gone = changed(workspace, (w) => {
    const detail = detailOf(w, 'HR');
    detail.objectTypes = detail.objectTypes.filter(({ name }) => name !== 'Employee');
  });

  it('is kept as it was, by its ids and words', () => {
    const { id } = typeOf(workspace, 'HR', 'Employee');
    const again = plan(gone, {}, known);
    expect([again.steps, keeps(again), codes(again)]).toEqual([[], [], []]);
    expect(again.bindings.find(({ name }) => name === 'Person')).toEqual({
      name: 'Person',
      schema: 'HR',
      type: 'Employee',
      schemaId: schemaOf(workspace, 'HR').id,
      typeId: id,
      template: 'APP',
      target: `object-type\u001f\u001fPerson (id ${id})`,
      schemaKey: '',
      schemaName: '',
      typeName: '',
      references: ['Thing.Owner'],
    });
    expect(warned(again, 'binding-gone')).toHaveLength(1);
  });

  it('is asked about where something new would refer to it', () => {
    const fewer = changed(gone, (w) => {
      const detail = detailOf(w, 'APP');
      detail.attributes = detail.attributes.filter(({ name }) => name !== 'Owner');
    });
    const again = (bound: KnownSchema['bound']) =>
      planFor(catalogue, fewer, optionsFor(['APP'], { extend: ['APP'] }), {
        known: known.map((one) => ({ ...one, bound })),
      });
    const kept = known[0]?.bound ?? [];
    expect(said(again(kept))).toEqual([
      [
        'binding-gone',
        'Thing.Owner would refer to what Person was linked to ("Employee" in "HR"), which was deleted ' +
          'or is no longer visible to you.',
        'Say what Person is to be linked to now, for example: link Person to Employee in HR.',
      ],
    ]);
    expect(blocked(again(kept.map((one) => ({ ...one, type: '' }))))).toBe(
      'Thing.Owner would refer to what Person was linked to (an object type in "HR"), which was ' +
        'deleted or is no longer visible to you. Say what Person is to be linked to now, for example: ' +
        'link Person to an object type in HR.',
    );
  });
});
