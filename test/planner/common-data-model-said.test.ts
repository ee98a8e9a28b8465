/** A site that has Atlassian’s common data model: what is there already is offered, and nothing is made in it. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import { codes, told } from '../support/read-plan';
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
  detailOf,
  emptyWorkspace,
  type Workspace,
} from '../../simulator/workspace';

const core = templateOf('CORE', [
  typeNamed('Cost Centre'),
  typeNamed('Person', [{ name: 'Email', type: 'email' }]),
  typeNamed('Room'),
  typeNamed('Location'),
]);
const app = templateOf(
  'APP',
  [
    typeNamed('Thing', [
      { name: 'Owner', type: 'reference', to: 'CORE.Person', as: 'Owned By' },
      { name: 'Size', type: 'text' },
    ]),
  ],
  { extends: ['CORE'] },
);
const net = templateOf('NET', [typeNamed('Port', [{ name: 'Other', type: 'text' }])]);
const catalogue = catalogueOf([core, app, net]);

const plan = (
  templates: string[],
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), more);

/** An object schema of the system’s own, beside what people have. */
const holding = (
  types: Record<string, string[]>,
  from: Workspace = emptyWorkspace(),
  system = true,
): Workspace =>
  changed(from, (w) => {
    for (const [key, names] of Object.entries(types)) {
      const schema = addSchema(w, key, `Data ${key}`);
      if (system) schema.system = true;
      addType(w, key, { name: 'Something else' });
      for (const name of names) addType(w, key, { name });
      detailOf(w, key).sharing = 'on';
    }
  });
const ALL = { PEOPLE: ['person', 'Cost Center'], PLACES: ['Location', 'Room'] };

const offer = (there: string, one: boolean, keys: string): string[] => [
  `This site has Atlassian's common data model, which already holds ${there}. ` +
    `To link to ${one ? 'it instead of building it' : 'those instead of building them'} a second ` +
    `time, say: deploy ${keys} with the common data model.`,
];

describe('the common data model', () => {
  const said = (one: Plan): string[] => told(one, 'common-data-model');

  it('is offered for what the plan would build, each from where it is', () => {
    expect(said(plan(['CORE'], holding(ALL)))).toEqual(
      offer(
        'Person in "Data PEOPLE", Cost Center in "Data PEOPLE", Location in "Data PLACES"',
        false,
        'CORE',
      ),
    );
    expect(said(plan(['CORE'], holding({ PLACES: ['LOCATION'] })))).toEqual(
      offer('Location in "Data PLACES"', true, 'CORE'),
    );
  });

  it('is offered for what the plan would refer to', () => {
    const standing = changed(deployed(catalogue, ['CORE']), (w) => {
      detailOf(w, 'CORE').sharing = 'on';
    });
    expect(said(plan(['APP', 'NET'], holding(ALL, standing)))).toEqual(
      offer('Person in "Data PEOPLE"', true, 'APP and NET'),
    );
  });

  it('is not worth a word where nothing of it is needed, nothing is held, or nothing is asked any more', () => {
    expect(said(plan(['NET'], holding(ALL)))).toEqual([]);
    expect(said(plan(['CORE'], holding({ PLACES: ['Room', 'Cost Centre'] })))).toEqual([]);
    expect(said(plan(['CORE'], holding(ALL, emptyWorkspace(), false)))).toEqual([]);
    // Under way it reads the one it is linked to, and asks nothing.
    const bound = { Person: { schema: 'PEOPLE', type: 'Person', schemaId: null, typeId: null } };
    const linked = { references: { all: 'link' as const, each: {}, hubs: [], bound } };
    const first = plan(['CORE'], holding(ALL), linked);
    expect(said(first)).toHaveLength(1);
    const pins = pinsOf(first, holding(ALL), new Set());
    expect(said(plan(['CORE'], holding(ALL), first.options, { pins }))).toEqual([]);
    const done = deployed(catalogue, ['CORE'], holding(ALL));
    expect(said(plan(['CORE'], done))).toEqual([]);
    const other = catalogueOf([templateOf('OWN', [typeNamed('Person')])]);
    expect(said(planFor(other, holding(ALL), optionsFor(['OWN'])))).toEqual([]);
  });

  it('is never added to, nor are its settings changed', () => {
    const refused = [
      '"Data PLACES" (PLACES) is an object schema of Atlassian\'s common data model: nothing is ' +
        'ever created in it, nor its settings changed. Deploy under another name and key, and ' +
        'say "with the common data model" to link to what it holds.',
    ];
    const inIt = plan(['NET'], holding(ALL), { key: 'PLACES', extend: ['PLACES'] });
    expect(told(inIt, 'system-schema')).toEqual(refused);
    const unshared = changed(holding(ALL), (w) => {
      detailOf(w, 'PLACES').sharing = 'off';
    });
    const bound = { schema: 'PLACES', type: 'Room', schemaId: null, typeId: null };
    const linked = plan(['APP'], unshared, {
      allowSharing: ['PLACES'],
      references: { all: 'link', each: {}, hubs: [], bound: { Person: bound } },
    });
    expect(told(linked, 'system-schema')).toEqual(refused);
    expect(codes(plan(['CORE', 'NET'], holding(ALL)))).toEqual([]);
  });
});
