/** What is said, in full, of object types that exist and take the place of a hub’s. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { sharingKeyOf } from '../../src/planner/natural-key';
import type { KnownSchema, Plan } from '../../src/planner/plan';
import { attributeStep, codes, told } from '../support/read-plan';
import { removeFrom, removeSchema } from '../support/remove-from';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  applyPlan,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string) => ({ name, type: 'text' as const });
const to = (name: string, target: string) => ({
  name,
  type: 'reference' as const,
  to: target,
  as: name,
});
const EIGHT = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];

const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Person', [text('Email'), text('Badge')]),
    typeNamed('Place', [text('Street')]),
    typeNamed('Much', EIGHT.map(text)),
    typeNamed('More', [...EIGHT, 'I', 'J'].map(text)),
    typeNamed('Team', [text('Motto'), to('Lead', 'Person')]),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        text('Size'),
        to('Owner', 'CORE.Person'),
        to('Keeper', 'CORE.Person'),
        to('Where', 'CORE.Place'),
        to('Lots', 'CORE.Much'),
        to('Heaps', 'CORE.More'),
      ]),
    ],
    { extends: ['CORE'] },
  ),
  templateOf('LONE', [typeNamed('Alone', [text('Why')])]),
]);

/** HR with Employee, who has an e-mail address, and Site. */
const theirs = (): Workspace =>
  changed(emptyWorkspace(), (w) => {
    addSchema(w, 'HR', 'Human Resources');
    addAttribute(w, 'HR', addType(w, 'HR', { name: 'Employee' }), { name: 'Email' });
    addType(w, 'HR', { name: 'Site' });
    detailOf(w, 'HR').sharing = 'on';
  });
const bound = (names: Record<string, string>): Partial<DeployOptions> => ({
  references: {
    all: 'link',
    each: {},
    hubs: [],
    bound: Object.fromEntries(
      Object.entries(names).map(([name, type]) => [
        name,
        { schema: 'HR', type, schemaId: null, typeId: null },
      ]),
    ),
  },
});
const plan = (
  templates: string[],
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  known: KnownSchema[] = [],
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), { known });

/** What our records say after this plan was carried out. */
const recordsOf = ({ schemas, bindings }: Plan, workspace: Workspace): KnownSchema[] =>
  schemas.map(({ template, key }) => ({
    schemaId: schemaOf(workspace, key).id,
    template,
    version: '1.0.0',
    state: 'complete',
    bound: bindings.filter((one) => one.template === template),
  }));
/** Deployed with employees as people, and on record so. */
function built(
  templates: string[],
  from = theirs(),
  some = bound({ Person: 'Employee' }),
): { workspace: Workspace; known: KnownSchema[] } {
  const first = plan(templates, from, some);
  const { workspace } = applyPlan(from, first);
  return { workspace, known: recordsOf(first, workspace) };
}

const EMPLOYEE = '"Employee" in "Human Resources" (HR)';
const nothing = 'Nothing is created in HR.';
const lacks = (type: string, names: string, of: string, them: string): string =>
  `"${type}" has no ${names}, which ${of} of our templates has: rules, forms and imports of ` +
  `the guide that use ${them} have to be fitted to what "${type}" has.`;

