/** Someone on the local site. `closed`: the account was closed since, which the privacy report tells the app. */
export interface LocalAccount {
  accountId: string;
  email: string;
  displayName: string;
  role: 'administrator' | 'schema-manager' | 'user';
  status: 'active' | 'closed';
}

/** The people of the local site; the Assets emulator knows the same ids. */
export const LOCAL_ACCOUNTS: readonly LocalAccount[] = [
  {
    accountId: 'acc-admin',
    email: 'admin@example.test',
    displayName: 'Ada Admin',
    role: 'administrator',
    status: 'active',
  },
  {
    accountId: 'acc-manager',
    email: 'manager@example.test',
    displayName: 'Mo Manager',
    role: 'schema-manager',
    status: 'active',
  },
  {
    accountId: 'acc-user',
    email: 'user@example.test',
    displayName: 'Uma User',
    role: 'user',
    status: 'active',
  },
  {
    accountId: 'acc-admin-2',
    email: 'admin2@example.test',
    displayName: 'Alex Admin',
    role: 'administrator',
    status: 'active',
  },
];

/**
 * Answer to the personal data report (`POST /app/report-accounts`): the accounts whose data must be erased.
 * `null` where there are none, which the platform says with 204. Source: `@forge/api`, privacy.
 */
export function accountsToErase(
  accounts: readonly LocalAccount[],
  reported: readonly string[],
): { accountId: string; status: 'closed' }[] | null {
  const closed = reported.filter(
    (id) => accounts.find((account) => account.accountId === id)?.status !== 'active',
  );
  return closed.length === 0 ? null : closed.map((accountId) => ({ accountId, status: 'closed' }));
}
