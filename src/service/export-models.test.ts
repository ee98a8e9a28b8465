/** Which references of a schema that exists travel with its model: what any site can have, and what comes along. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Desk } from '../../simulator/desk';
import { AppError } from '../errors';
import { exportModels } from './export-models';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});
async function refer(type: string, name: string, to: string | undefined): Promise<void> {
  const reference = { type: '1', defaultTypeId: undefined, typeValue: to, additionalValue: '1' };
  expect(await desk.makeAttribute(type, name, reference)).toMatch(/^\d+$/u);
}
const share = (schema: string) =>
  desk.make(`/global/config/objectschema/${schema}/property`, { allowOtherObjectSchema: true });
const schemaCalled = (wanted: string): string =>
  desk.site.store.tables.schemas.all().find(({ key }) => key === wanted)?.id ?? '';
const typeCalled = (name: string): string | undefined =>
  desk.site.store.tables.types.all().find((type) => type.name === name)?.id;
const exported = (...keys: string[]) => exportModels(keys, desk.tools());
const attributesOf = async (keys: string[], at = 0) =>
  (await exported(...keys))[at]?.template.objectTypes.flatMap(({ attributes }) => attributes);
/** `code: message remedy` of a refusal. */
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return `${error.code}: ${error.message} ${error.remedy}`;
    },
  );

describe('a model taken along', () => {
  it('refers to the catalogue and to what travels with it, and to nothing else', async () => {
    await desk.deploy({ schema: 'CORE' });
    const [one, two] = [await desk.makeSchema('ONE', 'One'), await desk.makeSchema('TWO', 'Two')];
    const [a, b] = [await desk.makeType(one, 'A'), await desk.makeType(two, 'B')];
    await refer(a, 'Holder', typeCalled('Person'));
    await share(two);
    await refer(a, 'Other', b);
    await desk.makeAttribute(b, 'Plain');
    expect(await attributesOf([' one ', 'TWO'])).toMatchObject([
      { name: 'Holder', type: 'reference', to: 'CORE.Person' },
      { name: 'Other', type: 'reference', to: 'TWO.B' },
    ]);
    expect(await attributesOf(['TWO'])).toMatchObject([{ name: 'Plain', type: 'text' }]);
    expect(await attributesOf(['ONE'])).toMatchObject([{ name: 'Holder', to: 'CORE.Person' }]);
  });

  it('refers to nothing that is of no template any more, or never was', async () => {
    await desk.ask('draft-model', { definition: 'schema FLEET "Cars"\nVehicle\n  Plate: text' });
    await desk.deploy({ schema: 'FLEET' });
    await desk.deploy({ schema: 'PRI', references: 'text' });
    await desk.deploy({ schema: 'CORE' });
    desk.site.store.remove('schemas', schemaCalled('PRI'));
    await share(schemaCalled('FLEET'));
    const robot = await desk.makeType(schemaCalled('CORE'), 'Robot');
    const type = await desk.makeType(await desk.makeSchema('ONE', 'One'), 'A');
    await refer(type, 'Car', typeCalled('Vehicle'));
    await refer(type, 'Robot', robot);
    await refer(type, 'Team', typeCalled('Team'));
    const [model] = await exported('ONE');
    expect(model?.template.objectTypes[0]?.attributes).toMatchObject([
      { name: 'Team', to: 'CORE.Team' },
    ]);
    expect(model?.losses.map(({ at }) => at)).toEqual(['ONE · A › Car', 'ONE · A › Robot']);
  });

  it('is refused by name where there is no such schema', async () => {
    await desk.makeSchema('TWO', 'Two');
    expect(await refusal(exported('TWOO'))).toBe(
      'not-found: There is no object schema "TWOO" that you can see. Did you mean TWO?',
    );
    expect(await refusal(exported('zzqq'))).toBe(
      'not-found: There is no object schema "zzqq" that you can see. Name one by its key.',
    );
  });
});