describe('what is linked as it was asked', () => {
  const of = (found: Plan, code: string): string[] => told(found, code);

  it('is said once for each template, and what it lacks once in all', () => {
    const found = plan(['APP'], theirs(), bound({ Person: 'Employee' }));
    expect(of(found, 'linked-as-asked')).toEqual([
      `Person of APP is ${EMPLOYEE}: Thing.Owner and Thing.Keeper refer to it. ${nothing}`,
      `Person of CORE is ${EMPLOYEE}: Team.Lead refers to it, and CORE gets no Person of its own. ${nothing}`,
    ]);
    expect(of(found, 'binding-lacks')).toEqual([lacks('Employee', 'Badge', 'Person', 'it')]);
    expect(of(found, 'binding-renamed')).toEqual([]);
    expect(
      found.bindings.map(({ template, name, references }) => [template, name, references]),
    ).toEqual(
      [
        ['CORE', 'Person', ['Team.Lead']],
        ['APP', 'Person', ['Thing.Owner', 'Thing.Keeper']],
      ].reverse(),
    );
    expect(codes(plan(['APP'], theirs(), bound({ Person: 'Giraffe' })))).toEqual([
      'binding-unknown',
    ]);
    const names = Object.entries(found.ids).filter(([, id]) =>
      [schemaOf(theirs(), 'HR').id, typeOf(theirs(), 'HR', 'Employee').id].includes(id),
    );
    expect(names).toHaveLength(2);
  });

  it('of one reference alone has what its target has in the template', () => {
    const found = plan(['APP'], theirs(), bound({ 'Thing.Owner': 'Employee' }));
    expect(of(found, 'linked-as-asked')).toEqual([
      `Thing.Owner of APP is ${EMPLOYEE}: Thing.Owner refers to it. ${nothing}`,
    ]);
    expect(of(found, 'binding-lacks')).toEqual([lacks('Employee', 'Badge', 'Thing.Owner', 'it')]);
  });

  it('lists a few of what is missing, and counts the rest', () => {
    const much = plan(['APP'], theirs(), bound({ 'Thing.Lots': 'Site' }));
    expect(of(much, 'binding-lacks')).toEqual([
      lacks('Site', 'A, B, C, D, E, F, G and H', 'Thing.Lots', 'them'),
    ]);
    const more = plan(['APP'], theirs(), bound({ 'Thing.Heaps': 'Site' }));
    expect(of(more, 'binding-lacks')).toEqual([
      lacks('Site', 'A, B, C, D, E, F, G, H and 2 more', 'Thing.Heaps', 'them'),
    ]);
    const whole = changed(theirs(), (w) => {
      addAttribute(w, 'HR', typeOf(w, 'HR', 'Employee'), { name: 'badge' });
    });
    const found = plan(['APP'], whole, bound({ Person: 'Employee' }));
    expect(of(found, 'linked-as-asked')).toHaveLength(2);
    expect(of(found, 'binding-lacks')).toEqual([]);
  });

  it('is said of each place it takes, where it lacks something there', () => {
    const whole = changed(theirs(), (w) => {
      addAttribute(w, 'HR', typeOf(w, 'HR', 'Employee'), { name: 'Badge' });
    });
    const found = plan(
      ['APP'],
      whole,
      bound({ 'Thing.Owner': 'Employee', 'Thing.Where': 'Employee' }),
    );
    expect(of(found, 'binding-lacks')).toEqual([lacks('Employee', 'Street', 'Thing.Where', 'it')]);
  });

  it('is its own only in the template whose it would be', () => {
    const levels = catalogueOf([
      templateOf('CORE', [typeNamed('Person')]),
      templateOf('ITAM', [typeNamed('Device', [to('Holder', 'CORE.Person')]), typeNamed('Model')], {
        extends: ['CORE'],
      }),
    ]);
    const some = bound({ Person: 'Employee', Model: 'Site' });
    const found = planFor(levels, theirs(), optionsFor(['ITAM'], some));
    expect(of(found, 'linked-as-asked')).toEqual([
      `Person of ITAM is ${EMPLOYEE}: Device.Holder refers to it. ${nothing}`,
      `Model of ITAM is "Site" in "Human Resources" (HR), and ITAM gets no Model of its own. ${nothing}`,
    ]);
  });

  it('by the hub alone, where nothing refers to it', () => {
    const found = plan(['CORE'], theirs(), bound({ Place: 'Site' }));
    expect(of(found, 'linked-as-asked')).toEqual([
      `Place of CORE is "Site" in "Human Resources" (HR), and CORE gets no Place of its own. ${nothing}`,
    ]);
    expect(of(found, 'binding-lacks')).toEqual([lacks('Site', 'Street', 'Place', 'it')]);
  });
});

