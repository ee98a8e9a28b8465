/** The structure of what was named: what it is called, how it was deployed, and what is known of it by id. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { People } from '../../simulator/people';
import { defaultOptions, type DeployOptions } from '../planner/options';
import type { Deployment } from '../storage/deployment-record';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { deployedWith, structureNamed } from './structure-named';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

it('of a template is called by its own version, and shows names as they are', async () => {
  for (const { key, version } of TEMPLATE_INDEX) {
    const { holder, shown } = await structureNamed({ kind: 'template', key }, desk.tools());
    expect([holder, shown('Impact Level')]).toEqual([`${key} ${version}`, 'Impact Level']);
  }
});

it('of a deployment shows names of a template as they are, and others quoted', async () => {
  await desk.ask('draft-model', { definition: 'schema CARS "Cars"\nCar\n  Plate: text' });
  const pri = await desk.deploy({ schema: 'PRI', references: 'text' });
  const cars = await desk.deploy({ schema: 'CARS' });
  const shown = async (deployment: Deployment, template: string) =>
    (await structureNamed({ kind: 'deployment', deployment, template }, desk.tools())).shown('Car');
  expect(await shown(pri, 'PRI')).toBe('Car');
  expect(await shown(cars, 'CARS')).toBe('"Car"');
});

describe('how it was deployed', () => {
  const schemas = [
    { template: 'CORE', role: 'hub' },
    { template: 'ITAM', role: 'target' },
  ];
  const asked = (template: string, more: Partial<DeployOptions>) =>
    deployedWith(
      {
        schemas,
        options: { ...defaultOptions(['ITAM']), ...more },
      } as unknown as Deployment,
      template,
    );

  it.each<[string, string[] | undefined, boolean]>([
    ['CORE', ['CORE', 'Laptop'], true],
    ['CORE', ['core'], true],
    ['CORE', ['Laptop', 'core  SCHEMA'], true],
    ['CORE', ['Laptop'], false],
    ['CORE', ['ITAM'], false],
    ['CORE', [], false],
    ['CORE', undefined, false],
    ['ITAM', ['ITAM'], false],
    ['ITAM', undefined, false],
  ])('%s, of %j only, is small: %j', (template, only, isSmall) => {
    const found = asked(template, only === undefined ? {} : { only });
    expect(found).toMatchObject({ isSmall, isHub: template === 'CORE' });
  });

  it('a hub is whole, and what was asked for as it was asked for', () => {
    const more: Partial<DeployOptions> = {
      variant: 'lean',
      leaveOut: ['Laptop'],
      only: ['Server'],
    };
    expect(asked('CORE', more).options).toEqual(defaultOptions(['CORE']));
    expect(asked('ITAM', more).options).toEqual({ ...defaultOptions(['ITAM']), ...more });
  });
});

it('is known by id, so that a name which people gave since is no guess', async () => {
  await desk.deploy({ schema: 'PRI', references: 'text' });
  const people = new People(desk.site.store);
  people.renameType('PRI', 'Impact Level', 'Aaa');
  people.renameAttribute('PRI', 'Urgency Level', 'Rank', 'Bbb');
  for (const row of desk.site.store.tables.statuses.all())
    if (/ctive$/u.test(row.name))
      desk.site.store.put('statuses', { ...row, name: `Now ${row.name}` });
  const { text } = await desk.ask('describe-schema', { schema: 'our PRI', compareWith: 'PRI' });
  const of = 'of the template PRI 1.1.0';
  expect(text.split('\n').slice(-5)).toEqual([
    'Renamed (4):',
    `- object type "Aaa" is object type "Impact Level" ${of}`,
    `- attribute "Bbb" of "Urgency Level" is attribute "Rank" of "Urgency Level" ${of}`,
    `- status "Now Active" looks like status "Active" ${of}`,
    `- status "Now Inactive" looks like status "Inactive" ${of}`,
  ]);
});
