/** What a newer version calls otherwise, or puts elsewhere, is the same element. */
import { describe, expect, it } from 'vitest';
import type { Template, TemplateObjectType } from '../../src/templates/template.generated';
import type { Plan } from '../../src/planner/plan';
import { identitiesFrom } from '../support/identities';
import { codes } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import { attributeOf, changed } from '../../simulator/workspace';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';

const text = (name: string) => ({ name, type: 'text' as const, description: `${name}.` });
const versionOf = (
  types: TemplateObjectType[],
  moves: [from: string, to: string][] = [],
  more: Partial<Template> = {},
): Template =>
  templateOf('AA', types, {
    ...more,
    moved: moves.map(([from, to]) => ({ version: '2.0.0', from, to })),
  });

/** The steps from the first to the second, without ids and with them. */
function steps(first: Template, second: Template): string[][] {
  const [before, now] = [catalogueOf([first]), catalogueOf([second])];
  const workspace = deployed(before, ['AA']);
  const options = optionsFor(['AA'], { extend: ['AA'] });
  const identities = identitiesFrom(planFor(before, workspace, options), 7);
  const said = (plan: Plan): string[] => [
    ...codes(plan),
    ...plan.steps.map((step) => ('name' in step ? step.name : step.kind)),
  ];
  return [{}, { identities }].map((more) => said(planFor(now, workspace, options, more)));
}
const nothing = [[], []];

