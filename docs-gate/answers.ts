/** The answers that are the gate's own, and what it adds to those of the site. */
import { PAGES, pageHtml, STYLE, type Refusal } from './pages';

/**
 * Nothing of an answer that depends on who asks may be kept, and no address may be told to the
 * next page: it could hold a token.
 */
const PRIVATE = {
  'cache-control': 'private, no-store',
  vary: 'Cookie',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
};

const SAFE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=31536000',
};

export async function refused(refusal: Refusal): Promise<Response> {
  const { status } = PAGES[refusal];
  return new Response(pageHtml(refusal), {
    status,
    headers: {
      ...PRIVATE,
      ...SAFE,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': await policy(),
      ...(refusal === 'method' ? { allow: 'GET, HEAD' } : {}),
    },
  });
}

/** Only a style sheet of ours, known by its digest; no script, no picture, no frame, no form. */
async function policy(): Promise<string> {
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE)),
  );
  return (
    `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...digest))}'; ` +
    `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  );
}

/**
 * @param path from `/` on, of this site. 303, so that the browser asks with GET and forgets the
 * address it came with.
 */
export function movedTo(path: string, cookie: string | null): Response {
  return new Response(null, {
    status: 303,
    headers: {
      ...PRIVATE,
      ...SAFE,
      location: path,
      ...(cookie === null ? {} : { 'set-cookie': cookie }),
    },
  });
}

/** A file of the site, for this reader only. */
export function privately(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(PRIVATE)) headers.set(name, value);
  return new Response(response.body, { status: response.status, headers });
}
