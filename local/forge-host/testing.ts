import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeClock, type FakeClock } from './fake-clock';
import { createForgeHost, type ForgeHost, type ForgeHostOptions } from './host';
import type { Installation } from './installation';
import { parseManifest, type Manifest } from './manifest';
import { loopbackSite } from './loopback-site';
import { memoryStore } from './storage/memory-store';
import type { KvStore } from './storage/store';

/**
 * For this folder's tests: a small app's manifest, a site that records what reaches it, and a
 * host with a clock of its own.
 */
export const TEST_MANIFEST: Manifest = parseManifest(`
app: { id: 'ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111' }
permissions:
  scopes:
    storage:app: {}
    read:permission:jira: {}
    read:servicedesk-request: { allowImpersonation: true }
    read:cmdb-schema:jira: { allowImpersonation: true }
modules:
  action: [{ key: act, function: act-fn }]
  consumer: [{ key: consumer, queue: work, function: consume-fn }]
  trigger: [{ key: installed, function: trigger-fn, events: ['avi:forge:installed:app'] }]
  scheduledTrigger: [{ key: daily, function: scheduled-fn, interval: day }]
  preUninstall: [{ key: leaving, function: leave-fn }]
  jira:adminPage: [{ key: page, title: Page, resolver: { function: page-fn } }]
  function:
    - { key: act-fn, handler: index.act }
    - { key: consume-fn, handler: index.consume, timeoutSeconds: 900 }
    - { key: trigger-fn, handler: index.trigger }
    - { key: scheduled-fn, handler: index.scheduled }
    - { key: leave-fn, handler: index.leave }
    - { key: page-fn, handler: index.page }
`);

const IDLE_HANDLERS = Object.fromEntries(
  ['act', 'consume', 'trigger', 'scheduled', 'leave', 'page'].map((name) => [
    name,
    () => undefined,
  ]),
);

export interface SeenRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface TestSite {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
}

/** A loopback site that answers every request with its path and the account it came from. */
export async function startTestSite(): Promise<TestSite> {
  const seen: SeenRequest[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      seen.push({
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body,
      });
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          path: request.url,
          account: request.headers['x-emulator-account'] ?? null,
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${String(port)}`, seen, close };
}

export interface TestHost {
  host: ForgeHost;
  app: Installation;
  clock: FakeClock;
  storage: KvStore;
  log: string[];
}

const noSite = { fetch: () => Promise.reject(new Error('this test has no site')) };

/** A host with one installation, on a clock that only moves when told. */
export function startTestHost(
  handlers: Record<string, unknown>,
  options: Partial<ForgeHostOptions> & { siteUrl?: string } = {},
): TestHost {
  const clock = fakeClock();
  const storage = options.storage ?? memoryStore();
  const log: string[] = [];
  const { siteUrl, ...rest } = options;
  const host = createForgeHost({
    manifest: TEST_MANIFEST,
    site: siteUrl === undefined ? noSite : loopbackSite(siteUrl),
    clock,
    onLog: (line) => log.push(line),
    ...rest,
    storage,
    handlers: { ...IDLE_HANDLERS, ...handlers },
  });
  return { host, app: host.install({ cloudId: 'cloud-1' }), clock, storage, log };
}

/** Runs `body` as an action of a fresh host and answers what it returns. */
export async function asAction<T>(
  body: () => Promise<T>,
  options: Partial<ForgeHostOptions> & { siteUrl?: string } = {},
): Promise<T> {
  const { app, host } = startTestHost({ act: body }, options);
  try {
    return (await app.invokeAction('act', {}, { accountId: 'acc-admin' })) as T;
  } finally {
    host.close();
  }
}
