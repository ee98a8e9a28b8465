/** What the gate is given, and the keys made of it. */
import { SHORTEST_SECRET } from '../src/guides/claims';

/**
 * Bindings of the Pages project. Secrets are set there as encrypted variables; two are known at
 * once while one takes the other's place.
 */
export interface Environment {
  /** The files of the site (Cloudflare documentation, Pages Functions, advanced mode). */
  ASSETS: { fetch(request: Request): Promise<Response> };
  DOCS_GATE_SECRET?: string;
  DOCS_GATE_SECRET_PREVIOUS?: string;
}

export interface Keys {
  /** For tokens, which the app signs. */
  token: CryptoKey;
  /** For session cookies, which only the gate signs; a token is no cookie, and a cookie no token. */
  session: CryptoKey;
}

/** The current secret's first; empty where none is set, and then nothing gated is shown. */
export function readKeys({
  DOCS_GATE_SECRET: current,
  DOCS_GATE_SECRET_PREVIOUS: previous,
}: Environment): Promise<Keys[]> {
  const secrets = [current, previous].filter(
    (secret): secret is string => typeof secret === 'string' && secret.length >= SHORTEST_SECRET,
  );
  // Without a current one nothing is set up: the previous one alone would go on for ever unnoticed.
  return Promise.all((secrets[0] === current ? secrets : []).map(keysOf));
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

async function keysOf(secret: string): Promise<Keys> {
  const bytes = new TextEncoder().encode(secret);
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const how = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: new TextEncoder().encode('LaunchPad documentation session v1'),
  };
  const [token, session] = await Promise.all([
    crypto.subtle.importKey('raw', bytes, HMAC, false, ['verify']),
    crypto.subtle.deriveKey(how, base, { ...HMAC, length: 256 }, false, ['sign', 'verify']),
  ]);
  return { token, session };
}
