/** References linked to object types that were there before: which is found, what is said, and what is kept. */
import { describe, expect, it } from 'vitest';
import type { BindingRequest, DeployOptions } from '../../src/planner/options';
import type { KnownSchema, Plan } from '../../src/planner/plan';
import { blocked, codes, placed, typeNames, warned } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  applyPlan,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Person', [
      { name: 'Email', type: 'email' },
      { name: 'Badge', type: 'text' },
      { name: 'Desk', type: 'text' },
    ]),
    typeNamed('Location', [{ name: 'Street', type: 'text' }]),
    typeNamed('Team', [{ name: 'Lead', type: 'reference', to: 'Person', as: 'Led By' }]),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By' },
        { name: 'Keeper', type: 'reference', to: 'CORE.Person', as: 'Kept By' },
        { name: 'Where', type: 'reference', to: 'CORE.Location', as: 'Located In' },
      ]),
    ],
    { extends: ['CORE'] },
  ),
]);

/** HR with Employee below Folder, which inherits an e-mail address and has a desk; FAC with Site. */
function theirs(): Workspace {
  const workspace = emptyWorkspace();
  addSchema(workspace, 'HR', 'Human Resources');
  const people = addType(workspace, 'HR', { name: 'Folder', inherited: true });
  addAttribute(workspace, 'HR', people, { name: 'Email' });
  const employee = addType(workspace, 'HR', { name: 'Employee', parentId: people.id });
  addAttribute(workspace, 'HR', employee, { name: 'desk' });
  addSchema(workspace, 'FAC', 'Facilities');
  addType(workspace, 'FAC', { name: 'Site' });
  for (const key of ['HR', 'FAC']) detailOf(workspace, key).sharing = 'on';
  return workspace;
}

const asked = (text: string): BindingRequest => {
  const [schema = '', ...type] = text.split('/');
  return { schema, type: type.join('/'), schemaId: null, typeId: null };
};
const linked = (
  bound: Record<string, string>,
  each: DeployOptions['references']['each'] = {},
): Partial<DeployOptions> => ({
  references: {
    all: 'link',
    each,
    hubs: [],
    bound: Object.fromEntries(Object.entries(bound).map(([name, text]) => [name, asked(text)])),
  },
});
const plan = (
  workspace: Workspace,
  bound: Record<string, string>,
  more: { known?: KnownSchema[] } = {},
  template = 'APP',
): Plan => planFor(catalogue, workspace, optionsFor([template], linked(bound)), more);
/** Name, object schema and object type of what is linked to. */
const links = ({ bindings }: Plan): string[] =>
  bindings.map((one) => `${one.template} ${one.name}: ${one.schemaKey} ${one.typeName}`).sort();

