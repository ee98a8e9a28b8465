/** Sizes of one thing, and two ways to record the same: what is asked, in full, and of whom nothing is. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { KnownSchema, Plan } from '../../src/planner/plan';
import type { Template } from '../../src/templates/template.generated';
import { codes, record, told } from '../support/read-plan';
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
import { emptyWorkspace, schemaOf, type Workspace } from '../../simulator/workspace';

/** The sizes by their keys; each a single object type here, which says nothing about the others. */
const single = (key: string, more: Partial<Template> = {}): Template =>
  templateOf(key, [typeNamed(`A ${key}`)], more);
const catalogue = catalogueOf([
  ...['BASIC', 'CMDB', 'ECMDB', 'NET', 'FLEET'].map((key) => single(key)),
  single('CARPARKING', { alternativeTo: ['FLEET'] }),
  single('TRUCKS', { alternativeTo: ['FLEET'] }),
  templateOf(
    'SPOKE',
    [typeNamed('Spoke', [{ name: 'On', type: 'reference', to: 'BASIC.A BASIC', as: 'On' }])],
    { extends: ['BASIC'] },
  ),
]);

const plan = (
  templates: string[],
  workspace: Workspace = emptyWorkspace(),
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(templates, some), more);

/** One after another, as two people would who do not know of each other. */
const standing = (...keys: string[]): Workspace =>
  keys.reduce((workspace, key) => deployed(catalogue, [key], workspace), emptyWorkspace());
const records = (workspace: Workspace, ...keys: string[]): { known: KnownSchema[] } => ({
  known: keys.map((key) => record(workspace, key, key)),
});

describe('sizes of one thing', () => {
  it('asked for together: which of them, with whatever else was asked for', () => {
    expect(told(plan(['BASIC', 'NET', 'CMDB']), 'tiers-together')).toEqual([
      'CMDB, BASIC are sizes of one thing: CMDB holds all of BASIC. Side by side, each server ' +
        'would have to be kept twice. ' +
        'Which of them? Say: deploy NET and CMDB; or: deploy NET and BASIC.',
    ]);
    expect(told(plan(['BASIC', 'ECMDB', 'CMDB']), 'tiers-together')).toEqual([
      'ECMDB, CMDB, BASIC are sizes of one thing: ECMDB holds all of CMDB and BASIC. Side by ' +
        'side, each server would have to be kept several times. ' +
        'Which of them? Say: deploy ECMDB; or: deploy CMDB; or: deploy BASIC.',
    ]);
    expect(codes(plan(['NET', 'BASIC']))).toEqual([]);
  });

  it('asked for together are no question where both exist, and one where one would be made', () => {
    const both = standing('BASIC', 'CMDB', 'NET');
    expect(codes(plan(['BASIC', 'CMDB'], both, {}, records(both, 'BASIC', 'CMDB')))).toEqual([]);
    expect(codes(plan(['BASIC', 'CMDB'], standing('BASIC')))).toEqual(['tiers-together']);
    // What would be made is no size of anything.
    expect(codes(plan(['BASIC', 'CMDB', 'FLEET'], both))).toEqual([]);
  });

  const basic = standing('BASIC', 'NET');
  const basicHere = records(basic, 'NET', 'BASIC');
  const larger = (size: string): string =>
    `BASIC is here already, in "BASIC Schema" (BASIC), and ${size} holds all of it: a second ` +
    'object schema would hold the same object types again. To let it grow where it is, say: ' +
    `upgrade BASIC to ${size}. If you want both all the same, say: deploy ${size} named ` +
    `"Second ${size}" with key ${size}2.`;

  it('beside one that is here: the larger one is where it grows, the smaller one is in it', () => {
    for (const size of ['CMDB', 'ECMDB'])
      expect(told(plan([size], basic, {}, basicHere), 'tier-beside')).toEqual([larger(size)]);
    const cmdb = standing('NET', 'CMDB');
    expect(told(plan(['BASIC'], cmdb, {}, records(cmdb, 'CMDB')), 'tier-beside')).toEqual([
      'CMDB is here already, in "CMDB Schema" (CMDB), and holds all of BASIC. Use what is ' +
        'there. If you want both all the same, say: deploy BASIC named "Second BASIC" with key BASIC2.',
    ]);
    // The largest below it is named first.
    const two = standing('BASIC', 'CMDB');
    const said = told(plan(['ECMDB'], two, {}, records(two, 'BASIC', 'CMDB')), 'tier-beside');
    expect(said[0]).toMatch(/^CMDB is here already/u);
  });

  it('beside one that is here are both wanted where the request gives a name and a key of its own', () => {
    const asked = (some: Partial<DeployOptions>): string[] =>
      codes(plan(['CMDB'], basic, some, basicHere));
    expect(asked({ name: 'Second', key: 'SECOND' })).toEqual([]);
    expect(asked({ name: 'Second' })).toEqual(['tier-beside']);
    expect(asked({ key: 'SECOND' })).toEqual(['tier-beside']);
  });

  it('are no question of one that is gone, of a hub, of one that exists, or of a deployment under way', () => {
    const gone = { known: basicHere.known.map((one) => ({ ...one, schemaId: '1' })) };
    expect(codes(plan(['CMDB'], basic, {}, gone))).toEqual([]);
    expect(codes(plan(['CMDB'], basic, {}, records(basic, 'NET')))).toEqual([]);
    const cmdb = standing('CMDB');
    const hub = plan(['SPOKE'], cmdb, {}, records(cmdb, 'CMDB'));
    expect(hub.schemas.map(({ template }) => template)).toEqual(['BASIC', 'SPOKE']);
    expect(codes(hub)).toEqual([]);
    const both = standing('BASIC', 'CMDB');
    expect(codes(plan(['CMDB'], both, {}, records(both, 'BASIC', 'CMDB')))).toEqual([]);
    const first = plan(['CMDB'], basic, {}, basicHere);
    const pins = pinsOf(first, basic, new Set());
    expect(codes(plan(['CMDB'], basic, {}, { ...basicHere, pins }))).toEqual([]);
  });
});

