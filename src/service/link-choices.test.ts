/** What references could be linked to: what is asked first, and how much of a site is read for it. */
import { beforeEach, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { linkChoices } from './link-choices';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const choices = (key: string) => linkChoices([key], desk.tools());

it('is asked first of what most references point at', async () => {
  for (const { key } of TEMPLATE_INDEX) {
    const counts = (await choices(key)).questions.map(({ references }) => references.length);
    expect(counts, key).toEqual([...counts].sort((a, b) => b - a));
  }
  const { questions } = await choices('VND');
  expect(questions.slice(0, 3).map(({ name }) => name)).toEqual(['Vendor', 'Person', 'Contract']);
});

it('looks into nothing where nothing is to be asked', async () => {
  await desk.makeSchema('HR', 'Human Resources');
  expect(await choices('CORE')).toEqual({ questions: [], looked: 0, notLooked: 0 });
  expect((await choices('PRI')).looked).toBe(1);
});

it('reads the ten object schemas that have most that is called so, however much else others have', async () => {
  for (let at = 1; at <= 12; at += 1) {
    const id = await desk.makeSchema(`K${at}`, `Schema ${at}`);
    const others = at <= 2 ? ['Zebra', 'Lion', 'Walrus', 'Heron'] : ['Person'];
    for (const name of others) await desk.makeType(id, name);
  }
  const { assets } = desk.tools();
  const read: string[] = [];
  const watched = Object.assign(Object.create(assets) as typeof assets, {
    attributes: (...asked: Parameters<typeof assets.attributes>) => {
      read.push(asked[0]);
      return assets.attributes(...asked);
    },
  });
  await linkChoices(['PRI'], desk.tools(undefined, { assets: watched }));
  expect(read.map(Number).sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

it('is linked to nothing any more once that is gone', async () => {
  const hr = await desk.makeSchema('HR', 'Human Resources');
  const employee = await desk.makeType(hr, 'Employee');
  await desk.make(`/global/config/objectschema/${hr}/property`, { allowOtherObjectSchema: true });
  const references = 'Person=link:HR/Employee, Business Service=text, Department=text, Team=text';
  await desk.deploy({ schema: 'PRI', references, allowSharing: 'HR' });
  const linked = async () => (await choices('PRI')).questions.map((one) => one.linked);
  expect(await linked()).toContain('link:HR/Employee');
  desk.site.store.remove('types', employee);
  expect(await linked()).toEqual([null, null, null, null]);
});
