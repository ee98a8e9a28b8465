import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import {
  addTo,
  countedDays,
  eraseCounters,
  FEATURES,
  isFeature,
  openTallies,
  readTelemetry,
  saveCounted,
  saveTelemetry,
  tally,
  tallyVersion,
  versionLabel,
  type Counts,
} from './counters';

const DAY = '2026-01-31';
const WEEK = { ttlMs: 7 * 24 * 3_600_000 };
const keysIn = (kv: MemoryKv): string[] => [...kv.stored.keys()].sort();

describe('what can be counted', () => {
  it.each([
    'action.list-schemas.chat.done',
    'action.open-guide.agent.refused',
    'view.about',
    'deployment.drifted',
    'template.BASIC',
    'version.installed',
    'version.changed',
  ])('has %s', (feature) => {
    expect(FEATURES).toContain(feature);
    expect(isFeature(feature)).toBe(true);
  });

  it.each(['', 'view', 'view.', 'view.elsewhere', 'deployment.running', 7, null, ['view.about']])(
    'has not %j',
    (feature) => {
      expect(isFeature(feature)).toBe(false);
    },
  );

  it.each([
    ['1.1', '1.1'],
    ['9.0.0', '9.0.0'],
    ['12345.12345.12345', '12345.12345.12345'],
    ['1', 'unknown'],
    ['1.1.1.1', 'unknown'],
    ['123456.1', 'unknown'],
    ['1.123456', 'unknown'],
    ['1.x', 'unknown'],
    ['x.1', 'unknown'],
    ['x1.1', 'unknown'],
    ['1.1x', 'unknown'],
    ['1x1', 'unknown'],
    [11, 'unknown'],
    [null, 'unknown'],
    [['1.1'], 'unknown'],
  ])('is of the version %j as %s', (version, label) => {
    expect(versionLabel(version)).toBe(label);
  });
});

describe('the switch of the counters', () => {
  it('is on at first, and each change leaves the other half', async () => {
    const kv = new MemoryKv();
    expect(await readTelemetry(kv)).toEqual({ on: true, version: null });
    await saveTelemetry(kv, { version: '1.1' });
    expect(await readTelemetry(kv)).toEqual({ on: true, version: '1.1' });
    await saveTelemetry(kv, { on: false });
    expect(await readTelemetry(kv)).toEqual({ on: false, version: '1.1' });
    expect([...kv.lives]).toEqual([['telemetry', 'kept']]);
  });

  it('is off where it cannot be read, and is not where the storage does not answer', async () => {
    const kv = new MemoryKv();
    kv.stored.set('telemetry', '{"v":9}');
    expect(await readTelemetry(kv)).toEqual({ on: false, version: null });
    await saveTelemetry(kv, { on: true });
    expect(await readTelemetry(kv)).toEqual({ on: true, version: null });
    const silent = kv.through(() => Promise.reject(new Error('no answer')));
    await expect(readTelemetry(silent)).rejects.toThrow('no answer');
  });

  it.each(['1.1', 'unknown', '12345.12345', '1.1.12345'])(
    'knows the version %s',
    async (version) => {
      const kv = new MemoryKv();
      await saveTelemetry(kv, { version });
      expect((await readTelemetry(kv)).version).toBe(version);
    },
  );

  it.each(['', '1', 'unknown!', 'an unknown', '1.1 ', 'v1.1', '1.1.1.1', '123456.1', '1.x'])(
    'does not take the version "%s"',
    async (version) => {
      const kv = new MemoryKv();
      await expect(saveTelemetry(kv, { version })).rejects.toMatchObject({ code: 'internal' });
      expect(kv.stored.size).toBe(0);
    },
  );
});

describe('entries', () => {
  it('are one for each use, and are summed up by day, version and feature', async () => {
    const kv = new MemoryKv();
    await tally(kv, DAY, '1.1', 'view.about');
    await tally(kv, DAY, '1.1', 'view.about');
    await tally(kv, DAY, '1.1', 'view.plan');
    await tally(kv, DAY, 'no version', 'view.about');
    await tally(kv, '2026-02-01', '1.2', 'view.about');
    kv.stored.set(`tally:${DAY}:damaged`, '{"v":9}');
    const open = await openTallies(kv);
    expect([...open].map(([day, { keys, counts }]) => [day, keys.length, counts])).toEqual([
      [DAY, 5, { '1.1': { 'view.about': 2, 'view.plan': 1 }, unknown: { 'view.about': 1 } }],
      ['2026-02-01', 1, { '1.2': { 'view.about': 1 } }],
    ]);
    expect([...open.values()].flatMap(({ keys }) => keys).sort()).toEqual(keysIn(kv));
    expect([...kv.lives.values()]).toEqual([WEEK, WEEK, WEEK, WEEK, WEEK]);
  });

  it('of a version are one a day, whoever comes first', async () => {
    const kv = new MemoryKv();
    await tallyVersion(kv, DAY, '1.1', 'version.installed');
    await tallyVersion(kv, DAY, '1.2', 'version.changed');
    expect((await openTallies(kv)).get(DAY)).toEqual({
      keys: [`tally:${DAY}:version`],
      counts: { '1.1': { 'version.installed': 1 } },
    });
    expect([...kv.lives.values()]).toEqual([WEEK]);
  });

  it('are added to what there is', () => {
    const counts: Counts = { '1.1': { 'view.about': 3 } };
    addTo(counts, '1.1', 'view.about', 4);
    addTo(counts, '1.1', 'view.plan', 2);
    addTo(counts, 'no version', 'view.about', 1);
    expect(counts).toEqual({
      '1.1': { 'view.about': 7, 'view.plan': 2 },
      unknown: { 'view.about': 1 },
    });
  });
});

describe('days that were added up', () => {
  it('are written once, kept, and read but for those that are damaged', async () => {
    const kv = new MemoryKv();
    const counts: Counts = { '1.1': { 'view.about': 5 }, unknown: { 'view.plan': 1 } };
    expect(await saveCounted(kv, DAY, counts)).toBe(true);
    expect(await saveCounted(kv, DAY, {})).toBe(false);
    kv.stored.set('counted:2026-02-01', '{"v":9}');
    expect(await countedDays(kv)).toEqual(new Map([[DAY, counts]]));
    expect([...kv.lives.values()]).toEqual(['kept']);
  });

  it('go with the entries, in batches, and the switch stays', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 26; n += 1) await tally(kv, DAY, '1.1', 'view.about');
    await saveCounted(kv, DAY, {});
    await saveTelemetry(kv, { on: false });
    kv.log.length = 0;
    await eraseCounters(kv);
    expect(keysIn(kv)).toEqual(['telemetry']);
    expect(kv.log.filter((line) => line.startsWith('delete'))).toEqual([
      'deleteMany 25',
      'deleteMany 1',
      'deleteMany 1',
    ]);
  });

  it('ask for nothing to be removed where there is nothing', async () => {
    const kv = new MemoryKv();
    await eraseCounters(kv);
    expect(kv.log.filter((line) => line.startsWith('delete'))).toEqual([]);
  });

  it('wait for the next day where time is up', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 30; n += 1) await tally(kv, DAY, '1.1', 'view.about');
    await saveCounted(kv, DAY, {});
    await eraseCounters(kv, () => kv.log.includes('deleteMany 25'));
    expect(kv.stored.size).toBe(6);
  });
});