describe('an object type that exists', () => {
  it('takes the place of the hub’s in every reference, and the hub gets none of its own', () => {
    const found = plan(theirs(), { Person: 'HR/Employee' });
    expect(codes(found)).toEqual([]);
    expect(placed(found).sort()).toEqual(['APP:APP new', 'CORE:CORE new']);
    expect(links(found)).toEqual(['APP Person: HR Employee', 'CORE Person: HR Employee']);
    expect(typeNames(found).sort()).toEqual(['Location', 'Team', 'Thing']);
    expect(found.steps.filter(({ schema }) => schema === 'HR')).toEqual([]);
    expect(warned(found, 'linked-as-asked')).toEqual([
      'Person of APP is "Employee" in "Human Resources" (HR): Thing.Owner and Thing.Keeper refer to it. ' +
        'Nothing is created in HR.',
      'Person of CORE is "Employee" in "Human Resources" (HR): Team.Lead refers to it, ' +
        'and CORE gets no Person of its own. Nothing is created in HR.',
    ]);
    // It has the e-mail address of what is above it, and the desk under another spelling.
    expect(warned(found, 'binding-lacks')).toEqual([
      '"Employee" has no Badge, which Person of our templates has: rules, forms and imports of the ' +
        'guide that use it have to be fitted to what "Employee" has.',
    ]);
  });

  it('has not what is above it where that hands nothing down', () => {
    const workspace = theirs();
    typeOf(workspace, 'HR', 'Folder').inherited = false;
    expect(warned(plan(workspace, { Person: 'HR/Employee' }), 'binding-lacks')[0]).toContain(
      'no Email and Badge, which',
    );
  });

  it('takes the place in one reference alone, which goes before what holds for all', () => {
    const one = plan(theirs(), { 'Thing.Owner': 'HR/Employee' });
    expect(links(one)).toEqual(['APP Thing.Owner: HR Employee']);
    expect(typeNames(one)).toContain('Person');
    const both = plan(theirs(), { 'Thing.Owner': 'FAC/Site', Person: 'HR/Employee' });
    expect(links(both)).toEqual([
      'APP Person: HR Employee',
      'APP Thing.Owner: FAC Site',
      'CORE Person: HR Employee',
    ]);
    const text = planFor(
      catalogue,
      theirs(),
      optionsFor(['APP'], linked({ Person: 'HR/Employee' }, { 'Thing.Owner': 'text' })),
    );
    expect(text.bindings.find(({ template }) => template === 'APP')?.references).toEqual([
      'Thing.Keeper',
    ]);
  });

  it('brings no hub along where nothing else of it is needed', () => {
    const found = plan(theirs(), { Person: 'HR/Employee', Location: 'FAC/Site' });
    expect([codes(found), placed(found)]).toEqual([[], ['APP:APP new']]);
  });

  it.each([
    ['the key in any case', 'hr/employee'],
    ['the name of the object schema', 'human resources/Employee'],
    ['the path', 'HR/Folder/Employee'],
    ['the path, written otherwise', 'HR/Folder › Employee'],
    ['its plural', 'HR/Employees'],
    ['the object schema alone, which has one that is called so elsewhere', 'HR'],
  ])('is found by %s', (_, request) => {
    const found = plan(theirs(), { Person: request });
    expect([codes(found), links(found)]).toEqual([
      [],
      ['APP Person: HR Employee', 'CORE Person: HR Employee'],
    ]);
  });

  it('is found by its id, whatever it is called by now', () => {
    const workspace = theirs();
    const ids = {
      schemaId: schemaOf(workspace, 'HR').id,
      typeId: typeOf(workspace, 'HR', 'Employee').id,
    };
    typeOf(workspace, 'HR', 'Employee').name = 'Colleague';
    const bound = { Person: { schema: 'HR', type: 'Employee', ...ids } };
    const options = optionsFor(['APP'], { references: { all: 'link', each: {}, hubs: [], bound } });
    const found = planFor(catalogue, workspace, options);
    expect(links(found)).toContain('APP Person: HR Colleague');
    expect(warned(found, 'binding-renamed')[0]).toContain(
      '"Colleague" in "Human Resources" (HR), which was called "Employee" when it was linked',
    );
    bound.Person.typeId = '1';
    const gone = planFor(catalogue, workspace, options);
    expect(codes(gone)).toEqual(['binding-gone']);
    expect(blocked(gone)).toBe(
      'Person was linked to "Employee" in "HR", which was deleted or is no longer visible to you. ' +
        'Look for it in Assets, then ask again and say what Person is to be linked to.',
    );
  });

  it('that is not shared stands in the way until that is allowed', () => {
    const workspace = theirs();
    detailOf(workspace, 'HR').sharing = 'off';
    expect(codes(plan(workspace, { Person: 'HR/Employee' }))).toEqual(['sharing-off']);
    const options = optionsFor(['APP'], {
      ...linked({ Person: 'HR/Employee' }),
      allowSharing: ['HR'],
    });
    const allowed = planFor(catalogue, workspace, options);
    expect(codes(allowed)).toEqual([]);
    expect(allowed.steps.filter(({ schema }) => schema === 'HR').map(({ kind }) => kind)).toEqual([
      'sharing',
    ]);
  });
});

