import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import {
  ANN,
  BOB,
  NOW,
  sampleApproved,
  samplePreview,
} from '../../../test/support/storage-samples';
import { appendActivity, listActivity } from '../activity';
import { requestCancel } from '../cancel';
import { createDeployment, loadDeployment } from '../deployments';
import { accountsStored, eraseAccount } from './erase-account';
import { eraseAll } from './erase-all';
import { accountHash } from '../keys';
import { savePreview } from '../previews';
import { latestDeploymentOf, noteRecent } from '../recent';
import { takePreviewSlot } from '../slots';

const DAY = 24 * 3_600_000;

async function filled(): Promise<MemoryKv> {
  const kv = new MemoryKv({ stale: true });
  for (const [account, id] of [
    [ANN, 'p-aaaa'],
    [BOB, 'p-cccc'],
  ] as const) {
    await takePreviewSlot(kv, account, 10, NOW);
    await savePreview(kv, samplePreview({ account }));
    await noteRecent(kv, account, { id, at: NOW });
    await createDeployment(kv, sampleApproved({ id, account }));
    await requestCancel(kv, id, account, NOW + 1);
    await appendActivity(kv, {
      at: NOW + 2,
      account,
      kind: 'approved',
      deploymentId: id,
      facts: {},
    });
  }
  return kv;
}

describe('erasing a person', () => {
  it('leaves no trace of them, and everything of others', async () => {
    const kv = await filled();
    kv.settle();
    expect((await accountsStored(kv)).sort((a, b) => (a.account < b.account ? -1 : 1))).toEqual([
      { account: BOB, since: NOW + 2 },
      { account: ANN, since: NOW + 2 },
    ]);
    const { unreadable } = await eraseAccount(kv, ANN, NOW + 3);
    expect(unreadable).toEqual([]);
    const left = JSON.stringify([...kv.stored]);
    expect(left).not.toContain(ANN);
    expect(left).not.toContain(accountHash(ANN));
    kv.settle();
    expect((await accountsStored(kv)).map(({ account }) => account)).toEqual([BOB]);
    expect((await latestDeploymentOf(kv, BOB))?.account).toBe(BOB);
    expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({
      account: 'erased',
      state: 'queued',
    });
    expect(
      (await listActivity(kv, { from: 0, to: NOW + 9, now: NOW })).map(({ account }) => account),
    ).toContain('erased');
    const lives = [...kv.lives]
      .filter(([key]) => key.startsWith('activity:'))
      .map(([, life]) => life);
    expect(lives).toContainEqual({ ttlMs: 90 * DAY - 1 });
    expect(lives).toContainEqual({ ttlMs: 90 * DAY });
  });

  it('voids what they had not confirmed, even while queries are stale', async () => {
    const kv = new MemoryKv({ stale: true });
    await savePreview(kv, samplePreview());
    await eraseAccount(kv, ANN, NOW);
    expect([...kv.stored.keys()].filter((key) => key.startsWith('preview:'))).toEqual([]);
  });

  it('names records it could not read, and leaves them', async () => {
    const kv = await filled();
    kv.stored.set('deployment:p-dddd', '{"v":9}');
    kv.settle();
    expect((await eraseAccount(kv, ANN, NOW)).unreadable).toEqual(['deployment:p-dddd']);
    expect(kv.stored.get('deployment:p-dddd')).toBe('{"v":9}');
  });
});

describe('erasing everything', () => {
  it('goes on until nothing is left that was not deleted, although queries are stale', async () => {
    const kv = await filled();
    for (let n = 0; n < 250; n += 1) kv.stored.set(`cancel:${n}`, '{}');
    kv.settle();
    expect((await eraseAll(kv, () => false)).done).toBe(true);
    expect(kv.stored.size).toBe(0);
  });

  it('stops when time is up, and says that it is not done', async () => {
    const kv = await filled();
    kv.settle();
    expect(await eraseAll(kv, () => true)).toEqual({ deleted: 0, done: false });
  });
});
