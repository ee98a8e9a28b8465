/** Turns that come after one that died, that read back what was made, and that are taken over from. */
import { describe, expect, it } from 'vitest';
import {
  ALL,
  attributeNamed,
  ENDED,
  onSite,
  remove,
  type Here,
} from '../../test/support/turns-on-site';
import { recordTurn, reportRun } from '../storage/deployments';
import { acquireLock } from '../storage/lock/lock';
import { countSteps } from '../storage/shapes';

describe('a turn after one that died', () => {
  /** Something was reported so long before it, and nothing handed over. */
  const died = async ({ world, time, id }: Here, ago: number): Promise<void> => {
    await time.sleep(ago + 1_000);
    await reportRun(world.memory, id, {
      generation: 1,
      epoch: 1,
      state: 'running',
      heartbeatAt: time.now() - ago,
      progress: { done: countSteps([]), total: ALL, current: null },
      written: countSteps([]),
    });
  };

  it('reads nothing before lists must show what that one made', async () => {
    await onSite(async (here) => {
      await died(here, 3_000);
      const began = here.time.ticks();
      const asked = here.world.site.requests.length;
      const going = here.turn(2);
      await here.time.sleep(9_500);
      expect(here.world.site.requests).toHaveLength(asked);
      expect(await going).toEqual(ENDED);
      expect(here.time.ticks() - began).toBeGreaterThanOrEqual(10_000);
      expect((await here.load()).state).toBe('succeeded');
    });
  });

  it('hands over where its time is up before that', async () => {
    await onSite(async (here) => {
      await died(here, 3_000);
      const asked = here.world.site.requests.length;
      expect(await here.turn(2, { startingMs: 5_000 })).toEqual({
        kind: 'hand-over',
        delaySeconds: 0,
      });
      expect(here.world.site.requests).toHaveLength(asked);
      expect(await here.load()).toMatchObject({ state: 'running', epoch: 3 });
    });
  });
});

describe('a verification', () => {
  it('looks again for what seems missing, and makes it where it is really not there', async () => {
    await onSite(async (here) => {
      let times = 0;
      const going = here.turn(1);
      while ((await here.load()).state !== 'verifying' && times < 500) {
        times += 1;
        await here.time.sleep(5);
      }
      remove(here, 'Note');
      expect(await going).toEqual(ENDED);
      expect((await here.load()).state).toBe('succeeded');
      expect(attributeNamed(here, 'Note')).toBeDefined();
      expect(here.writes()).toBe(5);
    });
  });

  it('says after three rounds what is still not there', async () => {
    await onSite(async (here) => {
      let isOver = false;
      const going = here.turn(1).finally(() => {
        isOver = true;
      });
      while (!isOver) {
        if ((await here.load()).state === 'verifying') remove(here, 'Note');
        await here.time.sleep(20);
      }
      expect(await going).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'failed',
        outcome: {
          code: 'assets-rejected',
          sentence: expect.stringContaining('but one element is not there.'),
          names: ['ONE · Thing › Note'],
        },
      });
      expect(here.writes()).toBe(6);
    });
  });

  it('stops where the object schema is gone', async () => {
    await onSite(async (here) => {
      const going = here.turn(1);
      while ((await here.load()).state !== 'verifying') await here.time.sleep(5);
      const { schemas, types, attributes } = here.world.site.store.tables;
      for (const { id } of attributes.all()) here.world.site.store.remove('attributes', id);
      for (const { id } of types.all()) here.world.site.store.remove('types', id);
      for (const { id } of schemas.all()) here.world.site.store.remove('schemas', id);
      expect(await going).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'drifted',
        outcome: {
          sentence: expect.stringMatching(/^The object schema ONE is no longer there/u),
          names: ['ONE'],
        },
      });
    });
  });

  it('hands over where its time is up before it is known whether what seems missing is', async () => {
    await onSite(async (here) => {
      const going = here.turn(1, { startingMs: 3_000 });
      while ((await here.load()).state !== 'verifying') await here.time.sleep(5);
      remove(here, 'Note');
      expect(await going).toEqual({ kind: 'hand-over', delaySeconds: 0 });
      const { state, doubtAt } = await here.load();
      expect([state, typeof doubtAt]).toEqual(['verifying', 'number']);
    });
  });
});

describe('a turn that another one has taken over from', () => {
  it('says and writes nothing more, wherever it was', async () => {
    const writes = new Set<number>();
    for (const after of [0, 60, 120, 180, 240]) {
      await onSite(async (here) => {
        const { world, time, id } = here;
        const going = here.turn(1);
        await time.sleep(after);
        const lock = await acquireLock(world.memory, {
          deploymentId: id,
          epoch: 2,
          deadline: time.now() + 60_000,
          now: time.now(),
          previousDied: false,
        });
        expect(lock.kind).toBe('held');
        await recordTurn(world.memory, id, {
          ...{ epoch: 2, executor: 'background', jobId: 'j', at: time.now() },
        });
        expect(await going).toEqual({ kind: 'ignored' });
        expect((await here.load()).endedAt).toBeNull();
        writes.add(here.writes());
      });
    }
    expect(writes.size).toBeGreaterThan(1);
  });
});
