import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { blocksOf, type Plan } from '../../src/planner/plan';
import { codes, typeNames, warned } from '../support/read-plan';
import { smallAssets } from '../support/small-asset-template';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { applyPlan, emptyWorkspace, type Workspace } from '../../simulator/workspace';

const catalogue = catalogueOf([smallAssets]);

const plan = (workspace: Workspace, some: Partial<DeployOptions> = {}): Plan =>
  planFor(catalogue, workspace, optionsFor(['ITAM'], some));

const attributeNames = (one: Plan): string[] =>
  one.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : []));

const whole = (): Workspace => deployed(catalogue, ['ITAM']);

describe('a name and a key', () => {
  it.each([
    [{ key: 'it' }, 'bad-key'],
    [{ key: '1TAM' }, 'bad-key'],
    [{ key: 'ELEVENCHARS' }, 'bad-key'],
    [{ name: '  ' }, 'bad-name'],
    [{ name: 'A: B' }, 'bad-name'],
    [{ name: 'a\u202eb' }, 'bad-name'],
    [{ name: 'x'.repeat(101) }, 'bad-name'],
  ])('%j is refused', (some, code) => {
    expect(codes(plan(emptyWorkspace(), some))).toEqual([code]);
  });

  it.each([
    [{ name: 'Second' }, 'key-taken'],
    [{ key: 'SECOND' }, 'name-taken'],
    [{ name: 'Second', key: 'ITAM' }, 'key-taken'],
  ])('%j is taken', (some, code) => {
    expect(codes(plan(whole(), some))).toEqual([code]);
  });

  it('of an object schema that exists finds it', () => {
    for (const some of [
      { key: 'ITAM' },
      { name: 'itam  schema' },
      { name: 'ITAM Schema', key: 'ITAM' },
    ])
      expect(plan(whole(), some).steps).toEqual([]);
  });
});

describe('less than all', () => {
  it('lean keeps required and key attributes and statuses', () => {
    const found = plan(emptyWorkspace(), { variant: 'lean' });
    expect(attributeNames(found)).toEqual(['Tag', 'Status', 'Serial', 'Code']);
    expect(warned(found, 'lean-variant')[0]).toContain('4 of 7 attributes');
  });

  it('leaves out a type with what is below it and what refers to it, and says so', () => {
    const found = plan(emptyWorkspace(), { leaveOut: ['asset'] });
    expect(typeNames(found)).toEqual(['Licence']);
    expect(warned(found, 'left-out')).toEqual([
      'Asset is left out, and with it what is below it: Laptop, Phone.',
      'Licence.For is left out, because it refers to Asset, which is left out.',
    ]);
  });

  it('says when an abstract type is left without any below it', () => {
    const found = plan(emptyWorkspace(), { leaveOut: ['Laptop', 'Phone'] });
    expect(warned(found, 'left-out').at(-1)).toContain('Asset is abstract');
  });

  it('refuses to leave out what is not there, over all templates asked for', () => {
    const refused = plan(emptyWorkspace(), { leaveOut: ['Lap-tops'] });
    expect(codes(refused)).toEqual(['unknown-left-out']);
    expect(blocksOf(refused)[0]?.remedy).toContain('Did you mean Laptop?');
    const two = catalogueOf([smallAssets, templateOf('NET', [typeNamed('Port')])]);
    expect(
      codes(
        planFor(
          two,
          emptyWorkspace(),
          optionsFor(['ITAM', 'NET'], { leaveOut: ['Port', 'Laptop'] }),
        ),
      ),
    ).toEqual([]);
  });

  it('leaves out across schemas of one request', () => {
    const net = templateOf(
      'NET',
      [
        typeNamed('Port', [
          { name: 'In', type: 'reference', to: 'ITAM.Laptop', as: 'Of' },
          { name: 'By', type: 'reference', to: 'ITAM.Licence', as: 'Of' },
        ]),
      ],
      { extends: ['ITAM'] },
    );
    const two = catalogueOf([smallAssets, net]);
    const found = planFor(
      two,
      emptyWorkspace(),
      optionsFor(['NET', 'ITAM'], { leaveOut: ['Laptop'] }),
    );
    expect(attributeNames(found)).toContain('By');
    expect(attributeNames(found)).not.toContain('In');
    expect(() => applyPlan(emptyWorkspace(), found)).not.toThrow();
  });
});

describe('two templates that would be one schema', () => {
  it('are refused', () => {
    const net = templateOf(
      'NET',
      [typeNamed('Port', [{ name: 'In', type: 'reference', to: 'ITAM.Laptop', as: 'Of' }])],
      { extends: ['ITAM'] },
    );
    const two = catalogueOf([smallAssets, net]);
    expect(codes(planFor(two, emptyWorkspace(), optionsFor(['NET'], { key: 'ITAM' })))).toEqual([
      'same-schema',
    ]);
    expect(
      codes(planFor(two, emptyWorkspace(), optionsFor(['NET'], { name: 'ITAM Schema' }))),
    ).toEqual(['same-schema']);
  });
});
