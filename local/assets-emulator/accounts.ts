/** The people of the emulated site, and who a request comes from. */

export interface Account {
  accountId: string;
  email: string;
  displayName: string;
  /** Holds Jira's global ADMINISTER permission. */
  jiraAdmin: boolean;
  /** May create object schemas and manages every one that can be managed. */
  assetsAdmin: boolean;
}

export const ACCOUNTS = [
  {
    accountId: 'acc-admin',
    email: 'admin@example.test',
    displayName: 'Ada Admin',
    jiraAdmin: true,
    assetsAdmin: true,
  },
  {
    accountId: 'acc-admin-2',
    email: 'admin2@example.test',
    displayName: 'Bo Admin',
    jiraAdmin: true,
    assetsAdmin: true,
  },
  {
    accountId: 'acc-manager',
    email: 'manager@example.test',
    displayName: 'Max Manager',
    jiraAdmin: false,
    assetsAdmin: false,
  },
  {
    accountId: 'acc-user',
    email: 'user@example.test',
    displayName: 'Uma User',
    jiraAdmin: false,
    assetsAdmin: false,
  },
] as const satisfies readonly Account[];

/** Who a request runs as. `background`: for a person who is not present (offline impersonation). */
export type Caller = { kind: 'person'; account: Account; background: boolean } | { kind: 'app' };
export type Authentication = { ok: true; caller: Caller } | { ok: false };

/** The account with this id or e-mail, or undefined. */
export const findAccount = (idOrEmail: string): Account | undefined =>
  ACCOUNTS.find(
    (account) => account.accountId === idOrEmail || account.email === idOrEmail.toLowerCase(),
  );

/** As it is in the request log. */
export const callerName = (caller: Caller): string =>
  caller.kind === 'app' ? 'app' : caller.account.accountId;

/**
 * Who is calling. The Forge host names the account and the principal in headers; anything else names an account by the
 * e-mail of its Basic credentials (any token but an empty one); no credentials at all mean the admin.
 * `header` looks up a request header by lower-case name.
 */
export function authenticate(header: (name: string) => string | undefined): Authentication {
  const principal = header('x-emulator-principal') ?? 'user';
  if (principal === 'app') return { ok: true, caller: { kind: 'app' } };
  if (principal !== 'user') return { ok: false };
  const account = accountOf(header('x-emulator-account'), header('authorization'));
  return account
    ? {
        ok: true,
        caller: { kind: 'person', account, background: header('x-emulator-background') === '1' },
      }
    : { ok: false };
}

function accountOf(
  named: string | undefined,
  authorization: string | undefined,
): Account | undefined {
  if (named !== undefined) return findAccount(named);
  if (authorization === undefined) return ACCOUNTS[0];
  const [scheme, credentials = ''] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic') return undefined;
  const [email = '', token = ''] = Buffer.from(credentials, 'base64')
    .toString('utf8')
    .split(/:(.*)/s);
  return token === '' ? undefined : findAccount(email);
}
