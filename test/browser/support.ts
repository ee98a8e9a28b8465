/**
 * A real browser on the page of the whole local machine. One browser for a test file; a context
 * (a person's tab) for each test.
 */
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { EmulatorOptions } from '../../local/assets-emulator';
import { ACCOUNTS, actionsOf } from '../../local/commands/open-app';
import { readManifest } from '../../local/forge-host';
import { servePage } from '../../local/page';
import type { PageServer } from '../../local/page/server';
import { SHORTEST_WAIT_MS } from '../../src/approvals/rules';
import { IN_A_HURRY } from '../../simulator/in-a-hurry';
import { startMachine, type Machine } from '../../simulator/loopback-machine';

/**
 * How long a test waits for what is to appear. However busy the machine is: a test that waits for
 * what never comes fails all the same.
 */
export const PATIENCE_MS = 200_000;

export interface Site {
  machine: Machine;
  server: PageServer;
  /** A deployment from preview to its end, past the page; answers its id. */
  deploy(schema: string): Promise<string>;
  close(): Promise<void>;
}

const realNow = Date.now.bind(Date);
let ahead = 0;
/** The clock of the app's code. The Forge host, timers and the browser keep the real one. */
Date.now = () => realNow() + ahead;

/**
 * `real`: what lies between a preview and its confirmation is waited for. `ahead`: the clock
 * jumps over it, as if somebody had read the preview meanwhile.
 */
export type Reading = 'ahead' | 'real';

/** The same objects that `launchpad page` puts together, with storage in memory. */
export async function startSite(
  emulator: EmulatorOptions = {},
  reading: Reading = 'ahead',
): Promise<Site> {
  const read = async (key: string, answering: Promise<unknown>): Promise<unknown> => {
    const answer = await answering;
    if (key === 'preview-deployment' && reading === 'ahead') ahead += SHORTEST_WAIT_MS;
    return answer;
  };
  const machine = await startMachine({ emulator, host: { limits: IN_A_HURRY } });
  const { cloudId, siteName } = machine.emulator.state();
  const server = await servePage(
    {
      workspace: siteName,
      cloudId,
      actions: actionsOf(readManifest('manifest.yml')),
      accounts: ACCOUNTS,
      notices: [],
      call: (action, input, account) =>
        read(action, machine.app.invokeAction(action, input, { accountId: account.accountId })),
      callPage: (key, payload, accountId) =>
        read(key, machine.app.invokeResolver(key, payload, { accountId })),
      listen: (to, hear) => machine.app.realtime.listen(to, hear),
      idle: () => machine.app.queueIdle().then(() => undefined),
      close: () => Promise.resolve(),
    },
    0,
  );
  return {
    machine,
    server,
    async deploy(schema) {
      const preview = await machine.call('preview-deployment', { schema });
      ahead += SHORTEST_WAIT_MS;
      const started = await machine.call('deploy-schema', {
        previewId: preview['previewId'],
        confirmation: preview['confirmationCode'],
      });
      await machine.app.queueIdle();
      return String(started['deploymentId']);
    },
    async close() {
      await server.close();
      await machine.close();
    },
  };
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

export interface TabOptions {
  as?: string;
  theme?: 'light' | 'dark';
  path?: string;
  width?: number;
  height?: number;
  scale?: number;
}

export async function openTab(
  browser: Browser,
  site: Site,
  options: TabOptions = {},
): Promise<Tab> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1360, height: options.height ?? 900 },
    deviceScaleFactor: options.scale ?? 1,
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const outer = await context.newPage();
  const problems: string[] = [];
  outer.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  outer.on('pageerror', (error) => problems.push(`${error.message}`));
  outer.on('request', (request) => {
    if (!/^(?:data|blob):/u.test(request.url()) && !request.url().startsWith(site.server.url))
      problems.push(`asked for ${request.url()}`);
  });
  const address = `${site.server.url}?as=${options.as ?? 'admin'}&theme=${options.theme ?? 'light'}`;
  await outer.goto(`${address}#${options.path ?? '/'}`);
  return {
    context,
    outer,
    problems,
    page: outer.frameLocator('#app'),
    async go(path) {
      await outer.evaluate((to) => {
        (globalThis as unknown as { location: { hash: string } }).location.hash = to;
      }, path);
    },
  };
}
