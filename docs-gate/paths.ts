/**
 * Addresses as they are written on the site: every name in plain characters, none empty, none
 * hidden. Every other spelling of an address has no page, so that what the rules judge and what
 * the file server serves cannot be two things.
 */
const NAME = /^[A-Za-z0-9@_-](?:[A-Za-z0-9@._-]*[A-Za-z0-9@_-])?$/;

/** The path of an address, or null where it is none of the site's. */
export function plainPath(url: URL): string | null {
  const [empty, ...names] = url.pathname.split('/');
  if (empty !== '') return null;
  const inner = names.at(-1) === '' ? names.slice(0, -1) : names;
  // Names that begin with `_` at the root are Pages' own: `_worker.js`, `_headers` (Cloudflare documentation, Pages).
  if (
    inner[0]?.startsWith('_') === true ||
    !inner.every((name) => NAME.test(name) && !name.includes('..'))
  )
    return null;
  return url.pathname;
}