describe('what cannot be linked to is said, with what can be typed instead', () => {
  const several = (): Workspace => {
    const workspace = theirs();
    const other = addType(workspace, 'HR', { name: 'Others' });
    addType(workspace, 'HR', { name: 'Contact', parentId: other.id });
    addType(workspace, 'HR', {
      name: 'Twin',
      parentId: typeOf(workspace, 'HR', 'Folder').id,
    }).name = 'Contact';
    return workspace;
  };
  it.each<[string, Record<string, string>, string, string[]]>([
    [
      'no object schema of that key',
      { Person: 'HRX/Employee' },
      'binding-unknown',
      [
        'Person is to be linked to "Employee" in "HRX", but there is no object schema of that key or name',
        'Did you mean HR? Say: link Person to Employee in HR. If it exists, ask one of its managers',
      ],
    ],
    [
      'nor one that is like it',
      { Person: 'Zoology' },
      'binding-unknown',
      [
        'an object type in "Zoology", but',
        'Schemas you can see: HR, FAC. Say for example: link Person to Zoology in HR.',
      ],
    ],
    [
      'no object type of that name',
      { Person: 'HR/Giraffe' },
      'binding-unknown',
      [
        'Person is to be linked to "Giraffe", but "Human Resources" (HR) has no object type of that name.',
        'It has "Folder", "Employee". Say for example: link Person to Folder in HR.',
      ],
    ],
    [
      'two of that name',
      { Person: 'HR/Contact' },
      'binding-ambiguous',
      [
        'Person is to be linked to "Contact", and there are 2 of that name: Others/Contact in HR; ',
        'Folder/Contact in HR. Say which, for example: link Person to Others/Contact in HR.',
      ],
    ],
    [
      'nothing that is like it in the object schema',
      { Location: 'HR' },
      'binding-ambiguous',
      [
        'Location is to be linked to something in "Human Resources" (HR), and it is not clear to which',
        'It has "Folder", ',
        'Say for example: link Location to Folder in HR.',
      ],
    ],
    [
      'a common data model that the site has not',
      { Person: 'common data model/Person' },
      'binding-unknown',
      ["no object schema of Atlassian's common data model. Ask again without it"],
    ],
  ])('%s', (name, bound, code, words) => {
    const found = plan(name === 'two of that name' ? several() : theirs(), bound);
    expect(codes(found)).toEqual([code]);
    for (const part of words) expect(blocked(found)).toContain(part);
  });

  it('an empty object schema, and a site that shows none', () => {
    const workspace = theirs();
    addSchema(workspace, 'BARE', 'Bare');
    for (const request of ['BARE/Employee', 'BARE'])
      expect(blocked(plan(workspace, { Person: request }))).toContain(
        'It has no object type that you can see: ask one of its managers, or ask again without linking Person.',
      );
    expect(blocked(plan(emptyWorkspace(), { Person: 'HR/Employee' }))).toContain(
      'There is no object schema yet: ask again without linking Person.',
    );
  });

  it('two object schemas of that name', () => {
    const workspace = theirs();
    addSchema(workspace, 'HRB', 'Other').name = 'Human Resources';
    const found = plan(workspace, { Person: 'Human Resources/Employee' });
    expect(codes(found)).toEqual(['binding-ambiguous']);
    expect(blocked(found)).toContain('Employee in HR; Employee in HRB');
  });

  it('the same thing only once, and of many object types only ten', () => {
    const workspace = theirs();
    for (let at = 0; at < 12; at += 1) addType(workspace, 'FAC', { name: `Giraffe ${at}` });
    const found = plan(workspace, { Person: 'FAC/Qqqqqq' });
    expect(blocked(found)).toMatch(/"Site", "Giraffe 0", .*"Giraffe 8" and 3 more\. Say/u);
    expect(blocked(plan(workspace, { Person: 'FAC' }))).toMatch(/"Giraffe 8" and 3 more\. Say/u);
  });
});

describe('Atlassian’s common data model', () => {
  const withModel = (): Workspace => {
    const workspace = theirs();
    for (const [key, type] of [
      ['CDMA', 'Location'],
      ['CDMP', 'Person'],
    ] as const) {
      addSchema(workspace, key, `Data Model ${key}`).system = true;
      addType(workspace, key, { name: type });
      detailOf(workspace, key).sharing = 'on';
    }
    return workspace;
  };
  it('gives the object type of whichever of its object schemas has it, and nothing where none has', () => {
    expect(links(plan(withModel(), { Person: 'Common  Data Model/Person' }))).toEqual([
      'APP Person: CDMP Person',
      'CORE Person: CDMP Person',
    ]);
    expect(links(plan(withModel(), { Person: 'common data model/Cost Center' }))).toEqual([]);
  });
});

