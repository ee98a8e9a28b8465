/** What is wrong with a request as a whole: said in full, each thing once, and only where it is wrong. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import { codes, record, referenceModes, told } from '../support/read-plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  pinsOf,
  planFor,
  templateOf,
  typeNamed,
  type PlanOptions,
} from '../../simulator/templates';
import {
  addSchema,
  addType,
  changed,
  emptyWorkspace,
  schemaOf,
  type Workspace,
} from '../../simulator/workspace';

const catalogue = catalogueOf([
  templateOf('CORE', [typeNamed('Person'), typeNamed('Place')]),
  templateOf(
    'APP',
    [
      typeNamed('Thing', [
        { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By' },
        { name: 'Size', type: 'text' },
      ]),
      typeNamed('Gadget'),
      typeNamed('Widget'),
    ],
    { extends: ['CORE'] },
  ),
  templateOf('NET', [typeNamed('Port'), typeNamed('Cable')]),
  templateOf(
    'TOP',
    [
      typeNamed('Top', [
        { name: 'Of', type: 'reference', to: 'CORE.Person', as: 'Of' },
        { name: 'In', type: 'reference', to: 'NET.Port', as: 'In' },
      ]),
    ],
    { extends: ['CORE', 'NET'] },
  ),
]);

const plan = (
  templates: string[],
  some: Partial<DeployOptions> = {},
  workspace = emptyWorkspace(),
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), more);

/** Somebody's own object schemas, the last of the alphabet first. */
const withOwn = (...keys: string[]): Workspace =>
  changed(emptyWorkspace(), (w) => {
    for (const key of keys) addType(w, addSchema(w, key, `Own ${key}`).key, { name: `A ${key}` });
  });

describe('object types named in a request', () => {
  const comesWhole = 'What comes along because it is referred to comes whole.';
  it.each<[string[], Partial<DeployOptions>, string[]]>([
    [
      ['APP'],
      { leaveOut: ['Gadgetz', 'WIDGET'] },
      [
        '"Gadgetz" is not an object type of APP, so it cannot be left out. ' +
          `Did you mean Gadget? Say for example: leave out Gadget. ${comesWhole}`,
      ],
    ],
    [
      ['APP', 'NET'],
      { leaveOut: ['port', 'Qqqqqq', 'Person'] },
      [
        '"Qqqqqq" is not an object type of APP or NET, so it cannot be left out. ' +
          `To see which there are, say: describe APP. ${comesWhole}`,
        '"Person" is not an object type of APP or NET, so it cannot be left out. ' +
          `To see which there are, say: describe APP. ${comesWhole}`,
      ],
    ],
    [
      ['APP'],
      { only: ['Gidget'] },
      [
        '"Gidget" is not an object type of APP, so it cannot be had alone. ' +
          'Did you mean Gadget or Widget? Say for example: deploy only Gadget from APP.',
      ],
    ],
    [
      ['NET', 'APP'],
      { only: ['port'] },
      ['Nothing of APP is among what you want alone: port. Say: deploy only port from NET.'],
    ],
    [
      ['APP', 'NET'],
      { only: ['Port', 'Cable'] },
      [
        'Nothing of APP is among what you want alone: Port, Cable. Say: deploy only Port, Cable from NET.',
      ],
    ],
    [['APP', 'NET'], { only: ['Gadget', 'Port'] }, []],
    [['APP', 'NET'], { only: ['CORE'] }, []],
    [['APP', 'NET'], { leaveOut: ['Port', 'Cable'] }, []],
    [['NET'], { only: ['Port'] }, []],
  ])('%j with %j', (templates, some, said) => {
    const found = plan(templates, some);
    expect([...told(found, 'unknown-left-out'), ...told(found, 'unknown-only')]).toEqual(said);
    expect(codes(found)).toHaveLength(said.length);
  });
});

