/** Every view in both themes, the states in which there is nothing to show, and texts and sizes out of the ordinary. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CORPUS } from '../safety/corpus';
import { openTab, startSite, type Site, type Tab } from './support';
import { answerInstead, hostilePlan, largePlan } from './synthetic';

const VIEWS = ['/', '/templates/ITAM', '/compare/CMDB/ECMDB', '/deploy/ITAM', '/confirm', '/deployments', '/deployments/ID', '/deployed', '/deployed/BASIC', '/activity', '/settings', '/nowhere'];

interface Violation { id: string; nodes: { html: string }[] }

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

async function violationsOf(tab: Tab): Promise<string[]> {
  const frame = tab.outer.frames().find((one) => one.url().includes('/app/')) as Frame;
  await frame.evaluate(AXE);
  const found = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' | ')}`);
}

/** Nothing of the page is broader than the window. */
const overhang = (tab: Tab): Promise<number> => tab.page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);

const settled = async (tab: Tab): Promise<void> => {
  await tab.page.locator('.loading').first().waitFor({ state: 'detached', timeout: 15_000 }).catch(() => undefined);
  await tab.page.locator('main h1, main h2, main [role=alert]').first().waitFor({ timeout: 15_000 });
};

export function views(browser: () => Browser): void {
  let site: Site;
  let deployment: string;
  beforeAll(async () => {
    site = await startSite();
    deployment = String((await site.machine.deploy({ schema: 'BASIC' }))['deploymentId']);
    await site.machine.call('preview-deployment', { schema: 'ITAM' });
  }, 60_000);
  afterAll(() => site.close());

  it.each(['light', 'dark'] as const)('has no violation that axe finds on any view, in the %s theme', async (theme) => {
    const tab = await openTab(browser(), site, { theme });
    const found: Record<string, string[]> = {};
    for (const view of VIEWS) {
      await tab.go(view.replace('ID', deployment));
      await tab.outer.waitForTimeout(250);
      await settled(tab);
      const violations = await violationsOf(tab);
      if (violations.length > 0) found[view] = violations;
    }
    await tab.context.close();
    expect(found).toEqual({});
    expect(tab.problems).toEqual([]);
  });

  it('shows a thousand object types, as a graph and as a list', async () => {
    const tab = await openTab(browser(), site, {});
    await answerInstead(tab.outer, { 'plan-deployment': { ok: true, code: 'plan', text: '', hints: [], more: null, ...largePlan(1_000) } });
    await tab.go('/deploy/BASIC');
    await tab.page.getByText(/Creates 1 object schema, 1,000 object types, 20,000 attributes/u).waitFor({ timeout: 30_000 });
    await tab.page.locator('.react-flow__node').first().waitFor({ timeout: 30_000 });
    await tab.page.getByRole('tab', { name: 'Everything it creates' }).click();
    await tab.page.getByRole('textbox', { name: 'Find in the plan' }).fill('Attribute 994.7');
    await tab.page.getByText('1 object type', { exact: true }).waitFor();
    expect(await tab.page.locator('.plan-list > li').count()).toBe(1);
    await tab.context.close();
    expect(tab.problems).toEqual([]);
  });

  it('shows hostile names as text: no markup runs, and nothing is pushed out of place', async () => {
    const texts = ['markup', 'bidirectional', 'control and invisible', 'oversized', 'formula'].flatMap((category) => CORPUS.filter((hostile) => hostile.category === category).slice(0, 12).map((hostile) => hostile.text.slice(0, 400)));
    const tab = await openTab(browser(), site, {});
    tab.outer.on('dialog', (dialog) => void dialog.dismiss().then(() => tab.problems.push('a dialog')));
    await answerInstead(tab.outer, { 'plan-deployment': { ok: true, code: 'plan-blocked', text: '', hints: texts, more: null, ...hostilePlan(texts) } });
    await tab.go('/deploy/BASIC');
    await tab.page.getByText('5 things stand in the way').waitFor({ timeout: 15_000 });
    await tab.page.locator('.react-flow__node').first().waitFor();
    for (const name of [/^Graph/u, /^Everything/u, /^To know/u]) {
      await tab.page.getByRole('tab', { name }).click();
      expect(await overhang(tab)).toBeLessThanOrEqual(0);
      expect(await tab.page.locator('main').evaluate((main) => main.querySelectorAll('script, img, iframe, a[href^="javascript"], [onerror], [onload]').length)).toBe(0);
    }
    await tab.page.locator('.to-know').getByText('<script>alert(1)</script>').first().waitFor();
    await tab.context.close();
    expect(tab.problems).toEqual([]);
  });

  it('says what to do where one may not deploy, where there is no Assets, and where there is no licence', async () => {
    const user = await openTab(browser(), site, { as: 'user', path: '/templates/BASIC' });
    await user.page.getByText(/that takes a Jira administrator/u).waitFor({ timeout: 15_000 });
    expect(await user.page.getByRole('button', { name: 'Preview a deployment' }).isDisabled()).toBe(true);
    await user.go('/deploy/BASIC');
    await user.page.getByRole('heading', { name: 'You may not do this' }).waitFor();
    await user.go('/activity');
    await user.page.getByText('For Jira administrators only').waitFor();
    await user.go('/settings');
    expect(await user.page.getByRole('radio').first().isDisabled()).toBe(true);
    await user.context.close();

    site.machine.emulator.set({ assets: 'none' });
    const none = await openTab(browser(), site, {});
    await none.page.getByRole('heading', { name: 'This site has no Assets' }).waitFor({ timeout: 15_000 });
    site.machine.emulator.set({ assets: 'available' });
    await none.page.getByRole('button', { name: 'Try again' }).click();
    await none.page.getByRole('heading', { name: 'Templates' }).waitFor();
    await none.context.close();

    const unlicensed = await openTab(browser(), site, { unlicensed: true });
    await unlicensed.page.getByText('LaunchPad has no active licence here').waitFor();
    await unlicensed.context.close();
  });
}
