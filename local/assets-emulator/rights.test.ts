import { afterEach, describe, expect, it } from 'vitest';
import type { Emulator, EmulatorOptions } from './server';
import { startEmulator } from './server';
import type { Send } from './testing';
import { as, callerOf, idOf, schemaBody, textBody, typeBody } from './testing';

let emulator: Emulator;
const start = async (options: EmulatorOptions = {}): Promise<Send> => {
  emulator = await startEmulator(options);
  return callerOf(emulator);
};
afterEach(() => emulator.close());

const basic = (email: string, token = 'any') => ({
  Authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`,
});
const me = async (headers: Record<string, string>) =>
  (await callerOf(emulator, headers)('GET', '/rest/api/3/myself')).body;
const canManage = (reply: { body: unknown }) =>
  (reply.body as { values: { canManage: boolean }[] }).values.map((schema) => schema.canManage);

describe('who calls', () => {
  it('is the admin without credentials, and the account of the e-mail with them', async () => {
    await start();
    expect(await me({})).toMatchObject({ accountId: 'acc-admin' });
    expect(await me(basic('user@example.test'))).toMatchObject({ accountId: 'acc-user' });
    expect(await me(basic('Manager@example.test'))).toMatchObject({ accountId: 'acc-manager' });
    expect(await me({ 'x-emulator-account': 'acc-admin-2' })).toMatchObject({
      accountId: 'acc-admin-2',
    });
  });

  it.each([
    basic('nobody@example.test'),
    basic('admin@example.test', ''),
    { Authorization: 'Bearer x' },
    { 'x-emulator-account': 'acc-nobody' },
    { 'x-emulator-principal': 'none' },
  ])('is refused by the gateway with %o', async (headers) => {
    await start();
    expect(
      await callerOf(emulator, headers as Record<string, string>)('GET', '/icon/global'),
    ).toMatchObject({ status: 401, body: { code: 401, message: 'Unauthorized' } });
  });
});

describe('what they may', () => {
  it('a user reads and changes nothing', async () => {
    const admin = await start();
    const schema = idOf(await admin('POST', '/objectschema/create', schemaBody('AA')));
    const type = idOf(await admin('POST', '/objecttype/create', typeBody(schema, 'T')));
    const user = as(emulator, 'acc-user');
    expect(canManage(await user('GET', '/objectschema/list'))).toEqual([false]);
    const replies = [
      await user('POST', '/objectschema/create', schemaBody('BB')),
      await user('POST', '/objecttype/create', typeBody(schema, 'U')),
      await user('POST', `/objecttypeattribute/${type}`, textBody('X')),
      await user('POST', '/config/statustype', {
        name: 'In use',
        category: 1,
        objectSchemaId: schema,
      }),
      await user('POST', '/config/referencetype', { name: 'Uses' }),
      await user('POST', `/global/config/objectschema/${schema}/property`, {}),
      await user('DELETE', `/objectschema/${schema}`),
    ];
    expect(replies.map((reply) => reply.status)).toEqual(replies.map(() => 403));
    expect(emulator.state().counts).toMatchObject({
      schemas: 1,
      objectTypes: 1,
      attributes: 4,
      statuses: 7,
      referenceTypes: 5,
    });
  });

  it('a manager changes only what was granted, and creates no schema', async () => {
    const admin = await start();
    const [a, b] = [
      idOf(await admin('POST', '/objectschema/create', schemaBody('AA'))),
      idOf(await admin('POST', '/objectschema/create', schemaBody('BB'))),
    ];
    emulator.grant('acc-manager', a);
    const manager = as(emulator, 'acc-manager');
    expect(canManage(await manager('GET', '/objectschema/list'))).toEqual([true, false]);
    expect((await manager('POST', '/objecttype/create', typeBody(a, 'T'))).status).toBe(201);
    expect((await manager('POST', '/objecttype/create', typeBody(b, 'T'))).status).toBe(403);
    expect((await manager('POST', '/objectschema/create', schemaBody('CC'))).status).toBe(403);
    expect(
      (await manager('GET', '/rest/api/3/mypermissions?permissions=ADMINISTER')).body,
    ).toMatchObject({ permissions: { ADMINISTER: { havePermission: false } } });
  });

  it('nobody manages a read-only schema, and nobody sees a hidden one', async () => {
    const admin = await start();
    const id = idOf(await admin('POST', '/objectschema/create', schemaBody('SVC')));
    const row = emulator.workspace.tables.schemas.get(id);
    if (!row) throw new Error('the schema is not there');
    emulator.workspace.put('schemas', { ...row, readOnly: true });
    expect(canManage(await admin('GET', '/objectschema/list'))).toEqual([false]);
    expect((await admin('POST', '/objecttype/create', typeBody(id, 'T'))).status).toBe(403);
    emulator.workspace.put('schemas', { ...row, hiddenFrom: ['acc-admin'] });
    expect((await admin('GET', '/objectschema/list')).body).toMatchObject({ total: 0 });
    expect((await admin('GET', `/objectschema/${id}`)).status).toBe(404);
    expect((await admin('POST', '/objectschema/create', schemaBody('SVC'))).status).toBe(400);
    expect((await as(emulator, 'acc-admin-2')('GET', `/objectschema/${id}`)).status).toBe(200);
  });
});

describe('who is not a person present', () => {
  it('the app reads and writes only where switches allow it', async () => {
    await start();
    const app = callerOf(emulator, { 'x-emulator-principal': 'app' });
    const statuses = async (key: string) => [
      (await app('GET', '/objectschema/list')).status,
      (await app('POST', '/object/aql/totalcount', { qlQuery: '' })).status,
      (await app('POST', '/objectschema/create', schemaBody(key))).status,
    ];
    expect(await statuses('AA')).toEqual([401, 401, 401]);
    emulator.set({ appReads: 'allowed' });
    expect(await statuses('AA')).toEqual([200, 200, 401]);
    emulator.set({ appReads: 'refused', appWrites: 'allowed' });
    expect(await statuses('AA')).toEqual([401, 401, 201]);
    expect(await app('GET', '/objectschema/list')).toMatchObject({
      body: { code: 401, message: 'Unauthorized' },
    });
  });

  it.each([
    ['allowed', 200],
    ['refused', 401],
    ['refused-403', 403],
  ] as const)(
    'impersonation %s answers %i in the background only',
    async (impersonation, status) => {
      const admin = await start({ switches: { impersonation } });
      expect(
        (await as(emulator, 'acc-admin', { 'x-emulator-background': '1' })('GET', '/icon/global'))
          .status,
      ).toBe(status);
      expect((await admin('GET', '/icon/global')).status).toBe(200);
    },
  );
});

describe('Jira', () => {
  it('shows each person the projects they may browse', async () => {
    const admin = await start();
    const keys = async (send: Send) =>
      (
        (
          await send('POST', '/rest/api/3/permissions/project', {
            permissions: ['BROWSE_PROJECTS'],
          })
        ).body as { projects: { key: string }[] }
      ).projects.map((project) => project.key);
    expect(await keys(admin)).toEqual(['ITSM', 'HR', 'SEC']);
    expect(await keys(as(emulator, 'acc-user'))).toEqual(['ITSM', 'HR']);
    expect(
      (await admin('POST', '/rest/api/3/permissions/project', { permissions: ['FLY'] })).status,
    ).toBe(400);
  });

  it('checks permissions for the caller', async () => {
    await start();
    const body = {
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: [10000, 10002] }],
    };
    expect(
      (await as(emulator, 'acc-user')('POST', '/rest/api/3/permissions/check', body)).body,
    ).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', issues: [], projects: [10000] }],
    });
    expect(
      (await as(emulator, 'acc-admin')('POST', '/rest/api/3/permissions/check', body)).body,
    ).toMatchObject({ globalPermissions: ['ADMINISTER'] });
    expect(
      (
        await as(emulator, 'acc-user')('POST', '/rest/api/3/permissions/check', {
          accountId: 'acc-admin',
        })
      ).status,
    ).toBe(403);
  });
});
