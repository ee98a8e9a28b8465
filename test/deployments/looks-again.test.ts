/** What a turn makes of what it sees at first: a list that lags, what is gone, and what cannot be read. */
import { describe, expect, it } from 'vitest';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { writesIn } from '../../simulator/checks';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World } from '../../simulator/world';
import type { TurnEnd } from '../../src/deployer/job';
import { takeTurn, type TurnInput } from '../../src/deployer/take-turn';
import { recordTurn } from '../../src/storage/deployments';
import { ENDED, onSite } from '../support/turns-on-site';

/** Steps of virtual time, not milliseconds: more would be a run that never ends. */
const MOST_STEPS = 8_000;

describe('what the turn before has made', () => {
  /** The second turn, while the list of attributes does not show one of them for so long. */
  const lagging = (some: { startingMs?: number } = {}) =>
    onSite(async (here) => {
      await here.turn(1, { startingMs: 280 });
      const before = here.writes();
      const client = here.world.client('acc-admin', true);
      const began = here.time.ticks();
      const end = await here.turn(2, {
        ...some,
        clientFor: () => ({
          ...client,
          attributes: async (...asked) =>
            (await client.attributes(...asked)).filter(
              ({ name }) => name !== 'Note' || here.time.ticks() > began + 5_000,
            ),
        }),
      });
      const took = here.time.ticks() - began;
      const { state } = await here.load();
      return { end, took, state, before, writes: here.writes() };
    });

  it('is waited for while a list does not show it, and is not made again', async () => {
    const done = await lagging();
    expect(done).toMatchObject({ end: ENDED, state: 'succeeded', before: 4, writes: 4 });
    expect(done.took > 5_000 && done.took < 9_000).toBe(true);
    const cut = await lagging({ startingMs: 1_500 });
    expect(cut).toMatchObject({ end: { kind: 'hand-over', delaySeconds: 0 }, writes: 4 });
    expect(cut.took >= 1_500 && cut.took < 2_000).toBe(true);
  });
});

const CLOSURE = catalogueOf([
  templateOf('HUB', [typeNamed('Vendor', [{ name: 'Site', type: 'url' }])]),
  ...['SPOKE', 'OTHER'].map((key) =>
    templateOf(
      key,
      [typeNamed('Thing', [{ name: 'Maker', type: 'reference', to: 'HUB.Vendor', as: 'Made By' }])],
      { extends: ['HUB'] },
    ),
  ),
]);

/**
 * The first turn of a deployment that builds on an object schema which exists.
 * @param startingMs of a turn before that; default: there is none
 */
const onHub = (meanwhile: (world: World) => void, startingMs?: number) => {
  const time = new VirtualTime();
  return inTime(
    time,
    async () => {
      const world = new World(time, { closure: CLOSURE, latencyMs: 50 });
      await world.untilEnded(await world.approve(optionsFor(['OTHER'])));
      const id = await world.approve(optionsFor(['SPOKE']));
      const turn = (epoch: number, some: Partial<TurnInput> = {}): Promise<TurnEnd> =>
        takeTurn({
          ...{ kv: world.kv, clock: time, deploymentId: id, epoch, previousDied: false },
          ...{ remainingMs: 900_000, closureOf: () => Promise.resolve(CLOSURE) },
          clientFor: () => world.client('acc-admin', true),
          pace: { random: () => 0.5 },
          ...some,
        });
      if (startingMs !== undefined) {
        expect((await turn(1, { startingMs })).kind).toBe('hand-over');
        const next = { epoch: 2, executor: 'background', jobId: 'j', at: time.now() } as const;
        await recordTurn(world.memory, id, next);
      }
      const before = writesIn(world.site.requests).length;
      meanwhile(world);
      const began = time.ticks();
      const end = await turn(startingMs === undefined ? 1 : 2);
      return {
        ...{ end, took: time.ticks() - began, load: await world.load(id) },
        writes: writesIn(world.site.requests).length - before,
      };
    },
    MOST_STEPS,
  );
};
const takeAway = ({ site: { store } }: World, what: 'attributes' | 'all'): void => {
  for (const { id, name } of store.tables.attributes.all())
    if (what === 'all' || name === 'Site') store.remove('attributes', id);
  if (what !== 'all') return;
  for (const { id } of store.tables.types.all()) store.remove('types', id);
  for (const { id } of store.tables.schemas.all()) store.remove('schemas', id);
};

describe('what it builds on', () => {
  it('is not waited for where it is gone and another deployment made it', async () => {
    const { end, took, load, writes } = await onHub((world) => {
      takeAway(world, 'all');
    });
    expect([end, writes, took < 900]).toEqual([ENDED, 0, true]);
    expect(load).toMatchObject({
      state: 'drifted',
      outcome: { sentence: expect.stringMatching(/^The object schema HUB is no longer there/u) },
    });
  });

  it('is not waited for either where this deployment has made another one', async () => {
    const { end, took, load, writes } = await onHub((world) => {
      const { store } = world.site;
      const schemas = store.tables.schemas.all();
      expect(schemas.map(({ key }) => key).sort()).toEqual(['HUB', 'OTHER', 'SPOKE']);
      for (const { id, key } of schemas) if (key === 'HUB') store.remove('schemas', id);
    }, 280);
    expect([end, writes, took < 900]).toEqual([ENDED, 0, true]);
    expect(load).toMatchObject({ state: 'drifted' });
  });

  it('ends it where something of it is gone, and comes again where its settings cannot be read', async () => {
    const gone = await onHub((world) => {
      takeAway(world, 'attributes');
    });
    expect(gone).toMatchObject({ end: ENDED, writes: 0, load: { state: 'drifted' } });
    const fault = 'status=503@every:1,path=global/config/objectschema';
    for (const isGone of [true, false]) {
      const unread = await onHub((world) => {
        if (isGone) takeAway(world, 'attributes');
        world.site.addFault(fault);
      });
      expect(unread).toMatchObject({ end: { kind: 'hand-over', delaySeconds: 60 }, writes: 0 });
    }
  });
});