it('a reference of a hub that comes along is none that the request can name', () => {
  const levels = catalogueOf([
    templateOf('CORE', [typeNamed('Person')]),
    templateOf(
      'ITAM',
      [typeNamed('Device', [{ name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Of' }])],
      { extends: ['CORE'] },
    ),
    templateOf(
      'SAM',
      [typeNamed('Licence', [{ name: 'On', type: 'reference', to: 'ITAM.Device', as: 'On' }])],
      { extends: ['ITAM'] },
    ),
  ]);
  const some = referenceModes('link', { Device: 'link', Person: 'text' });
  const found = planFor(levels, emptyWorkspace(), optionsFor(['SAM'], some));
  expect(codes(found)).toEqual(['unknown-reference']);
  expect(told(found, 'unknown-reference')[0]).toContain('"Person"');
});

describe('keys of object schemas named in a request', () => {
  const none = (key: string): string =>
    `There is no object schema with the key "${key}" that you can see.`;

  it('that nothing has are said once each, with the keys there are', () => {
    const some = { extend: ['NOPE', 'NONE'], allowSharing: ['NOPE', 'NADA'] };
    expect(told(plan(['APP'], some), 'extend-unknown')).toEqual(
      ['NOPE', 'NONE', 'NADA'].map(
        (key) =>
          `${none(key)} There is no object schema on this site yet. To start with one, say: deploy APP.`,
      ),
    );
    const hub = plan(['APP'], referenceModes('link', {}, ['ZIP']), withOwn('YY', 'XX'));
    expect(told(hub, 'hub-not-found')).toEqual([`${none('ZIP')} Keys there are: XX, YY.`]);
    expect(codes(hub)).toEqual(['hub-not-found']);
  });

  it('that exist, or that the plan makes, are none of those, in any case', () => {
    const workspace = withOwn('XX');
    const some = { extend: ['app', 'xx'], allowSharing: ['xX', 'core'] };
    expect(codes(plan(['APP'], some, workspace))).toEqual([]);
  });

  it('are no attributes: those are looked up on the object type that declares them', () => {
    const found = plan(['APP'], { extend: ['thing.size', 'Thing.Colour', 'Person.Owner'] });
    expect(told(found, 'extend-unknown')).toEqual(
      ['Thing.Colour', 'Person.Owner'].map(
        (name) =>
          `The attribute "${name}", which was to be required, is not part of this plan. ` +
          'Name it as the object type that declares it, a full stop and the attribute, ' +
          'such as Server.Owner; the data dictionary of the template lists them.',
      ),
    );
    expect(told(found, 'unused-option')).toEqual([]);
  });

  it('to be linked to, that hold nothing of a hub', () => {
    const zoo = withOwn('ZOO');
    const named = referenceModes('link', {}, ['ZOO']);
    expect(told(plan(['NET'], named, zoo), 'hub-not-found')).toEqual([
      '"Own ZOO" (ZOO) is named to be linked to, but NET needs no other object schema. ' +
        'Say it without: deploy NET.',
    ]);
    expect(told(plan(['TOP'], named, zoo), 'hub-not-found')).toEqual([
      '"Own ZOO" (ZOO) is named to be linked to, but holds no object type of CORE or NET. ' +
        'Name an object schema that holds the object types referred to, or say it without: deploy TOP.',
    ]);
    // With one hub to choose from it is that one.
    expect(told(plan(['APP'], named, zoo), 'hub-not-found')).toEqual([]);
    const holding = changed(zoo, (w) => {
      addType(w, 'ZOO', { name: 'Port' });
    });
    expect(told(plan(['TOP'], named, holding), 'hub-not-found')).toEqual([]);
    const pins = pinsOf(plan(['TOP'], {}, zoo), zoo, new Set());
    expect(told(plan(['TOP'], named, zoo, { pins }), 'hub-not-found')).toEqual([]);
  });
});

describe('two templates in one object schema', () => {
  const same = (name: string, key: string, other: string, own: string): string =>
    `${other} and ${own} would both be the object schema "${name}" (${key}). ` +
    `Ask for one of them at a time. Say: deploy ${own}.`;

  it('by key or by name, however it is written', () => {
    expect(told(plan(['APP'], { key: 'CORE' }), 'same-schema')).toEqual([
      same('APP Schema', 'CORE', 'CORE', 'APP'),
    ]);
    expect(told(plan(['APP'], { name: 'core  SCHEMA' }), 'same-schema')).toEqual([
      same('core  SCHEMA', 'APP', 'CORE', 'APP').replace('core  SCHEMA', 'core SCHEMA'),
    ]);
    expect(told(plan(['APP', 'NET']), 'same-schema')).toEqual([]);
  });

  it('are two where one of them exists under its own key', () => {
    const workspace = changed(deployed(catalogue, ['CORE']), (w) => {
      schemaOf(w, 'CORE').name = 'APP Schema';
    });
    const known = [record(workspace, 'CORE', 'CORE')];
    expect(codes(plan(['APP'], { key: 'OTHER' }, workspace, { known }))).toEqual(['name-taken']);
    const theirs = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'APP', 'CORE Schema');
    });
    expect(told(plan(['APP'], { extend: ['APP'] }, theirs), 'same-schema')).toEqual([]);
    const both = changed(deployed(catalogue, ['APP', 'CORE']), (w) => {
      schemaOf(w, 'CORE').name = 'APP Schema';
    });
    const records = ['APP', 'CORE'].map((key) => record(both, key, key));
    expect(told(plan(['APP', 'CORE'], {}, both, { known: records }), 'same-schema')).toEqual([]);
  });
});

describe('a permission that changes nothing', () => {
  const made = (what: string): string =>
    `You asked to ${what}, which is not needed: this plan creates it, `;
  const idle = (what: string): string =>
    `You asked to ${what}, which changes nothing: that object schema has no part in this plan.`;
  const own = withOwn('YY', 'XX');
  const some = { extend: ['APP', 'XX'], allowSharing: ['CORE', 'XX'] };
  const all = [
    `${made('add to APP')}whole.`,
    `${idle('add to XX')} To deploy to it, say: deploy APP with key XX; to link to it, say: link to XX.`,
    `${made('allow sharing on CORE')}and lets others refer to it where they have to.`,
    idle('allow sharing on XX'),
  ];

  it('is said, with what would do', () => {
    expect(told(plan(['APP'], some, own), 'unused-option')).toEqual(all);
  });

  it('is none of a deployment under way, of what takes part, or of what is not there', () => {
    const pins = pinsOf(plan(['APP'], {}, own), own, new Set());
    expect(told(plan(['APP'], some, own, { pins }), 'unused-option')).toEqual([]);
    const standing = deployed(catalogue, ['APP']);
    const used = { extend: ['APP', 'CORE'], allowSharing: ['NOPE'] };
    expect(told(plan(['APP'], used, standing), 'unused-option')).toEqual([]);
  });
});
