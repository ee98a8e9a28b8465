/**
 * Two plain deployers to compare with. They do what published tools do: no verification, a fixed
 * wait where they are throttled.
 */
import { createElement } from '../src/deployer/run/create-element';
import { wornPlainly } from '../src/deployer/run/dresser';
import type { NaturalKey } from '../src/planner/natural-key';
import type { Plan, Step } from '../src/planner/plan';
import type { World } from '../simulator/world';

/** Where no time is named (as observed in a public tool). */
const WAIT_MS = 5_000;

export type Baseline = (world: World, plan: Plan) => Promise<void>;

/** One call after another, in an order that works. */
export const oneAtATime: Baseline = async (world, plan) => {
  const create = await creator(world, plan);
  for (const layer of layersOf(plan)) for (const step of layer) await create(step);
};

/** Layer after layer, eight calls at once; nothing of a layer begins before the one above is done. */
export const layerByLayer: Baseline = async (world, plan) => {
  const create = await creator(world, plan);
  for (const layer of layersOf(plan)) {
    const queue = [...layer];
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let step = queue.shift(); step !== undefined; step = queue.shift()) await create(step);
      }),
    );
  }
};

async function creator(world: World, plan: Plan): Promise<(step: Step) => Promise<void>> {
  const client = world.client();
  const ids = new Map<NaturalKey, string>(Object.entries(plan.ids));
  const icons = await client.icons();
  return async (step) => {
    for (;;) {
      const outcome = await createElement(client, step, ids, wornPlainly(step, icons));
      if (outcome.kind === 'created') {
        ids.set(step.key, outcome.value.id);
        return;
      }
      if (outcome.kind !== 'throttled')
        throw new Error(`A plain deployer was stopped: ${outcome.kind}.`);
      await world.time.sleep(outcome.retryAfterMs ?? WAIT_MS);
    }
  };
}

/** Steps by the length of the chain before them. */
function layersOf(plan: Plan): Step[][] {
  const depth = new Map<NaturalKey, number>();
  const byKey = new Map(plan.steps.map((step) => [step.key, step]));
  const depthOf = (step: Step): number => {
    const known = depth.get(step.key);
    if (known !== undefined) return known;
    const found =
      1 + Math.max(-1, ...step.after.flatMap((key) => byKey.get(key) ?? []).map(depthOf));
    depth.set(step.key, found);
    return found;
  };
  const layers: Step[][] = [];
  for (const step of plan.steps) (layers[depthOf(step)] ??= []).push(step);
  return layers;
}
