/** Which element of a schema is taken for one of the template: by spelling, by place, by what was said, by its id. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import { identitiesFrom } from '../support/identities';
import { codes, told } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
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
  addAttribute,
  addSchema,
  addType,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const text = (name: string, required = false) => ({ name, type: 'text' as const, required });
const catalogue = catalogueOf([
  templateOf('AA', [
    typeNamed('Asset', [text('Tag', true)], {
      children: [
        typeNamed('Server', [text('Model'), text('Maker')], {
          children: [typeNamed('Blade', [text('Slot')])],
        }),
      ],
    }),
    typeNamed('Rack', [text('Depth')]),
  ]),
]);
const plan = (
  workspace: Workspace,
  some: Partial<DeployOptions> = {},
  more: PlanOptions = {},
): Plan => planFor(catalogue, workspace, optionsFor(['AA'], { extend: ['AA'], ...some }), more);
const whole = (change: (workspace: Workspace) => void = () => undefined): Workspace =>
  changed(deployed(catalogue, ['AA']), change);
const made = ({ steps }: Plan): string[] =>
  steps.map((step) => ('name' in step ? step.name : step.kind));
const idOf = ({ ids }: Plan, ...path: string[]): string | undefined => ids[path.join('\u001f')];

describe('of two that a person would call the same', () => {
  it('the one spelt exactly so, else the older', () => {
    const twice = whole((w) => {
      const copy = { ...typeOf(w, 'AA', 'Rack'), id: '9000', name: 'RACK' };
      detailOf(w, 'AA').objectTypes.push(copy);
    });
    const rack = typeOf(twice, 'AA', 'Rack').id;
    expect(idOf(plan(twice), 'object-type', 'AA', 'Rack')).toBe(rack);
    const turned = changed(twice, (w) => {
      typeOf(w, 'AA', 'Rack').name = 'rack';
      typeOf(w, 'AA', 'RACK').name = 'Rack';
    });
    expect(idOf(plan(turned), 'object-type', 'AA', 'Rack')).toBe('9000');
    const neither = changed(turned, (w) => {
      typeOf(w, 'AA', 'Rack').name = 'RaCk';
    });
    expect(idOf(plan(neither), 'object-type', 'AA', 'Rack')).toBe(rack);
    const attributes = whole((w) => {
      const depth = attributeOf(w, 'AA', 'Rack', 'Depth');
      detailOf(w, 'AA').attributes.push({ ...depth, id: '9000' });
      depth.name = 'DEPTH';
    });
    expect(idOf(plan(attributes), 'attribute', 'AA', 'Rack', 'Depth')).toBe('9000');
  });

  it('of statuses and reference types the schema’s own, then those of the site that it uses', () => {
    const template = templateOf(
      'BB',
      [
        typeNamed('Thing', [
          { name: 'State', type: 'status', statuses: 'LIFE' },
          { name: 'Other', type: 'reference', to: 'Thing', as: 'Near' },
        ]),
      ],
      { statusSets: { LIFE: [{ name: 'Ready', category: 'active' }] } },
    );
    const one = catalogueOf([template]);
    const find = (change: (w: Workspace) => void): (string | undefined)[] => {
      const workspace = changed(deployed(one, ['BB']), change);
      const found = planFor(one, workspace, optionsFor(['BB'], { extend: ['BB'] }));
      expect(found.steps).toEqual([]);
      return [idOf(found, 'status', 'BB', 'Ready'), idOf(found, 'reference-type', 'BB', 'Near')];
    };
    const ready = { category: 'active' as const };
    expect(
      find((w) => {
        w.globals.statuses.push({ id: '50', name: 'Ready', ...ready });
        w.globals.referenceTypes.push({ id: '51', name: 'Near' });
        detailOf(w, 'BB').statuses = [{ id: '60', name: 'READY', ...ready }];
        detailOf(w, 'BB').referenceTypes = [{ id: '61', name: 'near' }];
      }),
    ).toEqual(['60', '61']);
    expect(
      find((w) => {
        w.globals.statuses.push({ id: '49', name: 'Ready', ...ready });
        w.globals.statuses.push({ id: '50', name: 'Ready', ...ready });
        w.globals.referenceTypes.push({ id: '50', name: 'Near' }, { id: '51', name: 'Near' });
        const detail = detailOf(w, 'BB');
        detail.statuses = [];
        detail.referenceTypes = [];
        attributeOf(w, 'BB', 'Thing', 'State').statusIds = ['50'];
        const { reference } = attributeOf(w, 'BB', 'Thing', 'Other');
        if (reference !== null) reference.referenceTypeId = '51';
      }),
    ).toEqual(['50', '51']);
    expect(
      find((w) => {
        detailOf(w, 'BB').statuses = ['READY', 'Ready'].map((name, at) => ({
          id: `6${at}`,
          name,
          ...ready,
        }));
        attributeOf(w, 'BB', 'Thing', 'State').statusIds = ['61'];
      }),
    ).toContain('61');
  });
});

describe('by place', () => {
  it('a type whose parents are not all seen, or lead round, is found nowhere', () => {
    const cut = whole((w) => {
      typeOf(w, 'AA', 'Server').parentId = '404';
    });
    expect(codes(plan(cut))).toContain('type-elsewhere');
    const round = whole((w) => {
      typeOf(w, 'AA', 'Server').parentId = typeOf(w, 'AA', 'Blade').id;
    });
    expect(told(plan(round), 'type-elsewhere')).toEqual([
      'AA has an object type "Server" at "Blade › Server"; the template has it at "Asset › Server". ' +
        'Move or rename it in Assets, or do without it; say: leave out Server.',
    ]);
  });

  it('a missing branch is made whole, and what is elsewhere is said of its topmost', () => {
    const none = whole((w) => {
      for (const name of ['Server', 'Blade']) removeFrom(w, 'AA', name);
    });
    expect([codes(plan(none)), made(plan(none))]).toEqual([
      [],
      ['Server', 'Blade', 'Model', 'Maker', 'Slot'],
    ]);
    const blade = whole((w) => {
      removeFrom(w, 'AA', 'Server');
      typeOf(w, 'AA', 'Blade').parentId = null;
    });
    expect(told(plan(blade), 'type-elsewhere')).toHaveLength(1);
    expect(told(plan(blade), 'type-elsewhere')[0]).toContain('"Blade" at "Blade"');
  });

  it('an object type without a name is above nothing', () => {
    const nameless = whole((w) => {
      addType(w, 'AA', { name: '' });
      removeFrom(w, 'AA', 'Rack');
      typeOf(w, 'AA', 'Asset').name = 'Rack';
      typeOf(w, 'AA', 'Rack').parentId = typeOf(w, 'AA', 'Blade').id;
    });
    expect(codes(plan(nameless)).sort()).toEqual(['type-elsewhere', 'type-elsewhere']);
  });

  it('a parent that is to hand nothing down may have new object types below it', () => {
    const apart = catalogueOf([
      templateOf('BB', [
        typeNamed('First', [], { children: [typeNamed('Second')] }),
        typeNamed('Alone', [], { inherits: false, children: [typeNamed('Below', [text('Note')])] }),
      ]),
    ]);
    const workspace = deployed(apart, ['BB'], emptyWorkspace(), { leaveOut: ['Below'] });
    const found = planFor(apart, workspace, optionsFor(['BB'], { extend: ['BB'] }));
    expect([codes(found), made(found)]).toEqual([[], ['Below', 'Note']]);
  });

  it('an attribute of that name on a type below it, however deep, where it would be inherited', () => {
    const deep = whole((w) => {
      removeFrom(w, 'AA', 'Asset', 'Tag');
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Blade'), { name: 'TAG' });
    });
    expect(told(plan(deep), 'attribute-below')).toEqual([
      'Tag belongs on "Asset" in AA, but "Blade" below it already has an attribute of that name. ' +
        'Rename the attribute on "Blade" in Assets, or do without that branch; say: leave out Asset.',
    ]);
    const cut = changed(deep, (w) => {
      typeOf(w, 'AA', 'Server').inherited = false;
    });
    expect(told(plan(cut), 'attribute-below')).toEqual([]);
    expect(
      told(plan(whole((w) => removeFrom(w, 'AA', 'Asset', 'Tag'))), 'attribute-below'),
    ).toEqual([]);
  });

  it('what those above hand down is not made a second time, of the nearest of them', () => {
    const handed = whole((w) => {
      removeFrom(w, 'AA', 'Server', 'Model');
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Asset'), { name: 'model' });
    });
    expect(made(plan(handed))).toEqual([]);
    const kept = changed(handed, (w) => {
      typeOf(w, 'AA', 'Asset').inherited = false;
    });
    expect(made(plan(kept))).toEqual(['Model']);
    const newType = changed(handed, (w) => {
      for (const name of ['Server', 'Blade']) removeFrom(w, 'AA', name);
    });
    expect(made(plan(newType))).toEqual(['Server', 'Blade', 'Maker', 'Slot']);
    const notDown = changed(newType, (w) => {
      typeOf(w, 'AA', 'Asset').inherited = false;
    });
    expect(made(plan(notDown))).toContain('Model');
    expect(told(plan(notDown), 'parent-does-not-inherit')).toEqual([
      'Server would be added to "Asset" in AA or below it, but object types below "Asset" do ' +
        'not inherit its attributes. Switch inheritance on for "Asset" in Assets (object type ' +
        'settings), or do without what is below it; say: leave out Asset.',
    ]);
  });

  it('objects are counted on all types that would inherit the attribute', () => {
    const filled = (inherited: boolean): Workspace =>
      whole((w) => {
        removeFrom(w, 'AA', 'Asset', 'Tag');
        typeOf(w, 'AA', 'Blade').objectCount = 2;
        typeOf(w, 'AA', 'Server').objectCount = 3;
        typeOf(w, 'AA', 'Server').inherited = inherited;
        typeOf(w, 'AA', 'Asset').parentId = null;
      });
    expect(told(plan(filled(true)), 'required-left-optional')[0]).toContain(
      'because 5 objects exist',
    );
    expect(told(plan(filled(false)), 'required-left-optional')[0]).toContain(
      'because 3 objects exist',
    );
    expect(
      told(plan(filled(true), { extend: ['AA', 'asset.tag'] }), 'required-on-populated'),
    ).toEqual([
      'Asset.Tag is created as required although 5 objects exist already: they lack a value until someone enters it.',
    ]);
    const none = whole((w) => {
      removeFrom(w, 'AA', 'Asset', 'Tag');
      for (const name of ['Blade', 'Server']) removeFrom(w, 'AA', name);
    });
    expect(told(plan(none), 'required-left-optional')).toEqual([]);
  });
});

describe('by what was said', () => {
  const host = (change: (w: Workspace) => void = () => undefined): Workspace =>
    whole((w) => {
      typeOf(w, 'AA', 'Server').name = 'Host';
      attributeOf(w, 'AA', 'Host', 'Model').name = 'Product';
      change(w);
    });
  const said = (workspace: Workspace, same: string[], more: PlanOptions = {}): string[] =>
    made(plan(workspace, { same }, more));
  const all = ['Server', 'Blade', 'Model', 'Maker', 'Slot'];

  it('an object type, and an attribute of it, in either order', () => {
    const both = ['server = host', 'SERVER.Model = product'];
    expect(said(host(), both)).toEqual([]);
    expect(said(host(), [...both].reverse())).toEqual([]);
    expect(said(host(), ['Server=Host'])).toEqual(['Model']);
    expect(said(host(), [])).toEqual(all);
    const renamed = plan(host(), { same: both }).findings.filter(({ kind }) => kind === 'renamed');
    expect(renamed).toHaveLength(2);
  });

  it('nothing that cannot be told apart, that is not there, or that is no part of the template', () => {
    const two = host((w) => {
      detailOf(w, 'AA').objectTypes.push({
        ...typeOf(w, 'AA', 'Host'),
        id: '9000',
        parentId: null,
      });
    });
    expect(said(two, ['Server=Host'])).toEqual(all);
    for (const same of ['Server=Nothing', 'Serverz=Host', 'Server=new', 'Server.Model=Product'])
      expect(said(host(), [same]), same).toEqual(all);
    for (const same of [
      'Server.Model=Nothing',
      'Server.Modelz=Product',
      'Rack.Model=Product',
      'Rack.Depth=Product',
    ])
      expect(said(host(), ['Server=Host', same]), same).toEqual(['Model']);
  });

  it('of an object type says nothing of an attribute that is called as it is', () => {
    const racks = catalogueOf([
      templateOf('AA', [typeNamed('Rack', [text('Racks')]), typeNamed('Racks')]),
    ]);
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'AA', 'AA Schema');
      addAttribute(w, 'AA', addType(w, 'AA', { name: 'Rack' }), { name: 'Shelf' });
    });
    const options = optionsFor(['AA'], { extend: ['AA'], same: ['Racks=Shelf'] });
    expect(made(planFor(racks, workspace, options))).toEqual(['Racks', 'Racks']);
  });

  it('goes after an id that is known and there', () => {
    const identities = identitiesFrom(plan(whole()), 7);
    const other = host((w) => {
      addType(w, 'AA', { name: 'Box', parentId: typeOf(w, 'AA', 'Asset').id, inherited: true });
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Host'), { name: 'Sort' });
    });
    const both = plan(other, { same: ['Server=Box', 'Server.Model=Sort'] }, { identities });
    expect(both.steps).toEqual([]);
    const server = ['AA', 'Asset', 'Server'];
    expect(idOf(both, 'object-type', ...server)).toBe(typeOf(other, 'AA', 'Host').id);
    expect(idOf(both, 'attribute', ...server, 'Model')).toBe(
      attributeOf(other, 'AA', 'Host', 'Product').id,
    );
    const gone = changed(other, (w) => {
      removeFrom(w, 'AA', 'Host', 'Product');
    });
    const found = plan(gone, { same: ['Server.Model=Sort'] }, { identities });
    expect(found.steps).toEqual([]);
    expect(idOf(found, 'attribute', 'AA', 'Asset', 'Server', 'Model')).toBe(
      attributeOf(gone, 'AA', 'Host', 'Sort').id,
    );
    const without = whole((w) => {
      for (const name of ['Server', 'Blade']) removeFrom(w, 'AA', name);
      addType(w, 'AA', { name: 'Box', parentId: typeOf(w, 'AA', 'Asset').id, inherited: true });
    });
    expect(said(without, ['Server=Box'], { identities })).toEqual([
      'Blade',
      'Model',
      'Maker',
      'Slot',
    ]);
  });
});

describe('by id', () => {
  const identities = identitiesFrom(plan(whole()), 7);
  const since = (change: (w: Workspace) => void): Plan => plan(whole(change), {}, { identities });

  it('a name that was given to another element is refused', () => {
    const found = since((w) => {
      removeFrom(w, 'AA', 'Server', 'Model');
      attributeOf(w, 'AA', 'Server', 'Maker').name = 'model';
    });
    expect(made(found)).toEqual(['Model']);
    expect(told(found, 'name-given-away')).toEqual([
      'Model of "Server" in AA is not there any more, and another attribute of the template is ' +
        'called "model" by now. Rename that attribute in Assets, then preview again; or leave out Server.',
    ]);
  });

  it('a name that is somebody’s own is taken for the element', () => {
    const found = since((w) => {
      removeFrom(w, 'AA', 'Server', 'Model');
      addAttribute(w, 'AA', typeOf(w, 'AA', 'Server'), { name: 'model' });
    });
    expect([made(found), codes(found)]).toEqual([[], []]);
  });

  it('what is known of a type above is handed down as what it is', () => {
    const found = since((w) => {
      typeOf(w, 'AA', 'Server').name = 'Host';
      removeFrom(w, 'AA', 'Host', 'Maker');
      attributeOf(w, 'AA', 'Asset', 'Tag').name = 'Maker';
    });
    expect(codes(found)).toEqual(['name-given-away']);
    const type = since((w) => {
      removeFrom(w, 'AA', 'Rack');
      typeOf(w, 'AA', 'Blade').name = 'Rack';
      typeOf(w, 'AA', 'Rack').parentId = null;
    });
    // The other is no Rack, though it has its name and its place.
    expect(made(type)).toEqual(['Rack', 'Depth']);
    expect(idOf(type, 'object-type', 'AA', 'Asset', 'Server', 'Blade')).toBeDefined();
  });

  it('a name elsewhere is another, and of two in its place the one spelt so counts', () => {
    const elsewhere = since((w) => {
      removeFrom(w, 'AA', 'Blade');
      addType(w, 'AA', { name: 'Blade', parentId: typeOf(w, 'AA', 'Rack').id });
    });
    expect(made(elsewhere)).toEqual(['Blade', 'Slot']);
    expect(codes(elsewhere)).toContain('type-elsewhere');
    const two = whole((w) => {
      removeFrom(w, 'AA', 'Rack');
      const rack = addType(w, 'AA', { name: 'RACK' });
      detailOf(w, 'AA').objectTypes.push({ ...rack, id: '9000', name: 'Rack' });
    });
    expect(idOf(plan(two, {}, { identities }), 'object-type', 'AA', 'Rack')).toBe('9000');
    const gone = since((w) => {
      for (const name of ['Server', 'Blade']) removeFrom(w, 'AA', name);
      addType(w, 'AA', { name: 'Blade' });
    });
    expect(made(gone)).toEqual(['Server', 'Blade', 'Model', 'Maker', 'Slot']);
  });

  it('what a type has in a newer version, and inherits here, is there', () => {
    const newer = catalogueOf([
      templateOf('AA', [
        typeNamed('Asset', [], {
          children: [
            typeNamed('Server', [text('Tag'), text('Model'), text('Maker')], {
              children: [typeNamed('Blade', [text('Slot')])],
            }),
          ],
        }),
        typeNamed('Rack', [text('Depth')]),
      ]),
    ]);
    const found = planFor(newer, whole(), optionsFor(['AA'], { extend: ['AA'] }), { identities });
    expect([made(found), codes(found)]).toEqual([[], []]);
  });

  it('parents that lead round, and an attribute that is elsewhere: said, and it ends', () => {
    const found = since((w) => {
      typeOf(w, 'AA', 'Server').parentId = typeOf(w, 'AA', 'Blade').id;
      attributeOf(w, 'AA', 'Server', 'Model').objectTypeId = typeOf(w, 'AA', 'Rack').id;
    });
    expect(found.findings).toContainEqual(
      expect.objectContaining({ kind: 'moved', wanted: 'Server', found: 'Rack' }),
    );
  });

  it('what is found below a type that is called otherwise is in its place', () => {
    const found = since((w) => {
      typeOf(w, 'AA', 'Server').name = 'Host';
      const blade = typeOf(w, 'AA', 'Blade');
      removeFrom(w, 'AA', 'Blade');
      const anew = addType(w, 'AA', { name: 'blade', parentId: blade.parentId });
      addAttribute(w, 'AA', anew, { name: 'slot' });
    });
    expect(made(found)).toEqual([]);
    expect(found.findings.map(({ kind }) => kind).sort()).toEqual(['keep', 'keep', 'renamed']);
  });
});
