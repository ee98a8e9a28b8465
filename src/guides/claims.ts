/**
 * What a token of the documentation session says, for the app that mints it and the gate that
 * checks it. No header and no name of an algorithm: there is one, so that none can be chosen by
 * whoever sends a token. Web-standard code only, for the gate runs elsewhere.
 */
import { isTier, type Tier } from './tier';

export interface Claims {
  tier: Tier;
  /** Expiry, in whole seconds since 1970. */
  exp: number;
}

/** First part of every signed text; a change of form takes a new one. */
export const VERSION = 'v1';

/** Name of the query parameter that carries a token to the documentation site, and is dropped there at once. */
export const TOKEN_PARAMETER = 'lp_token';

/** Longest life of a token, in seconds. Jira asks before it opens another site, so that it cannot be much shorter. */
export const TOKEN_SECONDS = 120;

/** Shortest secret, in characters: 32 random bytes as base64 are 44, as hexadecimal 64. */
export const SHORTEST_SECRET = 32;

/** The one way to write them; only texts written exactly so are read. */
export const claimsText = ({ tier, exp }: Claims): string => JSON.stringify({ tier, exp });

/** Null for anything but what `claimsText` writes: no further member, no other order, no other number form. */
export function readClaims(text: string): Claims | null {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return null;
  const { tier, exp } = value as Record<string, unknown>;
  if (!isTier(tier) || typeof exp !== 'number' || !Number.isSafeInteger(exp) || exp < 0)
    return null;
  return claimsText({ tier, exp }) === text ? { tier, exp } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
