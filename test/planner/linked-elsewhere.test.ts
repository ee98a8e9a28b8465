/** Which references point at an object type that was there before, and what names in a request mean nothing. */
import { describe, expect, it } from 'vitest';
import type { BindingRequest, DeployOptions } from '../../src/planner/options';
import { blocksOf, type KnownSchema, type Plan } from '../../src/planner/plan';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { attributeLines, typePlaces, warnings } from '../support/outline';
import { codes, placed, record } from '../support/read-plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import {
  addSchema,
  addType,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const to = (name: string, target: string, more = {}): TemplateAttribute => ({
  name,
  type: 'reference',
  to: target,
  as: 'Has',
  ...more,
});

const core = templateOf('CORE', [
  typeNamed('Party', [], { children: [typeNamed('Vendor'), typeNamed('Person')] }),
  typeNamed('Team', [
    to('Lead', 'Person', { filter: 'Active = true' }),
    to('Of', 'Party', { subtypes: true }),
  ]),
]);
const app = templateOf(
  'APP',
  [
    typeNamed('Thing', [
      to('Owner', 'CORE.Person', { required: true, max: 2, filter: 'Active = true' }),
      to('Keeper', 'CORE.Person', { subtypes: true }),
      to('Maker', 'CORE.Party'),
      to('Part Of', 'Thing'),
      to('Side', 'SIDE.Item'),
    ]),
    typeNamed('Person'),
  ],
  { extends: ['CORE'] },
);
const catalogue = catalogueOf([core, app]);

/** HR with Human above Employee and Boss, all shared. */
function theirs(): Workspace {
  const workspace = emptyWorkspace();
  addSchema(workspace, 'HR', 'Human Resources');
  const human = addType(workspace, 'HR', { name: 'Human', inherited: true });
  for (const name of ['Employee', 'Boss']) addType(workspace, 'HR', { name, parentId: human.id });
  detailOf(workspace, 'HR').sharing = 'on';
  return workspace;
}
const request = (type: string): BindingRequest => ({
  schema: 'HR',
  type,
  schemaId: null,
  typeId: null,
});
const linked = (
  bound: Record<string, string>,
  each: DeployOptions['references']['each'] = {},
): Partial<DeployOptions> => ({
  references: {
    all: 'link',
    each,
    hubs: [],
    bound: Object.fromEntries(Object.entries(bound).map(([name, type]) => [name, request(type)])),
  },
});
const kept = (workspace: Workspace, key: string, bound: Record<string, string>): KnownSchema => ({
  ...record(workspace, key, key),
  bound: Object.entries(bound).map(([name, type]) => ({
    name,
    ...request(type),
    schemaId: schemaOf(workspace, 'HR').id,
    typeId: typeOf(workspace, 'HR', type).id,
  })),
});
/** Where each reference points: `Thing.Owner Employee`, or the path of the template’s own. */
const targets = (plan: Plan): string[] =>
  attributeLines(plan).flatMap((line) => {
    const [, schema, name, target] = /^(\w+)\/(.+?): reference .*?to (.+?) as/u.exec(line) ?? [];
    if (name === undefined || target === undefined) return [];
    const [id = ''] = /\d+/u.exec(target) ?? [];
    const type = theirs().details['1001']?.objectTypes.find((one) => one.id === id)?.name;
    return [`${schema ?? ''} ${name} ${type ?? target}`];
  });

