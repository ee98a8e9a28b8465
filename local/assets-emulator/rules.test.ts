import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emulator } from './server';
import { startEmulator } from './server';
import type { Switches } from './switches';
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

const type = (name: string, more: object = {}) =>
  send('POST', '/objecttype/create', { ...typeBody(schema, name), ...more });
const attribute = (typeId: string, body: object) =>
  send('POST', `/objecttypeattribute/${typeId}`, body);
const namesOf = async (path: string) =>
  ((await send('GET', path)).body as { name: string }[]).map((each) => each.name);
const errorsOf = (reply: Reply) => (reply.body as { errors: Record<string, string> }).errors;
const set = (changed: Partial<Switches>) => {
  emulator.set(changed);
};

describe('object schemas', () => {
  it.each([
    ['lower', 400],
    ['1AA', 400],
    ['A', 400],
    ['AAAAAAAAAAA', 400],
    ['A-B', 400],
    ['ZZ9', 201],
  ])('key %s answers %i', async (key, status) => {
    expect((await send('POST', '/objectschema/create', schemaBody(key))).status).toBe(status);
  });

  it('pages of the list are cut down to the largest there is, and say so', async () => {
    set({ schemaListMax: 2 });
    for (const key of ['BB', 'CC']) await send('POST', '/objectschema/create', schemaBody(key));
    expect((await send('GET', '/objectschema/list?maxResults=1000')).body).toMatchObject({
      startAt: 0,
      maxResults: 2,
      total: 3,
      isLast: false,
      last: false,
    });
    expect((await send('GET', '/objectschema/list?startAt=2&maxResults=1000')).body).toMatchObject({
      startAt: 2,
      isLast: true,
      values: [{ objectSchemaKey: 'CC' }],
    });
  });

  it('counts come only when asked for', async () => {
    await type('T');
    const counts = async (query: string) =>
      (
        (await send('GET', `/objectschema/list${query}`)).body as {
          values: { objectTypeCount: number }[];
        }
      ).values[0]?.objectTypeCount;
    expect([
      await counts(''),
      await counts('?includeCounts=false'),
      await counts('?includeCounts=true'),
    ]).toEqual([0, 0, 1]);
  });

  it('properties left out of a POST are switched off, or kept by a switch', async () => {
    const post = (body: object) =>
      send('POST', `/global/config/objectschema/${schema}/property`, body);
    const properties = () => emulator.state().schemas[0]?.properties;
    await post({ allowOtherObjectSchema: true, quickCreateObjects: true });
    await post({ allowOtherObjectSchema: true });
    expect(properties()).toMatchObject({ allowOtherObjectSchema: true, quickCreateObjects: false });
    set({ propertyPost: 'merge' });
    await post({ quickCreateObjects: true });
    expect(properties()).toMatchObject({ allowOtherObjectSchema: true, quickCreateObjects: true });
    expect((await post({ quickCreateObjects: 'maybe' })).status).toBe(400);
  });

  it.each(['403', '404'] as const)('properties can be unreadable with %s', async (sharingRead) => {
    set({ sharingRead });
    expect((await send('GET', `/global/config/objectschema/${schema}/property`)).status).toBe(
      Number(sharingRead),
    );
  });
});

describe('object types', () => {
  it('names are compared in the whole schema, or among siblings by a switch', async () => {
    const root = idOf(await type('Root'));
    expect((await type('Leaf', { parentObjectTypeId: root })).status).toBe(201);
    expect(errorsOf(await type('leaf'))).toEqual({
      name: 'Name has to be unique within the same object schema',
    });
    expect((await type('Root', { parentObjectTypeId: root })).status).toBe(400);
    set({ typeNameScope: 'siblings' });
    expect((await type('root')).status).toBe(400);
    expect((await type('Root', { parentObjectTypeId: root })).status).toBe(201);
  });

  it('need an icon that exists, unless a switch says otherwise', async () => {
    expect(errorsOf(await type('T', { iconId: null }))).toHaveProperty('iconId');
    expect(errorsOf(await type('T', { iconId: 'none' }))).toHaveProperty('iconId');
    set({ iconIdRequired: 'no' });
    expect((await type('T', { iconId: null })).body).toMatchObject({ icon: { name: 'Address' } });
  });

  it('can be moved, changed and deleted with what is below them', async () => {
    const [a, b] = [idOf(await type('A')), idOf(await type('B'))];
    expect(
      (await send('POST', `/objecttype/${b}/position`, { position: 0, toObjectTypeId: a })).body,
    ).toMatchObject({ parentObjectTypeId: a, position: 0 });
    expect(
      (await send('POST', `/objecttype/${a}/position`, { position: 0, toObjectTypeId: b })).status,
    ).toBe(400);
    expect((await send('PUT', `/objecttype/${a}`, { name: 'Changed' })).body).toMatchObject({
      name: 'Changed',
    });
    expect((await send('DELETE', `/objecttype/${a}`)).body).toMatchObject({
      id: a,
      name: 'Changed',
    });
    expect(emulator.state().counts).toMatchObject({ objectTypes: 0, attributes: 0 });
  });

  it('the ids of parents are numbers by a switch', async () => {
    const root = idOf(await type('Root'));
    set({ parentIdType: 'number' });
    expect((await type('Leaf', { parentObjectTypeId: root })).body).toMatchObject({
      parentObjectTypeId: Number(root),
    });
  });
});

