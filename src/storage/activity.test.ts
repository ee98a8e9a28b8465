import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../simulator/memory-kv';
import { ANN, NOW } from '../../test/support/storage-samples';
import { appendActivity, listActivity, pruneActivity, readActivity } from './activity';
import { DEFAULT_SETTINGS, saveSettings } from './settings';

const DAY = 24 * 3_600_000;
const line = (at: number) => ({
  at,
  account: ANN,
  kind: 'approved' as const,
  deploymentId: 'p-aaaa',
  facts: { digest: '4be19c', left: 2, ok: true },
});

describe('the log', () => {
  it('lists exactly the lines of a time range, newest first', async () => {
    const when = fc.integer({ min: NOW - 80 * DAY, max: NOW });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(when, { maxLength: 30 }), when, when, async (times, a, b) => {
        const kv = new MemoryKv();
        for (const at of times) await appendActivity(kv, line(at));
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const expected = times.filter((at) => at >= from && at <= to).sort((x, y) => y - x);
        expect((await listActivity(kv, { from, to, now: NOW })).map(({ at }) => at)).toEqual(
          expected,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has the first and the last moment that was asked for, and nothing beside them', async () => {
    const kv = new MemoryKv();
    for (const at of [-1, 0, 7, 8]) await appendActivity(kv, line(NOW + at));
    const range = { from: NOW, to: NOW + 7, now: NOW };
    expect((await listActivity(kv, range)).map(({ at }) => at - NOW)).toEqual([7, 0]);
  });

  it('keeps two lines of one instant', async () => {
    const kv = new MemoryKv();
    await Promise.all([appendActivity(kv, line(NOW)), appendActivity(kv, line(NOW))]);
    expect(await listActivity(kv, { from: NOW, to: NOW, now: NOW })).toHaveLength(2);
  });

  it('counts lines that cannot be read, and shows the others', async () => {
    const kv = new MemoryKv();
    await appendActivity(kv, line(NOW));
    kv.stored.set(`activity:${new Date(NOW).toISOString()}:damaged`, '{"v":9}');
    expect(await readActivity(kv, { from: NOW, to: NOW, now: NOW })).toMatchObject({
      lines: [line(NOW)],
      damaged: 1,
    });
  });

  it('asks for nothing where all that was asked for is past its retention', async () => {
    const kv = new MemoryKv();
    const before = { from: 0, to: NOW - 90 * DAY - 1, now: NOW };
    expect(await readActivity(kv, before)).toEqual({ lines: [], damaged: 0 });
    expect(kv.log.filter((call) => call.startsWith('page'))).toEqual([]);
    await readActivity(kv, { ...before, to: NOW - 90 * DAY });
    expect(kv.log.filter((call) => call.startsWith('page'))).toHaveLength(1);
  });

  it('reads no more of the log than begins as both ends of the time do', async () => {
    const kv = new MemoryKv();
    await readActivity(kv, { from: NOW, to: NOW + 59_999, now: NOW });
    await readActivity(kv, { from: NOW, to: NOW, now: NOW });
    await readActivity(kv, { from: NOW - 40 * DAY, to: NOW, now: NOW });
    expect(kv.log.filter((call) => call.startsWith('page'))).toEqual([
      'page activity:2026-01-01T12:30:',
      'page activity:2026-01-01T12:30:00.000Z',
      'page activity:202',
    ]);
  });

  it('does not show what is past its retention, even if the platform still has it', async () => {
    const kv = new MemoryKv();
    await appendActivity(kv, line(NOW - 90 * DAY - 1));
    await appendActivity(kv, line(NOW - 90 * DAY));
    expect(await listActivity(kv, { from: 0, to: NOW, now: NOW })).toHaveLength(1);
    expect([...kv.lives.values()]).toEqual([{ ttlMs: 90 * DAY }, { ttlMs: 90 * DAY }]);
  });

  it(
    'takes a new retention for what it shows at once, and for the lifetime of what ' +
      'is written from then on',
    async () => {
      const kv = new MemoryKv();
      const days = async (): Promise<number[]> =>
        (await listActivity(kv, { from: 0, to: NOW, now: NOW })).map(({ at }) => (NOW - at) / DAY);
      for (const age of [10, 30, 31, 80]) await appendActivity(kv, line(NOW - age * DAY));
      await saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays: 30 });
      expect(await days()).toEqual([10, 30]);
      kv.lives.clear();
      await appendActivity(kv, line(NOW));
      expect([...kv.lives.values()]).toEqual([{ ttlMs: 30 * DAY }]);
      await saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays: 60 });
      expect(await days()).toEqual([0, 10, 30, 31]);
    },
  );
});

describe('pruning the log', () => {
  it('deletes exactly the lines past the retention, over several pages', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 130; n += 1) await appendActivity(kv, line(NOW - 30 * DAY - 1 - n));
    for (const age of [0, 29, 30]) await appendActivity(kv, line(NOW - age * DAY));
    kv.stored.set('deployment:p-aaaa', '{}');
    await saveSettings(kv, { ...DEFAULT_SETTINGS, retentionDays: 30 });
    expect(await pruneActivity(kv, NOW, () => false)).toEqual({ removed: 130, done: true });
    expect([...kv.stored.keys()].filter((key) => key.startsWith('activity:'))).toHaveLength(3);
    expect(kv.stored.has('deployment:p-aaaa')).toBe(true);
  });

  it('stops when time is up, and says that there may be more', async () => {
    const kv = new MemoryKv();
    for (let n = 0; n < 130; n += 1) await appendActivity(kv, line(NOW - 100 * DAY - n));
    let pages = 0;
    expect(await pruneActivity(kv, NOW, () => (pages += 1) > 1)).toEqual({
      removed: 100,
      done: false,
    });
    expect(await pruneActivity(kv, NOW, () => false)).toEqual({ removed: 30, done: true });
  });
});
