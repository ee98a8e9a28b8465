import { inert } from '../../src/text/inert';

/**
 * Where a real site is asked. `site`: at its own address, with Basic credentials; Assets is
 * behind `/gateway/api` there. `cloud`: through `https://api.atlassian.com/ex/jira/{cloudId}`,
 * the form for scoped tokens (Atlassian documentation).
 */
export type SiteAddress =
  { kind: 'site'; origin: string } | { kind: 'cloud'; origin: string; cloudId: string };

export type ReadAddress = { ok: true; address: SiteAddress } | { ok: false; problem: string };

const CLOUD_PATH = /^\/ex\/jira\/([A-Za-z0-9-]{1,64})\/?$/;
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);
const FORMS =
  'https://NAME.atlassian.net, or https://api.atlassian.com/ex/jira/CLOUDID for a scoped token';

/** Only hosts of Atlassian, and loopback with TLS for tests: a token must not go to an address that was mistyped. */
export function readAddress(text: string): ReadAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'https:')
    return {
      ok: false,
      problem: `a real site is given as ${FORMS}, not "${inert(text.replace(/\/\/[^/]*@/, '//'), 80)}"`,
    };
  if (url.username !== '' || url.password !== '')
    return {
      ok: false,
      problem:
        'credentials do not belong into the address; they are read from ATLASSIAN_EMAIL and ATLASSIAN_API_TOKEN',
    };
  const loopback = LOOPBACK.has(url.hostname);
  const cloudId = CLOUD_PATH.exec(url.pathname)?.[1];
  if ((url.hostname === 'api.atlassian.com' || loopback) && cloudId !== undefined)
    return { ok: true, address: { kind: 'cloud', origin: url.origin, cloudId } };
  if (loopback || /^[a-z0-9][a-z0-9-]*\.atlassian\.net$/.test(url.hostname))
    return { ok: true, address: { kind: 'site', origin: url.origin } };
  return {
    ok: false,
    problem: `"${inert(url.hostname, 80)}" is not an address of Atlassian; a real site is given as ${FORMS}`,
  };
}

/** Where a path of the app (`/rest/…`, `/jsm/assets/…`) is at that address. */
export function urlAt(address: SiteAddress, path: string): URL {
  if (address.kind === 'cloud')
    return new URL(`/ex/jira/${address.cloudId}${path}`, address.origin);
  return new URL(path.startsWith('/jsm/') ? `/gateway/api${path}` : path, address.origin);
}