describe('inheritance', () => {
  it('keeps names apart along the tree only where attributes are passed on', async () => {
    set({ childInherited: 'as-asked', childDefaults: 'its-own' });
    const root = idOf(await type('Root', { inherited: true }));
    const middle = idOf(await type('Middle', { parentObjectTypeId: root, inherited: true }));
    const leaf = idOf(await type('Leaf', { parentObjectTypeId: middle }));
    const below = idOf(await type('Below', { parentObjectTypeId: leaf }));
    const statuses = [
      await attribute(root, textBody('From the root')),
      await attribute(leaf, textBody('from the ROOT')),
      await attribute(leaf, textBody('On the leaf')),
      await attribute(root, textBody('On the leaf')),
      await attribute(below, textBody('From the root')),
      await attribute(below, textBody('On the leaf')),
    ].map((reply) => reply.status);
    expect(statuses).toEqual([201, 400, 201, 400, 201, 201]);
    expect(await namesOf(`/objecttype/${leaf}/attributes`)).toEqual([
      'Key',
      'Name',
      'Created',
      'Updated',
      'From the root',
      'On the leaf',
    ]);
    expect(
      await namesOf(
        `/objecttype/${leaf}/attributes?excludeParentAttributes=true&onlyValueEditable=true`,
      ),
    ).toEqual(['Name', 'On the leaf']);
  });

  it('cannot be switched on where a child already has such a name, even where it can be switched on late', async () => {
    set({ lateInheritance: 'accepted' });
    const root = idOf(await type('Root'));
    const leaf = idOf(await type('Leaf', { parentObjectTypeId: root }));
    for (const each of [root, leaf]) await attribute(each, textBody('Same'));
    const switchOn = () => send('PUT', `/objecttype/${root}`, { inherited: true });
    expect((await switchOn()).status).toBe(400);
    const [, , , , same] = emulator.state().schemas[0]?.objectTypes[1]?.attributes ?? [];
    await send('DELETE', `/objecttypeattribute/${same?.id ?? ''}`);
    expect((await switchOn()).status).toBe(200);
  });
});

