/** The daily job: what has outlived its promise goes, what has not stays, and it may die anywhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetExpired } from '../../src/privacy/daily';
import { saveBaseline } from '../../src/storage/baseline';
import { createDeployment, loadDeployment } from '../../src/storage/deployments';
import { accountsStored } from '../../src/storage/erasing/erase-account';
import { accountHash } from '../../src/storage/keys';
import {
  COUNTS_KEPT_DAYS,
  DEPLOYMENTS_KEPT_DAYS,
  DEPLOYMENTS_KEPT_MS,
} from '../../src/storage/erasing/lifetimes';
import { savePreview } from '../../src/storage/previews';
import { noteRecent } from '../../src/storage/recent';
import { RECORD_KINDS, kindOfKey, type KeyName } from '../../src/storage/erasing/record-kinds';
import { ANN, BOB, ELEMENTS, NOW, sampleApproved, samplePreview } from '../support/storage-samples';
import { MemoryKv } from '../../simulator/memory-kv';
import { fillEverything } from './every-record';

const DAY = 86_400_000;
const day = (now: number, isOver = (): boolean => false): Parameters<typeof forgetExpired>[1] => ({
  now,
  version: '1.0.0',
  isOver,
});
const kindsLeft = (kv: MemoryKv): KeyName[] =>
  [...new Set([...kv.stored.keys()].map(kindOfKey))].filter((kind) => kind !== null).sort();

/** Whose end the daily job does not see: the platform's own, and those of the lock. */
const BY_PLATFORM = new Set<KeyName>([
  'drafts',
  'latestPreview',
  'trySlot',
  'strangerSlot',
  'lockState',
  'siteMemory',
]);
const KEPT = (Object.keys(RECORD_KINDS) as KeyName[]).filter(
  (kind) => RECORD_KINDS[kind].life.kind === 'kept',
);

async function tidy(kv: MemoryKv, now: number): Promise<void> {
  expect(await forgetExpired(kv, day(now))).toEqual([]);
}

