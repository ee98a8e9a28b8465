/** What is said, in full, of a site and of what grows in it: statuses, oddities, required attributes, look-alikes. */
import { describe, expect, it } from 'vitest';
import type { OddElement } from '../../src/assets/observation';
import { createPlan } from '../../src/planner/create-plan';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
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
  changed,
  detailOf,
  emptyWorkspace,
  observationOf,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string, required = false) => ({ name, type: 'text' as const, required });
const catalogue = catalogueOf([
  templateOf('CORE', [typeNamed('Person', [text('Badge')])]),
  templateOf(
    'AA',
    [
      typeNamed('Device', [text('Serial', true), text('Note')], {
        children: [
          typeNamed('Laptop', [text('Size', true), text('Colour')], {
            children: [typeNamed('Tablet', [text('Pen')])],
          }),
        ],
      }),
      typeNamed('Licence', [
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Of', type: 'reference', to: 'CORE.Person', as: 'Of' },
      ]),
    ],
    {
      extends: ['CORE'],
      statusSets: {
        LIFE: ['New', 'Old', 'Gone'].map((name) => ({ name, category: 'pending' as const })),
      },
    },
  ),
]);
const plan = (workspace: Workspace, some: Partial<DeployOptions> = {}): Plan =>
  planFor(catalogue, workspace, optionsFor(['AA'], some));
const extend = { extend: ['AA'] };
/** Deployed, with its hub shared, and changed since. */
const standing = (change: (workspace: Workspace) => void = () => undefined): Workspace =>
  changed(deployed(catalogue, ['AA']), (w) => {
    detailOf(w, 'CORE').sharing = 'on';
    change(w);
  });

it('statuses of the whole site in another category are said in one line', () => {
  const workspace = changed(emptyWorkspace(), (w) => {
    w.globals.statuses = ['new', 'OLD'].map((name, at) => ({
      id: `${at}`,
      name,
      category: 'active' as const,
    }));
  });
  expect(told(plan(workspace), 'status-twin')).toEqual([
    'The site already has statuses of the same name in another category: "new" (active; in AA ' +
      'it will be pending), "OLD" (active; in AA it will be pending). They are left alone, and ' +
      'the object schema gets its own: people will see each name twice. If one is enough, ' +
      'change the category of the status of the site, or rename it, and preview again.',
  ]);
  workspace.globals.statuses.pop();
  expect(told(plan(workspace), 'status-twin')).toEqual([
    'The site already has a status of the same name in another category: "new" (active; in AA ' +
      'it will be pending). It is left alone, and the object schema gets one of its own: people ' +
      'will see the name twice. If one is enough, change the category of the status of the ' +
      'site, or rename it, and preview again.',
  ]);
});

