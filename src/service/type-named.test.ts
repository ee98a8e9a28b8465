/** Which object type somebody means by the name that it had when LaunchPad made it. */
import { beforeEach, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { People } from '../../simulator/people';
import { keys } from '../storage/keys';

let desk: Desk;
let people: People;
beforeEach(async () => {
  desk = new Desk();
  people = new People(desk.site.store);
  await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nVehicle\n  Plate: text' });
  await desk.deploy({ schema: 'FLEET' });
  await desk.deploy({ schema: 'PRI', references: 'text', only: 'Impact Level' });
});

const fields = async (schema: string, objectType: string): Promise<string> => {
  const { code, text } = await desk.ask('describe-schema', { schema, objectType });
  return `${code} ${text}`;
};

it('is found by it in each object schema that LaunchPad made', async () => {
  people.renameType('FLEET', 'Vehicle', 'Aaa');
  people.renameType('PRI', 'Impact Level', 'Bbb');
  const made = (said: string, now: string) =>
    `object-type Understood: "${said}" as "${now}", which LaunchPad made under that name.`;
  expect(await fields('our FLEET', 'vehicles')).toContain(made('vehicles', 'Aaa'));
  expect(await fields('our PRI', 'Impact Level')).toContain(made('Impact Level', 'Bbb'));
});

it('is none that was left out, or of which no id is on record', async () => {
  const none = (name: string) => `bad-input "Priority Matrix" (PRI) has no object type "${name}".`;
  expect(await fields('our PRI', 'Urgency Level')).toContain(none('Urgency Level'));
  people.renameType('PRI', 'Impact Level', 'Bbb');
  desk.kv.stored.delete(keys.identity(people.schemaId('PRI'), 0));
  expect(await fields('our PRI', 'Impact Level')).toContain(none('Impact Level'));
});

it('is none where the model that it was made from is gone', async () => {
  for (const key of [...desk.kv.stored.keys()]) if (/FLEET$/u.test(key)) desk.kv.stored.delete(key);
  expect(await fields('our FLEET', 'Zebra')).toContain(
    'bad-input "Cars" (FLEET) has no object type',
  );
});
