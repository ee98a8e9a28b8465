import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestCancel } from '../../src/storage/cancel';
import { writesIn } from '../../simulator/checks';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { begin, finish, type Ended } from '../../simulator/sweep';
import { live, schedules } from '../../simulator/schedule';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';

/** A hub, and a spoke that refers to it. */
const CLOSURE = catalogueOf([
  templateOf('HUB', [
    typeNamed('Vendor', [{ name: 'Site', type: 'url' }]),
    typeNamed('Place', [{ name: 'Since', type: 'date' }]),
  ]),
  templateOf(
    'SPOKE',
    [
      typeNamed('Thing', [
        { name: 'Maker', type: 'reference', to: 'HUB.Vendor', as: 'Made By' },
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Note', type: 'textarea' },
      ]),
    ],
    {
      extends: ['HUB'],
      statusSets: {
        LIFE: [
          { name: 'Active', category: 'active' },
          { name: 'Gone', category: 'inactive' },
        ],
      },
    },
  ),
]);
const SPOKE = optionsFor(['SPOKE']);

function deploy(
  options: Partial<WorldOptions>,
  during: (world: World, id: string) => Promise<void> = () => Promise.resolve(),
  alter: (world: World) => void = () => undefined,
): Promise<Ended & { world: World }> {
  const time = new VirtualTime();
  return inTime(time, async () => {
    const world = new World(time, { closure: CLOSURE, latencyMs: 20, ...options });
    const begun = await begin(world, SPOKE);
    alter(world);
    const meanwhile = during(world, begun.id);
    const ended = await finish(world, begun, () => {
      world.site.faults.clear();
      world.site.set({ staleListsMs: 0, statusInSchema: 'allowed' });
    });
    await meanwhile;
    return { ...ended, world };
  });
}

const total = (ended: Ended): number =>
  Object.values(ended.deployment.written).reduce((sum, count) => sum + count, 0);