describe('attributes', () => {
  let owner: string;
  beforeEach(async () => {
    owner = idOf(await type('Owner'));
  });

  it.each([
    ['a regular expression that is none', { regexValidation: '(' }, 'regexValidation'],
    ['more than one text', { maximumCardinality: 2 }, 'maximumCardinality'],
    ['a minimum above the maximum', { minimumCardinality: 2 }, 'minimumCardinality'],
    ['a unique boolean', { defaultTypeId: 2, uniqueAttribute: true }, 'uniqueAttribute'],
    ['an unknown default type', { defaultTypeId: 12 }, 'defaultTypeId'],
    ['a type that cannot be made', { type: 3 }, 'type'],
    ['an unknown status', { type: 7, typeValueMulti: ['999'] }, 'typeValueMulti'],
    ['an unknown profile setting', { type: 2, additionalValue: 'MAYBE' }, 'additionalValue'],
    ['a name that is no text', { name: 5 }, 'name'],
    ['an empty name', { name: '  ' }, 'name'],
    ['a long name', { name: 'x'.repeat(256) }, 'name'],
  ])('refuse %s', async (_, body, field) => {
    const reply = await attribute(owner, { ...textBody('X'), ...body });
    expect(reply.status).toBe(400);
    expect(Object.keys(errorsOf(reply))).toEqual([field]);
    expect(emulator.state().counts.attributes).toBe(4);
  });

  it('take numbers as strings, ids as numbers, and ignore what they do not know', async () => {
    const reply = await attribute(owner, {
      name: 'Target',
      type: '1',
      typeValue: Number(owner),
      additionalValue: 1,
      position: 9,
      indexed: false,
    });
    expect(reply).toMatchObject({
      status: 201,
      body: { type: 1, position: 4, indexed: true, referenceObjectTypeId: owner },
    });
    expect(reply.body).not.toHaveProperty('typeValue');
  });

  it('count unique ones with those inherited', async () => {
    const root = idOf(await type('Root', { inherited: true }));
    const leaf = idOf(await type('Leaf', { parentObjectTypeId: root }));
    const unique = (typeId: string, name: string) =>
      attribute(typeId, { ...textBody(name), uniqueAttribute: true });
    expect(
      [
        await unique(leaf, 'One'),
        await unique(root, 'Two'),
        await unique(root, 'Three'),
        await unique(leaf, 'Four'),
      ].map((reply) => reply.status),
    ).toEqual([201, 201, 400, 400]);
  });

  it('are made without the fields a switch names', async () => {
    set({ creationIgnoresFields: ['regexValidation'] });
    expect(
      (await attribute(owner, { ...textBody('X'), regexValidation: '^a$', description: 'kept' }))
        .body,
    ).toMatchObject({ description: 'kept' });
    expect(emulator.state().schemas[0]?.objectTypes[0]?.attributes[4]).toMatchObject({
      regex: '',
      description: 'kept',
    });
  });

  it('drop misplaced fields in silence, or refuse them by a switch', async () => {
    const body = { name: 'X', type: 0, defaultTypeId: 4, suffix: 'GB', options: 'a' };
    const made = await attribute(owner, body);
    expect(made).toMatchObject({ status: 201, body: { name: 'X', options: '' } });
    expect(made.body).not.toHaveProperty('suffix');
    set({ misplacedFields: 'refused' });
    expect(Object.keys(errorsOf(await attribute(owner, { ...body, name: 'Y' })))).toEqual([
      'suffix',
    ]);
  });

  it('take a suffix on a text and a regular expression on a URL, or drop them by switches', async () => {
    const text = { ...textBody('T'), suffix: 'GB' };
    const url = { name: 'U', type: 0, defaultTypeId: 7, regexValidation: '^https:' };
    expect((await attribute(owner, text)).body).toMatchObject({ suffix: 'GB' });
    expect((await attribute(owner, url)).body).toMatchObject({ regexValidation: '^https:' });
    set({ suffixKinds: ['integer'], regexKinds: ['text'] });
    expect((await attribute(owner, text)).body).not.toHaveProperty('suffix');
    expect((await attribute(owner, url)).body).not.toHaveProperty('regexValidation');
  });

  it('can be changed, moved and deleted, but not those Assets makes', async () => {
    set({ duplicateAttributes: 'refused' });
    const ids = [
      idOf(await attribute(owner, textBody('A'))),
      idOf(await attribute(owner, textBody('B'))),
      idOf(await attribute(owner, textBody('C'))),
    ];
    expect(
      (await send('PUT', `/objecttypeattribute/${owner}/${ids[0]}`, { description: 'new' })).body,
    ).toMatchObject({ name: 'A', description: 'new' });
    expect(
      (await send('PUT', `/objecttypeattribute/${owner}/${ids[0]}`, { name: 'b' })).status,
    ).toBe(400);
    await send('POST', `/objecttypeattribute/${owner}/${ids[2]}/position`, { position: 4 });
    expect(await send('DELETE', `/objecttypeattribute/${ids[0]}`)).toMatchObject({
      status: 200,
      text: '',
    });
    const left = (await send('GET', `/objecttype/${owner}/attributes`)).body as {
      id: string;
      name: string;
      position: number;
    }[];
    expect(left.slice(4).map(({ name, position }) => [name, position])).toEqual([
      ['C', 4],
      ['B', 5],
    ]);
    expect((await send('DELETE', `/objecttypeattribute/${left[0]?.id ?? ''}`)).status).toBe(400);
    expect(
      (await send('PUT', `/objecttypeattribute/${owner}/${left[0]?.id ?? ''}`, { name: 'Code' }))
        .status,
    ).toBe(400);
  });

  it('need their whole definition to change a cardinality, or any part by a switch', async () => {
    const id = idOf(await attribute(owner, { name: 'Mail', type: 0, defaultTypeId: 8 }));
    const put = (body: object) => send('PUT', `/objecttypeattribute/${owner}/${id}`, body);
    expect((await put({ maximumCardinality: -1 })).status).toBe(400);
    expect((await put({ type: 0, maximumCardinality: -1 })).status).toBe(400);
    expect((await put({ type: 0, defaultTypeId: 8, maximumCardinality: -1 })).body).toMatchObject({
      maximumCardinality: -1,
    });
    set({ putAttribute: 'merge' });
    expect((await put({ maximumCardinality: 1 })).body).toMatchObject({ maximumCardinality: 1 });
  });

  it('refer only to statuses and reference types of their own schema or global ones', async () => {
    const other = idOf(await send('POST', '/objectschema/create', schemaBody('BB')));
    const status = idOf(
      await send('POST', '/config/statustype', {
        name: 'Theirs',
        category: 0,
        objectSchemaId: other,
      }),
    );
    const reference = idOf(
      await send('POST', '/config/referencetype', { name: 'Theirs', objectSchemaId: other }),
    );
    expect((await attribute(owner, { name: 'S', type: 7, typeValueMulti: [status] })).status).toBe(
      400,
    );
    expect(
      (await attribute(owner, { name: 'R', type: 1, typeValue: owner, additionalValue: reference }))
        .status,
    ).toBe(400);
    expect((await attribute(owner, { name: 'S', type: 7, typeValueMulti: ['1'] })).status).toBe(
      201,
    );
  });
});

