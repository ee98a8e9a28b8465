/** What is told of deployments, of the log and of the catalogue to whom, word for word. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN, Desk, MANAGER, OTHER_ADMIN, USER } from '../../simulator/desk';
import { AppError } from '../../src/errors';
import {
  damagedLines,
  isOfKind,
  LOG_KINDS,
  logKindOf,
  pageOf,
  type Log,
} from '../../src/service/activity-log';
import { searchOwn } from '../../src/service/deployed';
import { findNextSteps, nextSteps } from '../../src/service/next-steps';
import { targetIn, targetWords } from '../../src/service/target';
import { loadDeployment } from '../../src/storage/deployments';
import { appendActivity, type Activity, type ActivityKind } from '../../src/storage/activity';
import type { TemplateRow } from '../../src/service/outputs';
import type { Tools } from '../../src/service/tools';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  // A defect is logged, and here there are some on purpose.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const CARS =
  'schema CARS "Company cars"\nVehicle\n  Plate: text\nVehicle > Van\n  Load: integer\nGarage\n  City: text';
async function deployCars(): Promise<string> {
  await desk.ask('draft-model', { definition: CARS });
  return (await desk.deploy({ schema: 'CARS' })).id;
}
const status = (deploymentId = '', account = ADMIN, more: Partial<Tools> = {}) =>
  desk.ask('get-deployment-status', { deploymentId }, account, more);
/** What is said besides how it ended. */
const rest = async (deploymentId = ''): Promise<string[]> =>
  (await status(deploymentId)).text.split('\n').slice(1);
function without(table: 'types' | 'attributes', name: string): void {
  const { store } = desk.site;
  for (const row of store.tables[table].all()) if (row.name === name) store.remove(table, row.id);
}
/** A site of which the list of object schemas cannot be read. */
const failing = (error: Error): Partial<Tools> => ({
  assets: Object.assign(Object.create(desk.tools().assets) as Tools['assets'], {
    listSchemas: () => Promise.reject(error),
  }),
});
const refused = new AppError('assets-rejected', 'Assets refused.', { remedy: 'Wait.' });

