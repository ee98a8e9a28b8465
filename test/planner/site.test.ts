import { describe, expect, it } from 'vitest';
import type { OddElement } from '../../src/assets/observation';
import { blocked, codes, countSteps, keeps, warned } from '../support/read-plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import {
  attributeOf,
  changed,
  detailOf,
  emptyWorkspace,
  schemaOf,
  typeOf,
  type Workspace,
} from '../../simulator/workspace';

const small = templateOf(
  'SMALL',
  [
    typeNamed('Device', [
      { name: 'Serial', type: 'text' },
      { name: 'State', type: 'status', statuses: 'LIFE' },
    ]),
  ],
  {
    statusSets: {
      LIFE: [
        { name: 'Active', category: 'active' },
        { name: 'In Repair', category: 'pending' },
      ],
    },
  },
);
const catalogue = catalogueOf([small]);
const fresh = (workspace: Workspace) => planFor(catalogue, workspace, optionsFor(['SMALL']));
const extending = (workspace: Workspace) =>
  planFor(catalogue, workspace, optionsFor(['SMALL'], { extend: ['SMALL'] }));
const standing = (): Workspace => deployed(catalogue, ['SMALL']);

describe('icons', () => {
  it('are missed at the preview, where an object type would need one', () => {
    const none = changed(emptyWorkspace(), (w) => {
      w.globals.icons = [];
    });
    expect(codes(fresh(none))).toEqual(['no-icon']);
    expect(blocked(fresh(none))).toContain('shows you no icon');
  });

  it('are not missed where none is needed, or none was asked for', () => {
    const complete = changed(standing(), (w) => {
      w.globals.icons = [];
    });
    expect(codes(fresh(complete))).toEqual([]);
    const lacksAttribute = changed(complete, (w) => {
      const { id } = attributeOf(w, 'SMALL', 'Device', 'Serial');
      const detail = detailOf(w, 'SMALL');
      detail.attributes = detail.attributes.filter((one) => one.id !== id);
    });
    expect(codes(extending(lacksAttribute))).toEqual([]);
    const unasked = changed(emptyWorkspace(), (w) => {
      w.globals.icons = null;
    });
    expect(codes(fresh(unasked))).toEqual([]);
  });
});

describe('a status of the whole site', () => {
  const withGlobal = (...categories: ('active' | 'inactive' | 'pending' | 'unknown')[]) =>
    changed(emptyWorkspace(), (w) => {
      w.globals.statuses = categories.map((category, at) => ({
        id: String(900 + at),
        name: 'in repair',
        category,
      }));
    });

  it('of a name of the plan and another category is said at the preview', () => {
    const [sentence = ''] = warned(fresh(withGlobal('inactive')), 'status-twin');
    expect(sentence).toContain('"in repair" (inactive; in SMALL it will be pending)');
    expect(warned(fresh(withGlobal('unknown')), 'status-twin')).toHaveLength(1);
  });

  it('of the same category, of another name, or where nothing is created is not worth a word', () => {
    expect(warned(fresh(withGlobal('pending')), 'status-twin')).toEqual([]);
    expect(warned(fresh(withGlobal('inactive', 'pending')), 'status-twin')).toEqual([]);
    expect(warned(fresh(emptyWorkspace()), 'status-twin')).toEqual([]);
    const complete = changed(standing(), (w) => {
      w.globals = withGlobal('inactive').globals;
    });
    expect(warned(fresh(complete), 'status-twin')).toEqual([]);
  });
});

describe('what cannot be read', () => {
  const odd = (some: Partial<OddElement>): OddElement => ({
    what: 'attribute',
    schemaId: null,
    id: '77',
    name: 'Serial',
    detail: 'type is not as expected',
    kept: true,
    ...some,
  });
  const lacking = (one: (workspace: Workspace) => Partial<OddElement>): Workspace =>
    changed(standing(), (w) => {
      const detail = detailOf(w, 'SMALL');
      const { id } = attributeOf(w, 'SMALL', 'Device', 'State');
      detail.attributes = detail.attributes.filter((attribute) => attribute.id !== id);
      w.odd = [odd({ schemaId: schemaOf(w, 'SMALL').id, ...one(w) })];
    });

  it('of a schema the plan adds to is named', () => {
    const [sentence = ''] = warned(extending(lacking(() => ({}))), 'odd-element');
    expect(sentence).toContain('in SMALL');
    expect(sentence).toContain('the attribute "Serial" (id 77: type is not as expected)');
    expect(codes(extending(lacking(() => ({}))))).toEqual([]);
  });

  it('is no matter of a plan that adds nothing there', () => {
    const complete = changed(standing(), (w) => {
      w.odd = [odd({ schemaId: schemaOf(w, 'SMALL').id })];
    });
    expect(fresh(complete).findings).toEqual([]);
    const elsewhere = changed(emptyWorkspace(), (w) => {
      w.odd = [odd({ schemaId: '999' })];
    });
    expect(warned(fresh(elsewhere), 'odd-element')).toEqual([]);
  });

  it('is no element to build on', () => {
    const workspace = lacking((w) => ({
      what: 'object type',
      id: typeOf(w, 'SMALL', 'Device').id,
      name: 'Device',
    }));
    expect(codes(extending(workspace))).toEqual(['odd-element']);
    expect(blocked(extending(workspace))).toContain('"Device"');
  });

  it('in the list of object schemas is named where one is created', () => {
    const workspace = changed(emptyWorkspace(), (w) => {
      w.odd = [odd({ what: 'object schema', name: '', id: '', kept: false })];
    });
    expect(warned(fresh(workspace), 'odd-element')[0]).toContain(
      'the object schema without a name (no id: type is not as expected)',
    );
  });

  it('keeps its name, so that nothing is created a second time', () => {
    const workspace = changed(standing(), (w) => {
      attributeOf(w, 'SMALL', 'Device', 'Serial').kind = 'other';
      for (const status of detailOf(w, 'SMALL').statuses) status.category = 'unknown';
    });
    const plan = fresh(workspace);
    expect(countSteps(plan, 'attribute') + countSteps(plan, 'status')).toBe(0);
    expect(keeps(plan).map(({ field, found }) => [field, found])).toEqual([
      ['type', 'other'],
      ['category', 'unknown'],
      ['category', 'unknown'],
    ]);
  });
});
