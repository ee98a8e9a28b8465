/** Which object schema a template goes to: each way to find one, and what is said where none will do. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { blocksOf, type Plan } from '../../src/planner/plan';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { codes, placed, record, referenceModes } from '../support/read-plan';
import { withSchema } from '../support/with-schema';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
  type PlanOptions,
} from '../../simulator/templates';
import {
  changed,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Place', [], { children: [typeNamed('Site')] }),
    typeNamed('Person'),
    typeNamed('Team'),
  ]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [{ name: 'Who', type: 'reference', to: 'CORE.Person', as: 'Has' }]),
      typeNamed('Part'),
    ],
    { extends: ['CORE'] },
  ),
  templateOf('BASIC', [typeNamed('Configuration Item')]),
  templateOf('CMDB', [typeNamed('Configuration Item'), typeNamed('Disk')]),
  templateOf('ECMDB', [typeNamed('Configuration Item'), typeNamed('Disk'), typeNamed('Rack')]),
]);

const plan = (
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
  templates = ['APP'],
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), more);

const CORE_TYPES = ['Place', 'Place/Site', 'Person', 'Team'];
const said = (one: Plan): [string, string, string][] =>
  blocksOf(one).map(({ code, sentence, remedy }) => [code, sentence, remedy]);
/** Where APP goes: key, name, id or null, whether ours. */
const placeOfApp = (one: Plan): unknown[] =>
  one.schemas
    .filter(({ template }) => template === 'APP')
    .flatMap(({ key, name, id, ours }) => [key, name, id, ours]);
const asText = referenceModes('text');