describe('what moved between two versions', () => {
  const first = versionOf([
    typeNamed('Asset', [text('Tag')], {
      children: [
        typeNamed('Server', [text('Model'), text('Maker')], {
          children: [typeNamed('Blade', [text('Slot')])],
        }),
      ],
    }),
  ]);
  const asset = (server: TemplateObjectType, tag = 'Tag'): TemplateObjectType[] => [
    typeNamed('Asset', [text(tag)], { children: [server] }),
  ];
  const blade = (slot = 'Slot') => ({ children: [typeNamed('Blade', [text(slot)])] });

  it('an object type, with all that is below it', () => {
    const host = typeNamed('Host', [text('Model'), text('Maker')], blade());
    expect(steps(first, versionOf(asset(host), [['Asset / Server', 'Asset / Host']]))).toEqual(
      nothing,
    );
    const unsaid = steps(first, versionOf(asset(host)));
    expect(unsaid[1]).toContain('Host');
  });

  it('an attribute, and then its object type', () => {
    const host = typeNamed('Host', [text('Product'), text('Maker')], blade('Place'));
    const moves: [string, string][] = [
      ['Asset / Server . Model', 'Asset / Server . Product'],
      ['Asset / Server', 'Asset / Host'],
      ['Asset / Host / Blade . Slot', 'Asset / Host / Blade . Place'],
    ];
    expect(steps(first, versionOf(asset(host), moves))).toEqual(nothing);
  });

  it('nothing but that: what is new beside it is new', () => {
    const host = typeNamed('Host', [text('Product'), text('Maker')], blade());
    const rack = typeNamed('Rack', [text('Product'), text('Depth')]);
    const now = versionOf(
      [typeNamed('Asset', [text('Tag')], { children: [host, rack] })],
      [
        ['Asset / Server . Model', 'Asset / Server . Product'],
        ['Asset / Server', 'Asset / Host'],
      ],
    );
    expect(steps(first, now)).toEqual([
      ['Rack', 'Product', 'Depth'],
      ['Rack', 'Product', 'Depth'],
    ]);
    const inPlace = versionOf(
      asset(
        typeNamed('Server', [text('Product'), text('Maker')], {
          children: [typeNamed('Blade', [text('Slot')]), typeNamed('Rack', [text('Note')])],
        }),
      ).map((type) => ({
        ...type,
        children: [...(type.children ?? []), typeNamed('Shelf', [text('Product')])],
      })),
      [['Asset / Server . Model', 'Asset / Server . Product']],
    );
    expect(steps(first, inPlace)[1]).toEqual(['Rack', 'Shelf', 'Note', 'Product']);
  });

  it('twice: what it was called last goes before what it was called first', () => {
    const machine = typeNamed('Machine', [text('Model'), text('Maker')], blade());
    const moves: [string, string][] = [
      ['Asset / Server', 'Asset / Host'],
      ['Asset / Host', 'Asset / Machine'],
    ];
    expect(steps(first, versionOf(asset(machine), moves))).toEqual(nothing);
    const second = versionOf(asset(typeNamed('Host', [text('Model'), text('Maker')], blade())));
    expect(steps(second, versionOf(asset(machine), moves))).toEqual(nothing);
  });

  it('only what it says: not a name of another type, or of another attribute', () => {
    const server = typeNamed('Server', [text('Model'), text('Maker'), text('Tags')], blade());
    const moves: [string, string][] = [
      ['Asset . Tag', 'Asset / Server . Tags'],
      ['Other . Maker', 'Asset / Server / Blade . Tags'],
    ];
    const second = versionOf(asset(server), moves);
    // Handed down, it is there.
    expect(steps(first, second)).toEqual(nothing);
    const other = versionOf(asset(typeNamed('Server', [text('Model'), text('Brand')], blade())), [
      ['Asset / Server . Maker', 'Asset . Brand'],
      ['Asset / Server . Maker', 'Asset / Server / Blade . Brand'],
    ]);
    expect(steps(first, other)[1]).toContain('Brand');
  });

  it('not an attribute of that name on what is beside it, nor what is called so already', () => {
    const beside = versionOf([
      typeNamed('Asset', [], {
        children: [typeNamed('Server', [text('Model')]), typeNamed('Client', [text('Model')])],
      }),
    ]);
    const client = [text('Model'), text('Product')];
    const now = versionOf(
      [
        typeNamed('Asset', [], {
          children: [typeNamed('Server', [text('Product')]), typeNamed('Client', client)],
        }),
      ],
      [['Asset / Server . Model', 'Asset / Server . Product']],
    );
    expect(steps(beside, now)).toEqual([['Product'], ['Product']]);
  });

  it('never what has been another all along, though what it was called is gone', () => {
    const both = versionOf([
      typeNamed('Rack', [text('Note')]),
      typeNamed('Server', [text('Note')]),
    ]);
    const now = versionOf(
      [typeNamed('Rack'), typeNamed('Server', [text('Remark')])],
      [['Rack . Note', 'Server . Remark']],
    );
    const [before, after] = [catalogueOf([both]), catalogueOf([now])];
    const workspace = deployed(before, ['AA']);
    const options = optionsFor(['AA'], { extend: ['AA'] });
    const identities = identitiesFrom(planFor(before, workspace, options), 7);
    const gone = changed(workspace, (w) => {
      removeFrom(w, 'AA', 'Rack', 'Note');
    });
    const { steps: made } = planFor(after, gone, options, { identities });
    expect(made.map((step) => ('name' in step ? step.name : step.kind))).toEqual(['Remark']);
  });

  it('nor what is inherited under that name by now, and is known as another', () => {
    const server = (...attributes: string[]) => ({
      children: [typeNamed('Server', attributes.map(text))],
    });
    const before = catalogueOf([
      versionOf([typeNamed('Asset', [text('Tag'), text('Label')], server())]),
    ]);
    const after = catalogueOf([
      versionOf(
        [typeNamed('Asset', [text('Label')], server('Tags'))],
        [['Asset . Tag', 'Asset / Server . Tags']],
      ),
    ]);
    const workspace = deployed(before, ['AA']);
    const options = optionsFor(['AA'], { extend: ['AA'] });
    const identities = identitiesFrom(planFor(before, workspace, options), 7);
    const since = changed(workspace, (w) => {
      removeFrom(w, 'AA', 'Asset', 'Tag');
      attributeOf(w, 'AA', 'Asset', 'Label').name = 'Tag';
    });
    const { steps: made } = planFor(after, since, options, { identities });
    expect(made.map((step) => ('name' in step ? step.name : step.kind))).toEqual(['Tags']);
  });

  it('an object type from the top to below another', () => {
    const top = versionOf([typeNamed('Asset'), typeNamed('Rack', [text('Depth')])]);
    const below = versionOf(
      [typeNamed('Asset', [], { children: [typeNamed('Rack', [text('Depth')])] })],
      [['Rack', 'Asset / Rack']],
    );
    expect(steps(top, below)).toEqual(nothing);
  });

  it('and is gone was last seen under whichever name was seen last', () => {
    const old = versionOf([typeNamed('Server'), typeNamed('Rack')]);
    const now = versionOf([typeNamed('Host'), typeNamed('Rack')], [['Server', 'Host']]);
    const workspace = deployed(catalogueOf([old]), ['AA']);
    const renamed = deployed(catalogueOf([now]), ['AA']);
    const options = optionsFor(['AA'], { extend: ['AA'] });
    const [first] = identitiesFrom(planFor(catalogueOf([old]), workspace, options), 9).values();
    const [[schema, second] = ['', new Map()]] = identitiesFrom(
      planFor(catalogueOf([now]), renamed, options),
      5,
    );
    const identities = new Map([[schema, new Map([...(first ?? []), ...second])]]);
    const gone = changed(renamed, (w) => {
      removeFrom(w, 'AA', 'Host');
    });
    const { findings } = planFor(catalogueOf([now]), gone, options, { identities });
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'deleted', lastSeen: 9 }));
  });

  it('never a status of that name', () => {
    const statuses = (name: string): Partial<Template> => ({
      statusSets: { LIFE: [{ name, category: 'active' }] },
    });
    const thing = (name: string) => [
      typeNamed(name, [{ name: 'State', type: 'status' as const, statuses: 'LIFE' }, text('Note')]),
    ];
    const old = versionOf(thing('Server'), [], statuses('Server'));
    const now = versionOf(
      [
        ...thing('Host').map((type) => ({
          ...type,
          attributes: [
            ...type.attributes,
            { name: 'More', type: 'status' as const, statuses: 'LIFE' },
          ],
        })),
      ],
      [['Server', 'Host']],
      statuses('Host'),
    );
    for (const found of steps(old, now)) expect(found).toEqual(['Host', 'More']);
  });
});
