import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_ACCOUNTS, memoryStore, type KvStore } from '../../local/forge-host';
import { startMachine, type Answer, type Machine } from '../../simulator/loopback-machine';

const SCHEDULED = 'report-personal-data';
const SITE = 'site-of-the-report';

let machine: Machine;
let storage: KvStore;
beforeAll(async () => {
  storage = memoryStore();
  machine = await startMachine({ host: { storage, limits: { kvsQueryStalenessMs: 0 } } });
});
afterAll(() => machine.close());

it('the weekly report names who is stored and erases whose account was closed, without a person present', async () => {
  const accounts = LOCAL_ACCOUNTS.map((account) => ({ ...account }));
  const app = machine.host.install({ cloudId: SITE, accounts });
  const call = async (accountId: string): Promise<Answer> =>
    (await app.invokeAction('preview-deployment', { schema: 'BASIC' }, { accountId })) as Answer;
  for (const accountId of ['acc-admin', 'acc-admin-2'])
    expect((await call(accountId)).code).toBe('preview');
  const closed = accounts.find(({ accountId }) => accountId === 'acc-admin-2');
  if (closed !== undefined) closed.status = 'closed';
  const stored = (): string =>
    JSON.stringify([...storage.tables(app.installationId).kvs.entries()]);
  expect(stored()).toContain('acc-admin-2');
  await app.invokeScheduled(SCHEDULED);
  expect([...app.reportedAccounts()].sort()).toEqual(['acc-admin', 'acc-admin-2']);
  expect(stored()).not.toContain('acc-admin-2');
  expect(stored()).toContain('acc-admin');
  await app.invokeScheduled(SCHEDULED);
  expect(app.reportedAccounts()).toHaveLength(2);
  await app.uninstall();
  expect(stored()).toBe('[]');
});
