import { describe, expect, it } from 'vitest';
import { STALLED_MS } from '../../src/deployer/start';
import { afterWrites } from '../../simulator/inspect';
import { onMachine, OTHER_ADMIN, type Answer } from '../../simulator/machine';

const numbers = (
  answer: Answer,
): { done: number; total: number; elapsedSeconds: number; remainingSeconds: number } => ({
  done: Number(answer['done']),
  total: Number(answer['total']),
  elapsedSeconds: Number(answer['elapsedSeconds']),
  remainingSeconds: Number(answer['remainingSeconds']),
});

describe('progress a person can trust', () => {
  it('says how much is done, of what, for how long, and for about how much longer', async () => {
    await onMachine({ site: { latencyMs: 400 } }, async (machine) => {
      const { deploymentId } = await machine.begin({ schema: 'BASIC' });
      await afterWrites(machine, 120);
      const half = await machine.call('get-deployment-status', { deploymentId });
      expect(half.code).toBe('running');
      const { done, total, elapsedSeconds, remainingSeconds } = numbers(half);
      // Reported at most once a second: at 20 calls a second it is behind by no more than that, and never ahead.
      expect(done).toBeLessThanOrEqual(121);
      expect(done).toBeGreaterThan(75);
      expect(half.text).toContain(
        `${done} of ${total} · ${String(half['current'])} · ${elapsedSeconds} s so far ` +
          `· about ${remainingSeconds} s left`,
      );
      const said = machine.time.ticks();
      const created = machine.site.store.tables.types.all().map((row) => row.name);
      expect(created).toContain(half['current']);
      const end = await machine.untilEnded();
      expect(end.code).toBe('succeeded');
      const took = (machine.time.ticks() - said) / 1_000;
      expect(remainingSeconds).toBeGreaterThan(took / 3);
      expect(remainingSeconds).toBeLessThan(took * 3);
    });
  });

  it(
    'says that it gives no sign of life and starts it again, also where another ' +
      'admin asks; it then runs as the approver',
    async () => {
      await onMachine({}, async (machine) => {
        const { deploymentId } = await machine.begin({ schema: 'BASIC' });
        await afterWrites(machine, 60);
        machine.kill();
        // Its event is lost with the process: nothing but a question wakes it.
        const { event } = machine.storage.tables(machine.app.installationId);
        machine.storage.commit(
          machine.app.installationId,
          [...event.keys()].map((key) => ({ remove: 'event' as const, key })),
        );
        machine.restart();
        const beat = await machine.call('get-deployment-status', { deploymentId });
        expect(beat.text).not.toContain('no sign of life');
        await machine.time.sleep(STALLED_MS + 1_000);
        const asked = machine.site.requests.length;
        const woken = await machine.call('get-deployment-status', { deploymentId }, OTHER_ADMIN);
        expect(woken.ok).toBe(true);
        const end = await machine.untilEnded();
        expect(end.code).toBe('succeeded');
        const writers = new Set(
          machine.site.requests
            .slice(asked)
            .filter(({ method, path }) => method === 'POST' && !path.includes('permission'))
            .map(({ account }) => account),
        );
        expect([...writers]).toEqual(['acc-admin']);
      });
    },
  );
});
