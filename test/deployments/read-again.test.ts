/** Turns that come after one that died, that read back what was made, and that are taken over from. */
import { describe, expect, it } from 'vitest';
import { ALL, attributeNamed, ENDED, onSite, remove, type Here } from '../support/turns-on-site';
import { recordTurn, reportRun } from '../../src/storage/deployments';
import { AppError } from '../../src/errors';
import { knownSchemas, recordSchemaBuilding } from '../../src/storage/known-schemas';
import { acquireLock } from '../../src/storage/lock/lock';
import { countSteps } from '../../src/storage/shapes';

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

describe('the time of a turn', () => {
  it('in which calls are started is four fifths of what is left, where nothing else is said', async () => {
    await onSite(async (here) => {
      await here.time.sleep(10_000);
      await reportRun(here.world.memory, here.id, {
        generation: 1,
        epoch: 1,
        state: 'running',
        heartbeatAt: here.time.now(),
        progress: { done: countSteps([]), total: ALL, current: null },
        written: countSteps([]),
      });
      const began = here.time.ticks();
      expect((await here.turn(2, { remainingMs: 5_000 })).kind).toBe('hand-over');
      // And what a turn that was superseded may still begin is waited for before.
      expect(here.time.ticks() - began).toBe(4_000);
    });
  });
});

describe('an object schema that this deployment made', () => {
  /** The second turn, where the list of object schemas does not show it for so many looks. */
  const hidden = (looks: number, isAlone = true) =>
    onSite(async (here) => {
      if (!isAlone)
        await recordSchemaBuilding(here.world.memory, {
          ...{ schemaId: '999', template: 'OLD', version: '1.0.0', key: 'OLD' },
          ...{ deploymentId: 'p-cccc', at: here.time.now() },
        });
      await here.turn(1, { startingMs: 200 });
      const client = here.world.client('acc-admin', true);
      let seen = 0;
      const began = here.time.ticks();
      const end = await here.turn(2, {
        clientFor: () => ({
          ...client,
          listSchemas: async () => ((seen += 1) <= looks ? [] : await client.listSchemas()),
        }),
      });
      const { state, outcome } = await here.load();
      return { end, state, outcome, took: here.time.ticks() - began };
    });

  it('is waited for where a list does not show it yet, and only so long', async () => {
    const soon = await hidden(2);
    expect([soon.end, soon.state]).toEqual([ENDED, 'succeeded']);
    expect(soon.took).toBeGreaterThanOrEqual(3_000);
    expect(soon.took).toBeLessThan(6_000);
    expect((await hidden(2, false)).state).toBe('succeeded');
    const never = await hidden(99);
    expect(never).toMatchObject({ state: 'drifted', outcome: { names: ['ONE'] } });
    expect(never.took).toBeGreaterThanOrEqual(10_500);
    expect(never.took).toBeLessThan(13_000);
  });

  it('is found again where it could not be noted that it did', async () => {
    await onSite(async (here) => {
      const { memory } = here.world;
      let isDown = true;
      const kv = memory.through((operation) =>
        isDown && operation === 'set known-schemas'
          ? Promise.reject(new AppError('storage-unavailable', 'No.', { remedy: 'Later.' }))
          : Promise.resolve(),
      );
      await expect(here.turn(1, { kv })).rejects.toThrow('No.');
      expect([here.writes(), (await knownSchemas(memory)).length]).toEqual([1, 0]);
      isDown = false;
      await here.time.sleep(60_000);
      expect(await here.turn(2, { kv })).toEqual(ENDED);
      expect([(await here.load()).state, here.writes()]).toEqual(['succeeded', 4]);
      expect(await knownSchemas(memory)).toMatchObject([
        { key: 'ONE', template: 'ONE', version: '1.0.0', deploymentId: here.id },
      ]);
    });
  });

  it('is not told from one that somebody else is filling, which is left alone', async () => {
    await onSite(async (here) => {
      await here.time.sleep(1_000);
      await reportRun(here.world.memory, here.id, {
        generation: 1,
        epoch: 1,
        state: 'running',
        heartbeatAt: here.time.now(),
        progress: { done: countSteps([]), total: ALL, current: null },
        written: countSteps([]),
      });
      const other = here.world.client('acc-admin-2');
      const made = await other.createSchema({
        ...{ key: 'ONE', name: 'ONE Schema', description: 'Everything about ONE.' },
      });
      if (made.kind !== 'created') throw new Error(made.kind);
      await other.createObjectType({
        ...{ schemaId: made.value.id, name: 'Theirs', description: '', iconId: '1' },
        ...{ parentId: null, inherited: false, abstract: false },
      });
      const before = here.writes();
      expect(await here.turn(2)).toEqual(ENDED);
      expect(await here.load()).toMatchObject({
        state: 'drifted',
        outcome: {
          sentence: expect.stringMatching(
            /^The object schema ONE was to be created, but somebody else is building it now.* may be there\.$/u,
          ),
          names: ['ONE'],
        },
      });
      expect(here.writes()).toBe(before);
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
        const run = here.world.memory.stored.get(`run:${here.id}`) ?? '';
        if (run.includes('"verifying"')) remove(here, 'Note');
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
      const began = here.time.ticks();
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
      // So long a list may lag; it is not looked for once more after that.
      expect(here.time.ticks() - began).toBeLessThan(13_000);
    });
  });

  it('hands over where its time is up before it is known whether what seems missing is', async () => {
    // Also within the second after its last report, which told of no doubt.
    for (const startingMs of [3_000, 700])
      await onSite(async (here) => {
        const going = here.turn(1, { startingMs });
        while ((await here.load()).state !== 'verifying') await here.time.sleep(5);
        remove(here, 'Note');
        expect(await going).toEqual({ kind: 'hand-over', delaySeconds: 0 });
        const { state, doubtAt, settled } = await here.load();
        expect([state, typeof doubtAt, settled]).toEqual(['verifying', 'number', undefined]);
      });
  });
});

describe('a turn that another one has taken over from', () => {
  it('says and writes nothing more, wherever it was', async () => {
    const writes = new Set<number>();
    for (const after of [0, 60, 120, 180, 240]) {
      await onSite(async (here) => {
        const { world, time, id } = here;
        let isOver = false;
        const late: string[] = [];
        const kv = world.memory.through((operation) => {
          if (isOver && operation.startsWith('set identity:')) late.push(operation);
          return Promise.resolve();
        });
        const going = here.turn(1, { kv });
        await time.sleep(after);
        isOver = true;
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
        expect([(await here.load()).endedAt, late]).toEqual([null, []]);
        writes.add(here.writes());
      });
    }
    expect(writes.size).toBeGreaterThan(1);
  });
});
