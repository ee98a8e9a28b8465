/** One exchange with the site, as everything in this room sends it. */

/** Endpoint classes that Assets limits apart; only the class that was hit slows down. */
export type EndpointClass = 'jira' | 'read' | 'schema' | 'config' | 'objecttype' | 'attribute';

export interface SendRequest {
  method: 'GET' | 'POST';
  /** Path on the site, with query, beginning with `/rest/` or `/jsm/assets/`. */
  path: string;
  /** JSON body of a POST. */
  body?: unknown;
  class: EndpointClass;
}

export interface SendResponse {
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
}

/**
 * One HTTP exchange with the site as one principal. Throws only where no answer came: an
 * `AppError` where the request was refused before it reached the site, so that certainly nothing
 * was carried out (no consent, the platform's own limit), and any other error where that is not
 * certain (network, time-out, proxy). Redirects are not followed by it; the client does that.
 */
export type Send = (request: SendRequest) => Promise<SendResponse>;