describe('a deployment', () => {
  it('is the one named, else one’s own latest, else for an administrator the latest of all', async () => {
    const NONE = { ok: true, code: 'no-deployment' };
    expect(await status()).toMatchObject(NONE);
    const id = await deployCars();
    const seen = { ok: true, deploymentId: id, code: 'succeeded' };
    expect(await status()).toMatchObject(seen);
    expect(await status('', USER)).toMatchObject(NONE);
    expect(await status('', OTHER_ADMIN)).toMatchObject(seen);
    expect(await status(id, OTHER_ADMIN)).toMatchObject(seen);
    const unknown = {
      ok: false,
      code: 'deployment-unknown',
      text:
        'There is no deployment with that id that you can see. Leave the id out for your latest; ids ' +
        'look like p-7k3q.',
    };
    expect(await status(id, USER)).toMatchObject(unknown);
    expect(await status('p-zzzz')).toMatchObject(unknown);
    const second = (await desk.deploy({ schema: 'PRI', references: 'text' }, OTHER_ADMIN)).id;
    expect(await status()).toMatchObject({ deploymentId: id });
    expect(await status('', OTHER_ADMIN)).toMatchObject({ deploymentId: second });
    // One's own by its id too, for who administers Assets and not Jira.
    const third = (await desk.deploy({ schema: 'PRI', key: 'PRJ', name: 'Mine' }, MANAGER)).id;
    expect(await status(third, MANAGER)).toMatchObject({ deploymentId: third });
  });

  const NEXT = 'Next: import objects, those that others refer to first: ';
  const OPEN = "Open it: /jira/assets/object-schema/1 (under your site's address)";
  it('that succeeded says where it is, and what comes next', async () => {
    await deployCars();
    expect(await rest()).toEqual([OPEN, `${NEXT}Vehicle, Van, Garage.`]);
  });

  it('of only some of a template leads to nothing that was left out', async () => {
    await desk.deploy({ schema: 'PRI', references: 'text', only: 'Impact Level' });
    expect(await rest()).toEqual([
      OPEN,
      `${NEXT}Impact Level.`,
      'Ready to import from catalog/reference-data, before your own: Impact Level (4 objects, PRI).',
    ]);
    const small = { schema: 'SVC', only: 'CORE, Service Category' };
    const { importOrder } = await findNextSteps(await desk.deploy(small), desk.tools());
    expect(importOrder).toContain('Person');
    expect(importOrder).toContain('Service Category');
    expect(importOrder).not.toContain('Vendor');
    expect(importOrder).not.toContain('Service Offering');
  });

  it('says what of it is gone since, and how to have it again', async () => {
    const id = await deployCars();
    desk.time.jump(59_900);
    without('attributes', 'City');
    expect((await rest(id))[0]).toBe(OPEN);
    await desk.ask('draft-model', { definition: 'schema CARS\nBoat\n  Sail: text' });
    await desk.deploy({ schema: 'CARS2' });
    const gone = (what: string): string =>
      `Of what it made, not there any more on 21 Nov 2026: ${what}. To have it again, say: add what is ` +
      `missing to CARS.`;
    without('types', 'Boat');
    desk.time.jump(60_000);
    expect((await rest(id))[0]).toBe(gone('CARS · Garage › City'));
    expect((await rest())[0]).toBe(gone('CARS · Boat'));
    without('types', 'Garage');
    without('types', 'Vehicle');
    without('types', 'Van');
    expect((await rest(id))[0]).toBe(gone('CARS · Vehicle; CARS · Garage'));
    for (const schema of desk.site.store.tables.schemas.all())
      desk.site.store.remove('schemas', schema.id);
    expect(await rest(id)).toEqual([
      'Since then: CARS is not there any more, or you cannot see it.',
    ]);
  });

  it('says nothing of what is gone where all is there, or where the site cannot be read', async () => {
    const id = await deployCars();
    desk.time.jump(60_000);
    expect((await rest(id))[0]).toBe(OPEN);
    without('types', 'Garage');
    expect((await rest(id))[0]).toContain('not there any more');
    const { text } = await status(id, ADMIN, failing(refused));
    expect(text.split('\n').slice(1)).toEqual([OPEN, `${NEXT}Vehicle, Van, Garage.`]);
    expect(await status(id, ADMIN, failing(new Error('A defect.')))).toMatchObject({
      code: 'internal',
    });
  });

  it('says it of what it made itself, and not of what another made of the same template', async () => {
    const part = { schema: 'PRI', references: 'text', only: 'Impact Level' };
    const first = (await desk.deploy(part)).id;
    const second = (await desk.deploy({ schema: 'PRI', references: 'text', extend: 'PRI' })).id;
    desk.time.jump(60_000);
    without('types', 'Urgency Level');
    expect((await rest(first))[0]).not.toContain('any more');
    expect((await rest(second))[0]).toContain('any more on 21 Nov 2026: PRI · Urgency Level. To');
  });

  it('names six of what is gone, and counts the others', async () => {
    const { id } = await desk.deploy({ schema: 'PRI', references: 'text' });
    desk.time.jump(60_000);
    for (const name of ['Level Code', 'Rank', 'Criteria']) without('attributes', name);
    expect((await rest(id))[0]).toMatch(
      /^Of what it made.*(?:PRI · [^;]+; ){6}and 1 more\. To have/u,
    );
  });

  it('is not looked for again the moment it has ended, and is from two seconds later on', async () => {
    const id = await deployCars();
    const lists = () =>
      desk.site.requests.filter(({ path }) => path.includes('/objectschema/list')).length;
    const { endedAt } = (await loadDeployment(desk.kv, id)) ?? { endedAt: null };
    const askedAfter = async (ms: number): Promise<number> => {
      const before = lists();
      await status(id, ADMIN, { now: () => (endedAt ?? 0) + ms });
      return lists() - before;
    };
    expect([await askedAfter(0), await askedAfter(1_999), await askedAfter(2_000)]).toEqual([
      0, 0, 1,
    ]);
  });

  it('with a hub leads to what was asked for, and to what is ready to import', async () => {
    const hr = await desk.makeSchema('HR', 'Human Resources');
    await desk.makeType(hr, 'Employee');
    await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
    const references = 'Person=link:HR/Employee, Business Service=text, Department=text, Team=text';
    const pri = await desk.deploy({ schema: 'PRI', references, allowSharing: 'HR' });
    const found = await findNextSteps(pri, desk.tools());
    expect(found).toMatchObject({ gone: [], schemaIds: ['2'] });
    expect(found.importOrder[0]).toBe('Impact Level');
    await desk.ask('draft-model', { definition: CARS });
    const notation = 'schema TRIPS "Trips"\nTrip\n  By: -> CARS.Vehicle as By\nEmployee';
    await desk.ask('draft-model', { definition: notation });
    const trips = await desk.deploy({ schema: 'TRIPS' });
    const keyOf = (id: string) =>
      desk.site.store.tables.schemas.all().find((one) => one.id === id)?.key;
    const next = await findNextSteps(trips, desk.tools());
    expect(next.schemaIds.map(keyOf)).toEqual(['TRIPS']);
    expect(next.importOrder).toEqual(['Vehicle', 'Van', 'Garage', 'Trip', 'Employee']);
    expect(next.referenceData).toEqual([]);
    const linked = {
      ...trips.options.references,
      bound: { employee: pri.options.references.bound?.['Person'] as never },
    };
    const options = { ...trips.options, references: linked };
    expect((await findNextSteps({ ...trips, options }, desk.tools())).importOrder).not.toContain(
      'Employee',
    );
    const extended = { ...trips, schemas: trips.schemas.map((pin) => ({ ...pin, id: '2' })) };
    expect((await findNextSteps(extended, desk.tools())).importOrder).toEqual([]);
  });

  it('of a template with lists ready names them', async () => {
    const deployment = await desk.deploy({ schema: 'PRI', references: 'text' });
    const templates = ['CORE'];
    const pins = deployment.schemas.map((pin) => ({ ...pin, template: 'CORE' }));
    const core = { ...deployment, schemas: pins, options: { ...deployment.options, templates } };
    const { referenceData } = await findNextSteps(core, desk.tools());
    expect(referenceData.length).toBeGreaterThan(0);
    for (const { template, type, objects } of referenceData) {
      expect(template).toBe('CORE');
      expect(type).not.toBe('');
      expect(objects).toBeGreaterThan(0);
    }
    const { type = '', objects = 0 } = referenceData[0] ?? {};
    expect((await nextSteps(core, desk.tools())).at(-1)).toContain(
      `Ready to import from catalog/reference-data, before your own: ${type} (${objects} objects, CORE)`,
    );
  });
});

