import * as z from 'zod/mini';
import { AppError } from '../../src/errors';
import { inert } from '../../src/text/inert';
import type { SiteProxy } from '../forge-host';
import { askAs, type Ask } from './ask';
import type { SiteAddress } from './address';
import type { Credentials } from './credentials';
import { realSiteProxy } from './site-proxy';
import type { Answered, WayOut } from './way-out';

/** A real site, reached and signed in to. */
export interface RealSite {
  /** As people call it: `NAME.atlassian.net`. */
  name: string;
  /** As it was given, for messages. */
  url: string;
  cloudId: string;
  /** Id of its Assets workspace. */
  workspace: string;
  account: { accountId: string; email: string; name: string };
  ask: Ask;
  proxy: SiteProxy;
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 15_000;
const person = z.object({
  accountId: z.string(),
  displayName: z.optional(z.string()),
  emailAddress: z.optional(z.string()),
});
const tenant = z.object({ cloudId: z.string().check(z.regex(/^[A-Za-z0-9-]{1,64}$/)) });
const workspaces = z.object({ values: z.array(z.object({ workspaceId: z.string() })) });

/**
 * Finds out, before anything else is done, whether the site is there, whose token it is, and
 * whether the site has Assets. Throws an `AppError` saying which of the three is not so:
 * `not-found`, `unauthorized`, `no-assets`, `assets-unavailable`.
 */
export async function connectSite(
  address: SiteAddress,
  credentials: Credentials,
  out: WayOut,
): Promise<RealSite> {
  const name =
    address.kind === 'site' ? new URL(address.origin).host : `the site ${address.cloudId}`;
  const url =
    address.kind === 'site' ? address.origin : `${address.origin}/ex/jira/${address.cloudId}`;
  const get = (ask: Ask, path: string): Promise<Answered> => answerOf(ask, path, url);
  const cloudId =
    address.kind === 'cloud'
      ? address.cloudId
      : findCloudId(name, await get(askAs(address, null, out), '/_edge/tenant_info'));
  const ask = askAs(address, credentials, out);
  const me = whoAmI(address, cloudId, await get(ask, '/rest/api/3/myself'));
  const workspace = workspaceIn(name, await get(ask, '/rest/servicedeskapi/assets/workspace'));
  const account = {
    accountId: me.accountId,
    email: credentials.email ?? inert(me.emailAddress ?? '', 100),
    name: inert(me.displayName ?? me.accountId, 80),
  };
  return {
    name,
    url,
    cloudId,
    workspace,
    account,
    ask,
    proxy: realSiteProxy(ask, me.accountId),
    close: () => out.close(),
  };
}

async function answerOf(ask: Ask, path: string, url: string): Promise<Answered> {
  try {
    return await ask({
      method: 'GET',
      path,
      headers: { accept: 'application/json' },
      body: null,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    throw new AppError('assets-unavailable', `${url} does not answer (${reasonOf(error)}).`, {
      remedy:
        'Check the address and the network; behind a proxy set HTTPS_PROXY, and ' +
        'NODE_EXTRA_CA_CERTS if the proxy has a certificate of its own.',
    });
  }
}

/** The code of what failed. Not its message: that can hold the address of a proxy with its password. */
function reasonOf(error: unknown): string {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  const codes = causes.map((cause) =>
    typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined,
  );
  const code = codes.find((each) => typeof each === 'string');
  return typeof code === 'string'
    ? inert(code, 60)
    : error instanceof Error
      ? inert(error.name, 60)
      : 'unknown';
}

/** Every Atlassian site tells its cloud id to anyone (observed in public clients). */
function findCloudId(name: string, answer: Answered): string {
  const found = tenant.safeParse(jsonOf(answer));
  if (answer.status === 200 && found.success) return found.data.cloudId;
  const moved =
    answer.status >= 300 && answer.status < 400
      ? ' It sends one on to ' +
        `${inert(answer.headers['location'] ?? 'somewhere else', 100)}: if that is ` +
        'your site, give that address.'
      : '';
  throw new AppError(
    'not-found',
    `${name} is not a site of Atlassian's (status ${String(answer.status)}).${moved}`,
    { remedy: 'Check the name: it is the first part of the address at which you open Jira.' },
  );
}

function whoAmI(address: SiteAddress, cloudId: string, answer: Answered): z.infer<typeof person> {
  const me = person.safeParse(jsonOf(answer));
  if (answer.status === 200 && me.success) return me.data;
  const scoped =
    address.kind === 'site'
      ? `For a token with scopes use --site https://api.atlassian.com/ex/jira/${cloudId}.`
      : 'A scoped token needs read:jira-user and the scopes that README.md lists.';
  if (answer.status === 401 || answer.status === 403) {
    throw new AppError(
      'unauthorized',
      `The site does not take this e-mail and token (status ${String(answer.status)}).`,
      {
        remedy: `Check both: the token must belong to that e-mail and must not have expired. ${scoped}`,
      },
    );
  }
  throw new AppError(
    'assets-unavailable',
    `The site did not say whose token this is (status ${String(answer.status)}).`,
    { remedy: 'Try again in a few minutes; if it stays so, open Jira in the browser once.' },
  );
}

/**
 * No Assets in the plan is an empty list, not an error; no agent licence is 403 or 404 (observed
 * in public clients).
 */
function workspaceIn(name: string, answer: Answered): string {
  const [first] = workspaces.safeParse(jsonOf(answer)).data?.values ?? [];
  if (answer.status === 200 && first !== undefined) return inert(first.workspaceId, 80);
  const why =
    answer.status === 200
      ? 'has no Assets workspace'
      : `does not show its Assets workspace to this account (status ${String(answer.status)})`;
  throw new AppError('no-assets', `${name} ${why}.`, {
    remedy:
      'Assets needs Jira Service Management with Assets in its plan, and an agent ' +
      'licence for the account; a scoped token also read:servicedesk-request.',
  });
}

function jsonOf({ body }: Answered): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