describe('a reference to what is linked to', () => {
  const { workspace, known } = built(['APP']);
  const since = (change: (w: Workspace) => void, some: Partial<DeployOptions> = {}): Plan =>
    plan(['APP', 'CORE'], changed(workspace, change), some, known);

  it('that points elsewhere is said; what is below the other is not ours to compare', () => {
    const found = since((w) => {
      const owner = attributeOf(w, 'APP', 'Thing', 'Owner').reference;
      if (owner !== null)
        Object.assign(owner, {
          objectTypeId: typeOf(w, 'HR', 'Site').id,
          subtypes: !owner.subtypes,
        });
    });
    expect(
      found.findings.map((one) => ('wanted' in one ? [one.kind, one.wanted, one.found] : one)),
    ).toEqual([['retargeted', '"Employee" (HR)'.replaceAll('"', ''), '"Site" (HR)']]);
  });

  it('that cannot be made any more stops', () => {
    const gone = (w: Workspace): void => {
      removeFrom(w, 'HR', 'Employee');
    };
    expect(since(gone).findings.filter(({ kind }) => kind === 'retargeted')).toEqual([]);
    const lacking = (w: Workspace): void => {
      gone(w);
      removeFrom(w, 'APP', 'Thing', 'Owner');
    };
    expect(codes(since(lacking, { extend: ['APP'] }))).toEqual(['binding-gone']);
  });

  it('brings no hub along; within one object schema no sharing is waited for', () => {
    const all = bound({ Person: 'Employee', Place: 'Site', Much: 'Site', More: 'Site' });
    expect(plan(['APP'], theirs(), all).schemas.map(({ template }) => template)).toEqual(['APP']);
    const asText = { references: { all: 'text' as const, each: {}, hubs: [] } };
    const { workspace: texts } = built(['APP'], theirs(), asText);
    const lacking = changed(texts, (w) => {
      removeFrom(w, 'APP', 'Thing', 'Owner');
    });
    const one = plan(['APP'], lacking, { ...bound({ Person: 'Employee' }), extend: ['APP'] });
    expect(one.schemas.map(({ template }) => template)).toEqual(['APP']);
    const core = plan(['CORE'], emptyWorkspace());
    const lead = core.steps.find((step) => step.kind === 'attribute' && step.name === 'Lead');
    expect(lead?.after.filter((key) => key.startsWith('sharing'))).toEqual([]);
  });
});

