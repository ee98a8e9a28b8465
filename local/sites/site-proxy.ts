import type { SiteProxy, SiteRequest } from '../forge-host';
import type { Ask } from './ask';

/** Body: observed at Atlassian's gateway. */
const unauthorised = (): Response =>
  Response.json({ code: 401, message: 'Unauthorized' }, { status: 401 });
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * How the app's calls reach a real site from this machine: all as the one person whose token it
 * is. A call as the app, as nobody or as somebody else is refused as a site would refuse it.
 * Throws for anything but GET and POST.
 */
export function realSiteProxy(ask: Ask, accountId: string): SiteProxy {
  return {
    async fetch(request: SiteRequest) {
      const { method } = request;
      if (method !== 'GET' && method !== 'POST')
        throw new Error(`${method} is not sent to a real site: GET and POST only.`);
      if (request.provider !== 'user' || request.accountId !== accountId) return unauthorised();
      const { status, headers, body } = await ask({
        method,
        path: request.path,
        headers: request.headers,
        body: request.body,
        signal: request.signal,
      });
      const {
        'content-encoding': _encoding,
        'content-length': _length,
        'transfer-encoding': _transfer,
        ...kept
      } = headers;
      return new Response(WITHOUT_BODY.has(status) ? null : body, { status, headers: kept });
    },
  };
}
