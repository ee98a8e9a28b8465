/** What real Cloud was seen to do, as the defaults have it, and the other value of each switch. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from './server';
import { startEmulator } from './server';
import { SWITCHES, type Switches } from './switches';
import type { Reply, Send } from './testing';
import { callerOf, idOf, schemaBody, textBody, typeBody } from './testing';

let emulator: Emulator;
let send: Send;
let schema: string;
beforeEach(async () => {
  emulator = await startEmulator();
  send = callerOf(emulator);
  schema = idOf(await send('POST', '/objectschema/create', schemaBody('AA')));
});
afterEach(() => emulator.close());

const set = (changed: Partial<Switches>) => {
  emulator.set(changed);
};
const type = (name: string, more: object = {}) =>
  send('POST', '/objecttype/create', { ...typeBody(schema, name), ...more });
const attribute = (typeId: string, body: object) =>
  send('POST', `/objecttypeattribute/${typeId}`, body);
type Listed = { id: string; name: string; objectType?: { id: string } };
const attributesOf = async (typeId: string, query = '') =>
  (await send('GET', `/objecttype/${typeId}/attributes${query}`)).body as Listed[];
const names = (listed: readonly Listed[]) => listed.map(({ name }) => name);
const DEFAULTS = ['Key', 'Name', 'Created', 'Updated'];

describe('a description', () => {
  const of = {
    schema: (description: string) =>
      send('POST', '/objectschema/create', { ...schemaBody('BB'), description }),
    type: (description: string) => type('T', { description }),
    attribute: async (description: string) =>
      attribute(idOf(await type('Owner')), { ...textBody('A'), description }),
  };

  it.each([
    ['schema', 73, 201],
    ['schema', 74, 400],
    ['type', 70, 201],
    ['type', 71, 400],
    ['attribute', 300, 201],
  ] as const)('of a %s with %i characters answers %i', async (kind, length, status) => {
    expect((await of[kind]('x'.repeat(length))).status).toBe(status);
  });

  it.each([
    ['schema', 'schemaDescriptionMax'],
    ['type', 'typeDescriptionMax'],
    ['attribute', 'attributeDescriptionMax'],
  ] as const)('of a %s has the limit that %s sets, or none', async (kind, name) => {
    set({ [name]: 30 });
    expect((await of[kind]('x'.repeat(31))).status).toBe(400);
    set({ [name]: 'none', typeNameScope: 'siblings' });
    for (const { id } of emulator.state().schemas[0]?.objectTypes ?? [])
      await send('DELETE', `/objecttype/${id}`);
    expect((await of[kind]('x'.repeat(500))).status).toBe(201);
  });

  it.each([
    [
      'rawKey',
      { description: expect.stringMatching(/^i18n\.constraint\..*Size\.description$/) as unknown },
    ],
    ['sentence', { description: 'The description can not be longer than 70 characters' }],
    ['empty', {}],
  ] as const)('that is too long is refused in the style %s', async (refusalStyle, errors) => {
    set({ refusalStyle });
    expect(await type('T', { description: 'x'.repeat(71) })).toMatchObject({ status: 400 });
    expect((await type('T', { description: 'x'.repeat(71) })).body).toEqual({
      errorMessages: [],
      errors,
    });
  });

  it('is held to the same limit when it is changed', async () => {
    const id = idOf(await type('T', { description: 'short' }));
    const put = (description: string) => send('PUT', `/objecttype/${id}`, { description });
    expect((await put('x'.repeat(71))).status).toBe(400);
    expect((await put('x'.repeat(70))).status).toBe(200);
  });
});

describe('a child below an inheriting parent', () => {
  let parent: string;
  let child: string;
  const family = async () => {
    parent = idOf(await type('Parent', { inherited: true }));
    child = idOf(await type('Child', { parentObjectTypeId: parent, inherited: false }));
  };

  it('owns nothing: its default attributes are those of the parent, under their ids', async () => {
    await family();
    const own = await attributesOf(parent);
    expect(names(own)).toEqual(DEFAULTS);
    expect(await attributesOf(child, '?excludeParentAttributes=true')).toEqual([]);
    const listed = await attributesOf(child);
    expect(listed.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    expect(listed.map(({ objectType }) => objectType?.id)).toEqual(listed.map(() => parent));
    expect(emulator.state().counts.attributes).toBe(4);
  });

  it('shows what it adds after what it got, and a grandchild shows both', async () => {
    await family();
    const grandchild = idOf(await type('Grandchild', { parentObjectTypeId: child }));
    await attribute(parent, textBody('From the parent'));
    await attribute(child, textBody('From the child'));
    const wanted = [...DEFAULTS, 'From the parent', 'From the child'];
    expect(names(await attributesOf(child))).toEqual(wanted);
    expect(names(await attributesOf(grandchild))).toEqual(wanted);
    expect(names(await attributesOf(child, '?excludeParentAttributes=true'))).toEqual([
      'From the child',
    ]);
  });

  it('has default attributes of its own by a switch', async () => {
    set({ childDefaults: 'its-own' });
    await family();
    expect(names(await attributesOf(child, '?excludeParentAttributes=true'))).toEqual(DEFAULTS);
    expect(names(await attributesOf(child))).toEqual(DEFAULTS);
  });

  it.each([
    ['always', true],
    ['as-asked', false],
  ] as const)(
    'that asked for no inheritance comes back by %s',
    async (childInherited, inherited) => {
      set({ childInherited });
      await family();
      expect((await send('GET', `/objecttype/${child}`)).body).toMatchObject({ inherited });
    },
  );

  it('can not be given its own label, unless a switch allows it', async () => {
    await family();
    const labelled = () => attribute(child, { ...textBody('Label'), label: true });
    expect((await labelled()).body).toMatchObject({
      errors: { label: "Impossible to set child's attribute as label if inheritance." },
    });
    const plain = idOf(await attribute(child, textBody('Plain')));
    const put = { type: 0, defaultTypeId: 0, label: true };
    expect((await send('PUT', `/objecttypeattribute/${child}/${plain}`, put)).status).toBe(400);
    set({ childLabel: 'accepted' });
    expect((await labelled()).body).toMatchObject({ label: true });
  });

  it('has a name from the label of the parent', async () => {
    await family();
    const name = (await attributesOf(child)).find((each) => each.name === 'Name')?.id;
    const made = await send('POST', '/object/create', {
      objectTypeId: child,
      attributes: [{ objectTypeAttributeId: name, objectAttributeValues: [{ value: 'One' }] }],
    });
    expect(made.body).toMatchObject({ label: 'One' });
  });
});

it('inheritance can not be switched on once there are children, unless a switch allows it', async () => {
  const root = idOf(await type('Root'));
  await type('Leaf', { parentObjectTypeId: root });
  const lone = idOf(await type('Lone'));
  const on = (id: string) => send('PUT', `/objecttype/${id}`, { inherited: true });
  expect([(await on(root)).status, (await on(lone)).status]).toEqual([400, 200]);
  set({ lateInheritance: 'accepted' });
  expect((await on(root)).status).toBe(200);
});

it('attributes of a type name their owner, or leave it out by a switch', async () => {
  const owner = idOf(await type('Owner'));
  expect((await attributesOf(owner))[0]?.objectType).toMatchObject({ id: owner, name: 'Owner' });
  set({ ownerInTypeList: 'left-out' });
  expect((await attributesOf(owner))[0]).not.toHaveProperty('objectType');
});

describe('names of attributes', () => {
  it('may occur twice on one type, unless a switch refuses it', async () => {
    const owner = idOf(await type('Owner'));
    const twice = async (name: string) => [
      (await attribute(owner, textBody(name))).status,
      (await attribute(owner, textBody(name))).status,
    ];
    expect(await twice('Same')).toEqual([201, 201]);
    set({ duplicateAttributes: 'refused' });
    expect(await twice('Other')).toEqual([201, 400]);
  });

  it('that are inherited are refused, those of the defaults too', async () => {
    const parent = idOf(await type('Parent', { inherited: true }));
    const child = idOf(await type('Child', { parentObjectTypeId: parent }));
    await attribute(parent, textBody('Serial'));
    for (const name of ['serial', 'Key'])
      expect((await attribute(child, textBody(name))).body).toMatchObject({
        errors: { name: 'Name has to be unique!' },
      });
  });
});

it('another key of a schema is taken and changes nothing, or changes it by a switch', async () => {
  const put = () => send('PUT', `/objectschema/${schema}`, { objectSchemaKey: 'ZZ' });
  expect(await put()).toMatchObject({ status: 200, body: { objectSchemaKey: 'AA' } });
  set({ keyChange: 'accepted' });
  expect(await put()).toMatchObject({ status: 200, body: { objectSchemaKey: 'ZZ' } });
});

it('a reference without its reference type is refused without a word, or with a sentence by a switch', async () => {
  const owner = idOf(await type('Owner'));
  const refer = () => attribute(owner, { name: 'R', type: 1, typeValue: owner });
  expect(await refer()).toMatchObject({ status: 400, body: { errorMessages: [], errors: {} } });
  expect(Object.keys((await refer()).body as object)).toEqual(['errorMessages', 'errors']);
  set({ referenceRefusal: 'sentence' });
  expect((await refer()).body).toMatchObject({
    errors: { additionalValue: expect.any(String) as unknown },
  });
});

describe('ids and defaults', () => {
  const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/;
  const referenceType = (name: string) =>
    send('POST', '/config/referencetype', { name, objectSchemaId: schema });
  const status = (name: string) => send('POST', '/config/statustype', { name, category: 1 });

  it('of reference types are UUIDs where they are created, and work in a reference', async () => {
    const [first, second] = [idOf(await referenceType('Uses')), idOf(await referenceType('Hosts'))];
    expect(first).toMatch(UUID);
    expect(second).toMatch(UUID);
    expect(first).not.toBe(second);
    const owner = idOf(await type('Owner'));
    const made = { name: 'R', type: 1, typeValue: owner, additionalValue: second };
    expect((await attribute(owner, made)).body).toMatchObject({ referenceType: { id: second } });
  });

  it('of reference types and statuses have the form a switch sets', async () => {
    expect(idOf(await status('Retired'))).toMatch(/^\d+$/);
    set({ referenceTypeIds: 'numbers', statusIds: 'uuids' });
    expect(idOf(await referenceType('Uses'))).toMatch(/^\d+$/);
    expect(idOf(await status('Lost'))).toMatch(UUID);
  });

  it('of a new workspace are those that were seen', async () => {
    const list = async (path: string) =>
      (await send('GET', path)).body as Record<string, unknown>[];
    expect((await list('/config/referencetype')).map(({ id, name }) => [id, name])).toEqual([
      ['1', 'Dependency'],
      ['2', 'Financial'],
      ['3', 'Link'],
      ['4', 'Reference'],
      ['5', 'Technical'],
    ]);
    const inService = (await list('/config/statustype')).find(({ name }) => name === 'In Service');
    expect(inService).toMatchObject({ category: 2 });
  });

  it('of a new workspace can be set', async () => {
    const other = await startEmulator({
      switches: { globalReferenceTypes: ['Using'], inServiceCategory: '1' },
    });
    expect(other.state().referenceTypes.map(({ name }) => name)).toEqual(['Using']);
    expect(other.state().statuses.find(({ name }) => name === 'In Service')?.category).toBe(1);
    await other.close();
  });
});

it('a site with the common data model shows its schemas, which nobody manages, and marks them', async () => {
  const other = await startEmulator({ switches: { commonDataModel: 'on' } });
  const ask = callerOf(other);
  const list = (await ask('GET', '/objectschema/list?includeCounts=true')).body;
  expect(list).toMatchObject({
    values: [
      { name: 'People', canManage: false, objectTypeCount: 3, cdmData: {} },
      { name: 'Locations', canManage: false, objectTypeCount: 1, cdmData: {} },
    ],
  });
  const [people] = other.state().schemas;
  expect(people?.objectTypes.map(({ name }) => name)).toEqual([
    'Person',
    'Department',
    'Cost Center',
  ]);
  expect((await ask('POST', '/objecttype/create', typeBody(people?.id ?? '', 'Mine'))).status).toBe(
    403,
  );
  expect((await ask('GET', '/config/referencetype')).body).toMatchObject([
    { name: 'Dependency', cdmData: { types: [{ key: 'dependency', version: 1 }] } },
    {},
    {},
    {},
    {},
  ]);
  await other.close();
  expect((await send('GET', '/config/referencetype')).text).not.toContain('cdmData');
});

it('icons come as a list, or wrapped by a switch', async () => {
  const icons = (await send('GET', '/icon/global')).body;
  expect(icons).toContainEqual(expect.objectContaining({ id: '1' }));
  set({ iconList: 'wrapped' });
  expect((await send('GET', '/icon/global')).body).toEqual({ Icons: icons });
});

it('quotas beside bursts say how long to wait only in the policy that is used up', async () => {
  set({ retryHeaders: 'Beta-RateLimit' });
  await send('POST', '/__emulator/faults', { add: ['429,path=/icon/global'] });
  const reply: Reply = await send('GET', '/icon/global');
  expect(reply.headers.get('retry-after')).toBe('0');
  expect(reply.headers.get('beta-ratelimit')).toMatch(
    /^"burst";r=[1-9]\d*;t=1, "tenant-app-quota";r=0;t=[1-9]\d*$/,
  );
  expect(Date.parse(reply.headers.get('x-beta-ratelimit-reset') ?? '')).toBeLessThan(Date.now());
});

it('a rule that was measured on Cloud is the default where it is the stricter one', () => {
  const strict: Partial<Switches> = {
    schemaDescriptionMax: 73,
    typeDescriptionMax: 70,
    attributeDescriptionMax: 'none',
    refusalStyle: 'rawKey',
    typeNameScope: 'schema',
    duplicateAttributes: 'accepted',
    childDefaults: 'of-the-parent',
    childInherited: 'always',
    lateInheritance: 'refused',
    childLabel: 'refused',
    misplacedFields: 'ignored',
    referenceTypeIds: 'uuids',
    appReads: 'refused',
    appWrites: 'refused',
  };
  for (const [name, value] of Object.entries(strict))
    expect([name, SWITCHES[name as keyof Switches].default]).toEqual([name, value]);
});