describe('statuses and reference types', () => {
  it.each([
    ['x', 400],
    ['x'.repeat(31), 400],
    ['Active', 201],
    ['x'.repeat(30), 201],
  ])('a status named %s in a schema answers %i', async (name, status) => {
    expect(
      (await send('POST', '/config/statustype', { name, category: '1', objectSchemaId: schema }))
        .status,
    ).toBe(status);
  });

  it('refuse what is there in the same place, and a schema by a switch', async () => {
    expect((await send('POST', '/config/statustype', { name: 'active', category: 1 })).status).toBe(
      400,
    );
    expect((await send('POST', '/config/referencetype', { name: 'LINK' })).status).toBe(400);
    set({ statusInSchema: 'refused', referenceTypeInSchema: 'refused' });
    expect(
      (
        await send('POST', '/config/statustype', {
          name: 'In use',
          category: 1,
          objectSchemaId: schema,
        })
      ).status,
    ).toBe(400);
    expect(
      (await send('POST', '/config/referencetype', { name: 'Uses', objectSchemaId: schema }))
        .status,
    ).toBe(400);
    expect((await send('POST', '/config/referencetype', { name: 'Uses' })).status).toBe(201);
  });
});

describe('objects', () => {
  it('are made, counted and found', async () => {
    const t = idOf(await type('T'));
    const name = emulator.state().schemas[0]?.objectTypes[0]?.attributes[1]?.id;
    const object = (value: string) =>
      send('POST', '/object/create', {
        objectTypeId: t,
        attributes: [{ objectTypeAttributeId: name, objectAttributeValues: [{ value }] }],
      });
    expect((await object('One')).body).toMatchObject({ label: 'One', objectKey: 'AA-1' });
    await object('Two');
    expect(errorsOf(await send('POST', '/object/create', { objectTypeId: t }))).toEqual({
      [`rlabs-insight-attribute-${name ?? ''}`]: 'Name is mandatory',
    });
    expect(
      (
        await send('POST', '/object/aql/totalcount', {
          qlQuery: `objectSchemaId = ${schema} AND objectType = "T"`,
        })
      ).body,
    ).toEqual({ totalCount: 2 });
    expect(
      (await send('POST', '/object/aql?maxResults=1', { qlQuery: 'Name = "Two"' })).body,
    ).toMatchObject({ total: 1, values: [{ label: 'Two' }], isLast: true });
    expect((await send('POST', '/object/aql', { qlQuery: 'Name like x' })).status).toBe(400);
    expect((await send('GET', `/objectschema/${schema}/objecttypes/flat`)).body).toMatchObject([
      { objectCount: 0 },
    ]);
    expect(
      (await send('GET', `/objectschema/${schema}/objecttypes/flat?includeObjectCounts=true`)).body,
    ).toMatchObject([{ objectCount: 2 }]);
  });

  it('cannot be made of an abstract type; a populated type can refuse a required attribute', async () => {
    const abstract = idOf(await type('Abstract', { abstractObjectType: true }));
    expect(
      (await send('POST', '/object/create', { objectTypeId: abstract, attributes: [] })).status,
    ).toBe(400);
    const t = idOf(await type('T'));
    emulator.workspace.put('objects', {
      id: '1',
      typeId: t,
      key: 'AA-1',
      created: '',
      updated: '',
      values: {},
    });
    set({ requiredOnPopulatedType: 'refused' });
    expect((await attribute(t, { ...textBody('X'), minimumCardinality: 1 })).status).toBe(400);
    expect((await attribute(t, textBody('X'))).status).toBe(201);
  });
});

describe('errors', () => {
  it('can be in another language unless English is forced', async () => {
    set({ errorLanguage: 'localised' });
    const again = (headers: Record<string, string>) =>
      callerOf(emulator, headers)('POST', '/objectschema/create', {
        ...schemaBody('AA'),
        objectSchemaKey: 'BB',
      });
    expect(errorsOf(await again({}))).toEqual({ name: 'Der Name muss eindeutig sein' });
    expect(
      errorsOf(await again({ 'Accept-Language': 'en-US', 'X-Force-Accept-Language': 'true' })),
    ).toEqual({ name: 'Name has to be unique' });
  });
});