describe('sharing of what is linked to', () => {
  const off = (sharing: 'off' | 'unreadable' = 'off'): Workspace =>
    changed(theirs(), (w) => {
      detailOf(w, 'HR').sharing = sharing;
    });
  const person = bound({ Person: 'Employee' });
  const allow = { ...person, allowSharing: ['HR'] };
  const shared = ({ steps, elements }: Plan): unknown[] => [
    steps.flatMap((step) => (step.kind === 'sharing' ? [[step.schema, step.existing]] : [])),
    elements.filter((key) => key.startsWith('sharing')).map((key) => key.split('\u001f')[1]),
  ];

  it('is proposed, and taken from what was said where it cannot be seen and something is made', () => {
    expect(told(plan(['APP'], off(), person), 'sharing-off')[0]).toContain(
      'To have that setting switched on, and nothing else of it changed, say: allow sharing on HR.',
    );
    expect(shared(plan(['APP'], off(), allow))).toEqual([
      [
        ['HR', true],
        ['CORE', false],
      ].sort(),
      ['CORE', 'HR'],
    ]);
    const unseen = off('unreadable');
    const first = plan(['APP'], unseen, allow);
    expect(told(first, 'sharing-unverified')).toHaveLength(1);
    const { workspace, known } = built(['APP'], unseen, allow);
    const again = plan(['APP', 'CORE'], workspace, allow, known);
    expect([again.steps, told(again, 'sharing-unverified')]).toEqual([[], []]);
  });

  it('is no matter where nothing is made that refers to it, or where it is the same object schema', () => {
    const { workspace, known } = built(['APP']);
    const done = changed(workspace, (w) => {
      detailOf(w, 'HR').sharing = 'off';
    });
    const again = plan(['APP', 'CORE'], done, person, known);
    expect([again.steps, codes(again)]).toEqual([[], []]);
    const own = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'HR', 'Human Resources');
      addType(w, 'HR', { name: 'Employee' });
      addType(w, 'HR', { name: 'Thing' });
    });
    const one = { ...bound({ 'Thing.Owner': 'Employee' }), key: 'HR', extend: ['HR'] };
    const within = plan(['APP'], own, { ...one, leaveOut: [] });
    expect(codes(within)).toEqual([]);
    expect(shared(within)[1]).toEqual(['CORE']);
  });

  it('is not taken from what was said where what is made refers to something else', () => {
    const { workspace, known } = built(['APP'], off('unreadable'), allow);
    const less = changed(workspace, (w) => {
      removeFrom(w, 'APP', 'Thing', 'Size');
      removeFrom(w, 'APP', 'Thing', 'Where');
      detailOf(w, 'CORE').sharing = 'on';
    });
    const found = plan(['APP'], less, { ...allow, extend: ['APP'] }, known);
    expect([codes(found), told(found, 'sharing-unverified')]).toEqual([[], []]);
  });

  it('is taken from what was said where one of several that are linked to it gets something new', () => {
    const { workspace, known } = built(['CORE'], off('unreadable'), allow);
    const shown = changed(workspace, (w) => {
      detailOf(w, 'CORE').sharing = 'on';
    });
    const found = plan(['APP'], shown, allow, known);
    expect([codes(found), told(found, 'sharing-unverified').length]).toEqual([[], 1]);
  });

  it('is not taken from what was said where what is made refers to its own object schema', () => {
    const workspace = changed(built(['APP'], theirs(), {}).workspace, (w) => {
      detailOf(w, 'CORE').sharing = 'unreadable';
      removeFrom(w, 'CORE', 'Team', 'Lead');
    });
    const found = plan(['APP', 'CORE'], workspace, { extend: ['CORE'], allowSharing: ['CORE'] });
    expect(found.steps.map(({ schema }) => schema)).toEqual(['CORE']);
    expect([codes(found), told(found, 'sharing-unverified')]).toEqual([[], []]);
  });

  it('of one that this deployment makes needs no permission', () => {
    const half = changed(off(), (w) => {
      addType(w, 'HR', { name: 'Team' });
    });
    const known: KnownSchema[] = [
      { schemaId: schemaOf(half, 'HR').id, template: 'CORE', version: '1.0.0', state: 'building' },
    ];
    const none = known.map((one) => ({ ...one, template: 'LONE' }));
    const lone = plan(['APP', 'LONE'], off(), bound({ 'Thing.Owner': 'Employee' }), none);
    expect(codes(lone)).toEqual([]);
    expect(shared(lone)[0]).toContainEqual(['HR', false]);
    const found = plan(['APP', 'CORE'], half, bound({ 'Thing.Owner': 'Employee' }), known);
    expect(codes(found)).toEqual([]);
    expect(shared(found)).toEqual([[['HR', false]], ['HR']]);
    const within = plan(['APP', 'CORE'], half, bound({ Person: 'Employee' }), known);
    expect(attributeStep(within, 'Team', 'Lead')?.after).not.toContain(sharingKeyOf('HR'));
    expect(attributeStep(within, 'Thing', 'Owner')?.after).toContain(sharingKeyOf('HR'));
  });
});

