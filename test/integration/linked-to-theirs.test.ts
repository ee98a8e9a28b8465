/** References linked to object types that were there before: an HR schema's employees instead of CORE's people. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator, type Emulator, type StateSchema } from '../../local/assets-emulator';
import { as } from '../../local/assets-emulator/testing';
import { ADMIN, startMachine, type Machine } from '../support/machine';

const LINK = 'Person=link:HR/Employee, Location=link:FAC/Site';

describe('object types that exist take the place of a hub', () => {
  let emulator: Emulator;
  let machine: Machine;

  /** An object schema with one object type, shared unless told otherwise. */
  async function theirs(key: string, type: string, shared = true): Promise<void> {
    const admin = as(emulator, ADMIN);
    const post = async (path: string, body: object): Promise<{ id: string }> =>
      (await admin('POST', path, body)).body as { id: string };
    const schema = await post('/objectschema/create', {
      name: `${key} of ours`,
      objectSchemaKey: key,
      description: 'By hand.',
    });
    if (shared)
      await admin('POST', `/global/config/objectschema/${schema.id}/property`, {
        ...theirSchema(key)?.properties,
        allowOtherObjectSchema: true,
      });
    const made = await post('/objecttype/create', {
      name: type,
      objectSchemaId: schema.id,
      iconId: emulator.state().icons[0]?.id,
    });
    await post(`/objecttypeattribute/${made.id}`, { name: 'Email', type: 0, defaultTypeId: 7 });
  }

  const theirSchema = (key: string): StateSchema | undefined =>
    emulator.state().schemas.find((one) => one.key === key);
  /** All of it; when it was last touched is another matter. */
  const bytesOf = (key: string): string => JSON.stringify({ ...theirSchema(key), updated: '' });
  const targetOf = (key: string, type: string, attribute: string): string | undefined =>
    theirSchema(key)
      ?.objectTypes.find(({ name }) => name === type)
      ?.attributes.find(({ name }) => name === attribute)?.referenceTo;

  beforeEach(async () => {
    emulator = await startEmulator();
    machine = await startMachine({ on: emulator });
  });
  afterEach(async () => {
    await machine.close();
    await emulator.close();
  });

  it('links each reference on its own, and brings along of a hub only what is still needed', async () => {
    await theirs('HR', 'Employee');
    const before = bytesOf('HR');
    const preview = await machine.call('preview-deployment', {
      schema: 'BASIC',
      references: 'Person=link:HR/Employee',
    });
    expect(preview).toMatchObject({ ok: true, code: 'preview' });
    expect(preview.text).toMatch(/Person of BASIC is "Employee" in "HR of ours" \(HR\)/);
    expect(preview.text).toMatch(/CORE gets no Person of its own/);
    expect(preview.text).toMatch(/"Employee" has no .*Employee ID/);
    const done = await machine.deploy({ schema: 'BASIC', references: 'Person=link:HR/Employee' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(targetOf('BASIC', 'Configuration Item', 'Owner')).toBe('HR: Employee');
    expect(targetOf('CORE', 'Team', 'Team Lead')).toBe('HR: Employee');
    expect(theirSchema('CORE')?.objectTypes.map(({ name }) => name)).not.toContain('Person');
    expect(bytesOf('HR')).toBe(before);

    const again = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
    expect(again.text).not.toMatch(/differ/);
    const core = await machine.call('preview-deployment', { schema: 'CORE' });
    expect(core).toMatchObject({ ok: true, code: 'nothing-to-do' });
  });

  it('brings no hub at all where everything is linked', async () => {
    await theirs('HR', 'Employee');
    await theirs('FAC', 'Site');
    await theirs('SUP', 'Company');
    await theirs('APM', 'System');
    const references = `${LINK}, Vendor=link:SUP/Company, Application=link:APM/System`;
    const before = ['HR', 'FAC', 'SUP', 'APM'].map(bytesOf);
    const done = await machine.deploy({ schema: 'BASIC', references });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(emulator.state().schemas.map(({ key }) => key)).not.toContain('CORE');
    expect(['HR', 'FAC', 'SUP', 'APM'].map(bytesOf)).toEqual(before);
    const again = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
  });
});
