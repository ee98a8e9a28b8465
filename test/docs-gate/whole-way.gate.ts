/**
 * A person's whole way, in a real browser: the page in Jira, the button, the gate, the guide. And
 * the ways of those who may not.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LICENCES } from '../../local/forge-host';
import { tierNeeded } from '../../src/guides/gated';
import { startBrowser } from '../browser/browser';
import { openTab, startSite, type Site, type Tab } from '../browser/support';
import { SECRET } from './cases/case';
import { generatedSite, type GeneratedSite } from './generated-site';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

let docs: GeneratedSite;
let jira: Site;
let browser: Browser;

beforeAll(async () => {
  [docs, jira, browser] = await Promise.all([generatedSite(), startSite(), startBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([docs.close(), jira.close()]);
});
beforeEach(() => {
  vi.stubEnv('DOCS_SITE_URL', docs.pages.url);
  vi.stubEnv('DOCS_GATE_SECRET', SECRET);
});
afterEach(() => {
  vi.unstubAllEnvs();
  jira.machine.app.setLicense(null);
});

/** Everything a tab asked for, and what its browser complained of. */
function watch(page: Page): { asked: string[]; problems: string[]; referrers: string[] } {
  const seen: ReturnType<typeof watch> = { asked: [], problems: [], referrers: [] };
  page.on('request', (request) => {
    seen.asked.push(request.url());
    seen.referrers.push(request.headers()['referer'] ?? '');
  });
  page.on(
    'console',
    (message) => void (message.type() === 'error' && seen.problems.push(message.text())),
  );
  page.on('pageerror', (error) => seen.problems.push(error.message));
  return seen;
}

async function openGuide(tab: Tab, guide: string): Promise<Page> {
  await tab.go(`/guides/${guide}`);
  await tab.page.getByRole('button', { name: 'Open the guide' }).click();
  const link = tab.outer.getByRole('link', { name: 'Open it' });
  const [opened] = await Promise.all([tab.context.waitForEvent('page'), link.click()]);
  await opened.waitForLoadState();
  return opened;
}

const violations = async (page: Page): Promise<unknown> => {
  await page.evaluate(AXE);
  return page.evaluate(async () =>
    (
      await (
        globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }
      ).axe.run()
    ).violations.map(({ id }) => id),
  );
};

/** Paths of what the site's own search finds, without fragments. */
async function search(page: Page, words: string): Promise<string[]> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('#localsearch-input').fill(words);
  await page.locator('a.result').first().waitFor();
  return page
    .locator('a.result')
    .evaluateAll((results) =>
      results.map((result) => new URL((result as unknown as { href: string }).href).pathname),
    );
}

const h1 = (page: Page) => page.getByRole('heading', { level: 1 });