describe('a template that is asked for', () => {
  const TYPES = ['Thing', 'Part'];
  const byKey = withSchema(emptyWorkspace(), 'APP', 'Something');
  const byName = withSchema(emptyWorkspace(), 'OTHER', 'app  schema');
  const held = withSchema(emptyWorkspace(), 'MINE', 'Mine', TYPES);
  const twice = withSchema(held, 'YOURS', 'Yours', TYPES);

  it.each<[string, Workspace, Partial<DeployOptions>, string, string[]]>([
    ['nowhere: is made', emptyWorkspace(), {}, 'APP new', []],
    ['asked for by key and name', emptyWorkspace(), { key: 'K1', name: 'N' }, 'K1 new', []],
    ['where its key is', byKey, {}, 'APP', ['schema-exists']],
    ['where a key is that was asked for', byKey, { key: 'APP' }, 'APP', ['schema-exists']],
    ['where key and name are', byKey, { name: 'SOMETHING' }, 'APP', ['schema-exists']],
    ['of another name: its key is taken', byKey, { name: 'Else' }, 'APP new', ['key-taken']],
    ['where its name is', byName, {}, 'OTHER', ['schema-exists']],
    ['of another key: its name is taken', byName, { key: 'K1' }, 'K1 new', ['name-taken']],
    ['and of a name asked for, too', byName, { name: 'App Schema' }, 'APP new', ['name-taken']],
    ['where all of it is', held, {}, 'MINE', ['schema-exists']],
    ['of a key of its own', held, { key: 'K1' }, 'K1 new', []],
    ['of a name of its own', held, { name: 'Own' }, 'APP new', []],
    ['where two are: which?', twice, {}, 'APP new', ['hub-ambiguous']],
    ['one of the two, by key', twice, { key: 'YOURS' }, 'YOURS', ['schema-exists']],
    [
      'one of the two, by its own key',
      withSchema(held, 'APP', 'Ours', TYPES),
      {},
      'APP',
      ['schema-exists'],
    ],
    [
      'where all of it is, although another has its key',
      withSchema(held, 'APP', 'Something', ['Else']),
      {},
      'MINE',
      ['schema-exists'],
    ],
    [
      'in the one that may be added to, although another holds it',
      withSchema(held, 'APP', 'Something'),
      { extend: ['app'] },
      'APP',
      [],
    ],
  ])('%s', (_, workspace, some, place, expected) => {
    const found = plan(workspace, { ...asText, ...some });
    expect([placed(found), codes(found)]).toEqual([[`APP:${place}`], expected]);
  });

  it('is said to be in several, with what can be typed', () => {
    expect(said(plan(twice, asText))).toEqual([
      [
        'hub-ambiguous',
        'Several object schemas are APP: "Mine" (MINE), "Yours" (YOURS).',
        'Say which one, for example: deploy APP with key MINE.',
      ],
    ]);
  });

  it('is not at home where only its key or name is, and is where all of it is', () => {
    const remedies = [byKey, byName, held].map(
      (workspace) => said(plan(workspace, asText))[0]?.[1],
    );
    expect(remedies).toEqual([
      'An object schema "Something" (APP) is there already and is not APP: it holds 0 of its 2 object types.',
      'An object schema "app schema" (OTHER) is there already and is not APP: it holds 0 of its 2 object types.',
      expect.stringMatching(
        /^The object schema "Mine" \(MINE\) lacks 1 element of APP, the first:/u,
      ),
    ]);
    // On record, it is at home under any name; half-way, it is ours.
    const complete = { known: [record(byKey, 'APP', 'APP')] };
    expect(said(plan(byKey, asText, complete))[0]?.[1]).toMatch(/^The object schema "Something"/u);
    const building = { known: [record(byKey, 'APP', 'APP', 'building')] };
    const { id } = schemaOf(byKey, 'APP');
    expect(placeOfApp(plan(byKey, asText, building))).toEqual(['APP', 'Something', id, true]);
    expect(codes(plan(byKey, asText, building))).toEqual([]);
    expect(codes(plan(byKey, asText, { made: new Set([id]) }))).toEqual([]);
    const elsewhere = { ...record(byKey, 'APP', 'APP', 'building'), schemaId: '4711' };
    expect(codes(plan(byKey, asText, { known: [elsewhere] }))).toEqual(['schema-exists']);
    const findings = plan(byKey, { ...asText, extend: ['APP'] }).findings;
    expect(findings.every(({ kind }) => kind === 'warn')).toBe(true);
    const another = { known: [record(byKey, 'APP', 'CORE', 'building')] };
    expect(codes(plan(byKey, asText, another))).toEqual(['schema-exists']);
  });

  it.each<[string, Workspace, Partial<DeployOptions>, [string, string, string]]>([
    [
      'key',
      byKey,
      { name: 'Else' },
      [
        'key-taken',
        'The key "APP" is taken by the object schema "Something" (APP).',
        'Choose another key. Say for example: deploy APP named "APP Schema 2" with key APP2.',
      ],
    ],
    [
      'name',
      withSchema(withSchema(byName, 'APP2', 'A'), 'X', 'app schema 3', ['Part']),
      { key: 'K1' },
      [
        'name-taken',
        'The name "APP Schema" is taken by the object schema "app schema" (OTHER).',
        'Choose another name. Say for example: deploy APP named "APP Schema 4" with key APP4.',
      ],
    ],
    [
      'key, by what holds some of it',
      withSchema(emptyWorkspace(), 'APP', 'Half', ['part']),
      { name: 'Else' },
      [
        'key-taken',
        'The key "APP" is taken by the object schema "Half" (APP).',
        'Choose another key. Say for example: deploy APP named "APP Schema 2" with key APP2. Or, to ' +
          'complete the one that is there, say: deploy APP with key APP and add what is missing to APP.',
      ],
    ],
  ])('is told another place where its %s is taken', (_, workspace, some, expected) => {
    expect(said(plan(workspace, { ...asText, ...some }))).toEqual([expected]);
  });

  it('is told no more of what cannot be looked into', () => {
    const closed = changed(withSchema(emptyWorkspace(), 'APP', 'Half', ['Part']), (w) => {
      w.details = {};
    });
    expect(said(plan(closed, { ...asText, name: 'Else' }))[0]?.[2]).toBe(
      'Choose another key. Say for example: deploy APP named "APP Schema 2" with key APP2.',
    );
  });

  it('goes, under way, where it was confirmed to go, and nowhere else', () => {
    const at = (id: string | null) => ({ template: 'APP', key: 'APP', name: 'App', id });
    const { id } = schemaOf(held, 'MINE');
    const there = plan(held, asText, { pins: [at(id)] });
    expect(placeOfApp(there)).toEqual(['MINE', 'Mine', id, false]);
    const unmade = plan(byKey, asText, { pins: [at(null)] });
    expect([placeOfApp(unmade), codes(unmade)]).toEqual([['APP', 'App', null, false], []]);
    expect(unmade.findings.map((one) => 'code' in one && one.code)).toEqual([
      'assets-role-unknown',
    ]);
    const gone = plan(held, asText, { pins: [at('4711')] });
    expect([placeOfApp(gone), said(gone)]).toEqual([
      ['APP', 'App', null, false],
      [
        [
          'schema-gone',
          'The object schema APP (APP), which this deployment works on, is gone or no longer visible to you.',
          'Look in Assets whether it was deleted or its permissions changed, then preview again.',
        ],
      ],
    ]);
  });
});