describe('what cannot be read', () => {
  const odd = (schemaId: string | null, some: Partial<OddElement> = {}): OddElement => ({
    what: 'attribute',
    schemaId,
    id: '77',
    name: 'Serial',
    detail: 'no type',
    kept: true,
    ...some,
  });
  const said = (one: Plan): string[] => told(one, 'odd-element');
  const aside = 'Assets answered with something the app cannot read, which is left aside';
  const twice = ' in AA; should it be part of the template, it may be there twice: ';

  it('is said of the object schema the plan adds to, in one line, and not of another', () => {
    const workspace = standing((w) => {
      removeFrom(w, 'AA', 'Device', 'Note');
      const { id } = schemaOf(w, 'AA');
      w.odd = [
        odd(schemaOf(w, 'CORE').id),
        odd(null),
        ...Array.from({ length: 7 }, (_, at) => odd(id, { id: `8${at}` })),
      ];
    });
    const five = [0, 1, 2, 3, 4].map((at) => `the attribute "Serial" (id 8${at}: no type)`);
    expect(said(plan(workspace, extend))).toEqual([
      `${aside}${twice}${five.join(', ')} and 2 more.`,
    ]);
  });

  it('is said of the list of object schemas where one is created', () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      w.odd = [odd(null, { what: 'object schema', id: '', name: '', kept: false })];
    });
    expect(said(plan(workspace))).toEqual([
      `${aside}; should its name or key be one of this plan, Assets refuses the new object ` +
        'schema: the object schema without a name (no id: no type).',
    ]);
  });

  it('stops what builds on it, and nothing else', () => {
    const built = (type: string, lacks: [string, string?], some: Partial<OddElement> = {}): Plan =>
      plan(
        standing((w) => {
          w.odd = [
            odd(schemaOf(w, 'AA').id, {
              what: 'object type',
              id: typeOf(w, 'AA', type).id,
              name: type,
              ...some,
            }),
          ];
          removeFrom(w, 'AA', ...lacks);
        }),
        extend,
      );
    const blocked = (type: string, id: string): string =>
      `Assets answered with something the app cannot read of the object type "${type}" (id ${id}: ` +
      'no type) in AA, which the plan builds on. Open it in Assets and save it once; if it ' +
      'stays so, leave that branch out, or report it with this message.';
    const idOf = (type: string): string => typeOf(standing(), 'AA', type).id;
    expect(said(built('Device', ['Device', 'Note']))).toEqual([blocked('Device', idOf('Device'))]);
    // A new object type below it, and nothing of its own.
    expect(said(built('Laptop', ['Tablet']))).toEqual([blocked('Laptop', idOf('Laptop'))]);
    const beside = built('Licence', ['Device', 'Note']);
    expect(codes(beside)).toEqual([]);
    expect(said(beside)).toEqual([
      `${aside}${twice}the object type "Licence" (id ${idOf('Licence')}: no type).`,
    ]);
    // An attribute may have the number of an object type.
    expect(codes(built('Device', ['Device', 'Note'], { what: 'attribute' }))).toEqual([]);
  });

  it('may be nothing at all', () => {
    const { odd: _none, ...observation } = observationOf(emptyWorkspace());
    const options = optionsFor(['AA']);
    const request = {
      ...catalogue,
      options,
      observation,
      known: [],
      pins: [],
      made: new Set<string>(),
    };
    expect(createPlan(request).findings).toEqual(plan(emptyWorkspace()).findings);
  });
});

describe('what grows on object types that exist', () => {
  it('and is required is said, a few by name', () => {
    const lacking = standing((w) => {
      removeFrom(w, 'AA', 'Device', 'Serial');
      removeFrom(w, 'AA', 'Device', 'Note');
      removeFrom(w, 'AA', 'Laptop', 'Size');
    });
    expect(told(plan(lacking, extend), 'required-added')).toEqual([
      'Required from then on, on object types that exist: Device.Serial, Laptop.Size. ' +
        'Whatever imports into them must bring a value.',
    ]);
    const optional = standing((w) => {
      removeFrom(w, 'AA', 'Device', 'Note');
      removeFrom(w, 'AA', 'Laptop', 'Size');
      removeFrom(w, 'AA', 'Laptop');
      removeFrom(w, 'AA', 'Tablet');
    });
    expect(told(plan(optional, extend), 'required-added')).toEqual([]);
  });

  /** `Laptop` has Serial, Note, Size, Colour and the four of Assets; Tablet one more. */
  const crowded = (own: number, on = 'Laptop', change = (_: Workspace): void => undefined) =>
    standing((w) => {
      removeFrom(w, 'AA', 'Laptop', 'Colour');
      for (let at = 0; at < own; at += 1)
        addAttribute(w, 'AA', typeOf(w, 'AA', on), { name: `Own ${at}` });
      change(w);
    });
  const more = (names: string): string[] => [
    `With what AA has already, these object types have more than the 35 attributes Atlassian recommends: ${names}.`,
  ];

  it('beyond what is recommended is said, inherited and planned attributes counted once', () => {
    const said = (workspace: Workspace, some: Partial<DeployOptions> = extend): string[] =>
      told(plan(workspace, some), 'recommendation');
    expect(said(crowded(26))).toEqual([]);
    expect(said(crowded(27))).toEqual(more('Tablet (36)'));
    expect(said(crowded(28))).toEqual(more('Laptop (36), Tablet (37)'));
    const above = (w: Workspace): void => {
      for (let at = 0; at < 28; at += 1)
        addAttribute(w, 'AA', typeOf(w, 'AA', 'Device'), { name: `Own ${at}` });
    };
    expect(said(crowded(0, 'Device', above))).toEqual(more('Laptop (36), Tablet (37)'));
    const notDown = crowded(28, 'Device', (w) => {
      typeOf(w, 'AA', 'Device').inherited = false;
    });
    expect(said(notDown)).toEqual([]);
    // A new object type takes over what those above it have.
    const newer = crowded(27, 'Laptop', (w) => {
      removeFrom(w, 'AA', 'Tablet');
    });
    expect(said(newer)).toEqual(more('Tablet (36)'));
  });

  it('is no advice where nothing is added', () => {
    const full = standing((w) => {
      for (let at = 0; at < 40; at += 1)
        addAttribute(w, 'AA', typeOf(w, 'AA', 'Device'), { name: `Own ${at}` });
    });
    expect(plan(full, extend).findings.filter(({ kind }) => kind === 'warn')).toEqual([]);
    const hub = changed(full, (w) => {
      removeFrom(w, 'AA', 'Device', 'Note');
      for (let at = 0; at < 40; at += 1)
        addAttribute(w, 'CORE', typeOf(w, 'CORE', 'Person'), { name: `Own ${at}` });
      removeFrom(w, 'CORE', 'Person', 'Badge');
    });
    const both = planFor(catalogue, hub, optionsFor(['AA'], extend));
    expect(told(both, 'recommendation')).toHaveLength(1);
    expect(told(both, 'recommendation')[0]).not.toContain('CORE');
  });
});

