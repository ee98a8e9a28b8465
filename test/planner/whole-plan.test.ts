/** What a plan holds beside its steps: the schemas that take part, in which role, and what was asked in one form. */
import { describe, expect, it } from 'vitest';
import { inOrderOfIds } from '../../src/planner/in-order-of-ids';
import type { BindingRequest, DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import { codes, record, referenceModes, told } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
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
  observationOf,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const to = (name: string, target: string) => ({
  name,
  type: 'reference' as const,
  to: target,
  as: name,
});
const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Person', [{ name: 'Mail', type: 'email' }]),
    typeNamed('Place', [{ name: 'Street', type: 'text' }]),
  ]),
  templateOf('MID', [typeNamed('Device', [to('Owner', 'CORE.Person')]), typeNamed('Model')], {
    extends: ['CORE'],
  }),
  templateOf('TOP', [typeNamed('Licence', [to('On', 'MID.Device')]), typeNamed('Term')], {
    extends: ['MID'],
  }),
]);
const plan = (
  templates: string[],
  workspace: Workspace = emptyWorkspace(),
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), more);
const standing = (...templates: string[]): Workspace =>
  changed(deployed(catalogue, templates), (w) => {
    for (const detail of Object.values(w.details)) detail.sharing = 'on';
  });
const schemas = (one: Plan): unknown[] =>
  one.schemas.map(({ template, role, key, id, ours, complete }) => [
    template,
    role,
    key,
    id === null ? 'new' : 'there',
    ...(ours ? ['ours'] : []),
    ...(complete ? ['complete'] : []),
  ]);

describe('the object schemas of a plan', () => {
  it('are what is asked for, with the hubs of hubs before it', () => {
    const found = plan(['TOP']);
    expect(schemas(found)).toEqual([
      ['CORE', 'hub', 'CORE', 'new'],
      ['MID', 'hub', 'MID', 'new'],
      ['TOP', 'target', 'TOP', 'new'],
    ]);
    expect(found.schemas[2]?.name).toBe('TOP Schema');
    expect(found.templates.map(({ key }) => key)).toEqual(['CORE', 'MID', 'TOP']);
    expect(told(found, 'assets-role-unknown')).toEqual([
      'Whether your Assets role lets you create object schemas cannot be checked beforehand: ' +
        'creating CORE is the first write and shows it.',
    ]);
    expect(found.workspaceId).toBe('w-1');
  });

  it('are no hubs that nothing to be created needs', () => {
    const whole = standing('TOP');
    // Those that exist are linked to.
    expect(schemas(plan(['TOP'], whole))).toEqual([
      ['CORE', 'hub', 'CORE', 'there', 'complete'],
      ['MID', 'hub', 'MID', 'there', 'complete'],
      ['TOP', 'target', 'TOP', 'there', 'complete'],
    ]);
    const extended = plan(['TOP'], whole, { extend: ['MID', 'CORE'] });
    expect(schemas(extended).map((one) => (one as string[])[0])).toEqual(['CORE', 'MID', 'TOP']);
    expect(told(extended, 'assets-role-unknown')).toEqual([]);
    const alone = deployed(catalogue, ['TOP'], emptyWorkspace(), referenceModes('text'));
    expect(schemas(plan(['TOP'], alone))).toEqual([['TOP', 'target', 'TOP', 'there', 'complete']]);
    // To be added to what is not there is no wish for it.
    expect(schemas(plan(['TOP'], alone, { extend: ['CORE'] }))).toHaveLength(1);
    const lacking = changed(alone, (w) => {
      removeFrom(w, 'TOP', 'Term');
    });
    expect(schemas(plan(['TOP'], lacking, { extend: ['TOP'] }))).toEqual([
      ['TOP', 'target', 'TOP', 'there'],
    ]);
    // With the reference they are, and the hub of the hub with them.
    const bare = changed(alone, (w) => {
      removeFrom(w, 'TOP', 'Licence', 'On');
    });
    expect(schemas(plan(['TOP'], bare, { extend: ['TOP'] }))).toHaveLength(3);
  });

  it('of a deployment under way are those it was confirmed with', () => {
    const first = plan(['TOP']);
    const pins = pinsOf(first, emptyWorkspace(), new Set());
    expect(schemas(plan(['TOP'], emptyWorkspace(), {}, { pins }))).toEqual(schemas(first));
    const fewer = pins.filter(({ template }) => template !== 'CORE');
    const small = plan(['TOP'], emptyWorkspace(), {}, { pins: fewer });
    expect(schemas(small).map((one) => (one as string[])[0])).toEqual(['MID', 'TOP']);
    const half = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CORE', 'CORE Schema');
    });
    const made = new Set([schemaOf(half, 'CORE').id]);
    const going = plan(['TOP'], half, {}, { pins: pinsOf(first, half, made), made });
    expect(schemas(going)[0]).toEqual(['CORE', 'hub', 'CORE', 'there', 'ours']);
    expect(codes(going)).toEqual([]);
  });

  it('are whole where nothing of theirs is created, the sharing of a hub included', () => {
    const off = changed(standing('MID'), (w) => {
      detailOf(w, 'MID').sharing = 'off';
    });
    const found = plan(['TOP'], off, { allowSharing: ['MID'] });
    expect(schemas(found)).toEqual([
      ['CORE', 'hub', 'CORE', 'there', 'complete'],
      ['MID', 'hub', 'MID', 'there'],
      ['TOP', 'target', 'TOP', 'new'],
    ]);
    expect(found.steps.map(({ kind }) => kind)).toEqual([
      'schema',
      'sharing',
      'reference-type',
      'object-type',
      'object-type',
      'attribute',
    ]);
    expect(new Set(found.elements).size).toBe(found.elements.length);
  });

  it('say nothing of the role where a name or a key cannot be', () => {
    const bad = plan(['CORE'], emptyWorkspace(), { key: 'no key' });
    expect([codes(bad), told(bad, 'assets-role-unknown')]).toEqual([['bad-key'], []]);
  });
});

