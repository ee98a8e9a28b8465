/** Documented behaviour of Assets that the app relies on. Runs on the emulator, or on a real site (see `site.ts`). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, ContractSite } from './site';
import { openSite } from './site';

type Json = Record<string, unknown>;
let site: ContractSite;
let schemaId = '';
let otherSchemaId = '';
let iconId = '';
let parentId = '';
let childId = '';

const record = (answer: Answer): Json => answer.body as Json;
const records = (answer: Answer): Json[] => answer.body as Json[];
const create = (path: string, body: Json) => site.assets('POST', path, body);
const newSchema = (letter: string) =>
  create('/objectschema/create', {
    name: `Contract ${letter} ${site.mark}`,
    objectSchemaKey: `${letter}${site.mark}`,
    description: 'Made by a contract test',
  });
const newType = (name: string, more: Json = {}) =>
  create('/objecttype/create', { name, iconId, objectSchemaId: schemaId, ...more });
const newAttribute = (typeId: string, body: Json) => create(`/objecttypeattribute/${typeId}`, body);
const attributesOf = async (typeId: string, query = '') =>
  records(await site.assets('GET', `/objecttype/${typeId}/attributes${query}`));
const expectRefused = (answer: Answer, status: number) => {
  expect(answer.status).toBe(status);
  expect(record(answer)).toMatchObject({
    errorMessages: expect.any(Array) as unknown,
    errors: expect.any(Object) as unknown,
  });
};

beforeAll(async () => {
  site = await openSite();
  iconId = String(records(await site.assets('GET', '/icon/global'))[0]?.['id']);
  schemaId = String(record(await newSchema('A'))['id']);
  otherSchemaId = String(record(await newSchema('B'))['id']);
  parentId = String(
    record(await newType('Parent', { inherited: true, description: 'Gives its attributes' }))['id'],
  );
  childId = String(record(await newType('Child', { parentObjectTypeId: parentId }))['id']);
});

afterAll(async () => {
  for (const id of [schemaId, otherSchemaId]) await site.assets('DELETE', `/objectschema/${id}`);
  await site.close();
});

describe('the site', () => {
  it('names its workspace on a JSM page', async () => {
    const page = await site.site('/rest/servicedeskapi/assets/workspace');
    expect(page.status).toBe(200);
    expect(record(page)).toMatchObject({
      start: 0,
      isLastPage: true,
      values: [{ workspaceId: expect.any(String) as unknown }],
    });
  });

  it('answers wrong credentials with 401', async () => {
    expect((await site.site('/rest/api/3/myself', '')).status).toBe(401);
  });

  it('says whether the caller administers Jira', async () => {
    const answer = await site.site('/rest/api/3/mypermissions?permissions=ADMINISTER');
    expect(record(answer)).toMatchObject({
      permissions: { ADMINISTER: { key: 'ADMINISTER', havePermission: true } },
    });
  });
});

describe('object schemas', () => {
  it('are created with 201 and read back', async () => {
    const read = await site.assets('GET', `/objectschema/${schemaId}`);
    expect(read.status).toBe(200);
    expect(record(read)).toMatchObject({
      id: schemaId,
      name: `Contract A ${site.mark}`,
      objectSchemaKey: `A${site.mark}`,
      status: 'Ok',
      description: 'Made by a contract test',
    });
    expect(record(read)['globalId']).toBe(`${String(record(read)['workspaceId'])}:${schemaId}`);
  });

  it('are listed page by page, without counts unless asked for', async () => {
    const seen: Json[] = [];
    for (let startAt = 0, last = false; !last;) {
      const page = record(
        await site.assets(
          'GET',
          `/objectschema/list?startAt=${startAt}&maxResults=1&includeCounts=false`,
        ),
      );
      const values = page['values'] as Json[];
      seen.push(...values);
      startAt += values.length;
      last = page['isLast'] === true || values.length === 0;
    }
    expect(seen.find((schema) => schema['id'] === schemaId)).toMatchObject({
      objectCount: 0,
      objectTypeCount: 0,
    });
  });

  it.each([
    ['key', 'A', 'C'],
    ['name', 'C', 'A'],
  ])('refuse a %s that is taken', async (_, key, name) => {
    expectRefused(
      await create('/objectschema/create', {
        name: `Contract ${name} ${site.mark}`,
        objectSchemaKey: `${key}${site.mark}`,
      }),
      400,
    );
  });

  it('refuse to be created without a name', async () => {
    expectRefused(await create('/objectschema/create', { objectSchemaKey: `D${site.mark}` }), 400);
  });

  it('answer 404 when they are not there', async () => {
    for (const path of [
      '/objectschema/99999999',
      '/objectschema/99999999/objecttypes/flat',
      '/objecttype/99999999',
      '/objecttype/99999999/attributes',
    ]) {
      expect((await site.assets('GET', path)).status).toBe(404);
    }
    expect((await newAttribute('99999999', { name: 'X', type: 0, defaultTypeId: 0 })).status).toBe(
      404,
    );
  });
});

describe('object types', () => {
  it('have string parents, and roots have none', async () => {
    const types = records(await site.assets('GET', `/objectschema/${schemaId}/objecttypes/flat`));
    const parent = types.find((type) => type['id'] === parentId);
    expect(parent).toMatchObject({
      name: 'Parent',
      inherited: true,
      abstractObjectType: false,
      parentObjectTypeInherited: false,
      objectSchemaId: schemaId,
    });
    expect(parent).not.toHaveProperty('parentObjectTypeId');
    expect(types.find((type) => type['id'] === childId)).toMatchObject({
      parentObjectTypeId: parentId,
      parentObjectTypeInherited: true,
      objectCount: 0,
    });
  });

  it('begin with Key, Name, Created and Updated', async () => {
    const made = record(await newType('Defaults'));
    const attributes = await attributesOf(String(made['id']));
    expect(
      attributes.map((attribute) => [
        attribute['position'],
        attribute['name'],
        attribute['editable'],
        attribute['label'],
        attribute['system'],
      ]),
    ).toEqual([
      [0, 'Key', false, false, true],
      [1, 'Name', true, true, false],
      [2, 'Created', false, false, true],
      [3, 'Updated', false, false, true],
    ]);
  });

  it('refuse a name that a sibling has, and an unknown parent', async () => {
    expectRefused(await newType('Parent'), 400);
    expectRefused(await newType('Orphan', { parentObjectTypeId: '99999999' }), 400);
  });

  it('pass their attributes on under one id', async () => {
    const made = record(
      await newAttribute(parentId, { name: 'Passed on', type: 0, defaultTypeId: 0 }),
    );
    expect(
      (await attributesOf(childId)).filter((attribute) => attribute['id'] === made['id']),
    ).toHaveLength(1);
    expect(
      (await attributesOf(childId, '?excludeParentAttributes=true')).some(
        (attribute) => attribute['id'] === made['id'],
      ),
    ).toBe(false);
    expectRefused(
      await newAttribute(childId, { name: 'Passed on', type: 0, defaultTypeId: 0 }),
      400,
    );
  });
});

describe('attributes', () => {
  const kinds: [name: string, body: Json, echo: Json][] = [
    [
      'Text',
      { type: 0, defaultTypeId: 0, minimumCardinality: 1, regexValidation: '^[A-Z]+$' },
      { defaultType: { id: 0, name: 'Text' }, minimumCardinality: 1, regexValidation: '^[A-Z]+$' },
    ],
    [
      'Integer',
      { type: 0, defaultTypeId: 1, suffix: 'GB', uniqueAttribute: true },
      { defaultType: { id: 1, name: 'Integer' }, suffix: 'GB', uniqueAttribute: true },
    ],
    ['Boolean', { type: 0, defaultTypeId: 2 }, { defaultType: { id: 2, name: 'Boolean' } }],
    [
      'Float',
      { type: 0, defaultTypeId: 3, summable: true },
      { defaultType: { id: 3, name: 'Double' }, summable: true },
    ],
    ['Date', { type: 0, defaultTypeId: 4 }, { defaultType: { id: 4, name: 'Date' } }],
    ['Date and time', { type: 0, defaultTypeId: 6 }, { defaultType: { id: 6, name: 'DateTime' } }],
    ['Address', { type: 0, defaultTypeId: 7 }, { defaultType: { id: 7, name: 'Url' } }],
    [
      'Mail',
      { type: 0, defaultTypeId: 8, maximumCardinality: -1 },
      { defaultType: { id: 8, name: 'Email' }, maximumCardinality: -1 },
    ],
    [
      'Notes',
      { type: 0, defaultTypeId: 9, description: 'Long text' },
      { defaultType: { id: 9, name: 'Textarea' }, description: 'Long text' },
    ],
    [
      'Choice',
      { type: 0, defaultTypeId: 10, options: 'Tier 1,Tier 2' },
      { defaultType: { id: 10, name: 'Select' }, options: 'Tier 1,Tier 2' },
    ],
    ['IP', { type: 0, defaultTypeId: 11 }, { defaultType: { id: 11, name: 'IP Address' } }],
    ['Owner', { type: 2, maximumCardinality: 3 }, { maximumCardinality: 3 }],
    ['Team', { type: 4 }, {}],
  ];

  it('of every kind are echoed as sent, and read back in the order they were made', async () => {
    const type = String(record(await newType('Kinds'))['id']);
    for (const [index, [name, body, echo]] of kinds.entries()) {
      const made = await newAttribute(type, { name, ...body });
      expect(made.status, name).toBe(201);
      expect(record(made), name).toMatchObject({
        name,
        type: body['type'],
        position: 4 + index,
        editable: true,
        system: false,
        ...echo,
      });
    }
    const read = (await attributesOf(type)).slice(4);
    expect(read.map((attribute) => attribute['name'])).toEqual(kinds.map(([name]) => name));
    for (const [index, [, , echo]] of kinds.entries())
      expect(read[index]).toMatchObject({ options: '', ...echo });
  });

  it('of kind status hold the ids of statuses', async () => {
    const status = record(
      await create('/config/statustype', {
        name: 'In storage',
        category: 2,
        objectSchemaId: schemaId,
      }),
    );
    const made = await newAttribute(childId, {
      name: 'State',
      type: 7,
      typeValueMulti: [status['id']],
    });
    expect(made.status).toBe(201);
    expect(record(made)).toMatchObject({ type: 7, typeValueMulti: [status['id']] });
    expect(record(made)).not.toHaveProperty('defaultType');
  });

  it('of kind reference name their target and reference type', async () => {
    const reference = record(
      await create('/config/referencetype', { name: 'Contract runs on', objectSchemaId: schemaId }),
    );
    const made = await newAttribute(childId, {
      name: 'Runs on',
      type: 1,
      typeValue: parentId,
      additionalValue: reference['id'],
      maximumCardinality: -1,
      includeChildObjectTypes: true,
    });
    expect(made.status).toBe(201);
    expect(record(made)).toMatchObject({
      referenceObjectTypeId: parentId,
      referenceObjectType: { id: parentId, name: 'Parent' },
      referenceType: { id: reference['id'], name: 'Contract runs on' },
      includeChildObjectTypes: true,
      maximumCardinality: -1,
    });
    expect(record(made)).not.toHaveProperty('defaultType');
  });

  it('refuse a name that is taken, whatever its case', async () => {
    expectRefused(await newAttribute(childId, { name: 'NAME', type: 0, defaultTypeId: 0 }), 400);
  });

  it.each([
    ['no type', { name: 'Bad' }],
    ['no default type', { name: 'Bad', type: 0 }],
    [
      'a reference to nothing',
      { name: 'Bad', type: 1, typeValue: '99999999', additionalValue: '1' },
    ],
    ['a reference of no type', { name: 'Bad', type: 1, additionalValue: '99999999' }],
  ])('refuse %s', async (_, body) => {
    expectRefused(await newAttribute(parentId, body), 400);
  });

  it('are unique at most twice on a type', async () => {
    const type = String(record(await newType('Unique'))['id']);
    const statuses = [];
    for (const name of ['One', 'Two', 'Three'])
      statuses.push(
        (await newAttribute(type, { name, type: 0, defaultTypeId: 0, uniqueAttribute: true }))
          .status,
      );
    expect(statuses).toEqual([201, 201, 400]);
  });

  it('of a whole schema come once each, with their type only when asked for', async () => {
    const bare = records(await site.assets('GET', `/objectschema/${schemaId}/attributes`));
    const extended = records(
      await site.assets('GET', `/objectschema/${schemaId}/attributes?extended=true`),
    );
    expect(new Set(bare.map((attribute) => attribute['id'])).size).toBe(bare.length);
    expect(bare.every((attribute) => attribute['objectType'] === undefined)).toBe(true);
    expect(extended.find((attribute) => attribute['name'] === 'Passed on')).toMatchObject({
      objectType: { id: parentId },
    });
  });
});

describe('statuses, reference types and icons', () => {
  it('of a schema are listed with it and not with the global ones', async () => {
    for (const [path, body] of [
      ['statustype', { name: 'Own status', category: 1 }],
      ['referencetype', { name: 'Own reference' }],
    ] as const) {
      const made = await create(`/config/${path}`, { ...body, objectSchemaId: schemaId });
      expect(made.status).toBe(201);
      expect(record(made)).toMatchObject({ ...body, objectSchemaId: schemaId });
      const listed = async (query: string) =>
        records(await site.assets('GET', `/config/${path}${query}`)).some(
          (each) => each['id'] === record(made)['id'],
        );
      expect([await listed(`?objectSchemaId=${schemaId}`), await listed('')]).toEqual([
        true,
        false,
      ]);
    }
    expect(
      records(
        await site.assets(
          'GET',
          `/config/referencetype?objectSchemaId=${schemaId}&includeAll=true`,
        ),
      ).length,
    ).toBeGreaterThan(
      records(await site.assets('GET', `/config/referencetype?objectSchemaId=${schemaId}`)).length,
    );
  });

  it('refuse a status of no known category', async () => {
    expectRefused(
      await create('/config/statustype', { name: 'Odd', category: 9, objectSchemaId: schemaId }),
      400,
    );
  });

  it('icons have an id, a name and two images', async () => {
    const icon = {
      id: iconId,
      name: expect.any(String) as unknown,
      url16: expect.any(String) as unknown,
      url48: expect.any(String) as unknown,
    };
    expect(records(await site.assets('GET', '/icon/global'))[0]).toMatchObject(icon);
    expect(record(await site.assets('GET', `/icon/${iconId}`))).toMatchObject(icon);
  });
});

describe('references across schemas', () => {
  it('need the target schema to allow them', async () => {
    const target = String(record(await newType('Shared', { objectSchemaId: otherSchemaId }))['id']);
    const reference = String(records(await site.assets('GET', '/config/referencetype'))[0]?.['id']);
    const refer = (name: string) =>
      newAttribute(childId, { name, type: 1, typeValue: target, additionalValue: reference });
    expectRefused(await refer('Too early'), 400);
    const properties = record(
      await site.assets('GET', `/global/config/objectschema/${otherSchemaId}/property`),
    );
    expect(properties).toMatchObject({ allowOtherObjectSchema: false });
    const posted = await create(`/global/config/objectschema/${otherSchemaId}/property`, {
      ...properties,
      allowOtherObjectSchema: true,
    });
    expect([posted.status, posted.text]).toEqual([200, '']);
    expect((await refer('In time')).status).toBe(201);
  });
});
