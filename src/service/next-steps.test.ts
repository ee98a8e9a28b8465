/** What follows from a deployment that succeeded, after what became of its object schemas since. */
import { beforeEach, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { keys } from '../storage/keys';
import { findNextSteps, nextSteps } from './next-steps';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

/** Deploys, and lets some seconds pass, as what was verified a moment ago is not asked for again. */
async function deploy(input: Record<string, string>) {
  const deployment = await desk.deploy(input);
  desk.time.jump(5_000);
  return deployment;
}
const PRI = { schema: 'PRI', references: 'text', only: 'Impact Level' };
async function deployTwo() {
  await desk.ask('draft-model', { definition: 'schema CARS "Cars"\nCar\n  Plate: text' });
  await desk.ask('draft-model', { definition: 'schema BOATS "Boats"\nBoat\n  Sail: text' });
  return deploy({ schema: 'CARS, BOATS' });
}
function removeSchema(key: string): void {
  const { store } = desk.site;
  for (const row of store.tables.schemas.all())
    if (row.key === key) store.remove('schemas', row.id);
}

it('names each object schema that is gone, and leads to those that are there', async () => {
  const deployment = await deployTwo();
  const steps = () => nextSteps(deployment, desk.tools());
  expect((await steps())[0]).toBe(
    "Open it: /jira/assets/object-schema/1, /jira/assets/object-schema/2 (under your site's address)",
  );
  removeSchema('CARS');
  expect(await steps()).toEqual([
    'Since then: CARS is not there any more, or you cannot see it.',
    "Open it: /jira/assets/object-schema/2 (under your site's address)",
    'Next: import objects, those that others refer to first: Boat.',
  ]);
  await desk.makeSchema('HR', 'Human Resources');
  removeSchema('BOATS');
  expect(await steps()).toEqual([
    'Since then: CARS, BOATS are not there any more, or you cannot see them.',
  ]);
});

it('takes for its own what it made, and not what another made of the same template', async () => {
  const first = await deploy({ ...PRI, key: 'ONE', name: 'One' });
  const second = await deploy({ ...PRI, key: 'TWO', name: 'Two' });
  const found = async (deployment: typeof first) => {
    const { schemaIds, gone } = await findNextSteps(deployment, desk.tools());
    return { schemaIds, gone };
  };
  expect(await found(first)).toEqual({ schemaIds: ['1'], gone: [] });
  expect(await found(second)).toEqual({ schemaIds: ['2'], gone: [] });
  removeSchema('ONE');
  expect(await found(first)).toEqual({ schemaIds: [], gone: ['ONE'] });
  expect(await found(second)).toEqual({ schemaIds: ['2'], gone: [] });
});

it('has nothing to import first in what was there before, which is still of who made it', async () => {
  const made = await deploy(PRI);
  const added = await deploy({ schema: 'PRI', references: 'text', extend: 'PRI' });
  expect(await findNextSteps(added, desk.tools())).toEqual({
    gone: [],
    schemaIds: ['1'],
    importOrder: [],
    referenceData: [],
  });
  expect(await findNextSteps(made, desk.tools())).toMatchObject({ gone: [], schemaIds: ['1'] });
  removeSchema('PRI');
  expect(await findNextSteps(made, desk.tools())).toMatchObject({ gone: ['PRI'], schemaIds: [] });
});

it('leads nowhere where nothing is on record of what was made', async () => {
  const deployment = await deploy(PRI);
  desk.kv.stored.delete(keys.knownSchemas);
  desk.kv.stored.delete(keys.knownSchema('1'));
  const { gone, schemaIds } = await findNextSteps(deployment, desk.tools());
  expect({ gone, schemaIds }).toEqual({ gone: [], schemaIds: [] });
});

it('takes a defect for a defect, and not for a site that cannot be read', async () => {
  const deployment = await deploy(PRI);
  const { assets } = desk.tools();
  const failing = Object.assign(Object.create(assets) as typeof assets, {
    listSchemas: () => Promise.reject(new Error('A defect.')),
  });
  await expect(
    findNextSteps(deployment, desk.tools(undefined, { assets: failing })),
  ).rejects.toThrow('A defect.');
});