describe('the daily job', () => {
  it('takes nothing whose time has not come', async () => {
    const kv = await fillEverything(new MemoryKv());
    const before = [...kv.stored.keys()].sort();
    await tidy(kv, NOW + 60_000);
    expect([...kv.stored.keys()].sort()).toEqual(before);
  });

  it('leaves, once every lifetime is over, only what is kept until the app is uninstalled', async () => {
    const kv = await fillEverything(new MemoryKv());
    // The schema that was made is no longer on record, so that its deployment is not needed either.
    for (const key of ['known-schemas', 'schema:7']) kv.stored.delete(key);
    const longest = Math.max(DEPLOYMENTS_KEPT_DAYS, COUNTS_KEPT_DAYS);
    await tidy(kv, NOW + (longest + 2) * DAY);
    const kept = KEPT.filter((kind) => !['knownSchema', 'knownSchemas'].includes(kind));
    // A version met today is a use of today.
    expect(kindsLeft(kv).filter((kind) => !BY_PLATFORM.has(kind))).toEqual(kept.sort());
    const text = JSON.stringify([...kv.stored]);
    expect(text).not.toContain(ANN);
    expect([...kv.stored.keys()].filter((key) => key.startsWith('recent:'))).toEqual([]);
  });

  it('keeps a deployment whose schema is on record, without the account', async () => {
    const kv = await fillEverything(new MemoryKv());
    await tidy(kv, NOW + DEPLOYMENTS_KEPT_MS + DAY);
    expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({
      account: 'erased',
      state: 'cancelled',
      baselineChunks: 1,
    });
    expect(JSON.stringify([...kv.stored])).not.toContain(ANN);
    expect(await accountsStored(kv)).toEqual([]);
  });

  it('never gives the id of a forgotten deployment to a new preview', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ id: 'p-aaaa', createdAt: NOW }));
    await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW });
    await tidy(kv, NOW + DEPLOYMENTS_KEPT_MS);
    expect(await loadDeployment(kv, 'p-aaaa')).toBeNull();
    const ids = ['p-aaaa', 'p-cccc'];
    const preview = await savePreview(
      kv,
      samplePreview({ account: BOB }),
      () => ids.shift() ?? 'p-dddd',
    );
    expect(preview.id).toBe('p-cccc');
  });

  it(
    'removes the baseline of a deployment that never came, but not while its ' +
      'preview can still be confirmed',
    async () => {
      const kv = new MemoryKv();
      const preview = await savePreview(kv, samplePreview());
      await saveBaseline(kv, preview.id, ELEMENTS);
      await saveBaseline(kv, 'p-gone', ELEMENTS);
      await tidy(kv, NOW + 60_000);
      expect([...kv.stored.keys()].filter((key) => key.startsWith('baseline:'))).toEqual([
        `baseline:${preview.id}:0`,
      ]);
      await tidy(kv, NOW + 2 * DAY);
      expect([...kv.stored.keys()].filter((key) => key.startsWith('baseline:'))).toEqual([]);
    },
  );

  it('counts the life of a deployment from its last sign of life, and leaves one that it cannot read', async () => {
    const kv = await fillEverything(new MemoryKv());
    for (const key of ['known-schemas', 'schema:7']) kv.stored.delete(key);
    kv.stored.set('deployment:p-cccc', '{"v":9,"createdAt":0}');
    const late = JSON.parse(kv.stored.get('end:p-aaaa') ?? '{}') as Record<string, unknown>;
    kv.stored.set('end:p-aaaa', JSON.stringify({ ...late, at: NOW + 30 * DAY }));
    await tidy(kv, NOW + DEPLOYMENTS_KEPT_MS + DAY);
    expect((await loadDeployment(kv, 'p-aaaa'))?.account).toBe(ANN);
    expect(kv.stored.has('deployment:p-cccc')).toBe(true);
    await tidy(kv, NOW + DEPLOYMENTS_KEPT_MS + 31 * DAY);
    expect(await loadDeployment(kv, 'p-aaaa')).toBeNull();
  });

  it('comes to the same end wherever it dies on the way, or is told to stop', async () => {
    const whole = await fillEverything(new MemoryKv());
    whole.stored.delete('known-schemas');
    whole.stored.delete('schema:7');
    const now = NOW + DEPLOYMENTS_KEPT_MS + 40 * DAY;
    const copy = (): MemoryKv => {
      const kv = new MemoryKv();
      for (const [key, value] of whole.stored) kv.stored.set(key, value);
      return kv;
    };
    const undisturbed = copy();
    await tidy(undisturbed, now);
    const wanted = [...undisturbed.stored.keys()].sort();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.integer({ min: 0, max: 60 }), dies: fc.boolean() }), {
          maxLength: 6,
        }),
        async (deaths) => {
          const kv = copy();
          for (const { after, dies } of deaths) {
            let calls = 0;
            const mortal = kv.through(() => {
              calls += 1;
              return dies && calls > after
                ? Promise.reject(new Error('killed'))
                : Promise.resolve();
            });
            await forgetExpired(
              mortal,
              day(now, () => !dies && calls > after),
            );
          }
          await tidy(kv, now);
          expect([...kv.stored.keys()].sort()).toEqual(wanted);
        },
      ),
      { numRuns: 80 },
    );
  });
});

it('the hash of an account is in a key only as long as its row says', async () => {
  const kv = await fillEverything(new MemoryKv());
  const hashed = [...kv.stored.keys()].filter(
    (key) => key.includes(accountHash(ANN)) || key.includes(accountHash(BOB)),
  );
  expect([...new Set(hashed.map(kindOfKey))].sort()).toEqual(
    (Object.keys(RECORD_KINDS) as KeyName[])
      .filter((kind) => RECORD_KINDS[kind].personal === 'hash of an account id')
      .sort(),
  );
  const named = [...kv.stored]
    .filter(([, value]) => value.includes(`"${ANN}"`))
    .map(([key]) => kindOfKey(key));
  expect([...new Set(named)].sort()).toEqual(
    (Object.keys(RECORD_KINDS) as KeyName[])
      .filter((kind) => RECORD_KINDS[kind].personal === 'account id')
      .sort(),
  );
});
