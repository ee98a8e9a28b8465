/**
 * Mints the token with which the page opens a gated guide. Only the page's resolver comes here: a
 * token is a bearer link, and chat is no place for one (a wall keeps `src/actions` out).
 */
import { createHmac } from 'node:crypto';
import { claimsText, TOKEN_SECONDS, VERSION, type Claims } from './claims';
import type { Tier } from './tier';

/**
 * `v1.CLAIMS.SIGNATURE`: the claims as base64url, then HMAC-SHA256 over all before it, under the
 * secret shared with the gate.
 */
export function mintToken(claims: Claims, secret: string): string {
  const signed = `${VERSION}.${Buffer.from(claimsText(claims), 'utf8').toString('base64url')}`;
  return `${signed}.${createHmac('sha256', secret).update(signed, 'utf8').digest('base64url')}`;
}

/**
 * Claims of a token minted at `now` (milliseconds since 1970): never longer than `TOKEN_SECONDS`,
 * for the part of a second is dropped.
 */
export const claimsFor = (tier: Tier, now: number): Claims => ({
  tier,
  exp: Math.floor(now / 1_000) + TOKEN_SECONDS,
});
