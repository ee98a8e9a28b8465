/** What may have been renamed is asked about: which unknown elements look enough like a missing one. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import { blocksOf, type Plan } from '../../src/planner/plan';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { identitiesFrom } from '../support/identities';
import { sound, told } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import {
  catalogueOf,
  deployed,
  optionsFor,
  pinsOf,
  planFor,
  templateOf,
  typeNamed,
  type Catalogue,
  type PlanOptions,
} from '../../simulator/templates';
import {
  addAttribute,
  addType,
  attributeOf,
  changed,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string, description = `${name} in words.`): TemplateAttribute => ({
  name,
  type: 'text',
  description,
});
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `W ${at}`);

const plan = (
  catalogue: Catalogue,
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(['AA'], { extend: ['AA'], ...some }), more);
const asks = (one: Plan): unknown[] =>
  blocksOf(sound(one)).flatMap(({ code, asks: asked }) => (code === 'same-or-new' ? [asked] : []));

interface Case {
  /** Attributes the template has on the missing type, and how many of them the other one has. */
  of: number;
  held: number;
  /** Attributes of its own. */
  own?: number;
  inPlace: boolean;
  described?: boolean;
}

/** A site where `Wanted` is missing, below `Root` or beside it, and something unknown is there. */
function siteOf(one: Case, below: boolean, purpose = 'What it is for.'): [Catalogue, Workspace] {
  const wanted = typeNamed(
    'Wanted',
    names(one.of).map((name) => text(name)),
    { purpose },
  );
  const root = typeNamed('Root', [], below ? { children: [wanted] } : {});
  const catalogue = catalogueOf([templateOf('AA', below ? [root] : [root, wanted])]);
  const workspace = changed(deployed(catalogue, ['AA']), (w) => {
    const { id } = typeOf(w, 'AA', 'Root');
    removeFrom(w, 'AA', 'Wanted');
    const like = addType(w, 'AA', {
      name: 'Other',
      parentId: below === one.inPlace ? id : null,
    });
    like.description = one.described === true ? purpose : '';
    for (const name of names(one.held)) addAttribute(w, 'AA', like, { name: name.toLowerCase() });
    for (let at = 0; at < (one.own ?? 0); at += 1)
      addAttribute(w, 'AA', like, { name: `Own ${at}` });
  });
  return [catalogue, workspace];
}

describe('an object type that is missing, beside one that is unknown', () => {
  it.each<[string, boolean, Case]>([
    ['of no attribute, in its place and bare', true, { of: 0, held: 0, inPlace: true }],
    ['of no attribute, with one of its own', false, { of: 0, held: 0, own: 1, inPlace: true }],
    ['of no attribute, elsewhere', false, { of: 0, held: 0, inPlace: false }],
    [
      'described so, in its place',
      true,
      { of: 3, held: 0, own: 1, inPlace: true, described: true },
    ],
    [
      'described so, elsewhere, with none',
      false,
      { of: 3, held: 0, inPlace: false, described: true },
    ],
    [
      'described so, elsewhere, with one',
      true,
      { of: 5, held: 1, inPlace: false, described: true },
    ],
    ['with the only one, in its place', true, { of: 1, held: 1, own: 5, inPlace: true }],
    ['with the only one, elsewhere', false, { of: 1, held: 1, inPlace: false }],
    ['with one of two, in its place', false, { of: 2, held: 1, inPlace: true }],
    ['with two of two, elsewhere', false, { of: 2, held: 2, inPlace: false }],
    ['with half, in its place', true, { of: 4, held: 2, inPlace: true }],
    ['with most, elsewhere', false, { of: 4, held: 3, inPlace: false }],
    ['with less than half, in its place', false, { of: 5, held: 2, inPlace: true }],
    ['with all of three, elsewhere', true, { of: 3, held: 3, inPlace: false }],
    ['with nothing in common, in its place', false, { of: 3, held: 0, own: 3, inPlace: true }],
  ])('%s: %s', (_, asked, one) => {
    for (const below of [true, false]) {
      const [catalogue, workspace] = siteOf(one, below);
      expect(asks(plan(catalogue, workspace)), String(below)).toEqual(
        asked ? [{ wanted: 'Wanted', found: 'Other' }] : [],
      );
    }
  });

  it('is not described alike where neither is described at all', () => {
    const [catalogue, workspace] = siteOf(
      { of: 3, held: 0, inPlace: true, described: true },
      false,
      '',
    );
    expect(asks(plan(catalogue, workspace))).toEqual([]);
  });

  const bare = siteOf({ of: 0, held: 0, inPlace: true }, true);

  it('is asked about in words, with both answers', () => {
    expect(told(plan(...bare), 'same-or-new')).toEqual([
      'Is "Other" the Wanted of AA? Wanted is not there, and "Other" looks like it. ' +
        'Say: Wanted is called Other; or, if they are two: Wanted is new.',
    ]);
  });

  it('is not asked about twice, nor of a deployment under way', () => {
    const [catalogue, workspace] = bare;
    for (const [same, asked] of [
      [['Wanted=new'], 0],
      [['*=new'], 0],
      [['wanted=Other'], 0],
      [['Root=new'], 1],
    ] as const)
      expect(asks(plan(catalogue, workspace, { same: [...same] })), same.join()).toHaveLength(
        asked,
      );
    const pins = pinsOf(plan(catalogue, workspace), workspace, new Set());
    expect(asks(plan(catalogue, workspace, {}, { pins }))).toEqual([]);
  });

  it('is not asked about where what is missing is known to be deleted, or what is there to be something else', () => {
    const [catalogue, workspace] = bare;
    const before = deployed(catalogue, ['AA']);
    const known = identitiesFrom(plan(catalogue, before), 7);
    expect(asks(plan(catalogue, workspace, {}, { identities: known }))).toEqual([]);
    const ids = new Map([...known].map(([schema, one]) => [schema, new Map(one)]));
    for (const here of ids.values())
      for (const [hash, one] of here)
        if (one.id === typeOf(before, 'AA', 'Wanted').id) {
          here.delete(hash);
          here.set('another', { ...one, id: typeOf(workspace, 'AA', 'Other').id });
        }
    expect(asks(plan(catalogue, workspace, {}, { identities: ids }))).toEqual([]);
    for (const here of ids.values()) here.delete('another');
    expect(asks(plan(catalogue, workspace, {}, { identities: ids }))).toHaveLength(1);
  });

  it('is bare where Assets’ own attribute is known by its name alone', () => {
    const [catalogue, workspace] = bare;
    const unlabelled = changed(workspace, (w) => {
      attributeOf(w, 'AA', 'Other', 'Name').label = false;
    });
    expect(asks(plan(catalogue, unlabelled))).toHaveLength(1);
  });

  it('is the first that looks like it', () => {
    const [catalogue, workspace] = siteOf({ of: 2, held: 2, inPlace: true }, false);
    const more = changed(workspace, (w) => {
      addType(w, 'AA', { name: 'Late' });
      typeOf(w, 'AA', 'Late').id = '1';
    });
    expect(asks(plan(catalogue, more))).toEqual([{ wanted: 'Wanted', found: 'Other' }]);
  });
});