describe('a larger size of what is there', () => {
  const small = withSchema(emptyWorkspace(), 'CI', 'Items', ['Configuration Item']);
  const known = [record(small, 'CI', 'BASIC')];
  const place = (template: string, some: Partial<DeployOptions>, records = known): string[] =>
    placed(plan(small, some, { known: records }, [template]));

  it('goes where that is to be added to, unless it is given a place', () => {
    expect(place('CMDB', { extend: ['ci'] })).toEqual(['CMDB:CI']);
    expect(place('ECMDB', { extend: ['CI'] })).toEqual(['ECMDB:CI']);
    expect(place('CMDB', {})).toEqual(['CMDB:CMDB new']);
    expect(place('CMDB', { extend: ['CI'] }, [])).toEqual(['CMDB:CMDB new']);
    expect(place('CMDB', { extend: ['CI'], key: 'K1' })).toEqual(['CMDB:K1 new']);
    expect(place('CMDB', { extend: ['CI'], name: 'N' })).toEqual(['CMDB:CMDB new']);
    expect(place('APP', { extend: ['CI'], ...asText })).toEqual(['APP:APP new']);
    expect(codes(plan(small, { extend: ['CI'] }, { known }, ['CMDB']))).toEqual([]);
  });
});

describe('a hub', () => {
  const core = withSchema(emptyWorkspace(), 'MD', 'Master Data', CORE_TYPES);
  const both = withSchema(core, 'MD2', 'More Master Data', CORE_TYPES);
  const hub = (workspace: Workspace, some: Partial<DeployOptions> = {}, more: PlanOptions = {}) =>
    placed(plan(workspace, some, more)).filter((one) => one.startsWith('CORE'));

  it('is where all of it is, under the same parents, and little else', () => {
    const more = (...types: string[]): Workspace =>
      withSchema(emptyWorkspace(), 'MD', 'Master Data', types);
    expect(hub(core)).toEqual(['CORE:MD']);
    expect(hub(more(...CORE_TYPES, 'A', 'B', 'C', 'D'))).toEqual(['CORE:MD']);
    expect(hub(more(...CORE_TYPES, 'A', 'B', 'C', 'D', 'E'))).toEqual(['CORE:CORE new']);
    expect(hub(more('Place', 'Site', 'Person', 'Team'))).toEqual(['CORE:CORE new']);
    expect(hub(more('Place', 'Place/Site', 'Person', 'A', 'B'))).toEqual(['CORE:CORE new']);
    expect(hub(more('place', 'place/SITE', 'person', 'Team'))).toEqual(['CORE:MD']);
    // All that a spoke of the catalogue holds, beside it: that is the spoke, with copies.
    const spoke = ['Configuration Item', 'server', 'Application Instance', 'Network Device'];
    expect(hub(more(...CORE_TYPES, ...spoke))).toEqual(['CORE:CORE new']);
    expect(hub(more(...CORE_TYPES, ...spoke.slice(1)))).toEqual(['CORE:MD']);
  });

  it('is not what a spoke of another hub holds as well', () => {
    const types = (key: string): readonly string[] =>
      TEMPLATE_INDEX.find((entry) => entry.key === key)?.types ?? [];
    const own = Array.from({ length: types('SAM').length }, (_, at) => `Own ${at}`);
    const itam = templateOf(
      'ITAM',
      own.map((name) => typeNamed(name)),
    );
    const basic = templateOf(
      'BASIC',
      types('BASIC').map((name) => typeNamed(name)),
    );
    const place = (key: string, held: readonly string[]): string[] =>
      placed(
        planFor(
          catalogueOf([itam, basic]),
          withSchema(emptyWorkspace(), 'X', 'X', [...held]),
          optionsFor([key]),
        ),
      );
    expect(place('ITAM', own)).toEqual(['ITAM:X']);
    expect(place('ITAM', [...own, ...types('SAM')])).toEqual(['ITAM:ITAM new']);
    expect(place('BASIC', types('BASIC'))).toEqual(['BASIC:X']);
  });

  it('is not confused by object types that are each other’s parents', () => {
    const loop = changed(core, (w) => {
      typeOf(w, 'MD', 'Place').parentId = typeOf(w, 'MD', 'Site').id;
    });
    expect(hub(loop)).toEqual(['CORE:CORE new']);
  });

  it('is what is on record as it, before what looks like it', () => {
    const bare = withSchema(core, 'HR', 'People', ['Person']);
    expect(hub(bare, {}, { known: [record(bare, 'HR', 'CORE')] })).toEqual(['CORE:HR']);
    expect(hub(core, {}, { known: [record(core, 'MD', 'BASIC')] })).toEqual(['CORE:CORE new']);
    const unread = changed(bare, (w) => {
      for (const key of ['MD', 'HR']) Reflect.deleteProperty(w.details, schemaOf(w, key).id);
    });
    expect(hub(unread)).toEqual(['CORE:CORE new']);
    const gone = { ...record(core, 'MD', 'CORE'), schemaId: '4711' };
    expect(hub(core, {}, { known: [gone] })).toEqual(['CORE:MD']);
  });

  it('is asked about where there are several, and the finished one goes before others', () => {
    expect(said(plan(both))).toEqual([
      [
        'hub-ambiguous',
        'Several object schemas are CORE: "Master Data" (MD), "More Master Data" (MD2).',
        'Say which one, for example: link to MD.',
      ],
    ]);
    expect(hub(both, { references: { all: 'link', each: {}, hubs: ['md2'] } })).toEqual([
      'CORE:MD2',
    ]);
    const on = (...states: ('building' | 'complete')[]) =>
      codes(
        plan(
          both,
          {},
          {
            known: states.map((state, at) => record(both, at === 0 ? 'MD' : 'MD2', 'CORE', state)),
          },
        ),
      );
    expect(on('building', 'complete')).toEqual([]);
    expect(on('building', 'building')).toEqual(['hub-ambiguous']);
    expect(on('complete', 'complete')).toEqual(['hub-ambiguous']);
    const known = [record(both, 'MD', 'CORE', 'building'), record(both, 'MD2', 'CORE')];
    expect(hub(both, {}, { known })).toEqual(['CORE:MD2']);
    // Finished as something else as well is not finished as this.
    const other = [
      record(both, 'MD', 'CORE', 'building'),
      record(both, 'MD', 'BASIC'),
      record(both, 'MD2', 'CORE', 'building'),
    ];
    expect(codes(plan(both, {}, { known: other }))).toEqual(['hub-ambiguous']);
  });

  it('of which many are is named ten times', () => {
    let many = emptyWorkspace();
    for (let at = 0; at < 12; at += 1) many = withSchema(many, `MD${at}`, `Data ${at}`, CORE_TYPES);
    expect(said(plan(many))[0]?.[1]).toMatch(/\(MD0\), .*"Data 9" \(MD9\) and 2 more\.$/u);
  });

  it.each<[string, Workspace, string]>([
    [
      'key',
      withSchema(emptyWorkspace(), 'CORE', 'Banking', ['Ledger']),
      'CORE is needed, because references point at it, but its key or name is taken by the object ' +
        'schema "Banking" (CORE), which is not CORE.',
    ],
    [
      'name',
      withSchema(emptyWorkspace(), 'BANK', 'core schema', ['Team']),
      'CORE is needed, because references point at it, but its key or name is taken by the object ' +
        'schema "core schema" (BANK), which is not CORE.',
    ],
  ])('whose %s is taken cannot be made', (what, workspace, sentence) => {
    const remedy =
      'Deploy CORE under a name and key of its own first. Say: deploy CORE named "CORE Schema 2" ' +
      'with key CORE2. Or do without it; say: with local copies; or: references as text.';
    const complete = ' Or, to complete the one that is there, say: add what is missing to BANK.';
    expect(said(plan(workspace))).toEqual([
      ['hub-key-taken', sentence, what === 'key' ? remedy : `${remedy}${complete}`],
    ]);
  });

  it('goes into what has its key where that may be added to', () => {
    const taken = withSchema(emptyWorkspace(), 'CORE', 'Banking');
    const found = plan(taken, { extend: ['core'], allowSharing: ['CORE'] });
    expect([placed(found), codes(found)]).toEqual([['CORE:CORE', 'APP:APP new'], []]);
    const named = withSchema(emptyWorkspace(), 'BANK', 'core schema');
    expect(codes(plan(named, { extend: ['BANK'] }))).toEqual(['hub-key-taken']);
  });

  it('goes, under way, where it was confirmed to go', () => {
    const pins = [
      { template: 'APP', key: 'APP', name: 'App', id: null },
      { template: 'CORE', key: 'OLD', name: 'Old', id: schemaOf(both, 'MD2').id },
    ];
    expect(placed(plan(both, {}, { pins }))).toEqual(['CORE:MD2', 'APP:APP new']);
    const unmade = pins.map((pin) => ({ ...pin, id: null }));
    expect(placed(plan(both, {}, { pins: unmade }))).toEqual(['CORE:OLD new', 'APP:APP new']);
  });
});

