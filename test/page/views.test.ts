/** What only the page reads, over the whole local machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ADMIN,
  MANAGER,
  OTHER_ADMIN,
  startMachine,
  USER,
  type Answer,
  type Machine,
  waitAsAPerson,
} from '../../simulator/loopback-machine';

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.close());

const page = async (
  key: string,
  payload: Record<string, unknown> = {},
  accountId = ADMIN,
): Promise<Answer> => (await machine.app.invokeResolver(key, payload, { accountId })) as Answer;
const previewCount = async (): Promise<number> =>
  ((await page('read-log'))['lines'] as { kind: string }[]).filter(
    (line) => line.kind === 'preview-issued',
  ).length;

describe('what the page reads', () => {
  it('plans without issuing anything that could be confirmed, and without a write', async () => {
    const before = machine.emulator.requests.filter(
      (request) => request.method === 'POST' && !request.path.includes('permissions'),
    ).length;
    const plan = await page('plan-deployment', { schema: 'ITAM' });
    expect(plan).toMatchObject({
      ok: true,
      code: 'plan',
      counts: { objectSchemas: 2, objectTypes: 51 },
      more: null,
    });
    expect(plan['types']).toHaveLength(51);
    expect(JSON.stringify(plan)).not.toMatch(/confirmationCode|previewId/u);
    expect(await page('waiting-preview')).toMatchObject({ code: 'none-waiting' });
    expect(await previewCount()).toBe(0);
    expect(
      machine.emulator.requests.filter(
        (request) => request.method === 'POST' && !request.path.includes('permissions'),
      ),
    ).toHaveLength(before);
  });

  it('plans as the person who looks, and says what they may not', async () => {
    expect(await page('plan-deployment', { schema: 'BASIC' }, USER)).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    expect(await page('plan-deployment', { schema: 'nothing' })).toMatchObject({
      ok: false,
      code: 'unknown-template',
    });
    expect(await page('plan-deployment', { schema: 'BASIC', from: -1 })).toMatchObject({
      ok: false,
      code: 'bad-input',
    });
    expect(await page('read-viewer', {}, USER)).toMatchObject({
      viewer: { jiraAdmin: false, mayDeploy: false },
    });
    expect(await page('read-template', { key: '__proto__' })).toMatchObject({
      ok: false,
      code: 'unknown-template',
    });
  });

  it('shows the plan of a preview to its person only, and says when it is no longer what it was', async () => {
    const { previewId } = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(await page('plan-of-preview', { previewId })).toMatchObject({
      unchanged: true,
      counts: { objectTypes: 17 },
    });
    expect(await page('plan-of-preview', { previewId }, OTHER_ADMIN)).toMatchObject({
      ok: false,
      code: 'preview-unknown',
    });
    expect(await page('plan-of-preview', { previewId: 'p-nope' })).toMatchObject({
      ok: false,
      code: 'preview-unknown',
    });
  });

  it('moves a deployment on that waits for its person, and shows it to them and to administrators', async () => {
    await page('save-settings', { present: 'always' });
    const { previewId } = await page('preview-deployment', { schema: 'BASIC' });
    waitAsAPerson();
    const { deploymentId } = await page('confirm-deployment', { previewId });
    let watched = await page('watch-deployment', { deploymentId });
    for (let looks = 0; looks < 20 && watched.code !== 'succeeded'; looks += 1)
      watched = await page('watch-deployment', { deploymentId });
    expect(watched).toMatchObject({
      code: 'succeeded',
      deployment: {
        executor: 'present',
        mine: true,
        written: { objectTypes: 17 },
        done: { objectTypes: 17 },
      },
    });
    expect(await page('watch-deployment', { deploymentId }, OTHER_ADMIN)).toMatchObject({
      deployment: { mine: false, account: ADMIN },
    });
    expect(await page('watch-deployment', { deploymentId }, MANAGER)).toMatchObject({
      ok: false,
      code: 'deployment-unknown',
    });
    expect((await page('list-deployments', {}, MANAGER))['deployments']).toEqual([]);
    expect((await page('list-deployments', {}, OTHER_ADMIN))['deployments']).toMatchObject([
      { id: deploymentId, state: 'succeeded', mine: false },
    ]);
    expect(await page('waiting-preview')).toMatchObject({ code: 'none-waiting' });
  });

  it('compares what is deployed with its template, live', async () => {
    expect(await page('read-lens', { template: 'BASIC' })).toMatchObject({
      code: 'nothing-to-do',
      counts: { attributes: 0 },
    });
    const { workspace } = machine.emulator;
    const server = workspace.tables.types.all().find((type) => type.name === 'Server');
    const attribute = workspace.tables.attributes
      .all()
      .find(
        (one) =>
          one.typeId === server?.id && !['Key', 'Name', 'Created', 'Updated'].includes(one.name),
      );
    if (attribute === undefined)
      throw new Error('The servers of BASIC have no attribute of their own.');
    workspace.put('attributes', { ...attribute, minimum: 1 - attribute.minimum });
    expect((await page('read-lens', { template: 'BASIC' }, USER))['keeps']).toMatchObject([
      { element: expect.stringContaining(attribute.name), schema: 'BASIC' },
    ]);
    expect((await page('list-templates'))['templates']).toContainEqual(
      expect.objectContaining({
        key: 'BASIC',
        deployed: expect.objectContaining({ version: '1.1.1' }),
      }),
    );
  });

  it('shows what exists as it shows a template, to whoever can see it, and reads no object', async () => {
    const { existing } = await page('list-existing', {}, USER);
    expect(existing).toContainEqual(
      expect.objectContaining({ key: 'BASIC', madeFrom: { template: 'BASIC', version: '1.1.1' } }),
    );
    const { template } = await page('read-template', { key: 'BASIC' });
    const { types } = template as { types: { path: string[]; attributes: { name: string }[] }[] };
    const shown = await page('read-existing', { key: 'BASIC' }, USER);
    expect(shown).toMatchObject({ ok: true, code: 'existing-schema', objects: 0, more: null });
    const sorted = (all: typeof types): string[] =>
      all.flatMap(({ path, attributes }) =>
        attributes.map(({ name }) => [...path, name].join(' › ')),
      );
    expect(sorted(shown['types'] as typeof types).sort()).toEqual(sorted(types).sort());
    expect(machine.emulator.requests.filter(({ path }) => /\/object\/|aql/u.test(path))).toEqual(
      [],
    );
    expect(await page('read-existing', { key: 'NOPE' })).toMatchObject({
      ok: false,
      code: 'not-found',
    });
  });
});
