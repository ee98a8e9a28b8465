/** One way to try to get at what is gated. */
import { createHmac } from 'node:crypto';
import { claimsFor, mintToken } from '../../../src/guides/mint';
import type { Tier } from '../../../src/guides/tier';
import type { RawRequest } from '../raw-request';

export interface Case {
  group: string;
  name: string;
  request: RawRequest;
}

/** Of the gate under test. */
export const SECRET = 'test-secret-of-the-gate-0123456789-abcdefghijk';
export const PREVIOUS = 'test-secret-before-this-one-9876543210-zyxwvuts';
export const RETIRED = 'test-secret-long-since-gone-5555555555-mnopqrst';

export const seconds = (): number => Math.floor(Date.now() / 1_000);

/** A token that opens the gate. */
export const goodToken = (tier: Tier = 'advanced', secret = SECRET): string =>
  mintToken(claimsFor(tier, Date.now()), secret);

export const base64Url = (text: string): string =>
  Buffer.from(text, 'latin1').toString('base64url');

/** Signed as a token is, whatever it says. */
export function signed(
  claims: string,
  {
    secret = SECRET,
    version = 'v1',
    hash = 'sha256',
  }: { secret?: string | Buffer; version?: string; hash?: string } = {},
): string {
  const said = `${version}.${base64Url(claims)}`;
  return `${said}.${createHmac(hash, secret).update(said).digest('base64url')}`;
}

export const cases = (group: string, requests: Readonly<Record<string, RawRequest>>): Case[] =>
  Object.entries(requests).map(([name, request]) => ({ group, name, request }));

/** The same request for each of several values. */
export const each = (
  values: Readonly<Record<string, string>>,
  requestOf: (value: string) => RawRequest,
): Record<string, RawRequest> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, requestOf(value)]));