describe('with a licence', () => {
  it('the button of a template’s guide opens it in a new tab, and the token is nowhere to be seen', async () => {
    const tab = await openTab(browser, jira, { path: '/templates/ITAM' });
    await tab.page.getByRole('link', { name: 'Governance playbook' }).click();
    await tab.page.getByRole('button', { name: 'Open the guide' }).click();
    const bar = tab.outer.getByRole('alertdialog');
    await bar.waitFor();
    expect(await bar.innerText()).toContain(new URL(docs.pages.url).host);
    expect(await bar.innerText()).not.toContain('lp_token');
    const [guide] = await Promise.all([
      tab.context.waitForEvent('page'),
      bar.getByRole('link', { name: 'Open it' }).click(),
    ]);
    const seen = watch(guide);
    await h1(guide).waitFor();
    expect(await h1(guide).innerText()).toMatch(/governance/i);
    expect(guide.url()).not.toContain('lp_token');
    expect(
      await guide.evaluate(
        () =>
          (globalThis as unknown as { document: { referrer: string; cookie: string } }).document
            .referrer,
      ),
    ).toBe('');
    expect(
      await guide.evaluate(
        () => (globalThis as unknown as { document: { cookie: string } }).document.cookie,
      ),
    ).toBe('');
    const [cookie, ...others] = await tab.context.cookies(docs.pages.url);
    expect(others).toEqual([]);
    expect(cookie).toMatchObject({
      name: 'lp_session',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      path: '/',
      domain: '127.0.0.1',
    });
    expect(Math.abs((cookie?.expires ?? 0) - Date.now() / 1_000 - 86_400)).toBeLessThan(3_600);
    await tab.page.getByText('Opened in a new tab').waitFor();
    // The page in Jira kept nothing of it either.
    expect(await tab.outer.content()).not.toContain('lp_token');
    expect(await tab.page.locator('html').innerHTML()).not.toContain('lp_token');
    expect(seen.asked.filter((url) => !url.startsWith(docs.pages.url))).toEqual([]);
    expect(seen.referrers.filter((referrer) => referrer.includes('lp_token'))).toEqual([]);
    expect(seen.problems).toEqual([]);
    await tab.context.close();
  });

  it('goes on from guide to guide, searches what it may read, and comes back without asking Jira', async () => {
    const tab = await openTab(browser, jira, {});
    const guide = await openGuide(tab, 'use');
    const seen = watch(guide);
    await guide.getByRole('link', { name: 'Improve', exact: true }).first().click();
    await guide.waitForURL(/\/improve\//);
    await h1(guide).waitFor();
    const found = await search(guide, 'governance playbook');
    expect(found.filter((path) => path.endsWith('/governance.html')).length).toBeGreaterThan(3);
    const again = await tab.context.newPage();
    expect((await again.goto(`${docs.pages.url}operate/`))?.status()).toBe(200);
    expect(seen.problems).toEqual([]);
    await tab.context.close();
  });

  it('staying in Jira opens nothing', async () => {
    const tab = await openTab(browser, jira, { path: '/guides/operate' });
    await tab.page.getByRole('button', { name: 'Open the guide' }).click();
    await tab.outer.getByRole('button', { name: 'Stay here' }).click();
    await tab.page.getByText('Nothing was opened.').waitFor();
    expect(tab.context.pages()).toHaveLength(1);
    expect(tab.problems).toEqual([]);
    await tab.context.close();
  });
});

describe('without a licence', () => {
  it(
    'a reader of the open pages who follows a link to a gated one is told what to ' +
      'do, on a page that anyone can use',
    async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      const seen = watch(page);
      await page.goto(docs.pages.url);
      const found = await search(page, 'governance playbook');
      expect(found.filter((path) => tierNeeded(path) !== null)).toEqual([]);
      expect(seen.problems).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Use', exact: true }).first().click();
      await page.getByRole('heading', { name: 'This guide opens from LaunchPad' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/use/');
      expect(await page.getByRole('listitem').allInnerTexts()).toHaveLength(2);
      expect(await violations(page)).toEqual([]);
      expect(seen.asked.filter((url) => !url.startsWith(docs.pages.url))).toEqual([]);
      await page.getByRole('link', { name: 'to the start of the documentation' }).click();
      await h1(page).waitFor();
      await context.close();
    },
  );

  it('the refusal loads nothing at all, in light and in dark, and its style is let through by its policy', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const seen = watch(page);
      const answer = await page.goto(`${docs.pages.url}templates/ITAM/forms?lp_token=nonsense`);
      expect(answer?.status()).toBe(403);
      expect(answer?.headers()['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      );
      expect(answer?.headers()['cache-control']).toContain('no-store');
      expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(27, 27, 31)',
      );
      expect(
        seen.asked.filter(
          (url) => !url.includes('/templates/ITAM/forms') && !url.endsWith('/favicon.ico'),
        ),
      ).toEqual([]);
      expect(
        seen.problems.filter((problem) => !problem.includes('403') && !problem.includes('404')),
      ).toEqual([]);
      expect(await violations(page)).toEqual([]);
      await context.close();
    }
  });

  it('the page in Jira says so where there is no licence, and which edition where it is the lower one', async () => {
    jira.machine.app.setLicense(LICENCES.inactive.license);
    const tab = await openTab(browser, jira, { path: '/guides/use' });
    await tab.page.getByRole('button', { name: 'Open the guide' }).click();
    await tab.page.getByText('for sites with an active licence').waitFor();
    jira.machine.app.setLicense(LICENCES.standard.license);
    await tab.go('/guides/ITAM/governance');
    await tab.page.getByRole('button', { name: 'Open the guide' }).click();
    await tab.page.getByText('belongs to the Advanced edition').waitFor();
    const guide = await openGuide(tab, 'ITAM/quick-start');
    expect(await h1(guide).innerText()).toMatch(/quick start/i);
    const other = await tab.context.newPage();
    expect((await other.goto(`${docs.pages.url}improve/`))?.status()).toBe(403);
    expect(await h1(other).innerText()).toBe('This guide belongs to the Advanced edition');
    expect(await violations(other)).toEqual([]);
    await tab.context.close();
  });

  it('the page in Jira says what an operator has to set, where no site is set up', async () => {
    vi.stubEnv('DOCS_SITE_URL', '');
    const tab = await openTab(browser, jira, { path: '/guides' });
    await tab.page.getByRole('link', { name: 'Operate' }).click();
    await tab.page.getByRole('button', { name: 'Open the guide' }).click();
    await tab.page.getByText('an operator sets DOCS_SITE_URL').first().waitFor();
    expect(tab.problems).toEqual([]);
    await tab.context.close();
  });
});
