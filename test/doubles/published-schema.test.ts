/** The emulator's answers against Atlassian's published schema, so that it is not judged by our reading alone. */
import { afterEach, describe, expect, it } from 'vitest';
import { startEmulator, type Switches } from '../../local/assets-emulator';
import { differences, type Difference } from './compare-published';
import { firstGeneration, secondGeneration } from './published-schema';

const GENERATIONS = { first: firstGeneration(), second: secondGeneration() };

/** Where the emulator differs on purpose: the difference, why, and the source. Each must occur. */
const EXCEPTIONS: readonly (Difference & { because: string })[] = [
  {
    field: 'ObjectType.parentObjectTypeId',
    what: 'type',
    generations: ['first', 'second'],
    because:
      'A text, as a public copying tool, ScriptRunner samples and go-atlassian read ' +
      'it on Cloud; the switch `parentIdType` makes it a number.',
  },
  {
    field: 'GlobalConfigurationIn.createObjectsCustomField',
    what: 'unknown',
    generations: ['first', 'second'],
    because:
      'GET of the properties is not published; salto and a public copying tool read this one on Cloud.',
  },
  {
    field: 'GlobalConfigurationIn.serviceDescCustomersEnabled',
    what: 'unknown',
    generations: ['first', 'second'],
    because:
      'GET of the properties is not published; salto and a public copying tool read this one on Cloud.',
  },
];

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Every answer of Assets that the app reads, with the entity that is published for it. */
async function answersOf(
  switches: Partial<Switches>,
): Promise<[entity: string, answer: unknown][]> {
  const emulator = await startEmulator({ switches });
  closers.push(() => emulator.close());
  const root = `${emulator.url}/jsm/assets/workspace/${emulator.workspace.site.workspaceId}/v1`;
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(root + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.json();
  };
  const answers: [string, unknown][] = [];
  const read = async (entity: string, path: string) => {
    answers.push([entity, await send('GET', path)]);
  };
  const make = async (entity: string, path: string, body: object) => {
    const made = await send('POST', path, body);
    answers.push([entity, made]);
    return String((made as { id?: unknown }).id);
  };
  const schema = await make('ObjectSchema', '/objectschema/create', {
    name: 'Hardware',
    objectSchemaKey: 'HW',
    description: 'What we own',
  });
  const type = (name: string, more: object) =>
    make('ObjectType', '/objecttype/create', {
      name,
      iconId: emulator.state().icons[0]?.id,
      objectSchemaId: schema,
      ...more,
    });
  const parent = await type('Device', { inherited: true, description: 'Anything with a plug' });
  const child = await type('Laptop', { parentObjectTypeId: parent });
  const scoped = { name: 'Owned by us', objectSchemaId: schema, description: 'Why' };
  const status = await make('Status', '/config/statustype', { ...scoped, category: 1 });
  const reference = await make('ReferenceType', '/config/referencetype', scoped);
  const attribute = (body: object) =>
    make('ObjectTypeAttribute', `/objecttypeattribute/${child}`, body);
  for (let defaultTypeId = 0; defaultTypeId <= 11; defaultTypeId += 1)
    await attribute({ name: `Of type ${String(defaultTypeId)}`, type: 0, defaultTypeId });
  await attribute({ name: 'Choice', type: 0, defaultTypeId: 10, options: 'a,b', description: 'd' });
  await attribute({ name: 'Weight', type: 0, defaultTypeId: 1, suffix: 'kg', summable: true });
  await attribute({ name: 'Code', type: 0, defaultTypeId: 0, regexValidation: '^a$' });
  await attribute({
    name: 'Docked to',
    type: 1,
    typeValue: parent,
    additionalValue: reference,
    qlQuery: 'Name = "x"',
  });
  await attribute({ name: 'Owner', type: 2, additionalValue: 'SHOW_PROFILE' });
  await attribute({ name: 'Team', type: 4, typeValueMulti: ['admins'] });
  await attribute({ name: 'State', type: 7, typeValueMulti: [status] });
  await read('ObjectSchemaList', '/objectschema/list?startAt=0&maxResults=50&includeCounts=true');
  await read('ObjectType[]', `/objectschema/${schema}/objecttypes/flat?includeObjectCounts=true`);
  await read('ObjectTypeAttribute[]', `/objectschema/${schema}/attributes?extended=true`);
  for (const id of [parent, child])
    for (const query of ['', '?excludeParentAttributes=true'])
      await read('ObjectTypeAttribute[]', `/objecttype/${id}/attributes${query}`);
  for (const [entity, path] of [
    ['Status[]', 'statustype'],
    ['ReferenceType[]', 'referencetype'],
  ] as const)
    for (const query of ['', `?objectSchemaId=${schema}`])
      await read(entity, `/config/${path}${query}`);
  await read('Icon[]', '/icon/global');
  await read('GlobalConfigurationIn', `/global/config/objectschema/${schema}/property`);
  await make('Errors', '/objecttype/create', { name: 'No icon', objectSchemaId: schema });
  await make('Errors', `/objecttypeattribute/${child}`, { name: 'R', type: 1, typeValue: parent });
  await read('Errors', '/objecttype/99999999/attributes');
  return answers;
}

