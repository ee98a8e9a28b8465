/** What a person does on the page, from the first look to the report. */
import { expect, it } from 'vitest';
import { parseFault } from '../../local/assets-emulator';
import { deployHere, typesOf, withSite } from './with-site';
import { TYPES_OF_BASIC } from '../support/sizes';

const { begin } = withSite();

it('the page deploys ITAM with the mouse; the tab is closed half-way, and it is done when one comes back', async () => {
  const { site, open } = await begin({ latencyMs: 30 }, 'real');
  const tab = await open();
  await tab.page.getByRole('textbox', { name: 'Search templates by need' }).fill('track laptops');
  await tab.page.getByText('For: ').first().waitFor();
  await tab.page.getByRole('link', { name: 'IT Asset Management' }).click();
  await tab.page.getByRole('button', { name: 'Laptop 1 attribute' }).click();
  await tab.page.getByRole('complementary', { name: 'Object type Laptop' }).waitFor();
  await tab.page.getByRole('button', { name: 'Preview a deployment' }).click();
  await tab.page.getByText(/^Would create 2 object schemas/u).waitFor();
  await tab.page.getByRole('button', { name: 'Review and confirm' }).click();
  expect(
    await tab.page.getByRole('button', { name: /Deploy exactly this \(in/u }).isDisabled(),
  ).toBe(true);
  const digest = await tab.page.locator('.confirm-digest code').innerText();
  await tab.page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await tab.page.getByRole('region', { name: 'Progress' }).waitFor();
  await tab.outer.reload();
  await tab.page
    .getByRole('region', { name: 'Progress' })
    .getByText(/of 7\d\d$/u)
    .waitFor();
  await tab.context.close();

  const later = await open();
  await later.page.getByRole('link', { name: 'Watch it' }).click();
  await later.page.getByRole('region', { name: 'Report' }).waitFor();
  await later.page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  expect(await later.page.locator('.page-title .digest').innerText()).toBe(digest);
  expect(
    site.machine.emulator
      .state()
      .schemas.map((schema) => schema.key)
      .sort(),
  ).toEqual(['CORE', 'ITAM']);
  const [report] = await Promise.all([
    later.outer.waitForEvent('download'),
    later.page
      .getByRole('region', { name: 'Report' })
      .getByRole('button', { name: 'Markdown' })
      .click(),
  ]);
  expect(report.suggestedFilename()).toMatch(/^p-\w+\.md$/u);
  await later.go('/deployed/ITAM');
  await later.page.getByText('Complete', { exact: true }).waitFor();
});

it('the page confirms on the page what was asked for in chat, where the setting leaves no other way', async () => {
  const { open } = await begin();
  const tab = await open({ path: '/settings' });
  await tab.page.getByRole('radio', { name: /On this page only/u }).check();
  await tab.page.getByRole('button', { name: 'Save' }).click();
  await tab.page.getByText('Saved.').waitFor();
  await tab.page.getByRole('button', { name: 'Open in Rovo chat' }).click();
  await tab.outer.getByRole('textbox', { name: 'Message' }).fill('deploy the basic cmdb');
  await tab.outer.getByRole('button', { name: 'Send' }).click();
  const answer = tab.outer.locator('.turn.launchpad', { hasText: 'nothing has been written' });
  expect(await answer.innerText()).not.toMatch(/\b[2-9][A-Z0-9]{3}-[A-Z0-9]{4}\b/u);
  await tab.page.getByRole('link', { name: 'Review and confirm' }).click();
  await tab.page.getByText(/You asked for this in Rovo chat/u).waitFor();
  await tab.page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await tab.page.getByRole('region', { name: 'Report' }).waitFor();
  await tab.go('/activity');
  await tab.page
    .getByText(
      'Changed where a deployment is confirmed from “In chat or here” to “On this page only”.',
    )
    .waitFor();
});

it('the page shows a preview only to its person, and a deployment to the administrators', async () => {
  const { open } = await begin({ latencyMs: 60 });
  const [one, other, user] = [
    await open({ path: '/deploy/BASIC' }),
    await open({ as: 'admin2', path: '/confirm' }),
    await open({ as: 'user', path: '/deployments' }),
  ];
  await one.page.getByRole('button', { name: 'Review and confirm' }).click();
  await one.page.getByRole('region', { name: 'Confirmation' }).waitFor();
  await other.go('/');
  await other.go('/confirm');
  await other.page.getByText('No preview waits for you').waitFor();
  await one.page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await one.page.getByRole('region', { name: 'Progress' }).waitFor();
  await other.go('/deployments');
  await other.page.getByRole('link', { name: /^p-/u }).click();
  await other.page.getByText(/confirmed by somebody else acc-admin/u).waitFor();
  await other.page.getByRole('region', { name: 'Report' }).waitFor();
  await one.page.getByRole('region', { name: 'Report' }).waitFor();
  expect(await user.page.getByText('Nothing has been deployed yet').count()).toBe(1);
});

it('the page says why a deployment failed, and continues with a new preview', async () => {
  const { site, open } = await begin();
  const fault = parseFault('deny-after=13,method=POST,path=/objecttype/create');
  if (!fault.ok) throw new Error(fault.problem);
  site.machine.emulator.faults.add(fault.fault);
  const tab = await open({ path: '/deploy/BASIC' });
  await deployHere(tab);
  await tab.page.getByText('What to do:').waitFor();
  const before = typesOf(site).length;
  site.machine.emulator.faults.clear();
  await tab.page.getByRole('button', { name: 'Continue with a new preview' }).click();
  await tab.page.getByText(/elements already there, left as they are/u).waitFor();
  await tab.page.getByRole('button', { name: 'Review and confirm' }).click();
  await tab.page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await tab.page.getByRole('heading', { name: 'Done and verified', exact: true }).waitFor();
  const types = typesOf(site);
  expect(before).toBeLessThan(TYPES_OF_BASIC);
  expect(new Set(types).size).toBe(types.length);
  expect(types).toHaveLength(TYPES_OF_BASIC);
});

it('the page stops a deployment; what was created stays', async () => {
  const { site, open } = await begin({ latencyMs: 120 });
  const tab = await open({ path: '/deploy/ITAM' });
  await deployHere(tab);
  await tab.page.getByText(/^[1-9]\d* of 7\d\d$/u).waitFor();
  await tab.page.getByRole('button', { name: 'Cancel' }).click();
  await tab.page.getByRole('button', { name: 'Cancel the deployment' }).click();
  await tab.page.getByRole('heading', { name: 'Cancelled', exact: true }).waitFor();
  expect(typesOf(site).length).toBeLessThan(50);
});

it('the page plans anew as options change, without issuing a preview', async () => {
  const { open } = await begin();
  const tab = await open({ path: '/deploy/BASIC' });
  const counts = tab.page.locator('.plan-counts');
  await counts.getByText(/2 object schemas, 17 object types/u).waitFor();
  await tab.page.getByRole('combobox', { name: 'All of them' }).selectOption('text');
  await counts.getByText(/1 object schema, 4 object types/u).waitFor();
  await tab.page.getByText('Leave out object types').click();
  await tab.page.getByRole('checkbox', { name: 'Server' }).check();
  await counts.getByText(/3 object types/u).waitFor();
  await tab.page.getByRole('textbox', { name: 'Key' }).fill('1');
  await tab.page.getByText('One thing is in the way').waitFor();
  expect(await tab.page.getByRole('button', { name: 'Review and confirm' }).isDisabled()).toBe(
    true,
  );
  await tab.go('/confirm');
  await tab.page.getByText('No preview waits for you').waitFor();
});
