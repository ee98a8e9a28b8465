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