const line = (kind: ActivityKind, more: Partial<Activity> = {}): Activity => ({
  v: 1,
  token: 't',
  at: 1,
  account: ADMIN,
  kind,
  deploymentId: null,
  facts: {},
  ...more,
});

describe('the log', () => {
  it.each(Object.keys(LOG_KINDS))('is asked for %s, in the singular too', (kind) => {
    for (const said of [kind, kind.toUpperCase(), kind.slice(0, -1)])
      expect(logKindOf(said)).toBe(kind);
    expect(logKindOf(`${kind}s`)).toBeNull();
  });

  it('has failures of both sorts, and nothing that went well', () => {
    const ended = (state: string) => line('deployment-ended', { facts: { state } });
    const failures = [
      line('confirmation-wrong'),
      line('confirmation-refused'),
      ended('failed'),
      ended('drifted'),
    ];
    const others = [
      line('approved'),
      ended('succeeded'),
      ended('cancelled'),
      line('preview-issued'),
    ];
    for (const one of failures) expect(isOfKind(one, 'failures')).toBe(true);
    for (const one of others) expect(isOfKind(one, 'failures')).toBe(false);
    expect(isOfKind(ended('succeeded'), 'deployments')).toBe(true);
    expect(isOfKind(line('approved'), 'confirmations')).toBe(true);
    expect(isOfKind(line('approved'), 'previews')).toBe(false);
  });

  it('is cut between two moments, never within one', () => {
    const lines = [9, 8, 7, 7, 7, 5].map((at) => line('approved', { at }));
    const cut = (most: number) => {
      const { shown, ...more } = pageOf(lines, most);
      return { shown: shown.length, ...more };
    };
    expect(cut(1)).toEqual({ shown: 1, rest: 5, before: 8 });
    expect(cut(2)).toEqual({ shown: 2, rest: 4, before: 7 });
    expect(cut(3)).toEqual({ shown: 5, rest: 1, before: 6 });
    expect(cut(6)).toEqual({ shown: 6, rest: 0, before: null });
    expect(cut(7)).toEqual({ shown: 6, rest: 0, before: null });
    expect(pageOf([], 3)).toEqual({ shown: [], rest: 0, before: null });
  });

  it('says to an administrator how many lines cannot be read', async () => {
    const CANNOT = 'more cannot be read: damaged, or written by another version of the app.';
    const of = (damaged: number): string[] => damagedLines({ damaged } as Log);
    expect(of(0)).toEqual([]);
    expect(of(1)).toEqual([`1 line ${CANNOT}`]);
    expect(of(2)).toEqual([`2 lines ${CANNOT}`]);
    const at = desk.time.now();
    for (const account of [ADMIN, USER])
      await appendActivity(desk.kv, {
        at,
        account,
        kind: 'approved',
        deploymentId: null,
        facts: {},
      });
    const [key = ''] = [...desk.kv.stored.keys()].filter((one) => one.startsWith('activity'));
    desk.kv.stored.set(`${key}0`, '{"v":9}');
    const all = await desk.ask('list-activity');
    expect(all).toMatchObject({
      view: 'all',
      older: 0,
      lines: [{ kind: 'approved' }, { kind: 'approved' }],
    });
    expect(all.text).toContain(`1 line ${CANNOT}`);
    const own = await desk.ask('list-activity', {}, USER);
    expect(own).toMatchObject({ view: 'own', lines: [{ account: USER }] });
    expect(own.text).not.toContain('cannot be read');
  });
});

