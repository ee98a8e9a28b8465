import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { AppError } from '../../src/errors';
import { startEmulator } from '../assets-emulator';
import type { Account, ActionSpec, App } from '../chat/app';
import {
  createForgeHost,
  fileStore,
  LOCAL_ACCOUNTS,
  loopbackSite,
  readManifest,
  type Installation,
  type InstallOptions,
  type LicencedAs,
  type LocalAccount,
  type Manifest,
  type SiteProxy,
} from '../forge-host';
import type { KvStore } from '../forge-host/storage/store';
import { lockWorkspace, openDataFolder, type DataFolder } from './data-folder';
import type { RealSite } from '../sites';
import { forgeFaults } from './forge-faults';
import { quietConsole } from './quiet-console';
import { toldOf, unkeptIn, type Unkept } from './unkept';
import { askSite, type SiteFacts } from './site-url';

export interface OpenAppOptions {
  data: string;
  /** Origin of a running emulator, a real site, or null for the embedded emulator. */
  site: string | RealSite | null;
  /** File whose exports are the handlers, such as a bundle; null runs the sources. */
  handlers: string | null;
  /** The licence that the app sees. */
  licence: LicencedAs;
  /** Gets the lines the app logs. */
  log: (line: string) => void;
}

const ROOT = join(__dirname, '../..');
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'acc-admin': 'admin',
  'acc-manager': 'manager',
  'acc-user': 'user',
  'acc-admin-2': 'admin2',
};

/** The app with what only `launchpad page` needs of it. */
export interface OpenedApp extends App {
  cloudId: string;
  /** One call of the page's resolver; rejects where the platform would. */
  callPage(
    functionKey: string,
    payload: Record<string, unknown>,
    accountId: string,
  ): Promise<unknown>;
  /** Forge Realtime, as the bridge of a page reaches it. */
  listen: Installation['realtime']['listen'];
}

/** The people one can be, with the short names one types. */
export const ACCOUNTS: readonly Account[] = LOCAL_ACCOUNTS.map(
  ({ accountId, email, displayName }) => ({
    short: SHORT_NAMES[accountId] ?? accountId,
    accountId,
    email,
    name: displayName,
  }),
);

/**
 * Opens the app on a data folder: the embedded emulator (or a running one), the app's storage, and the handlers in the
 * Forge host. What an earlier process left unfinished goes on at once. Throws `AppError` where the folder is in use or
 * cannot be read (it is then set aside, not overwritten), or where the site does not answer.
 */
