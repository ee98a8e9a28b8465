import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../../simulator/memory-kv';
import {
  ANN,
  BOB,
  NOW,
  sampleApproved,
  samplePreview,
} from '../../../test/support/storage-samples';
import { appendActivity } from '../activity';
import { readCancellation, requestCancel } from '../cancel';
import { createDeployment, loadDeployment } from '../deployments';
import { keys } from '../keys';
import { saveDraft } from '../models';
import { savePreview } from '../previews';
import { noteRecent } from '../recent';
import { DEFAULT_SETTINGS, saveSettings } from '../settings';
import { firstTryOfStranger, takePreviewSlot } from '../slots';
import { accountsStored, eraseAccount } from './erase-account';
import { lastReportedAt, noteReported } from './report-cycle';
import { anonymise, anonymiseDeployment, eachSighting, type Sighting } from './scan';

const DAY = 24 * 3_600_000;
const line = (account: string, at = NOW): Parameters<typeof appendActivity>[1] => ({
  at,
  account,
  kind: 'approved',
  deploymentId: null,
  facts: {},
});
const seenIn = async (kv: MemoryKv): Promise<Sighting[]> => {
  const seen: Sighting[] = [];
  await eachSighting(kv, (one) => void seen.push(one));
  return seen;
};

describe('records that name an account', () => {
  it('are deployments, wishes to cancel and lines of the log, each with its time', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ account: ANN, createdAt: NOW + 1 }));
    await requestCancel(kv, 'p-aaaa', BOB, NOW + 2);
    await appendActivity(kv, line('carl', NOW + 3));
    expect(await seenIn(kv)).toEqual([
      { account: ANN, since: NOW + 1 },
      { account: BOB, since: NOW + 2 },
      { account: 'carl', since: NOW + 3 },
    ]);
  });

  it('are none of a person who was erased, and none that cannot be read', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ account: ANN }));
    await requestCancel(kv, 'p-aaaa', ANN, NOW);
    await appendActivity(kv, line(ANN));
    await eraseAccount(kv, ANN, NOW);
    kv.stored.set('deployment:p-cccc', JSON.stringify({ v: 9, account: BOB }));
    expect(await seenIn(kv)).toEqual([]);
  });

  it('are told of with the newest time, previews among them', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ account: ANN, createdAt: NOW + 9 }));
    await requestCancel(kv, 'p-aaaa', ANN, NOW + 2);
    await savePreview(kv, samplePreview({ account: ANN, createdAt: NOW + 5 }));
    await savePreview(kv, samplePreview({ account: BOB, createdAt: NOW + 4 }));
    kv.stored.set('preview:p-dddd', JSON.stringify({ v: 9, account: 'carl' }));
    expect(await accountsStored(kv)).toEqual([
      { account: ANN, since: NOW + 9 },
      { account: BOB, since: NOW + 4 },
    ]);
  });
});

