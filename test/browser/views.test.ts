/** The states in which there is nothing to show, and texts and sizes out of the ordinary. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CORPUS } from '../safety/corpus';
import { openTab, startSite, type Site, type Tab } from './support';
import { answerInstead, hostilePlan, largePlan } from './synthetic';
import { withSite } from './with-site';

/** Nothing of the page is broader than the window. */
const overhang = (tab: Tab): Promise<number> =>
  tab.page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);

/** Elements that a text could only have become as markup. */
const harm = (tab: Tab): Promise<number> =>
  tab.page
    .locator('main')
    .evaluate(
      (main) =>
        main.querySelectorAll('script, img, iframe, a[href^="javascript"], [onerror], [onload]')
          .length,
    );

const { browser } = withSite();
let site: Site;
let deployment: string;
beforeAll(async () => {
  site = await startSite();
  deployment = await site.deploy('BASIC');
  await site.machine.call('preview-deployment', { schema: 'ITAM' });
});
afterAll(() => site.close());

it('the page shows a thousand object types, as a graph and as a list', async () => {
  const tab = await openTab(browser(), site, {});
  await answerInstead(tab.outer, {
    'plan-deployment': {
      ok: true,
      code: 'plan',
      text: '',
      hints: [],
      more: null,
      ...largePlan(1_000),
    },
  });
  await tab.go('/deploy/BASIC');
  await tab.page
    .getByText(/Would create 1 object schema, 1,000 object types, 20,000 attributes/u)
    .waitFor();
  await tab.page.locator('.react-flow__node').first().waitFor();
  await tab.page.getByRole('tab', { name: 'List', exact: true }).click();
  await tab.page.getByRole('textbox', { name: 'Find in the plan' }).fill('Attribute 994.7');
  await tab.page.getByText('1 object type', { exact: true }).waitFor();
  expect(await tab.page.locator('.plan-list > li').count()).toBe(1);
  await tab.context.close();
  expect(tab.problems).toEqual([]);
});

it('the page shows hostile names as text: no markup runs, and nothing is pushed out of place', async () => {
  const texts = [
    'markup',
    'bidirectional',
    'control and invisible',
    'oversized',
    'formula',
  ].flatMap((category) =>
    CORPUS.filter((hostile) => hostile.category === category)
      .slice(0, 12)
      .map((hostile) => hostile.text.slice(0, 400)),
  );
  const tab = await openTab(browser(), site, {});
  tab.outer.on(
    'dialog',
    (dialog) => void dialog.dismiss().then(() => tab.problems.push('a dialog')),
  );
  await answerInstead(tab.outer, {
    'plan-deployment': {
      ok: true,
      code: 'plan-blocked',
      text: '',
      hints: texts,
      more: null,
      ...hostilePlan(texts),
    },
  });
  await tab.go('/deploy/BASIC');
  await tab.page.getByText('5 things are in the way').waitFor();
  await tab.page.locator('.react-flow__node').first().waitFor();
  for (const name of [/^Graph/u, /^List/u, /^To know/u]) {
    await tab.page.getByRole('tab', { name }).click();
    expect(await overhang(tab)).toBeLessThanOrEqual(0);
    expect(await harm(tab)).toBe(0);
  }
  await tab.page.locator('.to-know').getByText('<script>alert(1)</script>').first().waitFor();

  // The same in what is on record, and in what exists.
  const { deployment: real } = (await site.machine.app.invokeResolver(
    'watch-deployment',
    { deploymentId: deployment },
    { accountId: 'acc-admin' },
  )) as { deployment: Record<string, unknown> };
  const [text = ''] = texts;
  const schemas = texts
    .slice(0, 6)
    .map((key, at) => ({ template: 'BASIC', role: 'target', key, id: String(at), existed: false }));
  const failed = {
    ...real,
    state: 'failed',
    account: text,
    mine: false,
    outcome: { sentence: texts.join(' '), remedy: text },
    names: texts,
    schemas,
    setByHand: texts.map((name) => ({
      schema: name,
      type: name,
      attribute: name,
      field: name,
      value: name,
    })),
    setByHandCount: texts.length,
  };
  await answerInstead(tab.outer, {
    'read-lens': { ok: true, code: 'plan', text: '', more: null, ...hostilePlan(texts) },
    'watch-deployment': { ok: true, code: 'failed', text: '', deployment: failed },
    'list-deployments': {
      ok: true,
      code: 'deployments',
      text: '',
      deployments: texts.map((name, at) => ({
        ...failed,
        id: `p-aa${at}`,
        account: name,
        digest: 'abcdef',
        templates: [name],
        schemas: [name],
        written: 0,
        outcome: { sentence: name, remedy: name },
      })),
    },
    'read-log': {
      ok: true,
      code: 'activity',
      text: '',
      view: 'all',
      before: null,
      lines: texts.map((name) => ({
        at: '2026-01-01T00:00:00.000Z',
        account: name,
        kind: 'approved',
        deploymentId: null,
        facts: { digest: name, found: name },
      })),
    },
  });
  for (const [path, there] of [
    ['/deployed/BASIC', 'against the template'],
    [`/deployments/${deployment}`, 'What to do:'],
    ['/deployments', 'p-aa0'],
    ['/activity', 'digest '],
  ] as const) {
    await tab.go(path);
    await tab.page.locator(`main[data-path="${path}"]`).getByText(there).first().waitFor();
    expect(await overhang(tab), path).toBeLessThanOrEqual(0);
    expect(await harm(tab), path).toBe(0);
  }
  await tab.context.close();
  expect(tab.problems).toEqual([]);
});

it('the page says what to do where one may not deploy, without Assets, and without a licence', async () => {
  const user = await openTab(browser(), site, { as: 'user', path: '/templates/BASIC' });
  await user.page.getByText(/that takes a Jira administrator/u).waitFor();
  expect(await user.page.getByRole('button', { name: 'Preview a deployment' }).isDisabled()).toBe(
    true,
  );
  await user.go('/deploy/BASIC');
  await user.page.getByRole('heading', { name: 'You may not do this' }).waitFor();
  await user.go('/activity');
  await user.page.getByText(/You see your own lines/u).waitFor();
  await user.go('/settings');
  expect(await user.page.getByRole('radio').first().isDisabled()).toBe(true);
  await user.context.close();

  site.machine.emulator.set({ assets: 'none' });
  const none = await openTab(browser(), site, {});
  await none.page.getByRole('heading', { name: 'This site has no Assets' }).waitFor();
  site.machine.emulator.set({ assets: 'available' });
  await none.page.getByRole('button', { name: 'Try again' }).click();
  await none.page.getByRole('heading', { name: 'Templates' }).waitFor();
  await none.context.close();

  site.machine.app.setLicense({ active: false });
  const unlicensed = await openTab(browser(), site, { path: '/confirm' });
  await unlicensed.page
    .getByRole('heading', { name: 'Nothing new can be deployed at the moment' })
    .waitFor();
  await unlicensed.page.getByRole('region', { name: 'Confirmation' }).waitFor();
  expect(
    await unlicensed.page.getByRole('button', { name: /^Deploy exactly this/u }).isDisabled(),
  ).toBe(true);
  site.machine.app.setLicense(null);
  await unlicensed.context.close();
});