describe('a reference', () => {
  const plan = (
    some: Partial<DeployOptions>,
    templates = ['APP'],
    workspace = theirs(),
    known: KnownSchema[] = [],
  ): Plan => planFor(catalogue, workspace, optionsFor(templates, some), { known });

  it('keeps all but its target and what is asked of that, where it is linked elsewhere', () => {
    expect(
      attributeLines(plan(linked({ 'Thing.Owner': 'Employee', 'thing.keeper': 'Human' }))).filter(
        (line) => line.startsWith('APP'),
      ),
    ).toEqual([
      expect.stringMatching(
        /^APP\/Thing.Owner: reference required at most 2 to HR\/Thing.Owner \(id 1007\) as Has$/u,
      ),
      expect.stringMatching(
        /^APP\/Thing.Keeper: reference to HR\/thing.keeper \(id 1002\) as Has with what is below$/u,
      ),
      'APP/Thing.Maker: reference to CORE/Party as Has',
      'APP/Thing.Part Of: reference to APP/Thing as Has',
    ]);
  });

  it.each<[string, Partial<DeployOptions>, string[]]>([
    [
      'every one to an object type goes where that one is linked, in the hub too',
      linked({ person: 'Employee' }),
      [
        'CORE Team.Lead Employee',
        'CORE Team.Of CORE/Party',
        'APP Thing.Owner Employee',
        'APP Thing.Keeper Employee',
        'APP Thing.Maker CORE/Party',
      ],
    ],
    [
      'one that is named goes before all to its object type',
      linked({ person: 'Employee', 'Thing.Keeper': 'Boss' }),
      [
        'CORE Team.Lead Employee',
        'CORE Team.Of CORE/Party',
        'APP Thing.Owner Employee',
        'APP Thing.Keeper Boss',
        'APP Thing.Maker CORE/Party',
      ],
    ],
    [
      'one that is linked otherwise, by name, stays with the hub',
      linked({ person: 'Employee' }, { 'Thing.Keeper': 'link' }),
      [
        'CORE Team.Lead Employee',
        'CORE Team.Of CORE/Party',
        'APP Thing.Owner Employee',
        'APP Thing.Keeper CORE/Party/Person',
        'APP Thing.Maker CORE/Party',
      ],
    ],
    [
      'to what has others below it in the hub leaves the hub as it is',
      linked({ Party: 'Human' }),
      [
        'CORE Team.Lead CORE/Party/Person',
        'CORE Team.Of CORE/Party',
        'APP Thing.Owner CORE/Party/Person',
        'APP Thing.Keeper CORE/Party/Person',
        'APP Thing.Maker Human',
      ],
    ],
    [
      'to what is not known here can be linked elsewhere as well',
      linked({ 'Thing.Side': 'Boss' }),
      [
        'CORE Team.Lead CORE/Party/Person',
        'CORE Team.Of CORE/Party',
        'APP Thing.Owner CORE/Party/Person',
        'APP Thing.Keeper CORE/Party/Person',
        'APP Thing.Maker CORE/Party',
        'APP Thing.Side Boss',
      ],
    ],
  ])('%s', (_, some, expected) => {
    const found = plan(some);
    expect(targets(found)).toEqual(
      expected.flatMap((line) =>
        line.startsWith('APP Thing.Maker') ? [line, 'APP Thing.Part Of APP/Thing'] : [line],
      ),
    );
    // Of a spoke nothing is replaced, whatever it is called.
    expect(typePlaces(found)).toContain('APP/Person');
    expect(typePlaces(found).includes('CORE/Party/Person')).toBe(
      !Object.hasOwn(some.references?.bound ?? {}, 'person'),
    );
  });

  it('of a hub that is there keeps its own target, whatever is asked for', () => {
    const workspace = deployed(catalogue, ['CORE'], theirs());
    const half = changed(workspace, (w) => {
      const { id } = typeOf(w, 'CORE', 'Team');
      detailOf(w, 'CORE').attributes = detailOf(w, 'CORE').attributes.filter(
        (one) => one.objectTypeId !== id || one.reference === null,
      );
    });
    const own = ['CORE Team.Lead CORE/Party/Person', 'CORE Team.Of CORE/Party'];
    const asked = linked({ Person: 'Employee' });
    const extended = { ...asked, extend: ['CORE'], allowSharing: ['CORE'] };
    expect(targets(plan(extended, ['APP'], half)).slice(0, 3)).toEqual([
      ...own,
      'APP Thing.Owner Employee',
    ]);
    expect(targets(plan({ ...asked, extend: ['CORE'] }, ['CORE'], half))).toEqual(own);
    // One that a deployment left half-way is still to be made as asked.
    const building = [record(half, 'CORE', 'CORE', 'building')];
    expect(targets(plan(asked, ['CORE'], half, building))).toEqual([
      'CORE Team.Lead Employee',
      'CORE Team.Of CORE/Party',
    ]);
    expect(targets(plan(extended, ['APP'], half, building))[0]).toBe('CORE Team.Lead Employee');
  });

  describe('of a hub that refers to another', () => {
    const itam = templateOf(
      'ITAM',
      [typeNamed('Laptop', [to('Who', 'CORE.Person'), to('Team', 'CORE.Team')]), typeNamed('Bag')],
      { extends: ['CORE'] },
    );
    const spoke = templateOf('SPOKE', [typeNamed('Use', [to('Of', 'ITAM.Laptop')])], {
      extends: ['ITAM'],
    });
    const three = catalogueOf([core, itam, spoke]);

    it('goes where is asked where it is made, and stays with the other where it was there', () => {
      const withCore = deployed(three, ['CORE'], theirs());
      const all = { allowSharing: ['CORE', 'ITAM'] };
      const fresh = planFor(
        three,
        withCore,
        optionsFor(['SPOKE'], { ...linked({ Team: 'Boss' }), ...all }),
      );
      expect([targets(fresh), codes(fresh)]).toEqual([
        ['ITAM Laptop.Who CORE/Party/Person', 'ITAM Laptop.Team Boss', 'SPOKE Use.Of ITAM/Laptop'],
        [],
      ]);
      const half = changed(deployed(three, ['ITAM'], theirs()), (w) => {
        const detail = detailOf(w, 'ITAM');
        detail.attributes = detail.attributes.filter(({ reference }) => reference === null);
      });
      const extended = planFor(
        three,
        half,
        optionsFor(['SPOKE'], { ...linked({ Team: 'Boss' }), ...all, extend: ['ITAM'] }),
      );
      expect(targets(extended)).toEqual([
        'ITAM Laptop.Who CORE/Party/Person',
        'ITAM Laptop.Team CORE/Team',
        'SPOKE Use.Of ITAM/Laptop',
      ]);
    });
  });

  it('of a spoke that is there goes where is asked, else where it was linked, else where its hub was', () => {
    const workspace = changed(deployed(catalogue, ['APP'], theirs()), (w) => {
      const { id } = typeOf(w, 'APP', 'Thing');
      detailOf(w, 'APP').attributes = detailOf(w, 'APP').attributes.filter(
        (one) => one.objectTypeId !== id || one.reference === null,
      );
    });
    const of = (some: Partial<DeployOptions>, ...known: KnownSchema[]): string[] =>
      targets(plan({ ...some, extend: ['APP'] }, ['APP'], workspace, known)).slice(0, 2);
    const own = ['APP Thing.Owner CORE/Party/Person', 'APP Thing.Keeper CORE/Party/Person'];
    const hub = kept(workspace, 'CORE', { Person: 'Human' });
    const one = kept(workspace, 'APP', { 'Thing.Owner': 'Boss' });
    const all = kept(workspace, 'APP', { Person: 'Employee' });
    const both = kept(workspace, 'APP', { 'Thing.Owner': 'Boss', Person: 'Employee' });
    expect(of({})).toEqual(own);
    expect(of(linked({ Person: 'Boss' }))).toEqual([
      'APP Thing.Owner Boss',
      'APP Thing.Keeper Boss',
    ]);
    expect(of({}, hub)).toEqual(['APP Thing.Owner Human', 'APP Thing.Keeper Human']);
    expect(of({}, one)).toEqual(['APP Thing.Owner Boss', own[1]]);
    expect(of({}, all, hub)).toEqual(['APP Thing.Owner Employee', 'APP Thing.Keeper Employee']);
    expect(of({}, both)).toEqual(['APP Thing.Owner Boss', 'APP Thing.Keeper Employee']);
    expect(of(linked({ 'Thing.Owner': 'Human' }), both)).toEqual([
      'APP Thing.Owner Human',
      'APP Thing.Keeper Employee',
    ]);
    expect(of(linked({ Person: 'Human' }), both)).toEqual([
      'APP Thing.Owner Human',
      'APP Thing.Keeper Human',
    ]);
    expect(of(linked({}, { Person: 'link' }), both)).toEqual(own);
    expect(of(linked({}, { 'Thing.Owner': 'link' }), both)).toEqual([
      own[0],
      'APP Thing.Keeper Employee',
    ]);
  });

  it('of a hub that replaced its own object type once is found where it was linked', () => {
    const workspace = deployed(catalogue, ['CORE'], theirs(), linked({ Person: 'Employee' }));
    expect(typePlaces(plan({}, ['CORE'], workspace))).toEqual(['CORE/Party/Person']);
    const known = [kept(workspace, 'CORE', { Person: 'Employee' })];
    const again = plan({}, ['CORE'], workspace, known);
    expect([codes(again), again.steps]).toEqual([[], []]);
  });

  it('that is linked elsewhere makes no hub come for others to refer to', () => {
    const other = templateOf('OTHER', [typeNamed('It', [to('Who', 'CORE.Vendor')])]);
    const spoke = templateOf('SPOKE', [typeNamed('Thing', [to('Owner', 'CORE.Person')])], {
      extends: ['CORE'],
    });
    const found = planFor(
      catalogueOf([core, spoke, other]),
      theirs(),
      optionsFor(['SPOKE', 'OTHER'], linked({ Person: 'Employee' })),
    );
    expect(placed(found).sort()).toEqual(['OTHER:OTHER new', 'SPOKE:SPOKE new']);
    expect(targets(found)).toEqual(['SPOKE Thing.Owner Employee']);
    expect(warnings(found)).toContainEqual(
      expect.stringMatching(/^It.Who is left out for now: it refers to CORE Vendor, which is not/u),
    );
  });
});

