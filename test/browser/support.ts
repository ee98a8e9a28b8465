/** A real browser on the page of the whole local machine. One browser for a test file; a context (a person's tab) for each test. */
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { EmulatorOptions } from '../../local/assets-emulator';
import { ACCOUNTS, actionsOf } from '../../local/commands/open-app';
import { readManifest } from '../../local/forge-host';
import { servePage } from '../../local/page';
import type { PageServer } from '../../local/page/server';
import { startMachine, type Machine } from '../support/machine';

export interface Site { machine: Machine; server: PageServer; close(): Promise<void> }

/** The same objects that `launchpad page` puts together, with storage in memory. */
export async function startSite(emulator: EmulatorOptions = {}): Promise<Site> {
  const machine = await startMachine({ emulator });
  const { cloudId, siteName } = machine.emulator.state();
  const server = await servePage({
    workspace: siteName, cloudId, actions: actionsOf(readManifest('manifest.yml')), accounts: ACCOUNTS, notices: [],
    call: (action, input, account) => machine.app.invokeAction(action, input, { accountId: account.accountId }),
    callPage: (key, payload, accountId) => machine.app.invokeResolver(key, payload, { accountId }),
    idle: () => machine.app.queueIdle().then(() => undefined), close: () => Promise.resolve(),
  }, 0);
  return {
    machine, server,
    async close() {
      await server.close();
      await machine.close();
    },
  };
}

export async function startBrowser(): Promise<Browser> {
  const [{ chromium }, sparticuz] = await Promise.all([import('playwright-core'), import('@sparticuz/chromium')]);
  const { default: carried } = sparticuz;
  // Not the arguments it comes with: among them are some that switch off what keeps pages of different origins apart.
  return chromium.launch({ executablePath: await carried.executablePath(), args: ['--no-sandbox', '--disable-dev-shm-usage'], headless: true });
}

export interface Tab {
  context: BrowserContext;
  /** The frame of the local machine, and the page inside it. */
  outer: Page;
  page: FrameLocator;
  /** Breaches of the style and script policy, errors of the page, and everything it asked for elsewhere. */
  problems: string[];
  go(path: string): Promise<void>;
}

export interface TabOptions { as?: string; /** As on a site whose licence has run out. */ unlicensed?: boolean; theme?: 'light' | 'dark'; path?: string; width?: number; height?: number; scale?: number }

export async function openTab(browser: Browser, site: Site, options: TabOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1360, height: options.height ?? 900 }, deviceScaleFactor: options.scale ?? 1, acceptDownloads: true, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  const outer = await context.newPage();
  const problems: string[] = [];
  outer.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  outer.on('pageerror', (error) => problems.push(`${error.message}`));
  outer.on('request', (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(site.server.url)) problems.push(`asked for ${request.url()}`);
  });
  const address = `${site.server.url}?as=${options.as ?? 'admin'}&theme=${options.theme ?? 'light'}${options.unlicensed === true ? '&unlicensed' : ''}`;
  await outer.goto(`${address}#${options.path ?? '/'}`);
  return {
    context, outer, problems, page: outer.frameLocator('#app'),
    async go(path) {
      await outer.evaluate((to) => { (globalThis as unknown as { location: { hash: string } }).location.hash = to; }, path);
    },
  };
}
