/** What stands in the way of a plan, and which of its templates are on record as deployed. */
import { beforeEach, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { modelsNamed } from './own-models';
import { parseOptions } from './parse-options';
import { planFor } from './plan-for';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const FLEET = 'schema FLEET "Cars"\nVehicle\n  Plate: text';
const plan = async (schema: string) => {
  const own = await modelsNamed(desk.tools());
  return planFor(parseOptions({ schema, references: 'text' }, own), desk.tools());
};

it('tells on record from what only looks so: what was deployed and is there', async () => {
  await desk.ask('draft-model', { definition: FLEET });
  await desk.deploy({ schema: 'FLEET' });
  await desk.makeSchema('HR', 'Human Resources');
  expect((await plan('PRI')).recorded).toEqual(new Set(['FLEET']));
  await desk.deploy({ schema: 'PRI', references: 'text' });
  expect((await plan('PRI')).recorded).toEqual(new Set(['FLEET', 'PRI']));
  const [fleet] = desk.site.store.tables.schemas.all().filter(({ key }) => key === 'FLEET');
  desk.site.store.remove('schemas', fleet?.id ?? '');
  expect((await plan('PRI')).recorded).toEqual(new Set(['PRI']));
  expect(
    (await desk.ask('preview-deployment', { schema: 'PRI', references: 'text' })).text,
  ).toMatch(/^Nothing to do: PRI 1\.1\.0 is deployed and complete\./u);
});

it('finds nothing in the way of an empty site but what cannot be known, and says where it has no icon', async () => {
  const found = async () =>
    (await plan('PRI')).plan.findings.map((finding) => [
      finding.kind,
      'code' in finding && finding.code,
    ]);
  const unknown = ['warn', 'assets-role-unknown'];
  expect(await found()).toEqual([unknown]);
  for (const { id } of desk.site.store.tables.icons.all()) desk.site.store.remove('icons', id);
  expect(await found()).toEqual([unknown, ['block', 'no-icon']]);
});
