/** What is answered to a confirmation, and what it sets going: at the desk, where nothing carries on by itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN, Desk, OTHER_ADMIN } from '../../simulator/desk';
import type { Answer } from '../../simulator/answer';
import type { Licence } from '../../src/access/licence';
import { loadDeployment } from '../../src/storage/deployments';
import { acquireLock } from '../../src/storage/lock/lock';
import { draftsOf } from '../../src/storage/models';
import { ownModels } from '../../src/storage/own-models';
import { DEFAULT_SETTINGS, saveSettings, type Settings } from '../../src/storage/settings';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
  // What could not be pushed is logged.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const preview = (account = ADMIN, schema = 'PRI'): Promise<Answer> =>
  desk.ask('preview-deployment', { schema, references: 'text' }, account);
const set = (some: Partial<Settings>): Promise<void> =>
  saveSettings(desk.kv, { ...DEFAULT_SETTINGS, ...some });
const stored = async ({ previewId = '' }: Answer) => loadDeployment(desk.kv, String(previewId));
const lockFor = (deploymentId: string) => {
  const now = desk.time.now();
  return acquireLock(desk.kv, {
    deploymentId,
    epoch: 0,
    deadline: now + 60_000,
    now,
    previousDied: false,
  });
};
const HEAD = /^Deployment p-\w+ started \(digest \w{6}\): /u;
const WHERE =
  'Where: site acme.example, workspace 0a0d035a-3ba3-4e11-85d9-0a14e9e2afbc, account acc-admin.';
const AFTER =
  'Your confirmation is not used up: confirm again when it has ended. To see how far it is, ask: how is it going?';

describe('a confirmation', () => {
  it('starts what was previewed, and says where and how it goes on', async () => {
    const asked = await preview();
    const answer = await desk.confirm(asked);
    expect(answer).toMatchObject({
      ok: true,
      code: 'started',
      state: 'queued',
      done: 0,
      total: 58,
      executor: 'background',
    });
    expect(answer['next']).toBe('Ask for its status to see how far it is.');
    expect(answer.text.replace(HEAD, '')).toBe(
      `58 elements to create. ${WHERE} Nothing is finished yet. It goes on in the background, also when ` +
        `you close this chat.`,
    );
    expect(desk.queued).toEqual(['push 0']);
    expect(await stored(asked)).toMatchObject({
      account: ADMIN,
      appVersion: '1.2.3',
      origin: 'chat',
      executor: 'background',
    });
    const again = await desk.confirm(asked);
    expect(again).toMatchObject({ ok: true, code: 'queued', deploymentId: answer['deploymentId'] });
    expect(again.text).toMatch(
      /^This preview was confirmed before; nothing was started twice\. Deployment p-\w+ is queued/u,
    );
    expect(desk.queued).toEqual(['push 0']);
  });

  it('carries all of it out where there is time, and takes back the event that waited', async () => {
    const answer = await desk.confirm(await preview(), { leftMs: 9_500 });
    expect(answer).toMatchObject({ ok: true, code: 'started', state: 'succeeded', done: 58 });
    const [head = '', then = ''] = answer.text.split('\n');
    expect(head.replace(HEAD, '')).toBe(`58 of 58 elements are created. ${WHERE}`);
    expect(then).toMatch(/^Done and verified on 21 Nov 2026/u);
    expect(desk.queued).toEqual(['push 30', 'cancel']);
  });

  it('whose first slice fails tells the failure, and nothing of what would come after', async () => {
    desk.site.addFault('status=403,method=POST,path=objecttypeattribute');
    const answer = await desk.confirm(await preview(), { leftMs: 9_500 });
    expect(answer).toMatchObject({ ok: false, code: 'failed', state: 'failed' });
    expect(answer.text).toMatch(
      /^Deployment p-\w+ failed on .+\nCreated and left in place: .+\nWhat to do: .+$/u,
    );
    const licence: Licence = { state: 'inactive', edition: 'none', source: 'active' };
    const status = await desk.ask('get-deployment-status', {}, ADMIN, { licence });
    expect(status.text).toBe(answer.text);
  });

  it.each([
    ['auto', ['push 30', 'push 0', 'cancel'], 'background'],
    ['always', [], 'present'],
  ] as const)(
    'carries out what there is time for, and has the rest carried on (%s)',
    async (present, queued, executor) => {
      desk = new Desk({ latencyMs: 300, atOnce: 1 });
      await set({ present });
      const answer = await desk.confirm(await desk.time.run(preview()), { leftMs: 6_000 });
      expect(answer).toMatchObject({ ok: true, code: 'started', state: 'running', executor });
      expect(answer['done']).toBeGreaterThan(0);
      expect(answer['done']).toBeLessThan(58);
      expect(desk.queued).toEqual(queued);
    },
  );

  it('keeps its model as one of the site, and no draft of it', async () => {
    await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nVehicle\n  Plate: text' });
    const asked = await desk.ask('preview-deployment', { schema: 'FLEET' });
    expect(await ownModels(desk.kv)).toEqual([]);
    await desk.confirm(asked);
    const at = desk.time.now();
    expect(await ownModels(desk.kv)).toMatchObject([{ key: 'FLEET', at }]);
    expect(await draftsOf(desk.kv, ADMIN, at)).toEqual([]);
    await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nBoat' });
    expect(await desk.confirm(asked)).toMatchObject({ code: 'queued' });
    expect(await draftsOf(desk.kv, ADMIN, at)).toHaveLength(1);
  });

  it('carries nothing out itself where that is not wanted', async () => {
    await set({ present: 'never' });
    expect(await desk.confirm(await preview(), { leftMs: 9_500 })).toMatchObject({
      state: 'queued',
    });
    expect(desk.queued).toEqual(['push 0']);
  });

  it('is carried on by its person where that was chosen, and as the app where that was', async () => {
    await set({ present: 'always' });
    const answer = await desk.confirm(await preview());
    expect(answer).toMatchObject({ executor: 'present' });
    expect(answer.text).toContain(
      'Nothing is finished yet. It moves on only while you ask for its status or keep its page open: an ' +
        'administrator of this site chose that.',
    );
    expect(desk.queued).toEqual([]);
    const other = new Desk();
    await saveSettings(other.kv, { ...DEFAULT_SETTINGS, principal: 'app', present: 'always' });
    const asked = await other.ask('preview-deployment', { schema: 'PRI', references: 'text' });
    expect(await other.confirm(asked)).toMatchObject({ executor: 'app' });
  });

  it('counts where the queue takes nothing: a question for the status pushes it again', async () => {
    desk.isQueueDown = true;
    const asked = await preview();
    expect(await desk.confirm(asked)).toMatchObject({ ok: true, code: 'started', state: 'queued' });
    expect(await stored(asked)).toMatchObject({ state: 'queued', jobId: null });
    desk.isQueueDown = false;
    const ask = () => desk.within(ADMIN, () => desk.ask('get-deployment-status'));
    expect(await ask()).toMatchObject({ state: 'queued' });
    expect(desk.queued).toEqual([]);
    desk.time.jump(600_000);
    // As it is then: begun anew, and no longer without a sign of life.
    expect((await ask()).text).toMatch(/ is queued [^.]+ so far\.$/u);
    expect(desk.queued).toEqual(['push 0']);
  });

  it('that waits for its person is moved on by their asking, and by nobody else’s', async () => {
    await set({ present: 'always' });
    const asked = await preview();
    await desk.confirm(asked);
    const ask = (account: string) =>
      desk.within(account, () =>
        desk.ask('get-deployment-status', { deploymentId: String(asked.previewId) }, account),
      );
    const others = await ask(OTHER_ADMIN);
    expect(others).toMatchObject({ state: 'queued', done: 0 });
    expect(others.text).toContain('Your asking moves nothing.');
    const mine = await ask(ADMIN);
    expect(mine.text).not.toContain('Your asking moves nothing.');
  });

  it('that waited for its person and is over is only told, and nothing is written by their asking', async () => {
    await set({ present: 'always' });
    expect(await desk.confirm(await preview(), { leftMs: 9_500 })).toMatchObject({
      executor: 'present',
      state: 'succeeded',
    });
    const stored = [...desk.kv.stored];
    const status = await desk.within(ADMIN, () => desk.ask('get-deployment-status'));
    expect(status).toMatchObject({ ok: true, state: 'succeeded' });
    expect([...desk.kv.stored]).toEqual(stored);
  });
});

describe('a confirmation that cannot count now', () => {
  it.each<[string, string, string]>([
    [ADMIN, ADMIN, 'you'],
    [OTHER_ADMIN, ADMIN, 'the person with the account acc-admin-2'],
  ])('says that %s’s deployment is under way, to %s', async (first, second, who) => {
    const running = await preview(first, 'SVC');
    await desk.confirm(running, { account: first });
    const since = new Date(desk.time.now()).toISOString();
    const asked = await preview(second);
    const says = `Another deployment (${String(running.previewId)}) is under way, started by ${who} at `;
    const answer = await desk.confirm(asked, { account: second });
    expect(answer).toMatchObject({ ok: false, code: 'deployment-running', remedy: AFTER });
    expect(answer.text).toContain(says);
    expect(answer.text).toContain(since.slice(0, 16));
    expect(await stored(asked)).toBeNull();
  });

  it('says so where nobody knows whose, and where it is confirmed twice at once', async () => {
    const asked = await preview();
    const lock = await lockFor('p-none');
    expect(lock.kind).toBe('held');
    expect((await desk.confirm(asked)).text).toContain(
      '(p-none) is under way, started by somebody else at 20',
    );
    const other = new Desk();
    desk = other;
    const twice = await preview();
    await lockFor(String(twice.previewId));
    expect(await desk.confirm(twice)).toMatchObject({
      code: 'deployment-running',
      text: 'This preview is being confirmed at this very moment. Ask for its status.',
    });
  });

  it('says so without a licence, and uses nothing up', async () => {
    const licence: Licence = { state: 'inactive', edition: 'none', source: 'active' };
    const asked = await preview();
    expect(await desk.confirm(asked, { licence })).toMatchObject({ ok: false });
    expect(await stored(asked)).toBeNull();
    expect(await desk.confirm(asked)).toMatchObject({ code: 'started' });
  });

  const BUILDING =
    'Somebody else is building PRI now, or has just built it: its object schema was made at 12:00 UTC, ' +
    'after your preview.';
  it('says that somebody else builds the same, or has taken the key, and lets others go on', async () => {
    const [hr, { store }] = [await desk.makeSchema('HR', 'Human Resources'), desk.site];
    desk.time.jump(1_000);
    const asked = await preview();
    const id = await desk.makeSchema('PRI', 'Priority Matrix');
    const answer = await desk.confirm(asked);
    expect(answer).toMatchObject({
      ok: false,
      code: 'plan-changed',
      remedy: expect.stringMatching(/This confirmation has written nothing\.$/u) as string,
    });
    expect(answer.text).toContain(BUILDING);
    store.remove('schemas', id);
    const row = store.tables.schemas.all().find((one) => one.id === hr);
    if (row === undefined) throw new Error('HR is not there.');
    store.put('schemas', { ...row, key: 'PRI' });
    expect((await desk.confirm(asked, { wait: 0 })).text).toMatch(
      /^Something is in the way that was not when you previewed\. /u,
    );
    store.put('schemas', row);
    expect(await desk.confirm(asked, { wait: 0 })).toMatchObject({ ok: true, code: 'started' });
  });

  it('takes no colleague with LaunchPad for somebody else', async () => {
    const asked = await preview();
    await desk.deploy({ schema: 'PRI', references: 'text' }, OTHER_ADMIN);
    const refused = await desk.confirm(asked, { wait: 0 });
    expect(refused).toMatchObject({ ok: false, code: 'plan-changed' });
    expect(refused.text).not.toContain('Somebody else');
  });

  it('takes nobody for building it by a key or a name alone, whatever LaunchPad made before', async () => {
    await desk.deploy({ schema: 'PRI', references: 'text' });
    const mine = { schema: 'SVC', references: 'text', key: 'MYS', name: 'Mine' };
    const asked = await desk.ask('preview-deployment', mine);
    desk.time.jump(6_000);
    const { store } = desk.site;
    const made = await desk.makeSchema('OTHER', 'Theirs');
    const row = store.tables.schemas.all().find(({ id }) => id === made);
    if (row === undefined) throw new Error('OTHER is not there.');
    for (const [taken, begins] of [
      [{ key: 'MYS' }, 'Something is in the way that was not when you previewed. The key "MYS"'],
      [
        { name: 'Mine' },
        'Something is in the way that was not when you previewed. The name "Mine"',
      ],
      [{ key: 'MYS', name: 'Mine' }, 'Somebody else is building MYS now'],
    ] as const) {
      store.put('schemas', { ...row, ...taken });
      const answer = await desk.confirm(asked, { wait: 0 });
      expect(answer).toMatchObject({ ok: false, code: 'plan-changed' });
      expect(answer.text.slice(0, begins.length)).toBe(begins);
    }
  });

  it('lets nobody else begin while it looks at the site', async () => {
    const asked = await preview();
    const { assets } = desk.tools();
    const others: string[] = [];
    const looking = Object.assign(Object.create(assets) as typeof assets, {
      listSchemas: async () => {
        others.push((await lockFor('p-next')).kind);
        return assets.listSchemas();
      },
    });
    expect(await desk.confirm(asked, { assets: looking })).toMatchObject({ code: 'started' });
    expect(others).toEqual(['busy']);
  });

  it('waits for a turn that may still write, and sees what that made', async () => {
    await lockFor('p-none');
    desk.time.jump(60_000);
    const [hr, { store }] = [await desk.makeSchema('HR', 'Human Resources'), desk.site];
    desk.time.jump(1_000);
    const asked = await preview();
    desk.time.setTimer(500, () => {
      for (const row of store.tables.schemas.all())
        if (row.id === hr) store.put('schemas', { ...row, key: 'PRI' });
    });
    const answer = await desk.confirm(asked, { leftMs: 9_500 });
    expect(answer.text).toMatch(/^Something is in the way that was not when you previewed\. /u);
  });

  it('that another call spent a moment before starts nothing twice, and holds nobody up', async () => {
    await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nVehicle\n  Plate: text' });
    const asked = await desk.ask('preview-deployment', { schema: 'FLEET', key: 'CARS' });
    const input = { previewId: asked.previewId, confirmation: asked['confirmationCode'] };
    let first: Answer | null | undefined;
    // Between its check and its lock.
    const kv = Object.assign(Object.create(desk.kv) as typeof desk.kv, {
      create: async (...given: Parameters<typeof desk.kv.create>) => {
        if (first === undefined) {
          first = null;
          first = await desk.ask('deploy-schema', input, ADMIN, { leftMs: () => 9_500 });
          await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nVehicle' });
        }
        return desk.kv.create(...given);
      },
    });
    const second = await desk.confirm(asked, { kv, leftMs: 9_500 });
    expect(first).toMatchObject({ code: 'started', state: 'succeeded' });
    expect(second).toMatchObject({ ok: true, code: 'succeeded' });
    expect(second.text).toMatch(
      /^This preview was confirmed before; nothing was started twice\. Done and verified [^\n]+$/u,
    );
    expect(desk.queued).toEqual(['push 30', 'cancel']);
    expect(await draftsOf(desk.kv, ADMIN, desk.time.now())).toHaveLength(1);
    expect(await lockFor('p-next')).toMatchObject({ kind: 'held', afterWriter: false });
  });

  it('says that more is there than was previewed, made before by somebody else', async () => {
    const id = await desk.makeSchema('PRI', 'Priority Matrix');
    desk.time.jump(1_000);
    const asked = await desk.ask('preview-deployment', {
      schema: 'PRI',
      references: 'text',
      extend: 'PRI',
    });
    await desk.makeType(id, 'Impact Level');
    const answer = await desk.confirm(asked);
    expect(answer).toMatchObject({ ok: false, code: 'plan-changed' });
    expect(answer.text).not.toContain('Somebody else is building');
    expect(await lockFor('p-next')).toMatchObject({ kind: 'held' });
  });
});
