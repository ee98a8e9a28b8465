import type { LocalAccount } from './accounts';
import { allowsImpersonation, declaredScopes, type Manifest } from './manifest';
import { runOutside, type ForgeFetchArgs } from './runtime';
import { scopesFor } from './scopes';
import type { SitePrincipal, SiteProxy, SiteRequest } from './site';

export interface JiraProxyOptions {
  site: SiteProxy;
  manifest: Manifest;
  accounts: readonly LocalAccount[];
  enforceScopes: boolean;
  requestMs: number;
  log(line: string): void;
}

/** Whose calls the invocation may make: the person it runs for, or null in consumers and triggers. */
export type CallerAccount = string | null;

/**
 * How the platform's proxy says that it holds no credentials for the person. Source:
 * `@forge/api`, `handleProxyResponseErrors`.
 */
export function needsAuthentication(): Response {
  return new Response(JSON.stringify({ code: 401, message: 'Authentication Required' }), {
    status: 401,
    headers: {
      'content-type': 'application/json',
      'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR',
    },
  });
}

/** Body: Atlassian documentation; a call of a user or the app for which the app has not declared the scope. */
function scopeDoesNotMatch(): Response {
  return new Response(
    JSON.stringify({ code: 401, message: 'Unauthorized; scope does not match' }),
    {
      status: 401,
      headers: { 'content-type': 'application/json' },
    },
  );
}

/** Which scopes of the manifest this call uses, or the answer that refuses it. */
function scopesUsed(
  options: JiraProxyOptions,
  method: string,
  path: string,
): { ok: true; scopes: string[] } | { ok: false; refusal: Response } {
  const needed = scopesFor(method, path);
  if (needed === null) {
    throw new Error(
      `The local host does not know which scope ${method} ${path} needs; add it to local/forge-host/scopes.ts.`,
    );
  }
  const declared = declaredScopes(options.manifest);
  const used = needed.map((anyOf) => anyOf.find((scope) => declared.includes(scope)));
  const missing = needed.filter((_, index) => used[index] === undefined);
  if (missing.length === 0)
    return { ok: true, scopes: used.filter((scope) => scope !== undefined) };
  options.log(
    `${method} ${path} refused: the manifest declares none of ${missing.flat().join(', ')}`,
  );
  return { ok: false, refusal: scopeDoesNotMatch() };
}

/** Why a call for someone who is not there is not possible, or null. What the platform answers then is unknown. */
function impersonationProblem(
  options: JiraProxyOptions,
  accountId: string,
  scopes: readonly string[],
): string | null {
  if (
    !options.accounts.some(
      (account) => account.accountId === accountId && account.status === 'active',
    )
  )
    return `there is no active account "${accountId}"`;
  const without = scopes.filter((scope) => !allowsImpersonation(options.manifest, scope));
  return without.length === 0
    ? null
    : `${without.join(', ')} is declared without allowImpersonation: true`;
}

function bodyText(body: RequestInit['body']): string | null {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string') return body;
  throw new Error('The local host sends text bodies only.');
}

/** What an app gave as headers, by names in lower case. */
export function headersOf(init: RequestInit | undefined): Record<string, string> {
  const headers: Record<string, string> = {};
  new Headers(init?.headers).forEach((value, name) => {
    headers[name] = value;
  });
  return headers;
}

function providerOf(args: ForgeFetchArgs): SitePrincipal {
  if (args.provider === 'user' || args.provider === 'app' || args.provider === 'none')
    return args.provider;
  throw new Error(`The local host knows no provider "${String(args.provider)}".`);
}

/** Makes one call to the site as the platform's proxy would: with rights checked before anything leaves. */
export async function callSite(
  options: JiraProxyOptions,
  caller: CallerAccount,
  args: ForgeFetchArgs,
  path: string,
  init: RequestInit | undefined,
): Promise<Response> {
  const provider = providerOf(args);
  const method = (init?.method ?? 'GET').toUpperCase();
  const accountId = provider === 'user' ? (args.accountId ?? caller) : null;
  if (provider === 'user' && accountId === null) {
    options.log(`${method} ${path} refused: asUser() in an invocation without a person`);
    return needsAuthentication();
  }
  if (provider !== 'none' && options.enforceScopes) {
    const used = scopesUsed(options, method, path);
    if (!used.ok) return used.refusal;
    const problem =
      args.accountId === undefined
        ? null
        : impersonationProblem(options, args.accountId, used.scopes);
    if (problem !== null) {
      options.log(`${method} ${path} refused: asUser("${String(args.accountId)}"), but ${problem}`);
      return needsAuthentication();
    }
  }
  const request: Omit<SiteRequest, 'signal'> = {
    method,
    path,
    headers: headersOf(init),
    body: bodyText(init?.body),
    provider,
    accountId,
    background: caller === null || args.accountId !== undefined,
  };
  return runOutside(() =>
    inTime(options.requestMs, init?.signal ?? null, (signal) =>
      options.site.fetch({ ...request, signal }),
    ),
  );
}

/**
 * Aborts the work after so many milliseconds without an answer, or when `outer` does, also while
 * the body of the answer is read. (Signals that Node itself times or joins, and that somebody
 * listens to, stay in memory until their time is over.)
 */
async function inTime<T>(
  ms: number,
  outer: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const end = (): void => abort.abort(outer?.reason);
  const timer = setTimeout(end, ms);
  if (outer?.aborted === true) end();
  outer?.addEventListener('abort', end);
  try {
    return await work(abort.signal);
  } finally {
    clearTimeout(timer);
  }
}
