/** Who a call to the site is made as: `none` is a bare `requestJira`, without any credentials. */
export type SitePrincipal = 'user' | 'app' | 'none';

export interface SiteRequest {
  method: string;
  /** Path with query, as the app gave it. */
  path: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string | null;
  provider: SitePrincipal;
  /** Whose rights apply; set exactly where `provider` is `user`. */
  accountId: string | null;
  /**
   * No person is present: the call comes from a consumer or a trigger, or is made for someone by
   * `asUser(accountId)`.
   */
  background: boolean;
  signal: AbortSignal;
}

/**
 * How calls of the app reach the site. Redirects are not followed: Assets calls through Forge do
 * not either (Atlassian documentation).
 */
export interface SiteProxy {
  fetch(request: SiteRequest): Promise<Response>;
}

/**
 * A site on loopback that believes the headers `x-emulator-account`, `x-emulator-principal` (user, app, none) and
 * `x-emulator-background` (1, 0). Throws where `baseUrl` is not loopback: those headers prove nothing to a real site.
 */
export function loopbackSite(baseUrl: string): SiteProxy {
  const base = new URL(baseUrl);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(base.hostname)) {
    throw new Error(
      `${base.origin} is not on loopback; the local host can only work against an emulator on this machine.`,
    );
  }
  return {
    fetch(request) {
      const headers = new Headers(request.headers);
      headers.set('x-emulator-principal', request.provider);
      headers.set('x-emulator-background', request.background ? '1' : '0');
      if (request.accountId !== null) headers.set('x-emulator-account', request.accountId);
      return fetch(new URL(request.path, base), {
        method: request.method,
        headers,
        body: request.body,
        redirect: 'manual',
        signal: request.signal,
      });
    },
  };
}
