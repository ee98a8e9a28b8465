import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { AttributeStep, Plan } from '../../src/planner/plan';
import { smallAssets } from '../support/small-asset-template';
import { blocked, codes, keeps, warned } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import {
  addAttribute,
  addSchema,
  addType,
  applyPlan,
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const catalogue = catalogueOf([smallAssets]);

const plan = (workspace: Workspace, some: Partial<DeployOptions> = {}): Plan =>
  planFor(catalogue, workspace, optionsFor(['ITAM'], some));
const attribute = (one: Plan, name: string): AttributeStep | undefined =>
  one.steps.find((step): step is AttributeStep => step.kind === 'attribute' && step.name === name);
const extend = { extend: ['ITAM'] };

const whole = (): Workspace => applyPlan(emptyWorkspace(), plan(emptyWorkspace())).workspace;

/** A schema by the same key that someone made by hand, with one of the types. */
const byHand = (): Workspace =>
  changed(emptyWorkspace(), (w) => {
    addSchema(w, 'ITAM', 'Our Things');
    addAttribute(w, 'ITAM', addType(w, 'ITAM', { name: 'Licence' }), { name: 'Vendor' });
  });

/** Deployed once, then without some of it. */
const without = (...attributes: [type: string, name: string][]): Workspace =>
  changed(whole(), (w) => {
    for (const [type, name] of attributes) {
      const { id } = attributeOf(w, 'ITAM', type, name);
      detailOf(w, 'ITAM').attributes = detailOf(w, 'ITAM').attributes.filter(
        (one) => one.id !== id,
      );
    }
  });

describe('a schema that someone else made', () => {
  it('is left alone until extend names it, and the preview says what it is', () => {
    expect(codes(plan(byHand()))).toEqual(['schema-exists']);
    expect(blocked(plan(byHand()))).toContain(
      '"Our Things" (ITAM) is there already and is not ITAM: it holds 1 of its 4 object types.',
    );
    expect(blocked(plan(byHand()))).toContain('say: add what is missing to ITAM.');
  });

  it('is added to with extend, and what was there stays as it was', () => {
    const added = plan(byHand(), { extend: ['itam'] });
    expect(codes(added)).toEqual([]);
    const before = byHand();
    const { workspace: after } = applyPlan(before, added);
    expect(detailOf(after, 'ITAM').attributes.slice(0, 5)).toEqual(
      detailOf(before, 'ITAM').attributes,
    );
    expect(plan(after, extend).steps).toEqual([]);
  });

  it('can exist beside a new one of another name and key', () => {
    const fresh = plan(byHand(), { name: 'IT Assets', key: 'ASSETS' });
    expect(codes(fresh)).toEqual([]);
    expect(fresh.schemas).toEqual([
      expect.objectContaining({ key: 'ASSETS', name: 'IT Assets', id: null }),
    ]);
  });

  it('is not added to by someone who does not manage it', () => {
    const workspace = changed(byHand(), (w) => {
      schemaOf(w, 'ITAM').canManage = false;
    });
    expect(codes(plan(workspace, extend))).toEqual(['not-manageable']);
  });

  it('is the one that extend means, although another schema holds the whole template', () => {
    const other = applyPlan(
      byHand(),
      plan(byHand(), { name: 'IT Assets', key: 'ASSETS' }),
    ).workspace;
    expect(plan(other).schemas).toEqual([
      expect.objectContaining({ key: 'ASSETS', complete: true }),
    ]);
    expect(plan(other, extend).schemas).toEqual([
      expect.objectContaining({ key: 'ITAM', complete: false }),
    ]);
  });

  it('can be given by its key, under any name', () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'OPS', 'Operations');
    });
    expect(plan(workspace, { key: 'OPS', extend: ['OPS'] }).schemas).toEqual([
      expect.objectContaining({ key: 'OPS', name: 'Operations' }),
    ]);
    expect(warned(plan(workspace, { extend: ['OPS'] }), 'unused-option')[0]).toContain(
      'with key OPS',
    );
  });

  it('is quoted and made harmless wherever its name is shown', () => {
    const workspace = changed(byHand(), (w) => {
      schemaOf(w, 'ITAM').name = 'Nice\u001b[31m "name"\u202e\n[x](http://x.test)';
    });
    expect(blocked(plan(workspace))).toContain('`Nice "name" [x](http://x.test)` (ITAM)');
    expect(JSON.stringify(plan(workspace).findings)).not.toMatch(/\\u001b|\u202e|\\n/u);
  });
});

