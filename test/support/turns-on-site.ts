/** Turns of a deployment of a few elements, one after another, on a site in memory. */
import { writesIn } from '../../simulator/checks';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World, type WorldOptions } from '../../simulator/world';
import type { TurnEnd } from '../../src/deployer/job';
import { takeTurn, type TurnInput } from '../../src/deployer/take-turn';
import type { Deployment } from '../../src/storage/deployment-record';
import { recordTurn } from '../../src/storage/deployments';
import { countSteps } from '../../src/storage/shapes';

/** Steps of virtual time, not milliseconds: more would be a run that never ends. */
const MOST_STEPS = 8_000;

export const CLOSURE = catalogueOf([
  templateOf('ONE', [
    typeNamed('Thing', [
      { name: 'Note', type: 'textarea' },
      { name: 'Size', type: 'integer' },
    ]),
  ]),
  templateOf('TWO', [typeNamed('Other')]),
]);
/** The schema, the type and its two attributes. */
export const ALL = { ...countSteps([]), schema: 1, 'object-type': 1, attribute: 2 };
export const ENDED: TurnEnd = { kind: 'ended' };

export interface Here {
  world: World;
  time: VirtualTime;
  id: string;
  /** The nth turn, taken directly. */
  turn(epoch?: number, some?: Partial<TurnInput>): Promise<TurnEnd>;
  load(): Promise<Deployment>;
  writes(): number;
}

export const onSite = <T>(
  work: (here: Here) => Promise<T>,
  options: Partial<WorldOptions> & { templates?: string[] } = {},
): Promise<T> => {
  const time = new VirtualTime();
  return inTime(
    time,
    async () => {
      const world = new World(time, { closure: CLOSURE, latencyMs: 50, ...options });
      const id = await world.approve(optionsFor(options.templates ?? ['ONE']));
      return work({
        world,
        time,
        id,
        turn: async (epoch = 1, some = {}) => {
          const end = await takeTurn({
            kv: world.kv,
            clock: time,
            deploymentId: id,
            epoch,
            previousDied: false,
            remainingMs: 900_000,
            closureOf: () => Promise.resolve(CLOSURE),
            clientFor: () => world.client('acc-admin', true),
            pace: { random: () => 0.5 },
            ...some,
          });
          const at = time.now();
          if (end.kind === 'hand-over')
            await recordTurn(world.memory, id, {
              ...{ epoch: epoch + 1, executor: 'background', jobId: 'j', at },
            });
          return end;
        },
        load: () => world.load(id),
        writes: () => writesIn(world.site.requests).length,
      });
    },
    MOST_STEPS,
  );
};

/** The row of an attribute, by its name. */
export const attributeNamed = ({ world }: Here, name: string) =>
  world.site.store.tables.attributes.all().find((row) => row.name === name);
export const remove = (here: Here, name: string): void => {
  const row = attributeNamed(here, name);
  if (row !== undefined) here.world.site.store.remove('attributes', row.id);
};