describe('what a hub lacks', () => {
  it('matters where something to be created refers to it, and not where a hub as it is would', () => {
    const noPerson = changed(standing('MID'), (w) => {
      removeFrom(w, 'CORE', 'Person');
    });
    const known = ['CORE', 'MID'].map((key) => record(noPerson, key, key));
    const incomplete = changed(noPerson, (w) => {
      removeFrom(w, 'MID', 'Device', 'Owner');
    });
    const found = plan(['TOP'], incomplete, {}, { known });
    expect(codes(found)).toEqual([]);
    expect(schemas(found).slice(0, 2)).toEqual([
      ['CORE', 'hub', 'CORE', 'there'],
      ['MID', 'hub', 'MID', 'there'],
    ]);
    expect(codes(plan(['MID'], incomplete, { extend: ['MID'] }, { known }))).toEqual([
      'hub-missing-type',
    ]);
  });
});

describe('where a reference points', () => {
  it('is not compared where its hub takes no part, or may be one of several', () => {
    const whole = standing('MID');
    const elsewhere = ({ findings }: Plan): unknown[] =>
      findings.filter(({ kind }) => kind === 'retargeted');
    const pins = pinsOf(plan(['MID'], whole), whole, new Set());
    const alone = pins.filter(({ template }) => template === 'MID');
    expect(elsewhere(plan(['MID'], whole, {}, { pins: alone }))).toEqual([]);
    const two = changed(whole, (w) => {
      const other = addSchema(w, 'CORE2', 'Second');
      addType(w, 'CORE2', { name: 'Person' });
      addType(w, 'CORE2', { name: 'Place' });
      schemaOf(w, 'CORE').key = 'CORE1';
      other.canManage = true;
    });
    const found = plan(['MID'], two);
    expect(elsewhere(found)).toEqual([]);
  });
});

describe('an optional reference', () => {
  const side = catalogueOf([
    templateOf('SIDE', [typeNamed('Port')]),
    templateOf('MAIN', [typeNamed('Device', [to('At', 'SIDE.Port')])]),
    templateOf('HALF', [typeNamed('Other', [to('At', 'MAIN.Device')])]),
  ]);
  const shared = (sharing: 'on' | 'off'): Workspace =>
    changed(deployed(side, ['SIDE']), (w) => {
      detailOf(w, 'SIDE').sharing = sharing;
    });
  const main = (
    workspace: Workspace,
    more: PlanOptions = {},
    some: Partial<DeployOptions> = {},
  ): Plan => planFor(side, workspace, optionsFor(['MAIN'], some), more);
  const links = ({ steps }: Plan): boolean =>
    steps.some((step) => step.kind === 'attribute' && step.name === 'At');

  it('is made to what is there and shared, or may be, and goes on so', () => {
    const first = main(shared('on'));
    expect(links(first)).toBe(true);
    expect(first.schemas.map(({ template }) => template)).toEqual(['SIDE', 'MAIN']);
    const pins = pinsOf(first, shared('on'), new Set());
    expect(main(shared('on'), { pins }).steps).toEqual(first.steps);
    // What was not confirmed with it is not linked to.
    const alone = pins.filter(({ template }) => template === 'MAIN');
    expect(links(main(shared('on'), { pins: alone }))).toBe(false);
    // Somebody switched it off meanwhile: it is still what was confirmed.
    expect(links(main(shared('off'), { pins }))).toBe(true);
    expect(links(main(shared('off')))).toBe(false);
    expect(links(main(shared('off'), {}, { allowSharing: ['SIDE'] }))).toBe(true);
  });

  it('is left out where its target is not there', () => {
    const gone = changed(shared('on'), (w) => {
      removeFrom(w, 'SIDE', 'Port');
      addType(w, 'SIDE', { name: 'Something' });
    });
    const known = [record(gone, 'SIDE', 'SIDE')];
    expect(links(main(gone, { known }))).toBe(false);
    const half = shared('on');
    expect(links(main(half, { known: [record(half, 'SIDE', 'SIDE', 'building')] }))).toBe(false);
    expect(links(main(emptyWorkspace()))).toBe(false);
  });
});

