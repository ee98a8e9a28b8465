import { urlAt, type SiteAddress } from './address';
import type { Credentials } from './credentials';
import type { Answered, WayOut } from './way-out';

export interface Question {
  method: 'GET' | 'POST';
  /** Path with query, beginning with `/rest/`, `/jsm/assets/` or `/_edge/`. */
  path: string;
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal;
}

/** Asks one site as one person. */
export type Ask = (question: Question) => Promise<Answered>;

const MOST_REDIRECTS = 3;
/** What the platform adds, or what names this machine, is not the app's to send. */
const NOT_SENT: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'host',
  'content-length',
  'connection',
]);

/**
 * The credentials go to the origin of the site and nowhere else: redirects of a GET are followed
 * by hand, and only within that origin. No answer holds the token, even if the site repeats it.
 */
export function askAs(address: SiteAddress, credentials: Credentials | null, out: WayOut): Ask {
  return async ({ method, path, headers, body, signal }) => {
    const sent = Object.fromEntries(
      Object.entries(headers).filter(([name]) => !NOT_SENT.has(name.toLowerCase())),
    );
    if (credentials !== null) sent['authorization'] = credentials.authorization();
    let url = urlAt(address, path);
    for (let hop = 0; ; hop += 1) {
      const answer = await out.send(url, { method, headers: sent, body, signal });
      const next =
        method === 'GET' && hop < MOST_REDIRECTS
          ? redirectWithin(address.origin, url, answer)
          : null;
      if (next === null)
        return credentials === null
          ? answer
          : {
              ...answer,
              headers: scrubbed(answer.headers, credentials),
              body: credentials.scrub(answer.body),
            };
      url = next;
    }
  };
}

function redirectWithin(origin: string, from: URL, { status, headers }: Answered): URL | null {
  const location = headers['location'];
  if (
    ![301, 302, 303, 307, 308].includes(status) ||
    location === undefined ||
    !URL.canParse(location, from)
  )
    return null;
  const to = new URL(location, from);
  return to.origin === origin && to.username === '' ? to : null;
}

const scrubbed = (
  headers: Record<string, string>,
  credentials: Credentials,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'set-cookie')
      .map(([name, value]) => [name, credentials.scrub(value)]),
  );