describe('what was linked once', () => {
  const linkedLines = (found: Plan): string[] => [
    ...told(found, 'linked-as-asked'),
    ...told(found, 'binding-lacks'),
    ...told(found, 'binding-renamed'),
    ...told(found, 'binding-gone'),
  ];

  it('is not said again where nothing is made that refers to it', () => {
    const { workspace, known } = built(['APP']);
    const less = changed(workspace, (w) => {
      removeFrom(w, 'CORE', 'Place', 'Street');
      removeFrom(w, 'APP', 'Thing', 'Size');
    });
    const found = plan(['APP', 'CORE'], less, { extend: ['APP', 'CORE'] }, known);
    expect(found.steps).toHaveLength(2);
    expect(linkedLines(found)).toEqual([]);
  });

  it('is said where a reference to it is made, and of the hub only where that is made', () => {
    const { workspace, known } = built(['APP']);
    const less = changed(workspace, (w) => {
      removeFrom(w, 'CORE', 'Team', 'Lead');
    });
    const found = plan(['APP', 'CORE'], less, { extend: ['CORE'] }, known);
    expect(linkedLines(found)).toEqual([
      `Person of CORE is ${EMPLOYEE}: Team.Lead refers to it, and CORE gets no Person of its own. ${nothing}`,
      lacks('Employee', 'Badge', 'Person', 'it'),
    ]);
  });

  it('and is called otherwise by now is the same; by the name of its object schema alone nothing can be said', () => {
    const { workspace, known } = built(['APP']);
    const renamed = changed(workspace, (w) => {
      typeOf(w, 'HR', 'Employee').name = 'Colleague';
    });
    const core = (ofRecord: KnownSchema[]): string[] =>
      linkedLines(plan(['CORE'], renamed, { extend: ['CORE'] }, ofRecord));
    expect(core(known)).toEqual([
      'Person is linked to "Colleague" in "Human Resources" (HR), which was called "Employee" ' +
        'when it was linked: it is the same object type.',
    ]);
    const asWas = (type: string): KnownSchema[] =>
      known.map((one) => ({ ...one, bound: one.bound?.map((each) => ({ ...each, type })) }));
    for (const type of ['', 'Colleagues', 'Folder / colleague', 'Folder › Colleague'])
      expect(core(asWas(type)), type).toEqual([]);
  });

  it('and is gone is said of what the plan adds to, not of a hub that is linked to as it is', () => {
    const { workspace, known } = built(['APP']);
    const gone = changed(workspace, (w) => {
      removeFrom(w, 'HR', 'Employee');
    });
    const said = (template: string): string =>
      `Person of ${template} was linked to "Employee" in "HR", which was deleted or is no longer ` +
      'visible to you: what refers to it points at nothing you can see.';
    const core = plan(['CORE'], gone, {}, known);
    expect(linkedLines(core)).toEqual([said('CORE')]);
    expect(core.elements.filter((key) => key.startsWith('sharing'))).toEqual([]);
    expect(linkedLines(plan(['APP'], gone, {}, known))).toEqual([said('APP')]);
    expect(linkedLines(plan(['APP', 'CORE'], gone, {}, known))).toEqual([
      said('CORE'),
      said('APP'),
    ]);
  });

  it('by a hub that is linked to as it is is not said of a spoke that does not', () => {
    const { workspace, known } = built(['CORE']);
    const shared = changed(workspace, (w) => {
      detailOf(w, 'CORE').sharing = 'on';
      typeOf(w, 'HR', 'Employee').name = 'Colleague';
    });
    const some = bound({ 'Thing.Owner': 'Site', 'Thing.Keeper': 'Site' });
    const found = plan(['APP'], shared, some, known);
    expect(codes(found)).toEqual([]);
    expect(told(found, 'binding-renamed')).toEqual([]);
    expect(told(found, 'linked-as-asked')).toEqual([
      `Thing.Owner of APP is "Site" in "Human Resources" (HR): Thing.Owner refers to it. ${nothing}`,
      `Thing.Keeper of APP is "Site" in "Human Resources" (HR): Thing.Keeper refers to it. ${nothing}`,
    ]);
  });

  it('lacks something: said by the first that makes a reference to it', () => {
    const { workspace, known } = built(['APP']);
    const alone = changed(workspace, (w) => {
      removeSchema(w, 'CORE');
    });
    const app = known.filter(({ template }) => template === 'APP');
    const found = plan(['APP', 'CORE'], alone, bound({ Person: 'Employee' }), app);
    expect(told(found, 'binding-lacks')).toEqual([lacks('Employee', 'Badge', 'Person', 'it')]);
  });
});