const key = ({ field, what, generations }: Difference): string =>
  `${field}: ${what} (${generations.join(' and ')})`;
const found = async (switches: Partial<Switches>): Promise<string[]> => {
  const answers = await answersOf(switches);
  return [
    ...new Set(
      answers.flatMap(([entity, answer]) => differences(GENERATIONS, entity, answer).map(key)),
    ),
  ].sort();
};
const excepted = EXCEPTIONS.map(key).sort();

describe('the answers the app reads, field by field', () => {
  it('hold nothing that neither generation knows, and no other type, but for what is named and explained', async () => {
    expect(await found({})).toEqual(excepted);
    expect(EXCEPTIONS.every(({ because }) => because.length > 20)).toBe(true);
  });

  it.each([
    [{ emptyFields: 'empty', echoTypeValueForRefs: 'yes' }],
    [{ ownerInTypeList: 'left-out', childDefaults: 'its-own', childInherited: 'as-asked' }],
    [{ commonDataModel: 'on' }],
    [{ iconIds: 'uuids', statusIds: 'uuids', referenceTypeIds: 'numbers' }],
  ] as [Partial<Switches>][])('differ in nothing more with %j', async (switches) => {
    expect(await found(switches)).toEqual(excepted);
  });

  it('have parents as published where the switch says so', async () => {
    expect(await found({ parentIdType: 'number' })).toEqual(
      excepted.filter((one) => !one.startsWith('ObjectType.parentObjectTypeId')),
    );
  });

  it('cover every entity that is published for them', async () => {
    const covered = new Set((await answersOf({})).map(([entity]) => entity.replace('[]', '')));
    const within = ['ObjectSchema', 'DefaultType'];
    expect([...covered, ...within].sort()).toEqual(
      expect.arrayContaining(Object.keys(GENERATIONS.first).sort()) as unknown,
    );
  });
});

describe('the comparison', () => {
  const icon = { id: '1', name: 'Box', url16: 'https://a', url48: 'https://b' };
  it.each([
    [
      'a field that nobody knows',
      { ...icon, colour: 'red' },
      'Icon.colour: unknown (first and second)',
    ],
    ['another type', { ...icon, id: 1 }, 'Icon.id: type (first and second)'],
    [
      'a field that is missing',
      { id: '1', name: 'Box', url16: '' },
      'Icon.url48: missing (first and second)',
    ],
  ])('notices %s', (_, answer, wanted) => {
    expect(differences(GENERATIONS, 'Icon', answer).map(key)).toEqual([wanted]);
    expect(differences(GENERATIONS, 'Icon[]', [icon, answer]).map(key)).toEqual([wanted]);
  });

  it('looks into what is nested, and tells the generations apart', () => {
    const status = { id: '1', name: 'Active', category: 1 };
    expect(differences(GENERATIONS, 'Status', status)).toEqual([]);
    const list = { startAt: 0, maxResults: 1, total: 1, values: [{}] };
    expect(differences(GENERATIONS, 'ObjectSchemaList', list).map(key)).toContain(
      'ObjectSchema.id: missing (first and second)',
    );
    const reference = {
      workspaceId: 'w',
      globalId: 'w:1',
      name: 'Uses',
      cdmData: { types: [{ key: 1 }] },
    };
    expect(differences(GENERATIONS, 'ReferenceType', reference).map(key)).toEqual([
      'ReferenceTypeCdmType.key: type (second)',
    ]);
  });

  it('reads both generations whole', () => {
    const sizes = Object.values(GENERATIONS).map((generation) =>
      ['ObjectType', 'ObjectTypeAttribute', 'ReferenceType', 'Status'].map(
        (name) => Object.keys(generation[name] ?? {}).length,
      ),
    );
    expect(sizes).toEqual([
      [16, 33, 9, 5],
      [17, 32, 10, 8],
    ]);
  });
});