describe('what was linked once', () => {
  /** Deployed with employees as people, and on record so. */
  function deployed(): { workspace: Workspace; known: KnownSchema[] } {
    const first = plan(theirs(), { Person: 'HR/Employee' });
    const { workspace } = applyPlan(theirs(), first);
    const known = first.schemas.map(({ template, key }): KnownSchema => ({
      schemaId: schemaOf(workspace, key).id,
      template,
      version: '1.0.0',
      state: 'complete',
      bound: first.bindings.filter((one) => one.template === template),
    }));
    return { workspace, known };
  }

  it('stays linked without being asked for: nothing is missing and nothing differs', () => {
    const { workspace, known } = deployed();
    for (const template of ['APP', 'CORE']) {
      const again = plan(workspace, {}, { known }, template);
      expect([again.steps, codes(again)]).toEqual([[], []]);
      expect(again.findings.filter(({ kind }) => kind === 'keep')).toEqual([]);
    }
  });

  it('and was deleted since: said, and no other is made in its place', () => {
    const { workspace, known } = deployed();
    const detail = detailOf(workspace, 'HR');
    detail.objectTypes = detail.objectTypes.filter(({ name }) => name !== 'Employee');
    const again = plan(workspace, {}, { known });
    expect(typeNames(again)).not.toContain('Person');
    expect(warned(again, 'binding-gone')[0]).toContain(
      'Person of APP was linked to "Employee" in "HR", which was deleted or is no longer visible to you',
    );
  });

  it('is where a hub that exists points, whatever a spoke asks for', () => {
    const { workspace, known } = deployed();
    const core = known.filter(({ template }) => template === 'CORE');
    const other = changedApp(workspace);
    const again = plan(other, { Person: 'FAC/Site' }, { known: core });
    expect(links(again).filter((one) => one.startsWith('APP'))).toEqual(['APP Person: FAC Site']);
    expect(typeNames(again)).toEqual(['Thing']);
    const unasked = plan(other, {}, { known: core });
    expect(links(unasked).filter((one) => one.startsWith('APP'))).toEqual([
      'APP Person: HR Employee',
    ]);
  });

  /** The same without the spoke. */
  function changedApp(workspace: Workspace): Workspace {
    const copy = structuredClone(workspace);
    const { id } = schemaOf(copy, 'APP');
    copy.schemas = copy.schemas.filter((schema) => schema.id !== id);
    Reflect.deleteProperty(copy.details, id);
    return copy;
  }
});

describe('a hub that is wanted small', () => {
  const only = (names: string[], more: Partial<DeployOptions> = {}): Plan =>
    planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { only: names, ...more }));

  it('comes along with what is referred to, said in one line', () => {
    const found = only(['CORE']);
    expect(typeNames(found).sort()).toEqual(['Location', 'Person', 'Thing']);
    expect(warned(found, 'left-out').filter((line) => line.startsWith('Of CORE'))).toEqual([
      expect.stringMatching(
        /only (?:Person, Location|Location, Person) come along: what is referred to.* add the rest later, say: /u,
      ),
    ]);
    expect(typeNames(only(['core schema'])).sort()).toEqual(['Location', 'Person', 'Thing']);
  });

  it('is none that was asked for itself, and brings nothing that is linked elsewhere', () => {
    const both = planFor(
      catalogue,
      emptyWorkspace(),
      optionsFor(['APP', 'CORE'], { only: ['Team'] }),
    );
    expect(typeNames(both).sort()).toEqual(['Team']);
    const linkedOnly = planFor(
      catalogue,
      theirs(),
      optionsFor(['APP'], { only: ['CORE'], ...linked({ Person: 'HR/Employee' }) }),
    );
    expect(typeNames(linkedOnly).sort()).toEqual(['Location', 'Thing']);
    expect(warned(linkedOnly, 'left-out')[0]).toContain('Of CORE only Location comes along');
  });
});
