/** What is counted as made after a turn of which not all is known: what may have been sent, and no more. */
import { expect, it } from 'vitest';
import { begin, finish } from '../../simulator/sweep';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { inTime, VirtualTime } from '../../simulator/virtual-time';
import { World } from '../../simulator/world';

const CLOSURE = catalogueOf([
  templateOf(
    'THG',
    [
      typeNamed('Thing', [
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Note', type: 'text' },
      ]),
    ],
    { statusSets: { LIFE: [{ name: 'Active', category: 'active' }] } },
  ),
]);

it('what somebody makes after a turn that left something else in doubt is theirs', async () => {
  const time = new VirtualTime();
  await inTime(time, async () => {
    const world = new World(time, { closure: CLOSURE, latencyMs: 20, consumerMs: 4_000 });
    const { store } = world.site;
    world.site.set({ staleListsMs: 3_000 });
    world.site.addFault('drop-after-commit@1,times=1,method=POST,path=statustype');
    const end = finish(world, await begin(world, optionsFor(['THG'])), () =>
      world.site.set({ staleListsMs: 0 }),
    );
    await time.sleep(6_000);
    const named = store.tables.attributes.all().filter(({ name }) => name === 'Name');
    expect(named).toHaveLength(1);
    for (const row of named)
      store.put('attributes', {
        ...row,
        ...{ id: store.newId('attributes'), name: 'Note', label: false, removable: true },
      });
    const { deployment, wrong } = await end;
    // Somebody's own attribute is in no order of ours.
    expect(wrong.filter((one) => !one.includes(' has '))).toEqual([]);
    expect(deployment.state).toBe('succeeded');
    expect(deployment.written).toEqual({ ...deployment.approved, attribute: 1, status: 1 });
    expect(deployment.meanwhile?.theirs).toEqual([expect.stringContaining('Note')]);
  });
});
