/**
 * What one can look up and take away: comparisons, plans and reports as files, the lists, the log
 * and how long it is kept.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { DeploymentReport } from '../../src/report/report-shape';
import { parseFault } from '../../local/assets-emulator';
import type { Tab } from './support';
import { deployHere, withSite } from './with-site';
import { TYPES_OF_BASIC } from '../support/sizes';

const { begin } = withSite();

/** The text of the file that a press of the button saves. */
async function saved(tab: Tab, within: string, button: string): Promise<string> {
  const [download] = await Promise.all([
    tab.outer.waitForEvent('download'),
    tab.page.locator(within).getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

it('the page compares two templates, and finds the attributes of one by what they are', async () => {
  const { open } = await begin();
  const tab = await open();
  await tab.page
    .getByRole('checkbox', { name: 'Compare CMDB', exact: true })
    .or(tab.page.getByRole('checkbox', { name: 'Compare Basic CMDB' }))
    .first()
    .check();
  await tab.page.getByRole('checkbox', { name: 'Compare IT Asset Management' }).check();
  await tab.page.getByRole('button', { name: /^Compare \w+ and \w+$/u }).click();
  await tab.page
    .getByRole('region', { name: /^(?:Missing in|Only in) /u })
    .first()
    .waitFor();
  await tab.go('/templates/ITAM');
  await tab.page.getByRole('tab', { name: 'All attributes' }).click();
  const count = async (): Promise<number> =>
    Number.parseInt(await tab.page.locator('.toolbar [role=status]').innerText(), 10);
  const all = await count();
  const shown: number[] = [];
  for (const filter of ['required', 'unique', 'hub', 'own', 'plain']) {
    await tab.page.getByRole('combobox', { name: 'Show' }).selectOption(filter);
    shown.push(await count());
  }
  const [, , hub = 0, own = 0, plain = 0] = shown;
  expect(hub + own + plain).toBe(all);
  expect(shown.every((number) => number > 0 && number < all)).toBe(true);
});

it('the page saves a plan before it is confirmed, and the report while it runs and afterwards', async () => {
  const { site, open } = await begin({ latencyMs: 150 });
  const tab = await open({ path: '/deploy/BASIC' });
  await tab.page
    .locator('.plan-counts')
    .getByText(/17 object types/u)
    .waitFor();
  expect(await saved(tab, '.plan-head', 'Markdown')).toMatch(/^# Plan [0-9a-f]{6}\n[\s\S]*Vendor/u);
  const plan = JSON.parse(await saved(tab, '.plan-head', 'JSON')) as {
    digest: string;
    types: unknown[];
  };
  expect(plan.types).toHaveLength(TYPES_OF_BASIC);
  expect(site.machine.emulator.state().schemas).toEqual([]);
  await deployHere(tab);
  await tab.page
    .locator('.watch-head')
    .getByText(/^[1-9]\d* of \d+$/u)
    .waitFor();
  const early = JSON.parse(await saved(tab, '.watch', 'JSON')) as DeploymentReport;
  expect(early).toMatchObject({ digest: plan.digest, endedAt: null });
  expect(early.missing.length).toBeGreaterThan(0);
  await tab.page.getByRole('region', { name: 'Report' }).waitFor();
  const report = JSON.parse(await saved(tab, '[aria-label=Report]', 'JSON')) as DeploymentReport;
  expect(report).toMatchObject({ digest: plan.digest, state: 'succeeded', missing: [] });
  const types = site.machine.emulator.state().schemas.flatMap((schema) => schema.objectTypes);
  expect(
    report.created
      .filter(({ kind }) => kind === 'object-type')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(types.map(({ id }) => String(id)).sort());
  const markdown = await saved(tab, '[aria-label=Report]', 'Markdown');
  expect(types.filter(({ id }) => !markdown.includes(String(id)))).toEqual([]);
});

it('the page lists deployments with what came of them, to filter and to save', async () => {
  const { site, open } = await begin();
  const done = await site.deploy('CORE');
  const fault = parseFault('deny-after=3,method=POST,path=/objecttype/create');
  if (!fault.ok) throw new Error(fault.problem);
  site.machine.emulator.faults.add(fault.fault);
  const failed = await site.deploy('BASIC');
  const tab = await open({ path: '/deployments' });
  await tab.page.getByRole('link', { name: done }).waitFor();
  await tab.page.getByRole('combobox', { name: 'Outcome' }).selectOption('failed');
  expect(await tab.page.getByRole('link', { name: /^p-/u }).allInnerTexts()).toEqual([failed]);
  const csv = await saved(tab, '.table-view', 'CSV');
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(csv).toContain(failed);
  await tab.page.getByRole('combobox', { name: 'Outcome' }).selectOption('');
  await tab.page.getByRole('textbox', { name: 'Find a deployment' }).fill('basic');
  const list = JSON.parse(await saved(tab, '.table-view', 'JSON')) as {
    id: string;
    outcome: unknown;
  }[];
  expect(list).toMatchObject([{ id: failed, outcome: { sentence: expect.any(String) as string } }]);
});

it('the page keeps the log as long as an administrator says, and says what a change does to stored lines', async () => {
  const { site, open } = await begin();
  const tab = await open({ path: '/settings' });
  const days = tab.page.getByRole('spinbutton', { name: 'Days' });
  const save = tab.page.getByRole('button', { name: 'Save' });
  await days.fill('3');
  await tab.page.getByText('Enter a whole number from 7 to 365.').waitFor();
  expect(await save.isDisabled()).toBe(true);
  await days.fill('30');
  await tab.page.getByText(/Saving deletes every line older than 30 days/u).waitFor();
  await save.click();
  await tab.page.getByText('The settings are saved.').waitFor();
  await tab.page.getByRole('radio', { name: /It asks every few seconds/u }).check();
  await save.click();
  await tab.page.getByText('The settings are saved.').waitFor();
  for (let n = 0; n < 12; n += 1) {
    await site.machine.app.invokeResolver(
      'save-settings',
      { retentionDays: 31 + n },
      { accountId: n % 2 === 0 ? 'acc-admin' : 'acc-admin-2' },
    );
    await site.machine.app.invokeResolver(
      'save-settings',
      { confirmation: n % 2 === 0 ? 'page' : 'chat' },
      { accountId: 'acc-admin' },
    );
  }
  await tab.go('/activity');
  await tab.page.getByText('Kept for 42 days.').waitFor();
  await tab.page.getByText('This log is a convenience.').waitFor();
  await tab.page.getByRole('button', { name: 'Open Jira’s audit log' }).click();
  await tab.outer.getByText('On a site this opens /auditing/view').waitFor();
  // A query may be a moment behind.
  await expect
    .poll(async () => {
      await tab.page.getByRole('button', { name: 'Refresh' }).click();
      return tab.page.getByText('how long the log is kept from 41 to 42 days').count();
    })
    .toBe(1);
  await tab.page.getByRole('combobox', { name: 'Who' }).selectOption('acc-admin-2');
  const csv = (await saved(tab, '.table-view', 'CSV')).split('\r\n');
  expect(csv).toHaveLength(1 + 6);
  expect(
    csv.slice(1).every((line) => line.includes('acc-admin-2') && line.includes('retentionDays: ')),
  ).toBe(true);
  await tab.page.getByRole('combobox', { name: 'Who' }).selectOption('');
  const lines = JSON.parse(await saved(tab, '.table-view', 'JSON')) as {
    facts: Record<string, string>;
  }[];
  expect(lines).toHaveLength(26);
  expect(lines.at(-1)?.facts).toEqual({ retentionDays: '90 to 30' });
  expect(lines.at(-2)?.facts).toEqual({ updates: 'realtime to polling' });

  const manager = await open({ as: 'manager', path: '/settings' });
  await manager.page.getByText('Only a Jira administrator can change them.').waitFor();
  expect(await manager.page.getByRole('spinbutton', { name: 'Days' }).isDisabled()).toBe(true);
});

it('the page shows what exists and differs, adds what is missing if allowed, and finds it complete', async () => {
  const { site, open } = await begin();
  await site.deploy('BASIC');
  const { workspace } = site.machine.emulator;
  const attributes = [...workspace.tables.attributes.all()].filter(
    (attribute) => attribute.name === 'Serial Number',
  );
  const [gone, changed] = attributes;
  if (gone === undefined || changed === undefined)
    throw new Error('The template no longer has two of these attributes.');
  workspace.remove('attributes', gone.id);
  workspace.put('attributes', { ...changed, minimum: 1 - changed.minimum });
  const tab = await open({ path: '/deployed/BASIC' });
  await tab.page
    .getByText(/Incomplete|Complete, with differences/u)
    .first()
    .waitFor();
  await tab.go('/deploy/BASIC');
  await tab.page.getByText(/things? (?:is|are) in the way/u).waitFor();
  expect(await tab.page.getByRole('button', { name: 'Review and confirm' }).isDisabled()).toBe(
    true,
  );
  const allow = tab.page.getByRole('checkbox', { name: /^Add what is missing to /u });
  for (let at = 0; at < (await allow.count()); at += 1) await allow.nth(at).check();
  await tab.page
    .locator('.plan-counts')
    .getByText(/Would create 1 attribute/u)
    .waitFor();
  await tab.page.getByRole('tab', { name: /^To know/u }).click();
  await tab.page.getByRole('region', { name: 'Different', exact: true }).waitFor();
  await deployHere(tab);
  await tab.page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  await tab.go('/deployed/BASIC');
  await tab.page.getByText('Complete, with differences', { exact: true }).waitFor();
});
