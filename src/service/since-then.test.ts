/** What of a deployment is not there any more, and what is said of it. */
import { beforeEach, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import type { Deployment } from '../storage/deployment-record';
import { keys } from '../storage/keys';
import { sinceThen } from './since-then';

let desk: Desk;
let deployment: Deployment;
beforeEach(async () => {
  desk = new Desk();
  await desk.makeSchema('HR', 'Human Resources');
  await desk.ask('draft-model', { definition: 'schema CARS "Cars"\nCar\n  Plate: text' });
  await desk.ask('draft-model', { definition: 'schema BOATS "Boats"\nBoat\n  Sail: text' });
  deployment = await desk.deploy({ schema: 'CARS, BOATS' });
  desk.time.jump(60_000);
});

const said = () => sinceThen(deployment, desk.tools());
function removeType(name: string): void {
  const { store } = desk.site;
  for (const row of store.tables.types.all()) if (row.name === name) store.remove('types', row.id);
}

it('is to be added to the object schemas of the deployment, and to no other', async () => {
  expect(await said()).toEqual([]);
  removeType('Boat');
  expect(await said()).toEqual([
    'Of what it made, not there any more on 21 Nov 2026: BOATS · Boat. To have it again, say: add ' +
      'what is missing to CARS and BOATS.',
  ]);
});

it('is not told where its names are not on record any more', async () => {
  removeType('Boat');
  for (const key of ['CARS', 'BOATS']) {
    desk.kv.stored.delete(keys.deployedModel(deployment.id, key));
    desk.kv.stored.delete(keys.ownModel(key));
  }
  expect(await said()).toEqual([]);
});

it('is told of what the first of two made in one object schema, and of the second what that added', async () => {
  const asked = { schema: 'PRI', references: 'text' };
  const first = await desk.deploy({ ...asked, only: 'Impact Level' });
  const second = await desk.deploy({ ...asked, extend: 'PRI' });
  desk.time.jump(60_000);
  const gone = async (one: Deployment) => (await sinceThen(one, desk.tools())).join('');
  removeType('Urgency Level');
  expect(await gone(first)).toBe('');
  expect(await gone(second)).toContain('any more on 21 Nov 2026: PRI · Urgency Level. To');
  removeType('Impact Level');
  expect(await gone(first)).toContain('any more on 21 Nov 2026: PRI · Impact Level. To');
  expect(await gone(second)).not.toContain('Impact Level');
});

it('takes a defect for a defect, and not for a site that cannot be read', async () => {
  const { assets } = desk.tools();
  const failing = Object.assign(Object.create(assets) as typeof assets, {
    listSchemas: () => Promise.reject(new Error('A defect.')),
  });
  await expect(sinceThen(deployment, desk.tools(undefined, { assets: failing }))).rejects.toThrow(
    'A defect.',
  );
});
