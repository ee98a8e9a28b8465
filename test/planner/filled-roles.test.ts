/** Which of the templates that fill a role is meant: of several that are here, and of several ways to be here. */
import { describe, expect, it } from 'vitest';
import type { KnownSchema, SchemaPin } from '../../src/planner/plan';
import { attributeLines } from '../support/outline';
import { record } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import { addSchema, addType, changed, detailOf, emptyWorkspace } from '../../simulator/workspace';

const ITEM = 'Configuration Item';
const TYPES: Record<string, string[]> = {
  BASIC: [ITEM, 'A'],
  CMDB: [ITEM, 'B', 'C', 'D', 'E'],
  ECMDB: [ITEM, 'B', 'C', 'D', 'E', ...'FGHIJK'],
};
const tiers = Object.entries(TYPES).map(([key, types]) =>
  templateOf(
    key,
    types.map((name) => typeNamed(name)),
  ),
);
const app = templateOf('APP', [
  typeNamed('Thing', [{ name: 'It', type: 'reference', to: '@ConfigurationItem', as: 'Has' }]),
]);
const all = catalogueOf([app, ...tiers]);
/** Each size of it whole, as `X_BASIC` and so on, shared; and a bare one without any object type but the item. */
const workspace = changed(emptyWorkspace(), (w) => {
  for (const [key, types] of [...Object.entries(TYPES), ['BARE', [ITEM]] as const]) {
    addSchema(w, `X${key}`, `Their ${key}`);
    for (const name of types) addType(w, `X${key}`, { name });
    detailOf(w, `X${key}`).sharing = 'on';
  }
});
/** The same without these. */
const without = (...keys: string[]) =>
  changed(workspace, (w) => {
    w.schemas = w.schemas.filter(({ key }) => !keys.includes(key));
  });
interface More {
  known?: KnownSchema[];
  pins?: SchemaPin[];
  asked?: string[];
  catalogue?: typeof all;
}
/** Key of the object schema that the reference points into; null where it waits. */
const meant = (
  from: typeof workspace,
  { known = [], pins = [], asked = [], catalogue = all }: More = {},
): string | null => {
  const plan = planFor(catalogue, from, optionsFor(['APP', ...asked]), { known, pins });
  const line = attributeLines(plan).find((one) => one.startsWith('APP/Thing.It'));
  return line === undefined ? null : (/ to (\w+)\//u.exec(line)?.[1] ?? '');
};
const pin = (template: string, key: string): SchemaPin => ({
  template,
  key,
  name: key,
  id: workspace.schemas.find((schema) => schema.key === key)?.id ?? null,
});
const on = (key: string, template: string): KnownSchema => record(workspace, key, template);

describe('a role', () => {
  it('is filled by the largest that is recognised', () => {
    expect(meant(workspace)).toBe('XECMDB');
    expect(meant(without('XECMDB'))).toBe('XCMDB');
    expect(meant(without('XECMDB', 'XCMDB'))).toBe('XBASIC');
    expect(meant(without('XECMDB', 'XCMDB', 'XBASIC'))).toBe(null);
  });

  it('is filled by what is on record before what is only recognised, if it is still there', () => {
    expect(meant(workspace, { known: [on('XBASIC', 'BASIC')] })).toBe('XBASIC');
    expect(meant(workspace, { known: [on('XBARE', 'BASIC')] })).toBe('XBARE');
    expect(meant(workspace, { known: [on('XBASIC', 'BASIC'), on('XCMDB', 'CMDB')] })).toBe('XCMDB');
    expect(meant(workspace, { known: [on('XBARE', 'ITAM')] })).toBe('XECMDB');
    const gone = { ...on('XBASIC', 'BASIC'), schemaId: '4711' };
    expect(meant(workspace, { known: [gone] })).toBe('XECMDB');
  });

  it('is filled by what is asked for before all others', () => {
    const known = [on('XCMDB', 'CMDB')];
    expect(meant(workspace, { asked: ['BASIC'], known })).toBe('XBASIC');
    expect(meant(workspace, { asked: ['BASIC', 'CMDB'] })).toBe('XCMDB');
  });

  it('is filled under way by what was confirmed, and else by none', () => {
    const own = pin('APP', 'APP');
    const known = [on('XCMDB', 'CMDB')];
    expect(meant(workspace, { pins: [own, pin('BASIC', 'XBASIC')], known })).toBe('XBASIC');
    expect(meant(workspace, { pins: [own, pin('BASIC', 'XBASIC'), pin('CMDB', 'XCMDB')] })).toBe(
      'XCMDB',
    );
    expect(meant(workspace, { pins: [own], known })).toBe(null);
  });

  it('is filled by no template that is not known here', () => {
    const catalogue = catalogueOf([app, ...tiers.slice(0, 1)]);
    expect(meant(workspace, { catalogue })).toBe('XBASIC');
    expect(meant(workspace, { catalogue, known: [on('XCMDB', 'CMDB')] })).toBe('XBASIC');
    expect(meant(workspace, { catalogue: catalogueOf([app]) })).toBe(null);
  });
});

describe('a copy of what fills a role', () => {
  it('is of the same one under way as in the preview', () => {
    const known = [on('XCMDB', 'CMDB')];
    const options = optionsFor(['APP'], {
      references: { all: 'link', each: { [ITEM]: 'create' }, hubs: [] },
    });
    const preview = planFor(all, workspace, options, { known });
    const under = planFor(all, workspace, options, {
      known,
      pins: [pin('APP', 'APP')],
      approved: preview.templates.map(({ key }) => key),
    });
    expect(preview.losses.map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('not kept in step with CMDB'),
    ]);
    expect([under.losses, under.elements, under.templates]).toEqual([
      preview.losses,
      preview.elements,
      preview.templates,
    ]);
  });

  it('stays of that one, although a larger one was made meanwhile', () => {
    const known = [on('XBASIC', 'BASIC'), on('XCMDB', 'CMDB')];
    const options = optionsFor(['APP'], {
      references: { all: 'link', each: { [ITEM]: 'create' }, hubs: [] },
    });
    const under = planFor(all, workspace, options, {
      known,
      pins: [pin('APP', 'APP')],
      approved: ['APP', 'BASIC'],
    });
    expect(under.templates.map(({ key }) => key)).toEqual(['APP', 'BASIC']);
  });
});
