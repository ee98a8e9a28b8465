/**
 * Where the documentation site is, and the secret shared with its gate: variables of the Forge
 * environment, read when they are needed and kept nowhere else. The secret is set with `forge
 * variables set --encrypt` (Forge documentation, variables set).
 */
import { SHORTEST_SECRET } from './claims';

export const SITE_VARIABLE = 'DOCS_SITE_URL';
export const SECRET_VARIABLE = 'DOCS_GATE_SECRET';

export type GuideSite =
  /** `wrong`: what an operator has to set, as a sentence. */
  | { kind: 'none'; wrong: string }
  /** No secret: a site without a gate, such as the one built from the repository. */
  | { kind: 'open'; root: string }
  | { kind: 'gated'; root: string; secret: string };

export const guideSite = (): GuideSite =>
  guideSiteOf(process.env[SITE_VARIABLE] ?? '', process.env[SECRET_VARIABLE] ?? '');

/** @param address of the site, https (http on this machine only), nothing behind its path */
export function guideSiteOf(address: string, secret: string): GuideSite {
  if (address.trim() === '')
    return {
      kind: 'none',
      wrong: `No documentation site is set: an operator sets ${SITE_VARIABLE}.`,
    };
  const url = siteUrl(address.trim());
  if (url === null)
    return {
      kind: 'none',
      wrong:
        `${SITE_VARIABLE} is not the https address of a site: an operator sets it ` +
        'anew, such as https://docs.example.com/.',
    };
  const root = `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
  if (secret === '') return { kind: 'open', root };
  if (secret.length < SHORTEST_SECRET)
    return {
      kind: 'none',
      wrong:
        `${SECRET_VARIABLE} is shorter than ${SHORTEST_SECRET} characters: an operator ` +
        'sets it anew, here and at the gate.',
    };
  if (url.pathname !== '/')
    return {
      kind: 'none',
      wrong:
        `${SITE_VARIABLE} has a path, and a site with a gate is at the root of its ` +
        'host: an operator sets it anew.',
    };
  return { kind: 'gated', root, secret };
}

function siteUrl(address: string): URL | null {
  try {
    const url = new URL(address);
    const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname);
    const isPlain =
      url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return (url.protocol === 'https:' || isLocal) && isPlain ? url : null;
  } catch {
    return null;
  }
}