describe('a name that looks like one of the plan', () => {
  const small = catalogueOf([templateOf('AA', [typeNamed('Device')], { name: 'Data~Things' })]);
  const looks = (
    change: (workspace: Workspace) => void,
    some: Partial<DeployOptions> = {},
  ): string[] =>
    told(planFor(small, changed(emptyWorkspace(), change), optionsFor(['AA'], some)), 'look-alike');
  const line = (name: string, id: string, like: string, strange: string): string =>
    `The object schema ${name} (id "${id}") looks like ${like} but is another name (${strange}); it is left alone.`;
  const own = '`Data~Things`';

  it('is said with what a reader cannot see of it', () => {
    expect(looks((w) => addSchema(w, 'XX', 'D\u0430ta~Things'))).toEqual([
      line('`D\u0430ta~Things`', '1001', own, 'U+0430'),
    ]);
    expect(looks((w) => addSchema(w, 'XX', 'Data~\u0007Things'))).toEqual([
      line(own, '1001', own, 'U+0007'),
    ]);
    // By its key, which holds plain letters only, whatever its name holds.
    expect(
      told(
        planFor(
          catalogueOf([templateOf('COOL', [typeNamed('Device')])]),
          changed(emptyWorkspace(), (w) => {
            addSchema(w, 'C0OL', 'Geräte');
          }),
          optionsFor(['COOL']),
        ),
        'look-alike',
      ),
    ).toEqual([line('"Geräte"', '1001', '"COOL"', 'other letters or digits')]);
    // By its name, which passes for the key of the plan.
    expect(looks((w) => addSchema(w, 'XX', '\u0410\u0410'))).toEqual([
      line('"\u0410\u0410"', '1001', '"AA"', 'U+0410'),
    ]);
  });

  it('is none that is the same, or says nothing', () => {
    expect(looks((w) => addSchema(w, 'XX', 'data~things'), { key: 'BB' })).toEqual([]);
    expect(looks((w) => addSchema(w, 'XX', 'aa'))).toEqual([]);
    const dashes = (w: Workspace): void => {
      addSchema(w, 'AA', '--');
      addSchema(w, 'XX', '·');
    };
    expect(looks(dashes, extend)).toEqual([]);
    const typed = (w: Workspace): void => {
      addSchema(w, 'AA', 'Data~Things');
      addType(w, 'AA', { name: 'device' });
      addType(w, 'AA', { name: 'Something' });
    };
    expect(looks(typed, extend)).toEqual([]);
  });
});

it('a finding is a line for somebody: none is empty, and each says what it is', () => {
  const workspace = standing((w) => {
    removeFrom(w, 'AA', 'Device', 'Note');
    removeFrom(w, 'CORE', 'Person', 'Badge');
    schemaOf(w, 'AA').canManage = false;
  });
  const known = [record(workspace, 'CORE', 'CORE', 'complete', '0.1.0')];
  const { findings } = planFor(catalogue, workspace, optionsFor(['AA']), { known });
  expect(findings.map((one) => ('code' in one ? one.code : one.kind)).sort()).toEqual([
    'hub-incomplete',
    'not-manageable',
    'schema-exists',
    'version-differs',
  ]);
});
