/** Who calls, from where, and with what time left: read from the platform's context, never from an input. */
import type { Licence } from '../access/licence';
import { licenceNow } from '../access/read-licence';
import { getAppContext } from '@forge/api';
import { systemClock } from '../deployer/run/clock';
import { AppError } from '../errors';

export interface Invocation {
  accountId: string;
  cloudId: string;
  /** Host name of the site, where the platform tells it: it does where the chat is on a page of the site. */
  site: string | null;
  /** The module family that was invoked; another agent than ours has rules of its own. */
  origin: 'chat' | 'page' | 'agent';
  licence: Licence;
  now(): number;
  /** Whole milliseconds until the answer is due; negative where it is late. */
  leftMs(): number;
}

/**
 * When an answer is due, in milliseconds from the call: within ten seconds in a conversation,
 * where somebody waits for the next sentence; on the page well before the platform ends the call
 * (25 s, Atlassian documentation, function limits).
 */
const ANSWER_MS = { chat: 9_500, agent: 9_500, page: 18_000 };
/** Kept of what the platform says is left (milliseconds). */
const PLATFORM_RESERVE_MS = 1_000;

interface ActionContext {
  principal?: { accountId?: unknown };
  accountId?: unknown;
  installContext?: unknown;
  license?: unknown;
}

/**
 * The account is in `principal.accountId` (Forge documentation, function arguments); an older
 * shape has it at the top.
 * @throws AppError `no-account` where the platform named nobody (an automation rule, a scheduled run)
 */
export function invocationOf(
  payload: unknown,
  context: unknown,
  origin: Invocation['origin'],
): Invocation {
  const known = (typeof context === 'object' && context !== null ? context : {}) as ActionContext;
  const accountId = known.principal?.accountId ?? known.accountId;
  if (typeof accountId !== 'string' || accountId === '') {
    throw new AppError('no-account', 'This call does not say which person it is for.', {
      remedy: 'Use LaunchPad from Rovo chat or from its page while signed in.',
    });
  }
  return {
    accountId,
    ...placeOf(payload),
    origin,
    licence: licenceNow(known.license, Date.now()),
    now: () => Date.now(),
    leftMs: answerDue(ANSWER_MS[origin]),
  };
}

function answerDue(ms: number): () => number {
  const platform = getAppContext().invocationRemainingTimeInMillis();
  const most = platform > 0 ? Math.min(ms, platform - PLATFORM_RESERVE_MS) : ms;
  const began = systemClock.ticks();
  // Whole: times are stored as whole milliseconds, and the clock of the process has fractions.
  return () => Math.floor(began + most - systemClock.ticks());
}

/**
 * `cloudId`, and an address of the site: of the page that the chat is on, or of the site
 * itself (Forge documentation).
 */
function placeOf(payload: unknown): Pick<Invocation, 'cloudId' | 'site'> {
  const context = recordOf(recordOf(payload)['context']);
  const { cloudId, siteUrl } = context;
  const addresses = [siteUrl, recordOf(context['jira'])['url']];
  return {
    cloudId: typeof cloudId === 'string' ? cloudId : '',
    site: addresses.map(hostOf).find((host) => host !== null) ?? null,
  };
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function hostOf(address: unknown): string | null {
  if (typeof address !== 'string' || !URL.canParse(address)) return null;
  const { host } = new URL(address);
  return host === '' || host.length > 100 ? null : host;
}