describe('taking a person out of records', () => {
  it('leaves a line of the log as long as it had, a minute at least, and the rest for good', async () => {
    const kv = new MemoryKv();
    await saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays: 30 });
    await createDeployment(kv, sampleApproved({ account: ANN }));
    await requestCancel(kv, 'p-aaaa', ANN, NOW, { ttlMs: DAY });
    for (const age of [0, 29, 30, 40]) await appendActivity(kv, line(ANN, NOW - age * DAY));
    kv.lives.clear();
    expect(await anonymise(kv, ANN, NOW)).toEqual({ rewritten: 6, unreadable: [] });
    const lives = [...kv.lives].filter(([key]) => key.startsWith('activity:'));
    expect(lives.map(([, life]) => (life === 'kept' ? life : life.ttlMs)).sort()).toEqual(
      [60_000, 60_000, DAY, 30 * DAY].sort(),
    );
    expect([kv.lives.get('deployment:p-aaaa'), kv.lives.get('cancel:p-aaaa')]).toEqual([
      'kept',
      'kept',
    ]);
    expect(await readCancellation(kv, 'p-aaaa')).toMatchObject({ account: 'erased', at: NOW });
  });

  it('writes nothing anew that a query still shows, and that is gone', async () => {
    const kv = new MemoryKv({ stale: true });
    await createDeployment(kv, sampleApproved({ account: ANN }));
    kv.settle();
    kv.stored.clear();
    expect(await anonymise(kv, ANN, NOW)).toEqual({ rewritten: 0, unreadable: [] });
    expect(kv.stored.size).toBe(0);
  });

  it('names what cannot be read, of every kind, and leaves others alone', async () => {
    const kv = new MemoryKv();
    await createDeployment(kv, sampleApproved({ account: BOB }));
    const damaged = ['deployment:p-cccc', 'cancel:p-cccc', 'activity:2026:x'];
    for (const key of damaged) kv.stored.set(key, '{"v":9}');
    expect(await anonymise(kv, ANN, NOW)).toEqual({ rewritten: 0, unreadable: damaged });
    expect(await loadDeployment(kv, 'p-aaaa')).toMatchObject({ account: BOB });
  });

  it('of one deployment takes out whoever is named, once, and says whether somebody was', async () => {
    const kv = new MemoryKv();
    expect(await anonymiseDeployment(kv, 'p-aaaa')).toBe(false);
    expect(kv.stored.size).toBe(0);
    await createDeployment(kv, sampleApproved({ account: ANN }));
    await requestCancel(kv, 'p-aaaa', BOB, NOW);
    expect(await anonymiseDeployment(kv, 'p-aaaa')).toBe(true);
    expect(JSON.stringify([...kv.stored])).not.toContain(ANN);
    expect(JSON.stringify([...kv.stored])).not.toContain(BOB);
    kv.log.length = 0;
    expect(await anonymiseDeployment(kv, 'p-aaaa')).toBe(false);
    expect(kv.log.filter((call) => call.startsWith('set'))).toEqual([]);
  });
});

describe('erasing a person', () => {
  it('counts every record that it changed or removed', async () => {
    const kv = new MemoryKv();
    // Of a person with nothing stored it tries the three keys that it cannot look up by a query.
    expect(await eraseAccount(kv, ANN, NOW)).toEqual({ changed: 3, unreadable: [] });
    await takePreviewSlot(kv, ANN, 10, NOW);
    await takePreviewSlot(kv, BOB, 10, NOW);
    const preview = await savePreview(kv, samplePreview({ account: ANN }));
    await firstTryOfStranger(kv, await savePreview(kv, samplePreview({ account: BOB })), ANN);
    await firstTryOfStranger(kv, preview, BOB);
    await noteRecent(kv, ANN, { id: 'p-aaaa', at: NOW });
    await createDeployment(kv, sampleApproved({ account: ANN }));
    kv.stored.set('cancel:p-cccc', JSON.stringify({ v: 9, account: ANN }));
    const others = [keys.previewSlot(BOB, Math.floor(NOW / 3_600_000), 1), keys.latestPreview(BOB)];
    // The slot, the stranger’s mark, the preview, what is damaged, the deployment, and the three.
    expect(await eraseAccount(kv, ANN, NOW)).toEqual({ changed: 8, unreadable: [] });
    expect([...kv.stored.keys()]).toEqual(
      expect.arrayContaining([...others, keys.strangerSlot(preview.token, BOB)]),
    );
    expect([...kv.stored.keys()].filter((key) => key.startsWith('preview:'))).toHaveLength(1);
  });

  it('removes their drafts, and what names their latest preview where that is damaged', async () => {
    const kv = new MemoryKv();
    await saveDraft(
      kv,
      ANN,
      {
        key: 'FLEET',
        name: 'Company cars',
        version: '1.0.0',
        category: 'Yours',
        level: 1,
        summary: 'Company cars',
        extends: [],
        statusSets: {},
        objectTypes: [],
      },
      NOW,
    );
    kv.stored.set(keys.latestPreview(ANN), '{"v":9}');
    expect(await eraseAccount(kv, ANN, NOW)).toEqual({ changed: 3, unreadable: [] });
    expect(kv.stored.size).toBe(0);
  });
});

it('when all accounts were last reported is known from the first report on', async () => {
  const kv = new MemoryKv();
  expect(await lastReportedAt(kv)).toBeNull();
  await noteReported(kv, NOW);
  expect(await lastReportedAt(kv)).toBe(NOW);
  await noteReported(kv, NOW + 1);
  expect(await lastReportedAt(kv)).toBe(NOW + 1);
  expect(kv.lives.get('report-cycle')).toBe('kept');
});
