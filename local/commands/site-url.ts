import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { UsageError } from './command';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const ANSWER_WITHIN_MS = 5_000;

/** What the local machine has to know of a site. */
export interface SiteFacts {
  /** Origin, without a slash at the end. */
  url: string;
  cloudId: string;
  /** Name of the workspace. */
  name: string;
}

/** The origin of a running emulator. Throws `UsageError` for anything that is no loopback URL. */
export function readSiteUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`--site takes a URL such as http://127.0.0.1:8080, not "${inert(text, 80)}".`);
  if (!LOOPBACK.has(url.hostname) || url.protocol !== 'http:') {
    throw new UsageError(`--site ${inert(url.origin, 80)} is not an emulator on this machine. Other sites are not supported in this version yet: use http://127.0.0.1:PORT of a running "launchpad emulator".`);
  }
  return url.origin;
}

/** Asks a running emulator who it is. Throws `assets-unavailable` where nothing answers, or something else does. */
export async function askSite(url: string): Promise<SiteFacts> {
  const remedy = 'Start one with "launchpad emulator --port PORT" and give its URL, or leave --site out to use the embedded one.';
  const response = await fetch(`${url}/__emulator/state`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch((cause: unknown) => {
    throw new AppError('assets-unavailable', `Nothing answers at ${url}.`, { remedy, cause });
  });
  const state: unknown = response.ok ? await response.json().catch(() => null) : null;
  const facts = typeof state === 'object' && state !== null ? { cloudId: field(state, 'cloudId'), name: field(state, 'siteName') } : { cloudId: '', name: '' };
  if (facts.cloudId === '') throw new AppError('assets-unavailable', `What answers at ${url} is not an emulator of Assets.`, { remedy });
  return { url, ...facts };
}

const field = (state: object, name: string): string => {
  const value: unknown = Object.entries(state).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};