/** Each was found by the random schedules or the tests of faults, and stays. */
describe('found once', () => {
  it(
    'verifying in the first turn compared the digest of what was approved with ' +
      'what exists afterwards: an extension ended as drifted',
    async () => {
      const time = new VirtualTime();
      await inTime(time, async () => {
        const world = new World(time, { closure: CLOSURE, latencyMs: 20 });
        await finish(world, await begin(world, SPOKE));
        const [gone] = world.site.store.tables.attributes
          .all()
          .filter((row) => row.name === 'Note');
        world.site.store.remove('attributes', gone?.id ?? '');
        const ended = await finish(world, await begin(world, { ...SPOKE, extend: ['SPOKE'] }));
        expect(ended).toMatchObject({
          wrong: [],
          deployment: { state: 'succeeded', written: { attribute: 1, schema: 0 } },
        });
      });
    },
  );

  it('the second round after a verification had no icons: what a lagging list did not show was refused', async () => {
    const ended = await deploy({}, undefined, (world) => world.site.set({ staleListsMs: 3_000 }));
    expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
  });

  it(
    'a turn that handed over in peace left lists that lagged: the next one made ' +
      'attributes a second time',
    async () => {
      const [schedule] = fc.sample(schedules, { seed: 7, numRuns: 32 }).slice(-1);
      if (schedule === undefined) throw new Error('There is no such schedule.');
      expect(await live(schedule)).toMatchObject({ kind: 'ended', state: 'succeeded', wrong: [] });
    },
  );

  it(
    'the read before switching sharing on used up the one call that the rate limit ' +
      'let through, for ever',
    async () => {
      const ended = await deploy({ latencyMs: 5 }, undefined, (world) => {
        world.site.set({ retryHeaders: 'X-RateLimit' });
        world.site.setRate(1_000);
      });
      expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
      expect(
        writesIn(ended.world.site.requests).filter(({ status }) => status === 429).length,
      ).toBeLessThan(10);
    },
  );

  it('a global status that stood in was counted as created', async () => {
    const ended = await deploy({}, undefined, (world) => {
      world.site.set({ statusInSchema: 'refused' });
      world.site.store.put('statuses', {
        id: '900',
        name: 'Gone',
        category: 0,
        description: '',
        schemaId: '',
      });
    });
    expect(ended.deployment).toMatchObject({ state: 'succeeded', written: { status: 0 } });
  });

  it('cancelled in the second round, it said that nothing was created, because the lists lagged', async () => {
    const time = new VirtualTime();
    await inTime(time, async () => {
      const world = new World(time, { closure: CLOSURE, latencyMs: 20 });
      await finish(world, await begin(world, SPOKE));
      for (const row of world.site.store.tables.attributes
        .all()
        .filter(({ name }) => name === 'Note' || name === 'Site'))
        world.site.store.remove('attributes', row.id);
      await time.sleep(120_000);
      const begun = await begin(world, { ...SPOKE, extend: ['SPOKE', 'HUB'] });
      world.site.set({ staleListsMs: 60_000 });
      const cancelled = time
        .sleep(1_200)
        .then(() => requestCancel(world.memory, begun.id, 'acc-admin', time.now()));
      const ended = await finish(world, begun, () => world.site.set({ staleListsMs: 0 }));
      await cancelled;
      expect(ended).toMatchObject({ wrong: [], deployment: { state: 'cancelled' } });
      expect(ended.deployment.outcome).toMatchObject({
        sentence: expect.stringContaining('a little more than the figures say may be there'),
      });
    });
  });

  it(
    'cancelled while it was not known whether a call was carried out, it said for ' +
      'certain that it was not',
    async () => {
      const ended = await deploy(
        {},
        async (world, id) => {
          await world.time.sleep(300);
          await requestCancel(world.memory, id, 'acc-admin', world.time.now());
        },
        (world) => {
          world.site.set({ staleListsMs: 60_000 });
          world.site.addFault('empty,method=POST,path=objectschema/create');
        },
      );
      expect(ended).toMatchObject({ wrong: [], deployment: { state: 'cancelled' } });
      expect(total(ended)).toBe(0);
      expect(ended.deployment.outcome).toMatchObject({
        sentence: expect.stringContaining('a little more than the figures say may be there'),
      });
    },
  );

  it(
    'killed between the end and giving the lock back, without the platform saying ' +
      'so, it kept the lock for a quarter of an hour',
    async () => {
      const whole = await deploy({});
      const calls = whole.world.calls[0] ?? 0;
      for (const call of [calls, calls - 1, calls - 2]) {
        const ended = await deploy({ kills: { 1: { call, phase: 'after' } }, tellsDeath: false });
        expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
      }
    },
  );

  it('a refused element that two others wait for was counted off twice, and the run never ended', async () => {
    const ended = await deploy({}, undefined, (world) =>
      world.site.addFault('status=400,method=POST,path=objecttype/create'),
    );
    expect(ended).toMatchObject({ wrong: [], deployment: { state: 'failed' } });
    expect(ended.deployment.outcome).toMatchObject({
      names: expect.arrayContaining([expect.stringContaining('it builds on one of these')]),
    });
  });

  it('after a failure the figures were those of the turn’s beginning: nothing created, it said', async () => {
    const ended = await deploy({}, undefined, (world) =>
      world.site.addFault('status=400,method=POST,path=objecttypeattribute'),
    );
    expect(ended).toMatchObject({ wrong: [], deployment: { state: 'failed' } });
    expect(total(ended)).toBe(
      writesIn(ended.world.site.requests).filter(({ status }) => status === 201 || status === 200)
        .length,
    );
  });

  it('a call that was carried out unseen, sent again and refused without a word, counted as refused', async () => {
    const ended = await deploy({}, undefined, (world) => {
      world.site.set({ staleListsMs: 3_000 });
      world.site.addFault('empty@1-2,path=objecttypeattribute/12');
    });
    expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
  });

  it(
    'what an earlier round made, and a list did not show, was refused in words ' +
      'that could not be read, and counted as refused',
    async () => {
      const time = new VirtualTime();
      await inTime(time, async () => {
        const world = new World(time, { closure: CLOSURE, latencyMs: 20 });
        await finish(world, await begin(world, SPOKE));
        for (const row of world.site.store.tables.attributes
          .all()
          .filter(({ name }) => name === 'Note'))
          world.site.store.remove('attributes', row.id);
        await time.sleep(120_000);
        const begun = await begin(world, { ...SPOKE, extend: ['SPOKE'] });
        world.site.set({ staleListsMs: 5_000 });
        world.site.addFault('garble@2,path=objecttypeattribute');
        const ended = await finish(world, begun, () => world.site.set({ staleListsMs: 0 }));
        expect(ended).toMatchObject({ wrong: [], deployment: { state: 'succeeded' } });
      });
    },
  );

  it(
    'killed before its schema was noted, to which somebody else then added: it ' +
      'said for certain that nothing was created',
    async () => {
      for (let call = 20; call < 45; call += 1) {
        const ended = await deploy({ kills: { 1: { call, phase: 'before' } } }, async (world) => {
          while (world.site.store.tables.schemas.size === 0) await world.time.sleep(5);
          const [schema] = world.site.store.tables.schemas.all();
          await world.client('acc-admin-2').createObjectType({
            schemaId: schema?.id ?? '',
            name: 'Mine',
            description: '',
            iconId: '1',
            parentId: null,
            inherited: false,
            abstract: false,
          });
        });
        expect(ended.wrong).toEqual([]);
      }
    },
  );
});
