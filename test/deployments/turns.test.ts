import { describe, expect, it } from 'vitest';
import { createAssetsClient } from '../../src/assets/client';
import { takeTurn } from '../../src/deployer/take-turn';
import { knownSchemas } from '../../src/storage/known-schemas';
import { acquireLock } from '../../src/storage/lock/lock';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { writesIn } from '../../simulator/checks';
import { begin, finish } from '../../simulator/sweep';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';

const CLOSURE = catalogueOf([
  templateOf('HUB', [typeNamed('Vendor', [{ name: 'Site', type: 'url' }])]),
  templateOf(
    'SPOKE',
    [
      typeNamed('Thing', [
        { name: 'Maker', type: 'reference', to: 'HUB.Vendor', as: 'Made By' },
        { name: 'Note', type: 'textarea' },
      ]),
    ],
    { extends: ['HUB'] },
  ),
]);
const SPOKE = optionsFor(['SPOKE']);

const inWorld = <T>(
  options: Partial<WorldOptions>,
  work: (world: World, time: VirtualTime) => Promise<T>,
): Promise<T> => {
  const time = new VirtualTime();
  return inTime(time, () =>
    work(new World(time, { closure: CLOSURE, latencyMs: 50, ...options }), time),
  );
};

/** A turn taken directly, as the consumer takes it. */
const turn = (world: World, deploymentId: string, epoch: number) =>
  takeTurn({
    kv: world.kv,
    clock: world.time,
    deploymentId,
    epoch,
    previousDied: false,
    remainingMs: 900_000,
    closureOf: () => Promise.resolve(CLOSURE),
    clientFor: () => world.client('acc-admin', true),
  });

