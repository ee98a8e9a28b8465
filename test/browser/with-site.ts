/**
 * What every test of the page begins with: one browser for the file, and for each test a site of
 * its own and the tabs on it.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { EmulatorOptions } from '../../local/assets-emulator';
import { startBrowser } from './browser';
import { openTab, startSite, type Reading, type Site, type Tab, type TabOptions } from './support';

export interface Open {
  site: Site;
  /** Another tab, which may be another person's. */
  open(options?: TabOptions): Promise<Tab>;
}

/**
 * To be called at the top of a test file. Breaches of the page's policy, errors and requests
 * elsewhere fail the test they happen in.
 */
export function withSite(): {
  begin(emulator?: EmulatorOptions, reading?: Reading): Promise<Open>;
  browser(): Browser;
} {
  let browser: Browser;
  const sites: Site[] = [];
  const tabs: Tab[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  afterEach(async () => {
    const problems = tabs.flatMap((tab) => tab.problems);
    for (const tab of tabs.splice(0)) await tab.context.close();
    for (const site of sites.splice(0)) await site.close();
    expect(problems, 'breaches of the policy, errors, and requests elsewhere').toEqual([]);
  });
  return {
    browser: () => browser,
    async begin(emulator = {}, reading = 'ahead') {
      const site = await startSite(emulator, reading);
      sites.push(site);
      return {
        site,
        async open(options = {}) {
          const tab = await openTab(browser, site, options);
          tabs.push(tab);
          return tab;
        },
      };
    },
  };
}

/** From the options to a running deployment, as the person of the tab; it is at `/deploy/…`. */
export async function deployHere({ page }: Tab): Promise<void> {
  await page.getByRole('button', { name: 'Review and confirm' }).click();
  await page.getByRole('button', { name: 'Deploy exactly this', exact: true }).click();
}

/** Object types that exist in the workspace, as `CORE Vendor`. */
export const typesOf = (site: Site): string[] =>
  site.machine.emulator
    .state()
    .schemas.flatMap((schema) => schema.objectTypes.map((type) => `${schema.key} ${type.name}`));