describe('an attribute that is missing, beside one that is unknown', () => {
  const brief = 'Short words.';
  const catalogue = catalogueOf([
    templateOf('AA', [
      typeNamed('Server', [
        text('Model'),
        { ...text('Maker'), brief },
        text('Plain', ''),
        { name: 'Count', type: 'integer', description: '' },
      ]),
      typeNamed('Rack', [text('Depth')]),
    ]),
  ]);
  const without = (
    attribute: string,
    added: { kind?: 'text' | 'integer'; description: string },
    on = 'Server',
  ): Workspace =>
    changed(deployed(catalogue, ['AA']), (w) => {
      removeFrom(w, 'AA', 'Server', attribute);
      addAttribute(w, 'AA', typeOf(w, 'AA', on), { name: 'Ours', ...added });
    });
  const asked = (name: string) => [{ wanted: `Server.${name}`, found: 'Ours' }];

  it.each([
    ['Model', { description: 'Model in words.' }, true],
    ['Model', { description: 'Something else.' }, false],
    ['Model', { description: '' }, false],
    ['Model', { kind: 'integer' as const, description: 'Model in words.' }, false],
    ['Maker', { description: 'Maker in words.' }, true],
    ['Maker', { description: brief }, true],
    ['Maker', { description: 'Neither.' }, false],
    ['Plain', { description: '' }, false],
    ['Count', { kind: 'integer' as const, description: '' }, true],
    ['Count', { kind: 'integer' as const, description: 'Ours.' }, false],
    ['Count', { kind: 'text' as const, description: '' }, false],
  ])('%s and %j: %s', (name, added, isAsked) => {
    expect(asks(plan(catalogue, without(name, added)))).toEqual(isAsked ? asked(name) : []);
  });

  it('is looked for on its own object type, and not where it is there', () => {
    const words = { description: 'Model in words.' };
    expect(asks(plan(catalogue, without('Model', words, 'Rack')))).toEqual([]);
    const both = changed(deployed(catalogue, ['AA']), (w) => {
      removeFrom(w, 'AA', 'Rack', 'Depth');
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Server'), { name: 'Ours', ...words });
    });
    expect(asks(plan(catalogue, both))).toEqual([]);
    const beside = changed(deployed(catalogue, ['AA']), (w) => {
      removeFrom(w, 'AA', 'Server', 'Model');
      attributeOf(w, 'AA', 'Server', 'Maker').description = words.description;
    });
    expect(asks(plan(catalogue, beside))).toEqual([]);
    const apart = changed(without('Model', words), (w) => {
      attributeOf(w, 'AA', 'Rack', 'Depth').description = words.description;
    });
    expect(asks(plan(catalogue, apart))).toEqual(asked('Model'));
  });

  it('is not asked about where that was answered', () => {
    const workspace = without('Model', { description: 'Model in words.' });
    const answered = (...same: string[]) => asks(plan(catalogue, workspace, { same }));
    expect(answered('Server.Model=new')).toEqual([]);
    expect(answered('server.model=Ours')).toEqual([]);
    expect(answered('Server=new', 'Model=new')).toEqual(asked('Model'));
  });
});