describe('two ways to record the same', () => {
  const ways = (own: string, other: string): string =>
    `${own} and ${other} record the same things in two ways: a site needs one of them. `;

  it('asked for together: asked once, with whatever else was asked for', () => {
    expect(told(plan(['NET', 'CARPARKING', 'FLEET']), 'tiers-together')).toEqual([
      `${ways('CARPARKING', 'FLEET')}Which of them? Say: deploy NET and CARPARKING; or: deploy NET and FLEET.`,
    ]);
    expect(told(plan(['FLEET', 'CARPARKING', 'TRUCKS']), 'tiers-together')).toEqual([
      `${ways('FLEET', 'CARPARKING and TRUCKS')}Which of them? ` +
        'Say: deploy FLEET; or: deploy CARPARKING; or: deploy TRUCKS.',
    ]);
    expect(codes(plan(['NET', 'FLEET']))).toEqual([]);
    // Each is another way to record FLEET, which is not asked for.
    expect(codes(plan(['CARPARKING', 'TRUCKS']))).toEqual([]);
  });

  it('beside one that is here by our records', () => {
    const fleet = standing('NET', 'FLEET');
    const known = records(fleet, 'NET', 'FLEET');
    const asked = (some: Partial<DeployOptions> = {}): string[] =>
      told(plan(['CARPARKING'], fleet, some, known), 'tier-beside');
    const said =
      'FLEET is here already, in "FLEET Schema" (FLEET), and records the same things as ' +
      'CARPARKING. Use what is there. If you want both all the same, say: deploy CARPARKING ' +
      'named "Second CARPARKING" with key CARPARKI2.';
    expect(asked()).toEqual([said]);
    expect(asked({ name: 'Second' })).toEqual([said]);
    expect(asked({ key: 'SECOND' })).toEqual([said]);
    expect(asked({ name: 'Second', key: 'SECOND' })).toEqual([]);
    expect(codes(plan(['CARPARKING'], standing('NET'), {}, known))).toEqual([]);
    expect(codes(plan(['CARPARKING'], fleet, {}, records(fleet, 'NET')))).toEqual([]);
    expect(codes(plan(['NET'], fleet, {}, records(fleet, 'FLEET')))).toEqual([]);
  });

  it('is read from the catalogue where a record names what this request does not hold', () => {
    const workspace = standing('FLEET');
    const small = catalogueOf([single('CARPARKING', { alternativeTo: ['FLEET', 'GONE', 'ITAM'] })]);
    const asked = (template: string): string[] => {
      const known = [
        { ...record(workspace, 'FLEET', template), schemaId: schemaOf(workspace, 'FLEET').id },
      ];
      return codes(planFor(small, workspace, optionsFor(['CARPARKING']), { known }));
    };
    expect(asked('GONE')).toEqual(['tier-beside']);
    expect(asked('ITAM')).toEqual(['tier-beside']);
    expect(asked('CORE')).toEqual([]);
    // A larger size is no other way, whatever the smaller one says.
    const basic = catalogueOf([single('BASIC', { alternativeTo: ['CMDB'] })]);
    const known = [record(workspace, 'FLEET', 'CMDB')];
    const found = planFor(basic, workspace, optionsFor(['BASIC']), { known });
    expect(codes(found)).toEqual(['tier-beside']);
  });
});