describe('what differs', () => {
  it('is kept, with both values', () => {
    const workspace = changed(whole(), (w) => {
      Object.assign(attributeOf(w, 'ITAM', 'Licence', 'Code'), { kind: 'integer' });
      Object.assign(attributeOf(w, 'ITAM', 'Asset', 'Tag'), { minimum: 0, unique: false });
      attributeOf(w, 'ITAM', 'Laptop', 'Size').options = ['15', '13', '17'];
      attributeOf(w, 'ITAM', 'Licence', 'For').reference = {
        objectTypeId: typeOf(w, 'ITAM', 'Phone').id,
        referenceTypeId: '4',
        subtypes: false,
      };
      const status = detailOf(w, 'ITAM').statuses[0];
      if (status !== undefined) status.category = 'pending';
    });
    const found = plan(workspace);
    expect(found.steps).toEqual([]);
    expect(codes(found)).toEqual([]);
    expect(
      keeps(found)
        .map(({ field, wanted, found: value }) => `${field}: ${wanted} → ${value}`)
        .sort(),
    ).toEqual([
      'category: active → pending',
      'options: 13, 15 → 13, 15, 17',
      'reference type: Covers → References',
      'required: true → false',
      'subtypes: true → false',
      'type: text → integer',
      'unique: true → false',
    ]);
    // Where it points is a finding of its own.
    expect(found.findings.filter(({ kind }) => kind === 'retargeted')).toMatchObject([
      { wanted: 'Asset (ITAM)', found: '"Phone" (ITAM)', gone: false },
    ]);
  });

  it('only in case, blanks or Unicode form is adopted, never doubled', () => {
    const workspace = changed(whole(), (w) => {
      typeOf(w, 'ITAM', 'Laptop').name = 'laptop ';
      attributeOf(w, 'ITAM', 'Phone', 'Number').name = 'NUMBER';
      for (const status of detailOf(w, 'ITAM').statuses) status.name = status.name.toLowerCase();
      for (const type of detailOf(w, 'ITAM').referenceTypes) type.name = type.name.toUpperCase();
    });
    expect(plan(workspace).steps).toEqual([]);
    expect(keeps(plan(workspace)).map((keep) => keep.field)).toEqual(['name', 'name']);
    const accents = catalogueOf([templateOf('CAFE', [typeNamed('Caf\u00e9')])]);
    const decomposed = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'CAFE', 'CAFE Schema');
      addType(w, 'CAFE', { name: 'Cafe\u0301' });
    });
    expect(planFor(accents, decomposed, optionsFor(['CAFE'])).steps).toEqual([]);
  });

  it('only in the list of two that a person would call the same is settled the same way in any order', () => {
    const twice = changed(whole(), (w) => {
      addType(w, 'ITAM', { name: 'Router' });
    });
    for (const type of detailOf(twice, 'ITAM').objectTypes)
      if (type.name === 'Router') type.name = 'LICENCE';
    const turned = changed(twice, (w) => {
      detailOf(w, 'ITAM').objectTypes.reverse();
    });
    typeOf(twice, 'ITAM', 'Licence').name = 'licence';
    typeOf(turned, 'ITAM', 'Licence').name = 'licence';
    expect(plan(turned)).toEqual(plan(twice));
    expect(plan(twice).steps).toEqual([]);
  });

  it('only in belonging to all schemas is adopted where the schema uses it, and made anew where it does not', () => {
    const status = (one: Plan): string[] =>
      one.steps.flatMap((step) => (step.kind === 'status' ? [step.name] : []));
    const global = changed(emptyWorkspace(), (w) => {
      w.globals.statuses.push({ id: '88', name: 'in use', category: 'active' });
    });
    expect(status(plan(global))).toEqual(['In Use', 'Retired']);
    const used = changed(whole(), (w) => {
      const own = detailOf(w, 'ITAM').statuses;
      w.globals.statuses.push(...own.splice(0, 1));
    });
    expect(plan(used).steps).toEqual([]);
  });

  it('asks for no status or reference type that only an attribute in another form would use', () => {
    const workspace = changed(whole(), (w) => {
      Object.assign(attributeOf(w, 'ITAM', 'Asset', 'Status'), { kind: 'text', statusIds: [] });
      detailOf(w, 'ITAM').statuses = [];
    });
    expect(plan(workspace).steps).toEqual([]);
  });
});

describe('a type that holds objects', () => {
  const populated = (): Workspace =>
    changed(without(['Licence', 'Code'], ['Asset', 'Tag']), (w) => {
      typeOf(w, 'ITAM', 'Licence').objectCount = 3;
      typeOf(w, 'ITAM', 'Laptop').objectCount = 1;
    });

  it('gets a required attribute as optional, with a line of its own', () => {
    const found = plan(populated(), extend);
    expect([attribute(found, 'Code')?.form.minimum, attribute(found, 'Tag')?.form.minimum]).toEqual(
      [0, 0],
    );
    expect(warned(found, 'required-left-optional')).toEqual([
      'Asset.Tag is created as optional, because 1 object exists already and would ' +
        'lack a value. To have it required all the same, say: make Asset.Tag required.',
      'Licence.Code is created as optional, because 3 objects exist already and ' +
        'would lack a value. To have it required all the same, say: make Licence.Code ' +
        'required.',
    ]);
  });

  it('gets it as required where the admin insists', () => {
    const found = plan(populated(), { extend: ['ITAM', 'licence.code'] });
    expect([attribute(found, 'Code')?.form.minimum, attribute(found, 'Tag')?.form.minimum]).toEqual(
      [1, 0],
    );
    expect(warned(found, 'required-on-populated')).toHaveLength(1);
    expect(codes(plan(populated(), { extend: ['ITAM', 'Licence.Coed'] }))).toEqual([
      'extend-unknown',
    ]);
  });
});

