import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadClosure, type TemplateClosure } from '../../src/templates/load-closure';
import { optionsFor } from '../support/templates';
import { duplicates, forbiddenRequests, notAdditive, outOfOrder, snapshotOf, untrue } from '../support/world/checks';
import { VirtualTime } from '../support/world/virtual-time';
import { World } from '../support/world/world';

const time = new VirtualTime();
let closure: TemplateClosure;
let uninstall = (): void => undefined;
beforeAll(async () => {
  closure = await loadClosure(['ITAM', 'BASIC']);
  uninstall = time.install();
});
afterAll(() => uninstall());

describe('a world in virtual time', () => {
  it('deploys ITAM with CORE at 300 ms latency, complete and in order, with no more requests than promised', async () => {
    const world = new World(time, { closure, latencyMs: 300 });
    const before = snapshotOf(world.site.store);
    await time.run((async () => {
      const approved = await world.plan(optionsFor(['ITAM']));
      const from = time.now();
      const id = await world.approve(optionsFor(['ITAM']));
      const asked = world.site.requests.length;
      const began = time.ticks();
      const deployment = await world.untilEnded(id);
      const took = time.ticks() - began;
      const left = await world.plan(optionsFor(['ITAM']));
      console.log({ took, state: deployment.state, outcome: deployment.outcome, requests: world.site.requests.length - asked, calls: world.calls, steps: approved.steps.length, kv: world.memory.log.length });
      expect([...notAdditive(before, world.site.store), ...duplicates(world.site.store), ...forbiddenRequests(world.site.requests, from),
        ...outOfOrder(approved, world.site.store), ...untrue(deployment, approved, left)]).toEqual([]);
    })());
  });
});
