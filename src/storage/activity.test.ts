import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryKv } from '../../test/support/memory-kv';
import { ANN, NOW } from '../../test/support/storage-samples';
import { ACTIVITY_RETENTION_MS, appendActivity, listActivity } from './activity';

const DAY = 24 * 3_600_000;
const line = (at: number) => ({ at, account: ANN, kind: 'approved' as const, deploymentId: 'p-aaaa', facts: { digest: '4be19c', left: 2, ok: true } });

describe('the log', () => {
  it('lists exactly the lines of a time range, newest first', async () => {
    const when = fc.integer({ min: NOW - 80 * DAY, max: NOW });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(when, { maxLength: 30 }), when, when, async (times, a, b) => {
      const kv = new MemoryKv();
      for (const at of times) await appendActivity(kv, line(at));
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const expected = times.filter((at) => at >= from && at <= to).sort((x, y) => y - x);
      expect((await listActivity(kv, { from, to, now: NOW })).map(({ at }) => at)).toEqual(expected);
    }), { numRuns: 60 });
  });

  it('keeps two lines of one instant', async () => {
    const kv = new MemoryKv();
    await Promise.all([appendActivity(kv, line(NOW)), appendActivity(kv, line(NOW))]);
    expect(await listActivity(kv, { from: NOW, to: NOW, now: NOW })).toHaveLength(2);
  });

  it('does not show what is past its retention, even if the platform still has it', async () => {
    const kv = new MemoryKv();
    await appendActivity(kv, line(NOW - ACTIVITY_RETENTION_MS - 1));
    await appendActivity(kv, line(NOW - ACTIVITY_RETENTION_MS));
    expect(await listActivity(kv, { from: 0, to: NOW, now: NOW })).toHaveLength(1);
    expect([...kv.lives.values()]).toEqual([{ ttlMs: ACTIVITY_RETENTION_MS }, { ttlMs: ACTIVITY_RETENTION_MS }]);
  });
});
