/** Every licence × everything one can do, through the app's own doors; and a licence that lapses on the way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LICENCES, type Installation, type LicenceName } from '../../local/forge-host';
import { LICENSED_VARIABLE } from '../../src/access/read-licence';
import { ACTION_KEYS } from '../../src/actions/table';
import { PAGE_VIEWS } from '../../src/pages/page-views';
import { IN_A_HURRY } from '../../simulator/in-a-hurry';
import {
  ADMIN,
  startMachine,
  waitAsAPerson,
  type Answer,
  type Machine,
} from '../../simulator/loopback-machine';

const NAMES = Object.keys(LICENCES) as LicenceName[];
const REFUSALS = new Map<LicenceName, string>([
  ['inactive', 'licence-inactive'],
  ['trial-ended', 'licence-inactive'],
  ['suspended', 'licence-suspended'],
]);

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine.close());
afterEach(() => vi.unstubAllEnvs());

/** An installation in production of its own: the same site, other storage. */
const installed = (name: string, licence: LicenceName, on: Machine = machine): Installation => {
  const { environmentType, license } = LICENCES[licence];
  return on.host.install({
    cloudId: name,
    environmentType,
    ...(license === null ? {} : { license }),
  });
};
const act = async (
  app: Installation,
  action: string,
  input: Record<string, unknown> = {},
): Promise<Answer> => (await app.invokeAction(action, input, { accountId: ADMIN })) as Answer;
const page = async (
  app: Installation,
  key: string,
  payload: Record<string, unknown> = {},
): Promise<Answer> => (await app.invokeResolver(key, payload, { accountId: ADMIN })) as Answer;
const preview = (app: Installation, key: string): Promise<Answer> =>
  act(app, 'preview-deployment', {
    schema: 'BASIC',
    references: 'text',
    key,
    name: `Deployed as ${key}`,
  });
const confirmationOf = (shown: Answer): Record<string, unknown> => ({
  previewId: shown['previewId'],
  confirmation: shown['confirmationCode'],
});

describe('under every licence', () => {
  it.each(NAMES)(
    '%s: all but starting a deployment works, in chat and on the page',
    async (name) => {
      const app = installed(`deeds of ${name}`, name);
      const input = {
        schema: 'CORE',
        previewId: 'p-none',
        confirmation: '3ACD-EFHJ',
        deploymentId: 'p-none',
        on: true,
      };
      for (const action of ACTION_KEYS)
        expect((await act(app, action, input)).code, action).not.toMatch(/^licence-/u);
      for (const question of [
        ...Object.keys(PAGE_VIEWS),
        'waiting-preview',
        'read-settings',
        'save-settings',
        'switch-telemetry',
        'read-log',
      ]) {
        expect((await page(app, question, input)).code, question).not.toMatch(
          /^licence-|internal/u,
        );
      }
      const viewer = (await page(app, 'read-viewer'))['viewer'] as {
        licence: { mayStart: boolean };
      };
      expect(viewer.licence.mayStart).toBe(!REFUSALS.has(name));
      await app.invokeScheduled('tidy-up');
      await app.invokeScheduled('report-personal-data');
      await app.uninstall();
    },
  );

  it.each(NAMES)(
    '%s: a confirmation starts a deployment, or is refused and not used up',
    async (name) => {
      const app = installed(`start of ${name}`, name);
      const key = `L${NAMES.indexOf(name)}`;
      const shown = await preview(app, key);
      expect(shown).toMatchObject({ ok: true, code: 'preview' });
      expect(shown.text.includes('nothing new can be deployed')).toBe(REFUSALS.has(name));
      waitAsAPerson();
      const answer = await act(app, 'deploy-schema', confirmationOf(shown));
      const refusal = REFUSALS.get(name);
      if (refusal === undefined) {
        expect(answer).toMatchObject({ ok: true, code: 'started' });
      } else {
        expect(answer).toMatchObject({ ok: false, code: refusal });
        expect(
          await page(app, 'confirm-deployment', { previewId: shown['previewId'] }),
        ).toMatchObject({ ok: false, code: refusal });
        expect(await act(app, 'get-deployment-status')).toMatchObject({ code: 'no-deployment' });
        app.setLicense({ active: true });
        expect(await act(app, 'deploy-schema', confirmationOf(shown))).toMatchObject({
          ok: true,
          code: 'started',
        });
      }
      await app.queueIdle();
      expect((await act(app, 'get-deployment-status')).code).toBe('succeeded');
    },
  );
});

