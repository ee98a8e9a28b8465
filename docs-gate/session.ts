/** From a token to a session, and the session in its cookie: signed, with tier and expiry and nothing else. */
import { TOKEN_SECONDS, type Claims } from '../src/guides/claims';
import { TIERS, type Tier } from '../src/guides/tier';
import type { Keys } from './secrets';
import { openSigned, sign } from './signed';

export const COOKIE = 'lp_session';

export const SESSION_SECONDS = 24 * 60 * 60;

/**
 * How far the clocks of Forge and of the gate may be apart, in seconds. A token is taken this
 * much after its end, and not before its life could have begun.
 */
export const SKEW_SECONDS = 30;

/** Most cookies of our name that are looked at: a browser sends one; more can only have been put there. */
const MOST_COOKIES = 4;

/** Tier of a token, or null for whatever reason. @param now seconds since 1970 */
export async function tierOfToken(
  token: string,
  keys: readonly Keys[],
  now: number,
): Promise<Tier | null> {
  return tierWithin(
    await openSigned(
      token,
      keys.map((key) => key.token),
    ),
    now,
    TOKEN_SECONDS,
    SKEW_SECONDS,
  );
}

/** Value of `Set-Cookie`. No domain, so that it is sent to this host only; signed with the current secret. */
export async function sessionCookie(
  tier: Tier,
  keys: readonly [Keys, ...Keys[]],
  now: number,
): Promise<string> {
  const value = await sign({ tier, exp: now + SESSION_SECONDS }, keys[0].session);
  return `${COOKIE}=${value}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; Secure; SameSite=Lax`;
}

/**
 * Tier of the session in a `Cookie` header; null without a good one. The gate's own clock made
 * it, so that no skew is allowed for.
 */
export async function tierOfSession(
  header: string | null,
  keys: readonly Keys[],
  now: number,
): Promise<Tier | null> {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1));
  const tiers = await Promise.all(
    values.slice(0, MOST_COOKIES).map(async (value) =>
      tierWithin(
        await openSigned(
          value,
          keys.map((key) => key.session),
        ),
        now,
        SESSION_SECONDS,
        0,
      ),
    ),
  );
  return TIERS.findLast((tier) => tiers.includes(tier)) ?? null;
}

/** An expiry further away than a life lasts was not given by who signs them as agreed. */
function tierWithin(claims: Claims | null, now: number, life: number, skew: number): Tier | null {
  if (claims === null || claims.exp + skew <= now || claims.exp > now + life + skew) return null;
  return claims.tier;
}