/** There an attribute that a newer version wants unique goes before one that it wants so no more. */
describe('an object schema that is the template’s own', () => {
  const unique = (name: string) => ({ name, type: 'text' as const, unique: true });
  const thing = typeNamed('Thing', [{ name: 'Old', type: 'text' }, unique('New'), unique('Newer')]);
  const before = typeNamed('Thing', [unique('Old'), unique('New')]);
  const user = typeNamed('Use', [{ name: 'It', type: 'reference', to: 'CORE.Thing', as: 'Has' }]);
  const later = catalogueOf([
    ...['CMDB', 'CORE'].map((key) => templateOf(key, [thing])),
    templateOf('APP', [user], { extends: ['CORE'] }),
  ]);
  const site = (key: string): Workspace =>
    deployed(catalogueOf([templateOf(key, [before])]), [key]);
  const limits = (
    workspace: Workspace,
    template: string,
    some: Partial<DeployOptions>,
    more: PlanOptions = {},
  ): string[] =>
    planFor(later, workspace, optionsFor([template], some), more).findings.flatMap((one) =>
      'code' in one && ['too-many-unique', 'unique-left-out'].includes(one.code) ? one.code : [],
    );

  it.each<[string, () => string[], string]>([
    [
      'as the smaller size of it',
      () => {
        const basic = site('BASIC');
        const known = [record(basic, 'BASIC', 'BASIC')];
        return limits(basic, 'CMDB', { extend: ['BASIC'] }, { known });
      },
      'unique-left-out',
    ],
    [
      'as a hub',
      () => limits(site('CORE'), 'APP', { extend: ['CORE'], allowSharing: ['CORE'] }),
      'unique-left-out',
    ],
    [
      'as what was confirmed',
      () => {
        const pins = ['CMDB'].map((template) => ({
          template,
          key: template,
          name: 'X',
          id: '1001',
        }));
        return limits(site('CMDB'), 'CMDB', { extend: ['CMDB'] }, { pins });
      },
      'unique-left-out',
    ],
  ])('%s', (_, found, expected) => {
    expect(found()).toEqual([expected]);
  });
});
