/** For those who use a keyboard, a screen reader, or a dark theme: what axe finds, and the whole way by keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import { expect, it } from 'vitest';
import { PATIENCE_MS, type Site, type Tab } from './support';
import { answerInstead } from './synthetic';
import { cutAt, USUAL, WIDTHS } from './widths';
import { withSite } from './with-site';

const { begin } = withSite();

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string }[];
}

const frameOf = (tab: Tab): Frame =>
  tab.outer.frames().find((one) => one.url().includes('/app/')) as Frame;

async function violationsOf(tab: Tab, theme: 'light' | 'dark'): Promise<string[]> {
  const found = await frameOf(tab).evaluate(async (mode) => {
    const { axe, document } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: Violation[] }> };
      document: { documentElement: { setAttribute(name: string, value: string): void } };
    };
    document.documentElement.setAttribute('data-color-mode', mode);
    return (await axe.run()).violations;
  }, theme);
  return found.map(
    (violation) =>
      `${violation.id}: ${violation.nodes
        .slice(0, 2)
        .map((node) => node.html.slice(0, 200))
        .join(' | ')}`,
  );
}

/** The view of a path, with everything it loads. */
async function show(tab: Tab, path: string): Promise<void> {
  await tab.go(path);
  // A preview's own path is longer than what led to it.
  await tab.page.locator(`main[data-path="${path}"], main[data-path^="${path}/"]`).waitFor();
  await tab.page.locator('main h1, main h2, main [role=alert]').first().waitFor();
  await expect.poll(() => tab.page.locator('.loading').count(), { timeout: PATIENCE_MS }).toBe(0);
}

const watched = async (
  site: Site,
  id: string,
  change: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const answer = (await site.machine.app.invokeResolver(
    'watch-deployment',
    { deploymentId: id },
    { accountId: 'acc-admin' },
  )) as { deployment: Record<string, unknown> };
  return { ...answer, deployment: { ...answer.deployment, ...change } };
};