describe('a name that no reference answers to', () => {
  const remedies = (
    some: Partial<DeployOptions>,
    templates = ['APP'],
    from = catalogue,
  ): [string, string][] =>
    blocksOf(planFor(from, theirs(), optionsFor(templates, some))).flatMap((block) =>
      block.code === 'unknown-reference'
        ? [[/"(.*?)"/u.exec(block.sentence)?.[1] ?? '', block.remedy]]
        : [],
    );

  it.each<[string, Partial<DeployOptions>, [string, string][]]>([
    [
      'is told the nearest, in the words of what was asked',
      linked({ Persn: 'Employee' }, { Prty: 'text', Partyy: 'create', Itm: 'link' }),
      [
        ['Prty', 'They point at Item, Party, Person. Say for example: Party as text.'],
        ['Partyy', 'They point at Item, Party, Person. Say for example: copy Party.'],
        ['Itm', 'They point at Item, Party, Person. Say for example: link Item.'],
        [
          'Persn',
          'They point at Item, Party, Person. Say for example: link Person to Employee in HR.',
        ],
      ],
    ],
    [
      'or the first, where none is near',
      linked({}, { Giraffe: 'text' }),
      [['Giraffe', 'They point at Item, Party, Person. Say for example: Item as text.']],
    ],
    [
      'or what the attribute of that name refers to',
      linked({}, { OWNER: 'text', 'Part Of': 'text' }),
      [
        ['OWNER', '"OWNER" refers to Person. Say: Person as text.'],
        ['Part Of', 'They point at Item, Party, Person. Say for example: Item as text.'],
      ],
    ],
    [
      'is none where it is the object type of a hub that comes along',
      linked({ Person: 'Boss' }),
      [],
    ],
    [
      'nor where it is of the common data model',
      {
        references: {
          all: 'link',
          each: {},
          hubs: [],
          bound: { Shelf: { ...request('Shelf'), schema: 'Common data model' } },
        },
      },
      [],
    ],
  ])('%s', (_, some, expected) => {
    expect(remedies(some)).toEqual(expected);
  });

  it('is told so where nothing refers to another object schema, or several may be meant', () => {
    const alone = catalogueOf([templateOf('APP', [typeNamed('Thing', [to('Own', 'Thing')])])]);
    expect(remedies(linked({}, { Own: 'text' }), ['APP'], alone)).toEqual([
      ['Own', 'Leave that out: nothing here refers to another object schema.'],
    ]);
    const two = catalogueOf([
      core,
      templateOf(
        'APP',
        [
          typeNamed('Thing', [to('Of', 'CORE.Vendor')]),
          typeNamed('Other', [to('of', 'CORE.Person')]),
          typeNamed('Third', [to('Of', 'CORE.Person')]),
        ],
        { extends: ['CORE'] },
      ),
    ]);
    expect(remedies(linked({}, { Of: 'create' }), ['APP'], two)).toEqual([
      ['Of', '"Of" refers to Vendor or Person. Say: copy Vendor.'],
    ]);
  });

  it('is none in a hub, for what takes the place of an object type there', () => {
    expect(remedies(linked({ Team: 'Boss' }))).toEqual([]);
    expect(remedies(linked({ Vendor: 'Boss' }, { Vendor: 'text' }))).toEqual([
      ['Vendor', 'They point at Item, Party, Person. Say for example: Item as text.'],
    ]);
  });
});