describe('what stands in the way', () => {
  it('a type at another place, said once and of the topmost', () => {
    const workspace = changed(whole(), (w) => {
      typeOf(w, 'ITAM', 'Asset').parentId = typeOf(w, 'ITAM', 'Licence').id;
    });
    expect(codes(plan(workspace, extend))).toEqual(['type-elsewhere']);
    expect(blocked(plan(workspace, extend))).toContain(
      'has an object type "Asset" at "Licence › Asset"; the template has it at "Asset".',
    );
  });

  it('a parent that does not inherit, for types below it and for its own attributes', () => {
    const parent = (w: Workspace): void => {
      typeOf(w, 'ITAM', 'Asset').inherited = false;
    };
    const lacksType = changed(whole(), (w) => {
      parent(w);
      const { id } = typeOf(w, 'ITAM', 'Phone');
      const detail = detailOf(w, 'ITAM');
      detail.objectTypes = detail.objectTypes.filter((type) => type.id !== id);
      detail.attributes = detail.attributes.filter((one) => one.objectTypeId !== id);
    });
    expect(codes(plan(lacksType, extend))).toEqual(['parent-does-not-inherit']);
    expect(codes(plan(changed(without(['Asset', 'Tag']), parent), extend))).toEqual([
      'parent-does-not-inherit',
    ]);
    expect(codes(plan(changed(whole(), parent), extend))).toEqual([]);
    expect(codes(plan(lacksType, { ...extend, leaveOut: ['Phone'] }))).toEqual([]);
  });

  it('an attribute of that name on a type below', () => {
    const workspace = changed(without(['Asset', 'Tag']), (w) => {
      addAttribute(w, 'ITAM', typeOf(w, 'ITAM', 'Phone'), { name: 'tag' });
    });
    expect(codes(plan(workspace, extend))).toEqual(['attribute-below']);
  });

  it('nothing, where a new type inherits an attribute of that name', () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'ITAM', 'Our Things');
      addAttribute(
        w,
        'ITAM',
        addType(w, 'ITAM', { name: 'Asset', inherited: true, abstract: true }),
        { name: 'serial', unique: true },
      );
    });
    const found = plan(workspace, extend);
    expect(attribute(found, 'Serial')).toBeUndefined();
    expect(() => applyPlan(workspace, found)).not.toThrow();
  });

  it('a third unique attribute, on the type itself, above it, or on a new type below', () => {
    const onLaptop = changed(without(['Asset', 'Tag']), (w) => {
      addAttribute(w, 'ITAM', typeOf(w, 'ITAM', 'Laptop'), {
        name: 'Inventory Number',
        unique: true,
      });
    });
    expect(codes(plan(onLaptop, extend))).toEqual(['too-many-unique']);
    expect(blocked(plan(onLaptop, extend))).toContain(
      '"Laptop" in ITAM would have 3 unique attributes ("Serial", "Inventory Number", "Tag"); Assets allows 2',
    );
    const onAsset = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'ITAM', 'Our Things');
      addAttribute(
        w,
        'ITAM',
        addType(w, 'ITAM', { name: 'Asset', inherited: true, abstract: true }),
        { name: 'Number', unique: true },
      );
    });
    expect(codes(plan(onAsset, extend))).toEqual(['too-many-unique']);
    expect(() => applyPlan(onAsset, plan(onAsset, extend))).toThrow('third unique');
    expect(codes(plan(onAsset, { ...extend, leaveOut: ['Laptop'] }))).toEqual([]);
    const above = changed(without(['Laptop', 'Serial']), (w) => {
      addAttribute(w, 'ITAM', typeOf(w, 'ITAM', 'Asset'), {
        name: 'Inventory Number',
        unique: true,
      });
    });
    expect(codes(plan(above, extend))).toEqual(['too-many-unique']);
    const ofName = changed(without(['Asset', 'Tag']), (w) => {
      for (const one of detailOf(w, 'ITAM').attributes) if (one.name === 'Name') one.unique = true;
    });
    expect(codes(plan(ofName, extend))).toEqual([]);
  });

  it('is not advice: too many attributes are a warning', () => {
    const workspace = changed(without(['Licence', 'Code']), (w) => {
      for (let at = 0; at < 40; at += 1)
        addAttribute(w, 'ITAM', typeOf(w, 'ITAM', 'Licence'), { name: `Own ${at}` });
    });
    expect(codes(plan(workspace, extend))).toEqual([]);
    expect(warned(plan(workspace, extend), 'recommendation')[0]).toContain('Licence (46)');
  });
});
