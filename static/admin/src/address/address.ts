/**
 * Where one is on the page, and everything that was chosen there, as one path:
 * `/deploy/ITAM/key=AST;leaveOut=Server,Laptop`. A path and not a query, because only the path is
 * known to come back from the platform's history
 * (docs/decisions/0115-the-address-holds-the-plan.md). Pure.
 */

/** What was chosen, by name: one text or several. What is not chosen is absent. */
export type Kept = Readonly<Record<string, readonly string[]>>;

export interface Place {
  /** Which view, without what was chosen on it: `/deploy/ITAM`. */
  path: string;
  kept: Kept;
}

/** Of a value, what stands for itself in any address; the rest is written in hexadecimal digits after a tilde. */
const PLAIN = /[A-Za-z0-9 _-]/u;

/**
 * `Laptop.Owner` is `Laptop~2eOwner`. Letters, digits, dash and tilde are left alone by whatever
 * carries an address; so are names of any alphabet, and half of a surrogate pair.
 */
function escaped(text: string): string {
  let written = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const code = text.charCodeAt(at);
    if (sign === ' ') written += '+';
    else if (PLAIN.test(sign)) written += sign;
    else
      written +=
        code < 0x100
          ? `~${code.toString(16).padStart(2, '0')}`
          : `~u${code.toString(16).padStart(4, '0')}`;
  }
  return written;
}

const read = (written: string): string =>
  written
    .replace(/\+/gu, ' ')
    .replace(/~(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gu, (_, long?: string, short?: string) =>
      String.fromCharCode(Number.parseInt(long ?? short ?? '', 16)),
    );

/** Names in the order of the alphabet, so that the same choices are the same address. */
export function addressOf({ path, kept }: Place): string {
  const entries = Object.entries(kept)
    .filter(([, values]) => values.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, values]) => `${escaped(name)}=${values.map(escaped).join(',')}`);
  if (entries.length === 0) return path;
  return `${path.replace(/\/$/u, '')}/${entries.join(';')}`;
}

/** A segment of a view never holds the sign: it would be `%3D` there. What cannot be read is left out. */
export function placeOf(address: string): Place {
  const at = address.lastIndexOf('/');
  const last = address.slice(at + 1);
  if (!last.includes('=')) return { path: address === '' ? '/' : address, kept: {} };
  const entries = last.split(';').flatMap((entry): [string, string[]][] => {
    const [name = '', ...rest] = entry.split('=');
    return rest.length === 0 || name === ''
      ? []
      : [[read(name), rest.join('=').split(',').map(read)]];
  });
  return { path: at <= 0 ? '/' : address.slice(0, at), kept: Object.fromEntries(entries) };
}

/** Segments of the path, decoded: `/templates/ITAM` is `['templates', 'ITAM']`. */
export function segmentsOf(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => {
      try {
        return decodeURIComponent(segment);
      } catch {
        return segment;
      }
    });
}
