import type { App } from '../chat/app';
import { DEFAULT_DATA, debugLog, type Arguments, type Streams } from './command';
import { openApp } from './open-app';
import { readSiteUrl } from './site-url';

/** Opens the app as the options shared by the commands say (`--data`, `--site`). Throws as `openApp` does. */
export async function openFrom(args: Arguments, streams: Streams): Promise<App> {
  const site = args.value('site');
  const data = args.value('data') ?? DEFAULT_DATA;
  return openApp({ data, site: site === null ? null : readSiteUrl(site), handlers: streams.env['LAUNCHPAD_HANDLERS'] ?? null, log: debugLog(streams) });
}