describe('a licence that changes on the way', () => {
  it('lapses between preview and confirmation: refused, on the page as in chat', async () => {
    const app = installed('lapse before', 'active');
    const shown = await preview(app, 'LAPSE');
    waitAsAPerson();
    app.setLicense(LICENCES.inactive.license);
    expect(await act(app, 'deploy-schema', confirmationOf(shown))).toMatchObject({
      ok: false,
      code: 'licence-inactive',
    });
    expect(await page(app, 'confirm-deployment', { previewId: shown['previewId'] })).toMatchObject({
      ok: false,
      code: 'licence-inactive',
    });
    expect(machine.emulator.state().schemas.map(({ key }) => key)).not.toContain('LAPSE');
  });

  it('lapses while a deployment runs: it goes on to its end, and its status says so', async () => {
    const slow = await startMachine({ emulator: { latencyMs: 60 }, host: { limits: IN_A_HURRY } });
    const app = installed('lapse during', 'active', slow);
    const shown = await preview(app, 'DURING');
    waitAsAPerson();
    expect((await act(app, 'deploy-schema', confirmationOf(shown))).code).toBe('started');
    app.setLicense(LICENCES.inactive.license);
    const status = await act(app, 'get-deployment-status');
    expect(status.text).toContain('goes on to its end all the same');
    expect(['queued', 'running', 'verifying']).toContain(status.code);
    // Confirming what was confirmed says how far it is, as ever.
    expect((await act(app, 'deploy-schema', confirmationOf(shown))).text).toContain(
      'was confirmed before',
    );
    await app.queueIdle();
    const end = await act(app, 'get-deployment-status');
    expect(end.code).toBe('succeeded');
    expect(end.text).not.toContain('licence');
    await slow.close();
  });

  it('is asked for where whoever runs this copy has set that it needs one', async () => {
    vi.stubEnv(LICENSED_VARIABLE, 'required');
    const app = installed('a copy that is sold', 'none');
    const shown = await preview(app, 'SOLD');
    waitAsAPerson();
    expect(await act(app, 'deploy-schema', confirmationOf(shown))).toMatchObject({
      ok: false,
      code: 'licence-missing',
    });
    vi.stubEnv(LICENSED_VARIABLE, '');
    expect(await act(app, 'deploy-schema', confirmationOf(shown))).toMatchObject({
      ok: true,
      code: 'started',
    });
    await app.queueIdle();
  });

  it('cannot be claimed by who calls', async () => {
    const app = installed('a claim', 'inactive');
    const shown = await preview(app, 'CLAIM');
    waitAsAPerson();
    const claimed = {
      license: { active: true },
      context: { license: { active: true } },
      environmentType: 'DEVELOPMENT',
    };
    expect(await act(app, 'deploy-schema', { ...confirmationOf(shown), ...claimed })).toMatchObject(
      { code: 'licence-inactive' },
    );
    expect(
      await page(app, 'confirm-deployment', { previewId: shown['previewId'], ...claimed }),
    ).toMatchObject({ code: 'licence-inactive' });
  });
});

it('the rooms that carry out, plan and store know of no licence, and one place asks for it', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const asking = sources.filter((file) =>
    readFileSync(join('src', file), 'utf8').includes('requireLicenceToStart('),
  );
  expect(asking.sort()).toEqual(['access/licence-policy.ts', 'service/confirm.ts']);
  const knowing = sources.filter(
    (file) =>
      /^(?:deployer|approvals|planner|storage|assets|templates|telemetry)\//u.test(file) &&
      /licence(?:Now|-policy|')/u.test(readFileSync(join('src', file), 'utf8')),
  );
  expect(knowing).toEqual([]);
});
