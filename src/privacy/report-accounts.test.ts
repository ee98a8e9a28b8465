import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, BOB, NOW, sampleApproved } from '../../test/support/storage-samples';
import { appendActivity } from '../storage/activity';
import { createDeployment, loadDeployment } from '../storage/deployments';
import {
  BATCH,
  CYCLE_MS,
  reportAccounts,
  type ReportedAccount,
  type SendReport,
} from './report-accounts';

const clock = (now: number, isOver = () => false): Parameters<typeof reportAccounts>[2] => ({
  now,
  isOver,
});
const none: SendReport = () => Promise.resolve([]);

async function stored(accounts: readonly string[]): Promise<MemoryKv> {
  const kv = new MemoryKv();
  for (const account of accounts)
    await appendActivity(kv, { at: NOW, account, kind: 'approved', deploymentId: null, facts: {} });
  return kv;
}

describe('the report of stored accounts', () => {
  it(
    'sends every account once with the time it was stored, at most 90 at a time, ' +
      'one batch after another',
    async () => {
      const kv = await stored(Array.from({ length: 2 * BATCH + 5 }, (_, n) => `account-${n}`));
      const batches: ReportedAccount[][] = [];
      let open = 0;
      const outcome = await reportAccounts(
        kv,
        async (batch) => {
          open += 1;
          expect(open).toBe(1);
          batches.push(batch);
          await Promise.resolve();
          open -= 1;
          return [];
        },
        clock(NOW + 1),
      );
      expect(outcome).toEqual({ kind: 'reported', reported: 2 * BATCH + 5, erased: 0 });
      expect(batches.map((batch) => batch.length)).toEqual([BATCH, BATCH, 5]);
      expect(new Set(batches.flat().map(({ accountId }) => accountId)).size).toBe(2 * BATCH + 5);
      expect(
        batches.flat().every(({ updatedAt }) => updatedAt === new Date(NOW).toISOString()),
      ).toBe(true);
    },
  );

  it('erases the accounts that were closed, and only accounts it asked about', async () => {
    const kv = await stored([ANN, BOB]);
    await createDeployment(kv, sampleApproved({ id: 'p-aaaa', account: ANN }));
    const send: SendReport = () =>
      Promise.resolve([
        { accountId: ANN, status: 'closed' },
        { accountId: BOB, status: 'updated' },
        { accountId: 'somebody', status: 'closed' },
      ]);
    expect(await reportAccounts(kv, send, clock(NOW + 1))).toEqual({
      kind: 'reported',
      reported: 2,
      erased: 1,
    });
    expect(JSON.stringify([...kv.stored])).not.toContain(ANN);
    expect(JSON.stringify([...kv.stored])).toContain(BOB);
    expect((await loadDeployment(kv, 'p-aaaa'))?.account).toBe('erased');
  });

  it('waits six days after a full report, so that a daily trigger reports once in each cycle of seven', async () => {
    const kv = await stored([ANN]);
    await reportAccounts(kv, none, clock(NOW));
    expect((await reportAccounts(kv, none, clock(NOW + CYCLE_MS - 1))).kind).toBe('not-due');
    expect((await reportAccounts(kv, none, clock(NOW + CYCLE_MS))).kind).toBe('reported');
    expect((await reportAccounts(kv, none, clock(NOW - 1))).kind).toBe('reported');
  });

  it(
    'does it again the next day where a batch was not taken or time was up, and ' +
      'still sends the other batches',
    async () => {
      const kv = await stored(Array.from({ length: BATCH + 1 }, (_, n) => `account-${n}`));
      const failing: SendReport = (batch) =>
        batch.length === BATCH ? Promise.reject(new Error('503')) : Promise.resolve([]);
      expect(await reportAccounts(kv, failing, clock(NOW))).toEqual({
        kind: 'incomplete',
        reported: 1,
        erased: 0,
      });
      expect(
        await reportAccounts(
          kv,
          none,
          clock(NOW + 1, () => true),
        ),
      ).toEqual({ kind: 'incomplete', reported: 0, erased: 0 });
      expect((await reportAccounts(kv, none, clock(NOW + 2))).kind).toBe('reported');
    },
  );

  it('has nothing to send where nobody is stored', async () => {
    const never: SendReport = () => Promise.reject(new Error('nothing was to be sent'));
    expect(await reportAccounts(new MemoryKv(), never, clock(NOW))).toEqual({
      kind: 'reported',
      reported: 0,
      erased: 0,
    });
  });
});
