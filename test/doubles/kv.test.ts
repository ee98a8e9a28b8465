import { describe, expect, it } from 'vitest';
import { startTestHost } from '../../local/forge-host/testing';
import { checkConfirmation } from '../../src/approvals/check';
import { issuePreview } from '../../src/approvals/issue';
import { spendApproval } from '../../src/approvals/spend';
import { defaultOptions } from '../../src/planner/options';
import { eraseAll } from '../../src/storage/erasing/erase-all';
import { forgeKv } from '../../src/storage/kv/forge-kv';
import type { Kv } from '../../src/storage/kv/kv';
import { listEntries } from '../../src/storage/kv/kv';
import { acquireLock, releaseLock, stillHolds } from '../../src/storage/lock/lock';
import type { KvUnderTest } from '../support/kv-contract';
import { kvContract } from '../support/kv-contract';
import { MemoryKv } from '../../simulator/memory-kv';

/** `forgeKv` through the real `@forge/kvs`, every call inside an invocation of the local host. */
function startReal(): KvUnderTest {
  const waiting: (() => Promise<void>)[] = [];
  const { app, clock } = startTestHost({
    act: async () => {
      await waiting.shift()?.();
    },
  });
  const invoke = <T>(work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      waiting.push(() => work().then(resolve, reject));
      app.invokeAction('act', {}, { accountId: 'acc-admin' }).catch(reject);
    });
  const real = forgeKv({ sleep: async () => {}, random: () => 0 });
  const kv: Kv = {
    get: (key) => invoke(() => real.get(key)),
    getMany: (keys) => invoke(() => real.getMany(keys)),
    set: (key, value, life) => invoke(() => real.set(key, value, life)),
    setMany: (entries, life) => invoke(() => real.setMany(entries, life)),
    create: (key, value, life) => invoke(() => real.create(key, value, life)),
    delete: (key) => invoke(() => real.delete(key)),
    deleteMany: (keys) => invoke(() => real.deleteMany(keys)),
    page: (prefix, cursor) => invoke(() => real.page(prefix, cursor)),
  };
  return { kv, settle: () => clock.advance(1_000) };
}

function startMemory(): KvUnderTest {
  const kv = new MemoryKv({ stale: true });
  return { kv, settle: async () => kv.settle() };
}

kvContract('@forge/kvs in the local host', startReal);
kvContract('the double of the tests', startMemory);

describe('an approval through the real SDK', () => {
  it('is issued, checked, spent once under the lock, and erased', async () => {
    const { kv, settle } = startReal();
    const now = Date.UTC(2026, 0, 1);
    const plan = {
      workspaceId: 'w',
      digest: 'd'.repeat(64),
      options: defaultOptions(['basic']),
      templates: [{ key: 'basic', version: '1.0.0', hash: 'h' }],
      schemas: [],
      steps: [],
      findings: [],
      elements: [],
    };
    const { preview, confirmationCode } = await issuePreview(kv, {
      account: 'acc-admin',
      plan,
      origin: 'chat',
      setting: 'chat',
      now,
    });
    const ask = {
      previewId: preview.id,
      given: { origin: 'chat' as const, message: confirmationCode ?? '' },
      account: 'acc-admin',
      workspaceId: 'w',
      setting: 'chat' as const,
      now: now + 6_000,
    };
    const checked = await checkConfirmation(kv, ask);
    if (checked.kind !== 'approved') throw new Error(checked.kind);
    const request = {
      deploymentId: preview.id,
      epoch: 0,
      deadline: now + 30_000,
      now: now + 6_000,
      previousDied: false,
    };
    const lock = await acquireLock(kv, request);
    if (lock.kind !== 'held') throw new Error(lock.kind);
    expect(await stillHolds(kv, lock.generation)).toBe(true);
    const spend = () =>
      spendApproval(kv, checked.approval, {
        plan,
        executor: 'background',
        appVersion: '1',
        now: now + 7_000,
      });
    expect((await Promise.all([spend(), spend()])).map(({ kind }) => kind).sort()).toEqual([
      'already',
      'spent',
    ]);
    await releaseLock(kv, lock.generation, now + 8_000);
    expect(await checkConfirmation(kv, ask)).toMatchObject({
      kind: 'already',
      deployment: { state: 'queued' },
    });
    await settle();
    expect((await eraseAll(kv, () => false)).done).toBe(true);
    await settle();
    expect(await listEntries(kv, '')).toEqual([]);
  });
});
