/** A closed account, in an installation with everything in it: nothing of it stays, nothing of others goes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CYCLE_MS, reportAccounts } from '../../src/privacy/report-accounts';
import { appendActivity } from '../../src/storage/activity';
import { createDeployment } from '../../src/storage/deployments';
import { eraseAccount } from '../../src/storage/erasing/erase-account';
import { accountHash } from '../../src/storage/keys';
import { savePreview } from '../../src/storage/previews';
import { ANN, BOB, NOW, sampleApproved, samplePreview } from '../support/storage-samples';
import { MemoryKv } from '../../simulator/memory-kv';
import { fillEverything } from './every-record';

const traces = (kv: MemoryKv, account: string): string[] =>
  [...kv.stored]
    .filter(
      ([key, value]) =>
        key.includes(accountHash(account)) || value.includes(JSON.stringify(account)),
    )
    .map(([key]) => key);

describe('erasing a closed account', () => {
  it('leaves neither its id nor a hash of it in any kind of record, and every record of others as it was', async () => {
    for (const [closed, other] of [
      [ANN, BOB],
      [BOB, ANN],
    ] as const) {
      const kv = await fillEverything(new MemoryKv());
      const before = new Map(kv.stored);
      expect(traces(kv, closed)).not.toEqual([]);
      const others = traces(kv, other);
      await eraseAccount(kv, closed, NOW);
      expect(traces(kv, closed)).toEqual([]);
      for (const key of others.filter((name) => !name.includes(accountHash(closed))))
        if (!(before.get(key) ?? '').includes(closed))
          expect(kv.stored.get(key), key).toBe(before.get(key));
    }
  });

  it('does not take an account for another whose id begins with it', async () => {
    const kv = new MemoryKv();
    const longer = `${ANN}-2`;
    await savePreview(kv, samplePreview({ account: longer }));
    await createDeployment(kv, sampleApproved({ account: longer }));
    kv.stored.set('deployment:p-cccc', JSON.stringify({ v: 9, account: longer }));
    const before = new Map(kv.stored);
    await eraseAccount(kv, ANN, NOW);
    expect(new Map(kv.stored)).toEqual(before);
  });

  it('deletes a record that cannot be read but names the account, and leaves one that does not', async () => {
    const kv = new MemoryKv();
    kv.stored.set('deployment:p-cccc', JSON.stringify({ v: 9, by: { account: ANN } }));
    kv.stored.set('cancel:p-cccc', JSON.stringify({ v: 9 }));
    kv.stored.set('preview:p-dddd', JSON.stringify({ v: 9, account: ANN }));
    expect((await eraseAccount(kv, ANN, NOW)).unreadable).toEqual(['cancel:p-cccc']);
    expect([...kv.stored.keys()]).toEqual(['cancel:p-cccc']);
  });

  it('is made good by the next days’ runs wherever one dies, within the cycle of seven days', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 5 }),
        async (deaths) => {
          const kv = await fillEverything(new MemoryKv());
          await appendActivity(kv, {
            at: NOW,
            account: BOB,
            kind: 'approved',
            deploymentId: null,
            facts: {},
          });
          kv.stored.delete('report-cycle');
          const closes = (
            batch: { accountId: string }[],
          ): Promise<{ accountId: string; status: 'closed' }[]> =>
            Promise.resolve(
              batch
                .filter(({ accountId }) => accountId === ANN)
                .map(({ accountId }) => ({ accountId, status: 'closed' })),
            );
          for (const [day, after] of deaths.entries()) {
            let calls = 0;
            const mortal = kv.through(() => {
              calls += 1;
              return calls > after ? Promise.reject(new Error('killed')) : Promise.resolve();
            });
            await reportAccounts(mortal, closes, {
              now: NOW + day * 86_400_000,
              isOver: () => false,
            }).catch(() => undefined);
          }
          await reportAccounts(kv, closes, { now: NOW + CYCLE_MS, isOver: () => false });
          expect(traces(kv, ANN)).toEqual([]);
          expect(traces(kv, BOB)).not.toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
