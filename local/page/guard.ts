/**
 * Who may talk to the page's server: only the page it served itself. Other pages open in the same
 * browser can reach a port on loopback too.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Asked {
  method: string;
  path: string;
  /** Headers `Host`, `Origin` and `Sec-Fetch-Site`; null where absent. */
  host: string | null;
  origin: string | null;
  fetchSite: string | null;
}

export interface Guard {
  /** First segment of every path: whoever does not know it gets nothing. New at every start. */
  token: string;
  /** The path below the token; null where the request is refused. */
  admit(asked: Asked): string | null;
}

/**
 * A name that resolves to 127.0.0.1 (DNS rebinding) shows in `Host`, a page of another origin in
 * `Origin`. Browsers send `Origin` with every POST (Fetch standard); a POST without it comes from
 * no page and is refused too.
 */
export function createGuard(
  port: () => number,
  token = randomBytes(16).toString('base64url'),
): Guard {
  const hosts = (): string[] => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  return {
    token,
    admit({ method, path, host, origin, fetchSite }) {
      if (host === null || !hosts().includes(host)) return null;
      if (origin !== null && origin !== `http://${host}`) return null;
      if (method === 'POST' ? origin === null : method !== 'GET') return null;
      if (fetchSite === 'cross-site') return null;
      const [, first = '', ...rest] = path.split('/');
      return isSame(first, token) ? `/${rest.join('/')}` : null;
    },
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
