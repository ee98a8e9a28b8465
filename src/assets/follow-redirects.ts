import type { Send, SendRequest, SendResponse } from './api';
import { isTrustedPath } from './paths';

const MAX_REDIRECTS = 3;

/**
 * Sends a request that only reads and follows up to three redirects by hand, because Forge does not (Atlassian
 * documentation, "Assets scopes": take the path out of `Location` and ask again). Only a path of the same two roots is
 * followed, and always on the same site whatever host `Location` names; any other redirect is returned as it is.
 */
export async function sendFollowing(send: Send, request: SendRequest): Promise<SendResponse> {
  let response = await send(request);
  for (let hop = 0; hop < MAX_REDIRECTS && isRedirect(response.status); hop += 1) {
    const path = pathOfLocation(response.headers['location'] ?? '', request.path);
    if (path === null) return response;
    response = await send({ method: 'GET', path, class: request.class });
  }
  return response;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * `https://api.atlassian.com/ex/jira/{cloudId}/jsm/…` and `https://{site}/gateway/api/jsm/…` name
 * the same endpoint as `/jsm/…`.
 */
function pathOfLocation(location: string, from: string): string | null {
  if (location === '' || !URL.canParse(location, `https://site.invalid${from}`)) return null;
  const url = new URL(location, `https://site.invalid${from}`);
  const path = url.pathname
    .replace(/^\/ex\/jira\/[A-Za-z0-9-]+(?=\/)/, '')
    .replace(/^\/gateway\/api(?=\/)/, '');
  const whole = `${path}${url.search}`;
  return isTrustedPath(whole) ? whole : null;
}