export async function openApp(options: OpenAppOptions): Promise<OpenedApp> {
  const folder = openDataFolder(options.data);
  const unkept = unkeptIn(options.data);
  const closers: (() => Promise<void> | void)[] = [quietConsole(options.log)];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const site = await workplace(options.site, folder, closers, unkept);
    const storage = fileStore(folder.storageDir);
    closers.push(() => storage.close());
    const app = await startApp(options, toldOf(storage, unkept.tell), site, closers);
    return { ...app, whenUnkept: unkept.when, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** Where the app works, and who is there. */
interface Workplace {
  cloudId: string;
  /** Null where only its cloud id is known. */
  siteUrl: string | null;
  name: string;
  proxy: SiteProxy;
  people: readonly LocalAccount[];
  accounts: readonly Account[];
  /** Faults of Forge that it asks for. */
  forgeFaults: readonly string[];
}

async function workplace(
  site: OpenAppOptions['site'],
  folder: DataFolder,
  closers: (() => Promise<void> | void)[],
  unkept: Unkept,
): Promise<Workplace> {
  if (typeof site === 'object' && site !== null) {
    closers.push(() => site.close());
    return realWorkplace(site);
  }
  const {
    cloudId,
    name,
    url,
    forgeFaults: specs,
  } = site === null ? await openEmulator(folder, closers, unkept) : await askSite(site);
  return {
    cloudId,
    // The embedded emulator has another port at each start.
    siteUrl: site === null ? `http://${name}.localhost` : url,
    name,
    proxy: loopbackSite(url),
    people: LOCAL_ACCOUNTS,
    accounts: ACCOUNTS,
    forgeFaults: specs,
  };
}

/** One person: whose token it is. What they may do there, the site decides. */
function realWorkplace({
  cloudId,
  url,
  name,
  proxy,
  account: { accountId, email, name: displayName },
}: RealSite): Workplace {
  return {
    cloudId,
    siteUrl: url.includes('/ex/jira/') ? null : url,
    proxy,
    forgeFaults: [],
    name: `${name}, a real site, as ${displayName}`,
    people: [{ accountId, email, displayName, role: 'administrator', status: 'active' }],
    accounts: [{ short: 'me', accountId, email, name: displayName }],
  };
}

async function openEmulator(
  folder: DataFolder,
  closers: (() => Promise<void> | void)[],
  unkept: Unkept,
): Promise<SiteFacts> {
  closers.push(lockWorkspace(folder));
  const emulator = await startEmulator({
    dataFile: folder.workspaceFile,
    onUnkept: unkept.tell,
  });
  closers.push(() => emulator.close());
  const { cloudId, siteName } = emulator.state();
  return { url: emulator.url, cloudId, name: siteName, forgeFaults: [] };
}

async function startApp(
  options: OpenAppOptions,
  storage: KvStore,
  site: Workplace,
  closers: (() => Promise<void> | void)[],
): Promise<Omit<OpenedApp, 'close'>> {
  const manifest = readManifest(join(ROOT, 'manifest.yml'));
  const host = createForgeHost({
    handlers: await loadHandlers(options.handlers),
    manifest,
    site: site.proxy,
    storage,
    onLog: options.log,
    ...forgeFaults(site.forgeFaults),
  });
  closers.push(() => host.close());
  const installation = host.install({
    cloudId: site.cloudId,
    ...(site.siteUrl === null ? {} : { siteUrl: site.siteUrl }),
    accounts: site.people,
    ...installedAs(options.licence),
  });
  return {
    workspace: site.name,
    actions: actionsOf(manifest),
    accounts: site.accounts,
    notices: noticesOf(installation),
    call: (action, input, account) =>
      installation.invokeAction(action, input, { accountId: account.accountId }),
    cloudId: site.cloudId,
    callPage: (functionKey, payload, accountId) =>
      installation.invokeResolver(functionKey, payload, { accountId }),
    listen: (to, hear) => installation.realtime.listen(to, hear),
    idle: () => installation.queueIdle().then(() => undefined),
  };
}

const installedAs = ({
  environmentType,
  license,
}: LicencedAs): Pick<InstallOptions, 'environmentType' | 'license'> => ({
  environmentType,
  ...(license === null ? {} : { license }),
});

/**
 * The platform delivers an event again that a killed process had begun; so does the host, as soon
 * as it is installed.
 */
function noticesOf(installation: Installation): string[] {
  const { waiting, running } = installation.queueState();
  return waiting.length + running.length === 0
    ? []
    : ['An earlier deployment was not finished; it is being resumed.'];
}

/** The sources are loaded here and not at the top, so that commands without an app start quickly. */
async function loadHandlers(file: string | null): Promise<Record<string, unknown>> {
  if (file === null) return { ...(await import('../../src')) };
  const path = resolve(file);
  const loaded: unknown = createRequire(__filename)(path);
  if (typeof loaded === 'object' && loaded !== null) return { ...loaded };
  throw new AppError('internal', `${path} exports no handlers.`, { remedy: 'Build it anew.' });
}

/** The actions of a manifest, as a model sees them. */
export function actionsOf(manifest: Manifest): ActionSpec[] {
  return manifest.modules.action.map((action) => {
    const inputs: unknown = action['inputs'];
    return {
      key: action.key,
      inputs: typeof inputs === 'object' && inputs !== null ? Object.keys(inputs) : [],
    };
  });
}
