import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { as } from '../../local/assets-emulator/testing';
import { startEmulator, type Emulator } from '../../local/assets-emulator';
import { ADMIN, startMachine, type Machine } from '../../simulator/loopback-machine';

const machines: Machine[] = [];
const start = async (on?: Emulator): Promise<Machine> => {
  const machine = await startMachine(on === undefined ? {} : { on });
  machines.push(machine);
  return machine;
};
const writes = (emulator: Emulator): number =>
  emulator.requests.filter(
    ({ method, path, status }) =>
      method === 'POST' && status === 201 && !path.includes('/permissions/'),
  ).length;

describe('a workspace in which object schemas exist', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(async () => {
    for (const machine of machines) await machine.close();
  });

  it('finds a hub that was deployed under another name and key, and links to it', async () => {
    const machine = await start(emulator);
    const core = await machine.deploy({ schema: 'CORE', name: 'Master Data', key: 'MDATA' });
    expect(core).toMatchObject({ code: 'succeeded' });
    const preview = await machine.call('preview-deployment', { schema: 'BASIC' });
    expect(preview.text).toMatch(/"Master Data" \(MDATA\), CORE [0-9.]+: linked to, unchanged/);
    const done = await machine.deploy({ schema: 'BASIC' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(emulator.state().schemas.map(({ key }) => key)).toEqual(['MDATA', 'BASIC']);
  });

  it('switches sharing on for an existing hub only where it is named, and changes nothing else of it', async () => {
    const machine = await start(emulator);
    const admin = as(emulator, ADMIN);
    const core = emulator.state().schemas.find(({ key }) => key === 'MDATA');
    await admin('POST', `/global/config/objectschema/${core?.id}/property`, {
      ...core?.properties,
      allowOtherObjectSchema: false,
    });
    const off = emulator.state().schemas.find(({ key }) => key === 'MDATA');
    const preview = await machine.call('preview-deployment', { schema: 'PRI' });
    expect(preview).toMatchObject({ ok: false, code: 'plan-blocked' });
    expect(preview.text).toMatch(/say: allow sharing on MDATA\./);
    const done = await machine.deploy({ schema: 'PRI', allowSharing: 'MDATA' });
    expect(done).toMatchObject({ code: 'succeeded' });
    expect(done.text).toMatch(/only the sharing setting of MDATA/);
    const on = emulator.state().schemas.find(({ key }) => key === 'MDATA');
    expect({
      ...on,
      updated: off?.updated,
      properties: { ...on?.properties, allowOtherObjectSchema: false },
    }).toEqual(off);
  });

  it('has nothing to do the second time, from the same storage and from an empty one, and posts nothing', async () => {
    const before = writes(emulator);
    for (const machine of [machines[0] ?? (await start(emulator)), await start(emulator)]) {
      const again = await machine.call('preview-deployment', { schema: 'BASIC' });
      expect(again).toMatchObject({ ok: true, code: 'nothing-to-do' });
      expect(again['confirmationCode']).toBeUndefined();
    }
    expect(writes(emulator)).toBe(before);
  });

  it('extends a schema that somebody else made and half filled, and leaves every byte of it', async () => {
    const admin = as(emulator, ADMIN);
    const made = async (path: string, body: object): Promise<{ id: string }> =>
      (await admin('POST', path, body)).body as { id: string };
    const schema = await made('/objectschema/create', {
      name: 'IT stock',
      objectSchemaKey: 'ITAM',
      description: 'By hand.',
    });
    const parent = await made('/objecttype/create', {
      name: 'Stock Item',
      objectSchemaId: schema.id,
      iconId: '1',
      description: 'Ours',
    });
    await made(`/objecttypeattribute/${parent.id}`, { name: 'Shelf', type: 0, defaultTypeId: 0 });
    await made(`/objecttypeattribute/${parent.id}`, {
      name: 'Status',
      type: 0,
      defaultTypeId: 0,
      description: 'free text',
    });
    const attributes = (await admin('GET', `/objecttype/${parent.id}/attributes`)).body as {
      id: string;
      name: string;
    }[];
    const name = attributes.find((attribute) => attribute.name === 'Name');
    await made('/object/create', {
      objectTypeId: parent.id,
      attributes: [
        { objectTypeAttributeId: name?.id, objectAttributeValues: [{ value: 'Box 1' }] },
      ],
    });
    const before = emulator.state().schemas.find(({ key }) => key === 'ITAM');

    const machine = await start(emulator);
    expect(await machine.call('preview-deployment', { schema: 'ITAM' })).toMatchObject({
      ok: false,
      code: 'plan-blocked',
    });
    const preview = await machine.call('preview-deployment', {
      schema: 'ITAM',
      extend: 'ITAM',
      references: 'link:MDATA',
    });
    expect(preview.text).toMatch(
      /Kept as they are although they differ, for only a person can change them/,
    );
    const done = await machine.deploy({ schema: 'ITAM', extend: 'ITAM', references: 'link:MDATA' });
    expect(done).toMatchObject({ code: 'succeeded' });

    const after = emulator.state().schemas.find(({ key }) => key === 'ITAM');
    expect(after).toMatchObject({
      id: before?.id,
      name: 'IT stock',
      description: 'By hand.',
      objects: before?.objects,
    });
    const type = after?.objectTypes.find(({ name }) => name === 'Stock Item');
    const was = before?.objectTypes.find(({ name }) => name === 'Stock Item');
    expect(type?.description).toBe('Ours');
    expect(type?.attributes.slice(0, was?.attributes.length)).toEqual(was?.attributes);
    expect(after?.objectTypes.length).toBe(38);
  });
});
