/** Who calls, from where, and with what time left: read from the platform's context, never from an input. */
import type { Licence } from '../access/licence';
import { licenceNow } from '../access/read-licence';
import { AppError } from '../errors';

export interface Invocation {
  accountId: string;
  cloudId: string;
  /** The module family that was invoked; another agent than ours has rules of its own. */
  origin: 'chat' | 'page' | 'agent';
  licence: Licence;
  now(): number;
}

interface ActionContext {
  principal?: { accountId?: unknown };
  accountId?: unknown;
  installContext?: unknown;
  license?: unknown;
}

/**
 * The account stands in `principal.accountId` (Forge documentation, function arguments); an older shape has it at the top.
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
    cloudId: cloudIdOf(payload),
    origin,
    licence: licenceNow(known.license, Date.now()),
    now: () => Date.now(),
  };
}

function cloudIdOf(payload: unknown): string {
  const context =
    typeof payload === 'object' && payload !== null
      ? (payload as { context?: { cloudId?: unknown } }).context
      : undefined;
  return typeof context?.cloudId === 'string' ? context.cloudId : '';
}