it('the page has no violation that axe finds on any view, in either theme, and cuts nothing at any width', async () => {
  const { site, open } = await begin();
  const id = await site.deploy('BASIC');
  await site.machine.call('preview-deployment', { schema: 'ITAM' });
  const tab = await open();
  await show(tab, '/');
  await frameOf(tab).evaluate(AXE);
  const views: [name: string, come: () => Promise<void>][] = [
    ...[
      '/',
      '/templates/ITAM',
      '/own',
      '/compare/CMDB/ECMDB',
      '/deploy/ITAM',
      '/confirm',
      '/deployments',
      `/deployments/${id}`,
      '/deployed',
      '/deployed/BASIC',
      '/schemas/BASIC',
      '/compare/our%20BASIC/CMDB',
      '/activity',
      '/guides',
      '/settings',
      '/about',
      '/nowhere',
    ].map((path): [string, () => Promise<void>] => [path, () => show(tab, path)]),
    [
      'nothing found',
      async () => {
        await show(tab, '/');
        await tab.page.getByRole('textbox', { name: 'Search templates by need' }).fill('qqqq');
        await tab.page.getByText('No template answers to that').waitFor();
      },
    ],
    [
      'every attribute',
      async () => {
        await show(tab, '/templates/BASIC');
        await tab.page.getByRole('tab', { name: 'All attributes' }).click();
        await tab.page.getByRole('columnheader', { name: 'Attribute' }).waitFor();
      },
    ],
    [
      'the health of what exists',
      async () => {
        await show(tab, '/schemas/BASIC');
        await tab.page.getByRole('tab', { name: 'Health' }).click();
        await tab.page.getByText(/rules of \d+ not met/u).waitFor();
      },
    ],
    [
      'a plan as a list',
      async () => {
        await show(tab, '/deploy/ITAM');
        await tab.page.getByRole('tab', { name: 'List', exact: true }).click();
        await tab.page.locator('.plan-list summary').first().click();
      },
    ],
    [
      'what to know of a plan',
      async () => {
        await show(tab, '/deploy/ITAM');
        await tab.page.getByRole('combobox', { name: 'All of them' }).selectOption('text');
        await tab.page
          .locator('.plan-counts')
          .getByText(/1 object schema/u)
          .waitFor();
        await tab.page.getByRole('tab', { name: /^To know/u }).click();
        await tab.page.locator('.to-know').waitFor();
      },
    ],
    [
      'a retention that cannot be',
      async () => {
        await show(tab, '/settings');
        await tab.page.getByRole('spinbutton', { name: 'Days' }).fill('3');
        await tab.page.getByText('Enter a whole number from 7 to 365.').waitFor();
      },
    ],
    [
      'a deployment that failed',
      async () => {
        await answerInstead(tab.outer, {
          'watch-deployment': await watched(site, id, {
            state: 'failed',
            outcome: { sentence: 'It was refused.', remedy: 'Try again.' },
            names: ['CORE › Vendor'],
          }),
        });
        await show(tab, '/');
        await show(tab, `/deployments/${id}`);
        await tab.page.getByText('What to do:').waitFor();
      },
    ],
    [
      'one that runs, and the question whether to cancel it',
      async () => {
        await answerInstead(tab.outer, {
          'watch-deployment': await watched(site, id, {
            state: 'running',
            endedAt: null,
            current: 'Vendor',
          }),
        });
        await show(tab, '/');
        await show(tab, `/deployments/${id}`);
        await tab.page.getByRole('region', { name: 'Progress' }).waitFor();
        await tab.page.getByRole('button', { name: 'Cancel' }).click();
        await tab.page.getByRole('dialog').waitFor();
      },
    ],
    [
      'no licence',
      async () => {
        await tab.page.getByRole('button', { name: 'Keep going' }).click();
        site.machine.app.setLicense({ active: false });
        await show(tab, '/deployments');
        await tab.page
          .getByRole('heading', { name: 'Nothing new can be deployed at the moment' })
          .waitFor();
      },
    ],
  ];
  const found: Record<string, string[]> = {};
  for (const [name, come] of views) {
    await come();
    const violations = [
      ...(await violationsOf(tab, 'dark')),
      ...(await violationsOf(tab, 'light')),
    ];
    for (const width of WIDTHS) {
      const cut = await cutAt(tab, width);
      violations.push(...cut.map((what) => `at ${width} px: ${what}`));
      if (width === WIDTHS[0]) violations.push(...(await violationsOf(tab, 'light')));
    }
    await tab.outer.setViewportSize(USUAL);
    if (violations.length > 0) found[name] = violations;
  }
  expect(found).toEqual({});
}, 400_000);

/** What the element with the focus is called; '' while it is outside the page. */
async function focused(tab: Tab): Promise<string> {
  const frame = tab.outer.frames().find((one) => one.url().includes('/app/'));
  return (
    (await frame?.evaluate(() => {
      const { activeElement } = (
        globalThis as unknown as {
          document: {
            activeElement: {
              getAttribute(name: string): string | null;
              textContent: string | null;
            } | null;
          };
        }
      ).document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    })) ?? ''
  );
}

it('the page takes the whole way to a confirmation by keyboard alone', async () => {
  const { open } = await begin();
  const tab = await open();
  const { keyboard } = tab.outer;
  await tab.page.getByRole('heading', { name: 'Basic CMDB' }).waitFor();
  const reach = async (what: string): Promise<void> => {
    for (let presses = 0; presses < 150; presses += 1) {
      await keyboard.press('Tab');
      const name = await focused(tab);
      if (name.startsWith(what)) return;
    }
    throw new Error(`Tab never reached "${what}".`);
  };
  await reach('Basic CMDB');
  await keyboard.press('Enter');
  await tab.page.getByRole('button', { name: 'Preview a deployment' }).waitFor();
  await reach('Preview a deployment');
  await keyboard.press('Enter');
  await tab.page.getByText(/^Would create 2 object schemas/u).waitFor();
  await reach('Review and confirm');
  await keyboard.press('Enter');
  await tab.page.getByRole('button', { name: 'Deploy exactly this', exact: true }).waitFor();
  await reach('Deploy exactly this');
  await keyboard.press('Enter');
  await tab.page.getByRole('region', { name: 'Report' }).waitFor();
});
