import {
  connectSite,
  loudApp,
  openWayOut,
  pinnedApp,
  readCredentials,
  readPinned,
  type RealSite,
  type SiteAddress,
} from '../sites';
import { accountOption } from './account-option';
import { DEFAULT_DATA, debugLog, type Arguments, type Streams } from './command';
import { licenceOption } from './licence-option';
import { ACCOUNTS, openApp, type OpenedApp } from './open-app';
import { readSite } from './site-url';

/**
 * Opens the app as the options shared by the commands say (`--data`, `--site`, `--options`). A
 * real site is announced on stderr. Throws as `openApp` does, and an `AppError` where a real site
 * cannot be reached or signed in to.
 */
export async function openFrom(args: Arguments, streams: Streams): Promise<OpenedApp> {
  const options = args.value('options');
  const pinned = options === null ? null : readPinned(options);
  const app = await openOnSite(args, streams);
  return pinned === null ? app : pinnedApp(app, pinned);
}

async function openOnSite(args: Arguments, streams: Streams): Promise<OpenedApp> {
  const text = args.value('site');
  const choice = text === null ? null : readSite(text);
  const options = {
    licence: licenceOption(args),
    data: args.value('data') ?? DEFAULT_DATA,
    handlers: streams.env['LAUNCHPAD_HANDLERS'] ?? null,
  };
  if (choice?.kind !== 'real') {
    // A mistyped account is said before anything is opened.
    accountOption(args, ACCOUNTS);
    return openApp({ ...options, site: choice?.url ?? null, log: debugLog(streams) });
  }
  const say = (line: string): void => void streams.stderr.write(`${line}\n`);
  const { site, scrub } = await openRealSite(choice.address, streams);
  say(
    `REAL SITE ${site.url}, as ${site.account.name} ${site.account.email}, workspace ${site.workspace}: ` +
      'what is confirmed is written there.',
  );
  const log = debugLog(streams);
  return loudApp(await openApp({ ...options, site, log: (line) => log(scrub(line)) }), site, say);
}

/** Throws an `AppError` where the environment holds no credentials, or the site does not take them. */
export async function openRealSite(
  address: SiteAddress,
  { env }: Streams,
): Promise<{ site: RealSite; scrub: (text: string) => string }> {
  const credentials = readCredentials(env, address);
  const out = await openWayOut(env);
  try {
    return { site: await connectSite(address, credentials, out), scrub: credentials.scrub };
  } catch (error) {
    await out.close();
    throw error;
  }
}