describe('what is lost', () => {
  it('is told of each reference by its key, and not of a hub that is linked to as it is', () => {
    const found = plan(['TOP'], emptyWorkspace(), referenceModes('create'));
    expect(found.losses).toEqual([
      {
        mode: 'create',
        target: 'Device',
        sentence:
          'Licence.On points at a copy of Device in this schema, which is not kept in step with MID.',
        attribute: ['attribute', 'TOP', 'Licence', 'On'].join('\u001f'),
      },
    ]);
    expect(found.templates.map(({ key }) => key)).toEqual(['CORE', 'MID', 'TOP']);
    const text = plan(['TOP'], emptyWorkspace(), referenceModes('text'));
    expect(text.losses.map(({ mode }) => mode)).toEqual(['text']);
    expect(text.templates.map(({ key }) => key)).toEqual(['TOP']);
  });
});

describe('an object schema named for one reference', () => {
  const bound = (schema: string): Record<string, BindingRequest> => ({
    Person: { schema, type: '', schemaId: null, typeId: null },
  });
  const asked = (schema: string, workspace: Workspace): Plan =>
    plan(['MID'], workspace, {
      references: { all: 'text', each: { Model: 'text' }, hubs: ['OWN'], bound: bound(schema) },
    });

  it('that is its hub is linked to as a hub is, and that is kept', () => {
    const core = standing('CORE');
    const { references } = asked('core', core).options;
    expect(references).toEqual({
      all: 'text',
      each: { Model: 'text', Person: 'link' },
      hubs: ['OWN', 'CORE'],
      bound: {},
    });
    expect(schemas(asked('core', core))[0]).toEqual(['CORE', 'hub', 'CORE', 'there', 'complete']);
  });

  it('that is none is kept by its ids', () => {
    const hr = changed(emptyWorkspace(), (w) => {
      const from = deployed(catalogue, ['MID']);
      w.schemas = from.schemas.filter(({ key }) => key === 'MID');
      w.details = from.details;
      Object.assign(schemaOf(w, 'MID'), { key: 'HR', name: 'People' });
      typeOf(w, 'HR', 'Device').name = 'Person';
    });
    const { references } = asked('HR', hr).options;
    expect(references.hubs).toEqual(['OWN']);
    expect(references.bound).toEqual({
      Person: {
        schema: 'HR',
        type: '',
        schemaId: schemaOf(hr, 'HR').id,
        typeId: typeOf(hr, 'HR', 'Person').id,
      },
    });
  });
});

describe('an observation in order', () => {
  it('is that of when things were made, in each list', () => {
    const ids = ['10', '9', '100', 'a', '11', '8'];
    const sorted = ['8', '9', 'a', '10', '11', '100'];
    const of = <T>(make: (id: string) => T): T[] => ids.map(make);
    const { details, schemas: list, globals, ...rest } = observationOf(standing('CORE'));
    const [[key, detail] = ['', undefined]] = Object.entries(details);
    const [schema] = list;
    const [type] = detail?.objectTypes ?? [];
    const [attribute] = detail?.attributes ?? [];
    if (detail === undefined || !schema || !type || !attribute)
      throw new Error('Nothing to order.');
    const named = of((id) => ({ id, name: id }));
    const statuses = named.map((one) => ({ ...one, category: 'active' as const }));
    const found = inOrderOfIds({
      ...rest,
      schemas: of((id) => ({ ...schema, id })),
      details: {
        [key]: {
          ...detail,
          objectTypes: of((id) => ({ ...type, id })),
          attributes: of((id) => ({ ...attribute, id })),
          statuses,
          referenceTypes: named,
        },
      },
      globals: { ...globals, statuses, referenceTypes: named },
    });
    const one = found.details[key];
    for (const items of [
      found.schemas,
      one?.objectTypes,
      one?.attributes,
      one?.statuses,
      one?.referenceTypes,
      found.globals.statuses,
      found.globals.referenceTypes,
    ])
      expect(items?.map(({ id }) => id)).toEqual(sorted);
    expect(found.globals.icons).toEqual(globals.icons);
    expect([one?.id, one?.sharing]).toEqual([detail.id, detail.sharing]);
  });
});
