/** What was chosen survives Back, Reload, a second tab and a link; a preview that ended says so. */
import { expect, it } from 'vitest';
import type { Tab } from './support';
import { withSite } from './with-site';

const { begin } = withSite();

/** Where the tab is, as one would send it. */
const addressOf = (tab: Tab): string => new URL(tab.outer.url()).hash.slice(1);

/** The plan of ITAM without its laptops and desktops, and with text in place of references. */
const shows = async ({ page }: Tab): Promise<void> => {
  await page
    .locator('.plan-counts')
    .getByText(/^Would create 1 object schema, 36 object types/u)
    .waitFor();
  expect(await page.getByRole('textbox', { name: 'Key' }).inputValue()).toBe('AST');
  expect(await page.getByRole('combobox', { name: 'All of them' }).inputValue()).toBe('text');
};

it('the page keeps a plan through Back, Reload and a link, and leaves one button to confirm it', async () => {
  const { open } = await begin({ latencyMs: 20 });
  const tab = await open({ path: '/templates/ITAM' });
  await tab.page.getByRole('button', { name: 'Preview a deployment' }).click();
  await tab.page.getByRole('textbox', { name: 'Key' }).fill('ast');
  await tab.page.getByRole('combobox', { name: 'All of them' }).selectOption('text');
  await tab.page.getByText('Leave out object types').click();
  await tab.page.getByRole('checkbox', { name: 'Laptop' }).check();
  await tab.page.getByRole('checkbox', { name: 'Desktop' }).check();
  await shows(tab);
  await tab.page.getByRole('tab', { name: 'List', exact: true }).click();
  await expect
    .poll(() => addressOf(tab))
    .toBe('/deploy/ITAM/key=AST;leaveOut=Laptop,Desktop;references=text;tab=list');
  expect(await tab.outer.title()).toBe('Plan for ITAM · LaunchPad');
  await tab.outer.reload();
  await shows(tab);
  await tab.page.getByRole('textbox', { name: 'Find in the plan' }).waitFor();

  await tab.page.getByRole('button', { name: 'Review and confirm' }).click();
  await tab.page.getByRole('region', { name: 'Confirmation' }).waitFor();
  const confirming = addressOf(tab);
  const preview = /p-\w+/u.exec(confirming)?.[0] ?? '';
  expect(confirming).toContain('key=AST');
  await tab.outer.reload();
  await tab.page.getByRole('region', { name: 'Confirmation' }).getByText(preview).waitFor();
  await tab.outer.goBack();
  await shows(tab);
  await tab.page.getByText(`Preview ${preview} waits`).waitFor();
  expect(await tab.page.getByText('Review and confirm').count()).toBe(1);

  // For a colleague the same, planned anew; the preview itself stays its person's.
  const colleague = await open({ as: 'admin2', path: confirming });
  await colleague.page.getByText(`Preview ${preview} does not wait for you`).waitFor();
  await colleague.page.getByRole('link', { name: 'Plan the same for yourself' }).click();
  await shows(colleague);

  // The same plan is not issued twice; another one takes its place, and that is said in each tab.
  await tab.page.getByRole('button', { name: 'Review and confirm' }).click();
  await tab.page.getByRole('region', { name: 'Confirmation' }).getByText(preview).waitFor();
  const second = await open({ path: '/deploy/BASIC' });
  await second.page.getByText(/^Would create 2 object schemas/u).waitFor();
  await second.page.getByRole('button', { name: 'Review and confirm' }).click();
  await tab.page
    .getByRole('heading', { name: 'A newer preview has taken the place of this one' })
    .waitFor();
  expect(await tab.page.getByRole('button', { name: /^Deploy exactly this/u }).isDisabled()).toBe(
    true,
  );
  await second.outer.getByRole('button', { name: 'Chat', exact: true }).click();
  await second.outer.getByRole('textbox', { name: 'Message' }).fill('deploy core');
  await second.outer.getByRole('button', { name: 'Send' }).click();
  await second.page.getByText(/for CORE, asked for in Rovo chat/u).waitFor();
  await tab.page.getByText(/for CORE, asked for in Rovo chat/u).waitFor();
  await tab.page.getByRole('link', { name: 'Show the newest' }).click();
  await tab.page.getByRole('heading', { name: 'Confirm CORE' }).waitFor();
});

it('the page loses nothing of a deployment to Back and Reload, at any step of it and on a phone', async () => {
  const { open } = await begin({ latencyMs: 40 });
  const tab = await open({ path: '/templates/BASIC', width: 360, height: 740 });
  const { page, outer } = tab;
  const plan = '/deploy/BASIC/only=Server;references=text';
  // Each step: what is there before a Reload, after it, and after going Back and Forward again.
  const stays = async (there: () => Promise<void>): Promise<void> => {
    await there();
    const address = addressOf(tab);
    await outer.reload();
    await there();
    await outer.goBack();
    await expect.poll(() => addressOf(tab)).not.toBe(address);
    await outer.goForward();
    await there();
    expect(addressOf(tab)).toBe(address);
  };
  await tab.go('/deploy/BASIC');
  await page.locator('summary', { hasText: 'Options' }).click();
  await page.getByRole('combobox', { name: 'All of them' }).selectOption('text');
  await page.getByText('Only these object types').click();
  await page.getByRole('checkbox', { name: 'Server' }).check();
  await expect.poll(() => addressOf(tab)).toBe(plan);
  await stays(() =>
    page
      .locator('.plan-counts')
      .getByText(/1 object schema, 2 object types/u)
      .waitFor(),
  );
  await page.getByRole('button', { name: 'Review and confirm' }).click();
  await stays(() => page.getByText('Only').first().waitFor());
  await page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
  await stays(() =>
    page
      .getByRole('heading', { name: /^Deployment p-/u })
      .first()
      .waitFor(),
  );
  await page.getByRole('region', { name: 'Report' }).waitFor();
  await stays(() => page.getByRole('region', { name: 'What to do next' }).waitFor());
  expect(await outer.title()).toMatch(/^Deployment p-\w+ · LaunchPad$/u);
  await outer.goBack();
  await page.getByText(/was confirmed$/u).waitFor();
  await outer.goBack();
  await page.getByText('Nothing to do').waitFor();
  expect(addressOf(tab)).toBe(plan);
});