describe('the catalogue', () => {
  const keys = async (input: object): Promise<string[]> =>
    ((await desk.ask('list-schemas', input)).schemas ?? []).map(({ key }) => key);

  it('is searched by key, name and need, and by category', async () => {
    const all = await keys({});
    expect(all.length).toBeGreaterThan(15);
    expect(await keys({ query: 'itam' })).toEqual(['ITAM']);
    expect(await keys({ query: 'priority matrix' })).toEqual(['PRI']);
    expect(await keys({ query: 'asset management' })).toEqual(['ITAM', 'SAM']);
    expect(await keys({ category: 'infra' })).toEqual(['CMDB', 'ECMDB', 'NET', 'CLD']);
    expect(await keys({ category: 'INFRASTRUCTURE', query: 'itam' })).not.toContain('ITAM');
    expect(await keys({ category: 'nothing' })).toEqual([]);
    const needs = await desk.ask('list-schemas', { query: 'where are our laptops' });
    expect(needs.schemas?.[0]?.key).toBe('ITAM');
    expect(needs.schemas?.length).toBeLessThanOrEqual(8);
    expect(await keys({ query: 'services' })).toHaveLength(8);
    expect(needs.text).toContain(' · for: ');
    for (const input of [{}, { query: 'itam' }])
      expect((await desk.ask('list-schemas', input)).text).not.toContain(' · for: ');
  });

  it('has the site’s own models before it, those of additions left out', async () => {
    await deployCars();
    await desk.ask('draft-model', { definition: 'schema CARS\nBoat\n  Sail: text' });
    await desk.deploy({ schema: 'CARS2' });
    expect((await keys({})).slice(0, 2)).toEqual(['CARS', 'CORE']);
    expect(await keys({ category: 'ours' })).toEqual(['CARS']);
    expect(await keys({ category: 'yours', query: 'company  CARS ' })).toEqual(['CARS']);
    expect(await keys({ category: 'yours', query: ' company' })).toEqual(['CARS']);
    const { kv } = desk;
    expect(await searchOwn('', 'YOURS', { kv })).toHaveLength(1);
    expect(await searchOwn(' cars ', null, { kv })).toHaveLength(1);
    expect(await searchOwn('bikes', null, { kv })).toEqual([]);
    expect(await keys({ category: 'yours', query: 'company boats' })).toEqual([]);
    expect(await keys({ category: 'infra' })).not.toContain('CARS');
    expect(await keys({ category: 'your' })).toEqual(['CARS']);
    const { schemas } = await desk.ask('list-schemas', { query: 'cars' });
    expect(schemas?.[0]).toMatchObject({
      deployed: { key: 'CARS', name: 'Company cars', version: '1.0.0' },
    });
  });

  it('says what is deployed and still there, and what could not be read', async () => {
    await desk.makeSchema('HR', 'Human Resources');
    await desk.deploy({ schema: 'PRI', references: 'text' });
    const pri = async (more: Partial<Tools> = {}) => {
      const { schemas, text } = await desk.ask('list-schemas', { query: 'PRI' }, ADMIN, more);
      return { deployed: (schemas?.[0] as TemplateRow | undefined)?.deployed, text };
    };
    expect((await pri()).deployed).toEqual({
      key: 'PRI',
      name: 'Priority Matrix',
      version: '1.1.0',
    });
    expect((await pri()).text).toMatch(
      /^PRI [^\n]+ · deployed 1\.1\.0 as "Priority Matrix" \(PRI\)$/u,
    );
    const unread = await pri(failing(refused));
    expect(unread.deployed).toBeNull();
    expect(unread.text).toContain('What is deployed here could not be read. Assets refused. Wait.');
    expect(
      await desk.ask('list-schemas', {}, ADMIN, failing(new Error('A defect.'))),
    ).toMatchObject({
      code: 'internal',
    });
    for (const [key, value] of desk.kv.stored)
      if (value.includes('"state":"complete"'))
        desk.kv.stored.set(key, value.replaceAll('"complete"', '"building"'));
    expect((await pri()).deployed).toBeNull();
    for (const [key, value] of desk.kv.stored)
      if (value.includes('"building"'))
        desk.kv.stored.set(key, value.replaceAll('"building"', '"complete"'));
    expect((await pri()).deployed).not.toBeNull();
    for (const { id } of desk.site.store.tables.schemas.all())
      desk.site.store.remove('schemas', id);
    expect((await pri()).deployed).toBeNull();
  });
});

describe('where this is', () => {
  it('is told by host, else by cloud id, and never more than that', async () => {
    const words = (site: string | null, cloudId: string): string =>
      targetWords(targetIn({ site, cloudId, accountId: ADMIN }, 'w-1'));
    expect(words('acme.example', 'c-1')).toBe(
      'site acme.example, workspace w-1, account acc-admin',
    );
    expect(words(null, 'c-1')).toBe('site c-1, workspace w-1, account acc-admin');
    expect(words(null, '')).toBe('site unknown, workspace w-1, account acc-admin');
    expect(await desk.ask('list-schemas', { category: 'here' }, MANAGER)).toMatchObject({
      site: 'acme.example',
      workspace: desk.site.store.site.workspaceId,
      account: MANAGER,
      mayDeploy: 'no',
    });
  });
});
