/** A schema taken out of one site and into another gives the same file again; what cannot travel is listed exactly. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PageAnswer } from '../../src/pages/contract';
import { readNotation } from '../../src/models/notation/read-notation';
import { writeNotation } from '../../src/models/notation/write-notation';
import type { Template } from '../../src/templates/template.generated';
import { ADMIN, startMachine, type Machine } from '../../simulator/loopback-machine';

const FLEET = `schema FLEET "Company cars" - What we drive
Vehicle, abstract - A car or van we run
  Plate: text, required, unique, matches "^[A-Z]{2} \\\\d+$" - As on the registration
  Driver: user, up to 3
  Fuel: select Diesel, Electric, Petrol, unlimited
  Status: status In Repair (pending), In Use (active), Sold (inactive)
  Kept At: -> Garage as Located At, subtypes
Vehicle > Car
  Seats: integer, suffix seats
Vehicle > Van
  Load: float, suffix kg
Garage, no inheritance
  City: text
`;

const machines: Machine[] = [];
afterEach(async () => {
  for (const machine of machines.splice(0)) await machine.close();
});
const site = async (): Promise<Machine> => {
  const machine = await startMachine();
  machines.push(machine);
  return machine;
};

async function exported(machine: Machine, ...schemas: string[]) {
  const answer = (await machine.app.invokeResolver(
    'export-model',
    { schemas },
    { accountId: ADMIN },
  )) as PageAnswer<'export-model'>;
  if (!answer.ok) throw new Error(answer.text);
  return answer;
}

const build = async (machine: Machine, template: Template): Promise<void> => {
  await machine.call('draft-model', { definition: writeNotation(template) });
  expect(await machine.deploy({ schema: template.key })).toMatchObject({ code: 'succeeded' });
};

describe('a model taken along', () => {
  it('builds the same schema on another site, whose model is the same to the letter', async () => {
    const [from, to] = [await site(), await site()];
    const read = readNotation(FLEET);
    if (read.kind === 'errors') throw new Error(JSON.stringify(read.errors));
    await build(from, read.template);
    const first = await exported(from, 'FLEET');
    expect(first.models.flatMap(({ losses }) => losses)).toEqual([]);
    const [model] = first.models;
    if (model === undefined) throw new Error('nothing was exported');
    await build(to, model.template);
    expect(JSON.stringify((await exported(to, 'fleet')).models)).toBe(JSON.stringify(first.models));
  });

  it('is refused by name where there is no such schema', async () => {
    await expect(exported(await site(), 'NONE')).rejects.toThrow(/no object schema "NONE"/u);
  });
});