describe('a turn', () => {
  it('that was superseded writes nothing more, and does not say how it ended', async () => {
    await inWorld({}, async (world, time) => {
      const { id } = await begin(world, SPOKE);
      const old = turn(world, id, 1);
      await time.sleep(400);
      const taken = await acquireLock(world.memory, {
        deploymentId: id,
        epoch: 2,
        deadline: time.now() + 60_000,
        now: time.now(),
        previousDied: false,
      });
      expect(taken.kind).toBe('held');
      await time.sleep(1_000);
      const writes = writesIn(world.site.requests).length;
      expect(await old).toEqual({ kind: 'ignored' });
      await time.sleep(5_000);
      expect(writesIn(world.site.requests).length).toBe(writes);
      expect((await world.load(id)).endedAt).toBeNull();
    });
  });

  it('that was superseded while it read does not say either that something moved', async () => {
    await inWorld({}, async (world, time) => {
      const { id } = await begin(world, SPOKE);
      await world.client('acc-admin-2').createSchema({ name: 'Mine', key: 'HUB', description: '' });
      const old = turn(world, id, 1);
      await time.sleep(10);
      await acquireLock(world.memory, {
        deploymentId: id,
        epoch: 2,
        deadline: time.now() + 60_000,
        now: time.now(),
        previousDied: false,
      });
      expect(await old).toEqual({ kind: 'ignored' });
      expect((await world.load(id)).endedAt).toBeNull();
    });
  });

  it('notes schemas made at the same time one after another: neither is lost', async () => {
    await inWorld(
      {
        kv: (kv) => {
          const slow = Object.create(kv) as typeof kv;
          slow.get = async (key) => {
            const value = await kv.get(key);
            await new Promise((resolve) => {
              setTimeout(resolve, 30);
            });
            return value;
          };
          return slow;
        },
      },
      async (world) => {
        const { id } = await begin(world, optionsFor(['SPOKE', 'HUB']));
        const going = turn(world, id, 1);
        const noted = (): number =>
          [...world.memory.stored.keys()].filter((key) => key.startsWith('schema:')).length;
        while (noted() < 2) await world.time.sleep(10);
        const list = JSON.parse(world.memory.stored.get('known-schemas') ?? '') as {
          entries: { key: string }[];
        };
        expect(list.entries.map(({ key }) => key).sort()).toEqual(['HUB', 'SPOKE']);
        expect(await going).toEqual({ kind: 'ended' });
      },
    );
  });

  it('goes on as fast as the turn before it ended, where that was just now, and not later', async () => {
    const wide = catalogueOf([
      templateOf(
        'WIDE',
        Array.from({ length: 20 }, (_type, at) =>
          typeNamed(
            `Type ${at}`,
            Array.from({ length: 9 }, (_, n) => ({ name: `Field ${n}`, type: 'url' as const })),
          ),
        ),
      ),
    ]);
    /** Writes that the second turn starts before the first of them is answered. */
    const firstVolley = async (pauseMs: number): Promise<number> => {
      const time = new VirtualTime();
      return inTime(time, async () => {
        const world = new World(time, { closure: wide, latencyMs: 100 });
        const { id } = await begin(world, optionsFor(['WIDE']));
        const started: number[] = [];
        const send = world.site.sendAs('acc-admin', true);
        const take = (epoch: number, startingMs: number) =>
          takeTurn({
            kv: world.kv,
            clock: time,
            deploymentId: id,
            epoch,
            previousDied: false,
            remainingMs: 900_000,
            startingMs,
            closureOf: () => Promise.resolve(wide),
            clientFor: () =>
              createAssetsClient(
                (request) => {
                  if (request.method === 'POST') started.push(time.now());
                  return send(request);
                },
                { now: () => time.now(), sleep: (ms) => time.sleep(ms) },
              ),
          });
        expect(await take(1, 1_700)).toMatchObject({ kind: 'hand-over' });
        started.length = 0;
        await time.sleep(pauseMs);
        expect(await take(2, 60_000)).toEqual({ kind: 'ended' });
        return started.filter((at) => at < (started[0] ?? 0) + 100).length;
      });
    };
    const soon = await firstVolley(1_000);
    expect(soon).toBeGreaterThanOrEqual(10);
    expect(await firstVolley(100_000)).toBeLessThan(soon);
  });

  it('finds the schema again whose POST was answered to nobody, also minutes later', async () => {
    await inWorld({}, async (world, time) => {
      const { id } = await begin(world, {
        ...SPOKE,
        references: { all: 'text', each: {}, hubs: [] },
      });
      // The run is killed between the POST of the schema and noting it.
      const life = { isOver: false };
      const send = world.site.sendAs('acc-admin', true);
      void takeTurn({
        kv: world.kv,
        clock: time,
        deploymentId: id,
        epoch: 1,
        previousDied: false,
        remainingMs: 900_000,
        closureOf: () => Promise.resolve(CLOSURE),
        clientFor: () =>
          createAssetsClient(
            async (request) => {
              const answer = await send(request);
              if (request.method === 'POST') life.isOver = true;
              return life.isOver ? new Promise(() => undefined) : answer;
            },
            { now: () => time.now(), sleep: (ms) => time.sleep(ms) },
          ),
      });
      await time.sleep(2_000);
      expect(writesIn(world.site.requests)).toHaveLength(1);
      await time.sleep(16 * 60_000);
      const end = await turn(world, id, 2);
      expect(end).toEqual({ kind: 'ended' });
      expect((await world.load(id)).state).toBe('succeeded');
      expect(world.site.store.tables.schemas.all()).toHaveLength(1);
    });
  });

  it('takes nothing for its own that was there before it sent anything, however like it that is', async () => {
    await inWorld({}, async (world, time) => {
      const { id, approved } = await begin(world, optionsFor(['HUB']));
      const step = approved.steps.find((one) => one.kind === 'schema');
      await world.client('acc-admin-2').createSchema({
        name: step?.name ?? '',
        key: 'HUB',
        description: step?.description ?? '',
      });
      await time.sleep(10 * 60_000);
      expect(await turn(world, id, 1)).toEqual({ kind: 'ended' });
      expect((await world.load(id)).state).not.toBe('succeeded');
      expect(await knownSchemas(world.kv)).toEqual([]);
      expect(world.site.store.tables.types.all()).toEqual([]);
    });
  });

  it('puts on record as complete what was asked for, and no hub that was there', async () => {
    await inWorld({}, async (world) => {
      await finish(world, await begin(world, optionsFor(['HUB'])));
      // As if somebody had built it by hand.
      for (const key of [...world.memory.stored.keys()]) world.memory.stored.delete(key);
      const named = {
        ...SPOKE,
        allowSharing: ['HUB'],
        references: { ...SPOKE.references, hubs: ['HUB'] },
      };
      const { deployment } = await finish(world, await begin(world, named));
      expect(deployment.state).toBe('succeeded');
      expect((await knownSchemas(world.kv)).map(({ key, state }) => [key, state])).toEqual([
        ['SPOKE', 'complete'],
      ]);
    });
  });

  it('leaves to be set by hand what Assets did not take, and not what somebody has set otherwise', async () => {
    await inWorld({}, async (world) => {
      await finish(world, await begin(world, SPOKE));
      const { attributes } = world.site.store.tables;
      const rowOf = (name: string) => attributes.all().find((row) => row.name === name);
      world.site.store.remove('attributes', rowOf('Note')?.id ?? '');
      const maker = rowOf('Maker');
      if (maker !== undefined) world.site.store.put('attributes', { ...maker, minimum: 1 });
      const { deployment } = await finish(
        world,
        await begin(world, { ...SPOKE, extend: ['SPOKE'] }),
      );
      expect(deployment).toMatchObject({ state: 'succeeded', setByHand: { count: 0 } });
    });
  });

  it('stops where something that existed at approval is gone, and names it', async () => {
    await inWorld({}, async (world) => {
      await finish(world, await begin(world, SPOKE));
      const { store } = world.site;
      const of = (name: string) =>
        store.tables.attributes.all().find((row) => row.name === name)?.id ?? '';
      store.remove('attributes', of('Note'));
      const begun = await begin(world, { ...SPOKE, extend: ['SPOKE'] });
      store.remove('attributes', of('Maker'));
      const { deployment } = await finish(world, begun);
      expect(deployment).toMatchObject({
        state: 'drifted',
        outcome: {
          sentence: expect.stringContaining(
            'What was there when you approved is gone: SPOKE · Thing › Maker',
          ),
        },
      });
      expect(store.tables.attributes.all().some(({ name }) => name === 'Note')).toBe(false);
    });
  });

  it('stops where somebody created one of its elements between approval and start, and names it', async () => {
    await inWorld({}, async (world) => {
      await finish(world, await begin(world, SPOKE));
      const { store } = world.site;
      const note = store.tables.attributes.all().find((row) => row.name === 'Note');
      store.remove('attributes', note?.id ?? '');
      const begun = await begin(world, { ...SPOKE, extend: ['SPOKE'] });
      if (note !== undefined) store.put('attributes', { ...note, id: '999' });
      const { deployment } = await finish(world, begun);
      expect(deployment).toMatchObject({
        state: 'drifted',
        outcome: { sentence: 'Between approval and start somebody created SPOKE · Thing › Note.' },
      });
    });
  });
});
