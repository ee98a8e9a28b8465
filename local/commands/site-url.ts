import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import { readAddress, type SiteAddress } from '../sites';
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
  /** Faults of Forge that it asks the local host for, as `--fault` takes them. */
  forgeFaults: readonly string[];
}

/** What `--site` names: a running emulator by its origin, or a real site. */
export type SiteChoice = { kind: 'emulator'; url: string } | { kind: 'real'; address: SiteAddress };

/** Throws `UsageError` for anything that is neither an emulator on loopback nor a site of Atlassian's. */
export function readSite(text: string): SiteChoice {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw new UsageError(
      `--site takes a URL such as http://127.0.0.1:8080 or https://NAME.atlassian.net, not "${inert(text, 80)}".`,
    );
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
    return { kind: 'emulator', url: url.origin };
  const read = readAddress(text);
  if (!read.ok) throw new UsageError(`--site: ${read.problem}.`);
  return { kind: 'real', address: read.address };
}

/** Asks a running emulator who it is. Throws `assets-unavailable` where nothing answers, or something else does. */
export async function askSite(url: string): Promise<SiteFacts> {
  const remedy =
    'Start one with "launchpad emulator --port PORT" and give its URL, or leave --site out to use the embedded one.';
  const response = await fetch(`${url}/__emulator/state`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((cause: unknown) => {
    throw new AppError('assets-unavailable', `Nothing answers at ${url}.`, { remedy, cause });
  });
  const state: unknown = response.ok ? await response.json().catch(() => null) : null;
  const facts =
    typeof state === 'object' && state !== null
      ? { cloudId: field(state, 'cloudId'), name: field(state, 'siteName') }
      : { cloudId: '', name: '' };
  if (facts.cloudId === '')
    throw new AppError(
      'assets-unavailable',
      `What answers at ${url} is not an emulator of Assets.`,
      { remedy },
    );
  return { url, ...facts, forgeFaults: await askFaults(url) };
}

async function askFaults(url: string): Promise<string[]> {
  const response = await fetch(`${url}/__emulator/faults`, {
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  const told: unknown = await response?.json().catch(() => null);
  return typeof told === 'object' && told !== null && 'forge' in told && Array.isArray(told.forge)
    ? told.forge.map(String)
    : [];
}

const field = (state: object, name: string): string => {
  const value: unknown = Object.entries(state).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
};
