/**
 * A model that was described in the chat: drafted, previewed, confirmed, built, verified; and one
 * thing more in a schema that exists.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMachine, USER, waitAsAPerson, type Machine } from '../../simulator/loopback-machine';

const FLEET = `schema FLEET "Company cars"
Vehicle
  Plate: text, unique
  Driver: user
  Lease End: date
  Status: status In Use (active), In Repair (pending), Sold (inactive)
Garage
  City: text`;

let machine: Machine;
beforeEach(async () => {
  machine = await startMachine();
});
afterEach(() => machine.close());

const types = () => machine.emulator.state().schemas.flatMap(({ objectTypes }) => objectTypes);
const attributesOf = (type: string): string[] => {
  const found = types().find(({ name }) => name === type);
  return (found?.attributes ?? [])
    .map(({ name }) => name)
    .filter((name) => !['Key', 'Name', 'Created', 'Updated'].includes(name));
};

describe('a model in a sentence', () => {
  it('is drafted, previewed by its key, built and verified', async () => {
    const draft = await machine.call('draft-model', { definition: FLEET });
    expect(draft).toMatchObject({
      ok: true,
      code: 'draft',
      schema: 'FLEET',
      objectTypes: 2,
      attributes: 5,
      addsTo: null,
    });
    expect(draft.text).toContain('Plate (text, unique)');
    expect(draft.text).toContain('In Repair – pending');
    expect(machine.emulator.state().schemas).toHaveLength(0);
    const end = await machine.deploy({ schema: 'fleet' });
    expect(end).toMatchObject({ ok: true, code: 'succeeded' });
    expect(attributesOf('Vehicle')).toEqual(['Plate', 'Driver', 'Lease End', 'Status']);
    expect(await machine.call('preview-deployment', { schema: 'FLEET' })).toMatchObject({
      code: 'nothing-to-do',
    });
    const report = await machine.call('get-deployment-status', { report: 'markdown' });
    expect(report.code).toBe('report');
  });

  it('takes one thing more, and leaves all else as it is', async () => {
    await machine.call('draft-model', { definition: FLEET });
    await machine.deploy({ schema: 'FLEET' });
    const draft = await machine.call('draft-model', {
      definition: 'schema FLEET\nVehicle\n  Fuel Card: text',
    });
    expect(draft).toMatchObject({
      schema: 'FLEET2',
      objectTypes: 0,
      attributes: 1,
      addsTo: 'FLEET',
    });
    const preview = await machine.call('preview-deployment', { schema: 'FLEET2' });
    expect(preview).toMatchObject({ code: 'preview', counts: { attributes: 1, objectTypes: 0 } });
    const added = await machine.deploy({ schema: 'FLEET2' });
    expect(added, added.text).toMatchObject({ code: 'succeeded' });
    expect(attributesOf('Vehicle')).toContain('Fuel Card');
    const compared = await machine.call('describe-schema', {
      schema: 'our FLEET',
      compareWith: 'the model FLEET',
    });
    expect(compared).toMatchObject({ differences: { extra: 0, missing: 0, different: 0 } });
    expect(compared.text).toContain('Added on purpose with LaunchPad');
    expect(compared.text).toContain('Fuel Card');
    const trailer = await machine.call('draft-model', {
      definition:
        'schema FLEET\nVehicle > Trailer\n  Load: integer, suffix kg\n  Parked At: -> Garage',
    });
    expect(trailer).toMatchObject({ objectTypes: 1, attributes: 2 });
    const schema = String(trailer['schema']);
    const end = await machine.deploy({ schema });
    expect(end, end.text).toMatchObject({ code: 'succeeded' });
    // All that was added to one schema is one model, listed beside what it was added to.
    expect(schema).toBe('FLEET2');
    expect(await machine.call('describe-schema', { schema: 'FLEET2' })).toMatchObject({
      code: 'model',
      attributes: 3,
    });
    const made = types().find(({ name }) => name === 'Trailer');
    expect(types().find(({ id }) => id === made?.parentId)?.name).toBe('Vehicle');
    expect(await machine.call('preview-deployment', { schema: 'FLEET' })).toMatchObject({
      code: 'nothing-to-do',
    });
  });

  it('is added to a type wherever that is in the schema', async () => {
    await machine.call('draft-model', { definition: `${FLEET}\nVehicle > Van` });
    await machine.deploy({ schema: 'FLEET' });
    const draft = await machine.call('draft-model', {
      definition: 'schema FLEET\nVan\n  Fuel Card: text',
    });
    const preview = await machine.call('preview-deployment', { schema: String(draft['schema']) });
    expect(preview).toMatchObject({ code: 'preview', counts: { attributes: 1, objectTypes: 0 } });
    expect(preview.text).toContain('Fuel Card');
  });

  it('is answered with what cannot be read, and with what exists under a name that is nearly the same', async () => {
    await machine.call('draft-model', { definition: FLEET });
    await machine.deploy({ schema: 'FLEET' });
    expect(
      await machine.call('draft-model', { definition: 'schema FLEET\nVehicel > Trailer' }),
    ).toMatchObject({
      ok: false,
      code: 'draft-unreadable',
      errors: [{ line: 2, found: 'Vehicel', nearest: ['Vehicle'] }],
    });
    expect(
      await machine.call('draft-model', { definition: 'schema FLEET\nVehicel\n  Fuel Card: text' }),
    ).toMatchObject({ warnings: [expect.stringContaining('"Vehicle" exists')] });
    expect(
      await machine.call('draft-model', { definition: 'schema ITAM "Ours"\nThing' }),
    ).toMatchObject({ ok: false, code: 'bad-input' });
  });

  it('belongs to who drafted it, and what is approved is exactly what was previewed', async () => {
    await machine.call('draft-model', { definition: FLEET });
    expect(await machine.call('preview-deployment', { schema: 'FLEET' }, USER)).toMatchObject({
      code: 'unknown-template',
    });
    const preview = await machine.call('preview-deployment', { schema: 'FLEET' });
    await machine.call('draft-model', { definition: `${FLEET}\n  Street: text` });
    waitAsAPerson();
    const confirmed = await machine.call('deploy-schema', {
      previewId: preview['previewId'],
      confirmation: `confirm ${String(preview['confirmationCode'])}`,
    });
    expect(confirmed).toMatchObject({ ok: false, code: 'plan-changed' });
    expect(machine.emulator.state().schemas).toHaveLength(0);
  });

  it('is built as it was approved, whatever becomes of the draft meanwhile', async () => {
    await machine.call('draft-model', { definition: FLEET });
    const preview = await machine.call('preview-deployment', { schema: 'FLEET' });
    waitAsAPerson();
    const started = await machine.call('deploy-schema', {
      previewId: preview['previewId'],
      confirmation: `confirm ${String(preview['confirmationCode'])}`,
    });
    expect(started.ok).toBe(true);
    await machine.call('draft-model', { definition: 'schema OTHER "Other"\nThing' });
    await machine.app.queueIdle();
    expect(await machine.call('get-deployment-status', {})).toMatchObject({ code: 'succeeded' });
  });
});
