/** Which object type is meant by what a person calls it, what is said where none is clear, and what is kept of it. */
import { describe, expect, it } from 'vitest';
import { attributeLines } from '../support/outline';
import { asked, links, planLinked as plan, said, site } from '../support/linkable-site';
import { codes, placed, record, warned } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import { addAttribute, changed, schemaOf, typeOf, type Workspace } from '../../simulator/workspace';

describe('an object type that is named', () => {
  const workspace = site({
    HR: [
      'Folder',
      'Folder/Employee',
      'Employee/Junior',
      'Folder/Leaf',
      'Other',
      'Other/Leaf',
      'Website',
    ],
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
    ['HR/Employee/Junior', 'Junior in HR'],
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
    const other = {
      schemaId: schemaOf(workspace, 'FAC').id,
      typeId: typeOf(workspace, 'FAC', 'Site').id,
    };
    expect(links(plan(workspace, { Person: { ...asked('HR/X'), ...other } }))).toEqual([
      'Person: Site in FAC',
    ]);
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
    // Parents that lead round end where they are first met again.
    expect(lacks(loop)).toEqual(['Email, Badge and Phone']);
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

  it('is the hub that has the object type, whichever hubs have it', () => {
    const person = typeNamed('Person');
    const two = catalogueOf([
      templateOf('ITAM', [person, typeNamed('Laptop')]),
      templateOf('CORE', [person]),
      templateOf(
        'APP',
        [typeNamed('Thing', [{ name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Has' }])],
        { extends: ['CORE'] },
      ),
    ]);
    const place = (types: string[], isOpen = true, said = 'Person'): string[] => {
      const from = changed(site({ MD: types }), (w) => {
        if (!isOpen) w.details = {};
      });
      const bound = { [said]: asked('MD') };
      const options = optionsFor(['APP'], {
        references: { all: 'link', each: {}, hubs: [], bound },
      });
      const found = planFor(two, from, options);
      return codes(found).length > 0 ? codes(found) : [...placed(found), ...links(found)];
    };
    expect(place(['Person'])).toEqual(['CORE:MD', 'APP:APP new']);
    expect(place(['Person'], false)).toEqual(['binding-ambiguous']);
    // One that holds another hub whole is no place for what that has not.
    expect(place(['Person', 'Laptop'], true, 'Laptop')).not.toContain('APP:APP new');
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

  it('is kept by its id, with what was said', () => {
    const people = site({ HR: ['Employee'] });
    const { bound } = plan(people, { Person: 'hr', 'Thing.Owner': 'NO' }).options.references;
    expect(bound).toEqual({
      Person: {
        schema: 'hr',
        type: '',
        schemaId: schemaOf(people, 'HR').id,
        typeId: typeOf(people, 'HR', 'Employee').id,
      },
      'Thing.Owner': asked('NO'),
    });
  });

  it('is complained of once, however often it was named', () => {
    const one = plan(site({ HR: [] }), { Person: 'NO', 'Thing.Owner': 'NO', Location: 'NO' });
    expect(said(one).map(([, sentence]) => sentence)).toEqual(
      ['Person', 'Thing.Owner', 'Location'].map((name) => expect.stringMatching(`^${name} is to`)),
    );
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
