/**
 * Our client against our emulator over HTTP: one of everything is created and read back equal,
 * and refusals are understood.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  parseFault,
  startEmulator,
  type Emulator,
  type Switches,
} from '../../local/assets-emulator';
import type { AssetsClient, NewAttribute, WriteOutcome } from '../../src/assets/api';
import { createAssetsClient } from '../../src/assets/client';
import { observe } from '../../src/assets/observe';
import { httpSend } from './http-send';

let emulator: Emulator;
let client: AssetsClient;

const QUICK = { sleep: () => Promise.resolve() };

beforeEach(async () => {
  emulator = await startEmulator();
  client = createAssetsClient(httpSend(emulator.url), QUICK);
});

afterEach(() => emulator.close());

/** The created value; anything else fails the test with what it was. */
async function created<T>(outcome: Promise<WriteOutcome<T>>): Promise<T> {
  const result = await outcome;
  if (result.kind !== 'created') throw new Error(`expected created: ${JSON.stringify(result)}`);
  return result.value;
}

const plain = (objectTypeId: string, name: string, kind: NewAttribute['kind']): NewAttribute => ({
  objectTypeId,
  name,
  kind,
  description: `Enter ${name}`,
  minimum: 0,
  maximum: 1,
  unique: false,
  regex: '',
  suffix: '',
  options: [],
  statusIds: [],
  reference: null,
});

/** One attribute of every kind the app can create, on a type, with every restriction somewhere. */
function oneOfEach(
  typeId: string,
  ids: { target: string; referenceType: string; statuses: string[] },
): NewAttribute[] {
  return [
    { ...plain(typeId, 'Serial', 'text'), unique: true, minimum: 1, regex: '^[A-Z0-9]+$' },
    plain(typeId, 'Notes', 'textarea'),
    { ...plain(typeId, 'Memory', 'integer'), suffix: 'GB' },
    { ...plain(typeId, 'Price', 'float'), suffix: 'EUR' },
    plain(typeId, 'Leased', 'boolean'),
    plain(typeId, 'Bought', 'date'),
    plain(typeId, 'Seen', 'datetime'),
    plain(typeId, 'Manual', 'url'),
    { ...plain(typeId, 'Contact', 'email'), maximum: 3 },
    plain(typeId, 'Address', 'ipaddress'),
    {
      ...plain(typeId, 'Tier', 'select'),
      options: ['Tier 1', 'Tier 2', 'Ünïcode & more'],
      maximum: 2,
    },
    { ...plain(typeId, 'State', 'status'), statusIds: ids.statuses },
    { ...plain(typeId, 'Owner', 'user'), maximum: -1 },
    plain(typeId, 'Team', 'group'),
    {
      ...plain(typeId, 'Runs on', 'reference'),
      maximum: -1,
      reference: { objectTypeId: ids.target, referenceTypeId: ids.referenceType, subtypes: true },
    },
  ];
}

async function buildOneOfEverything() {
  const schema = await created(
    client.createSchema({ name: 'Assets of IT', key: 'ITX', description: 'Everything' }),
  );
  const icon = (await client.icons())[0]?.id ?? '';
  const status = await created(
    client.createStatus({ schemaId: schema.id, name: 'In use', category: 'active' }),
  );
  const retired = await created(
    client.createStatus({ schemaId: schema.id, name: 'Retired', category: 'inactive' }),
  );
  const referenceType = await created(
    client.createReferenceType({ schemaId: schema.id, name: 'Runs on' }),
  );
  const type = (
    name: string,
    parentId: string | null,
    flags: { inherited: boolean; abstract: boolean },
  ) =>
    created(
      client.createObjectType({
        schemaId: schema.id,
        name,
        description: 'd',
        iconId: icon,
        parentId,
        ...flags,
      }),
    );
  const parent = await type('Asset', null, { inherited: true, abstract: true });
  const child = await type('A server', parent.id, { inherited: false, abstract: false });
  const attributes = [];
  for (const input of oneOfEach(parent.id, {
    target: child.id,
    referenceType: referenceType.id,
    statuses: [status.id, retired.id],
  })) {
    const echo = await created(client.createAttribute(input));
    expect(echo).toEqual({ ...input, id: echo.id, system: false, label: false });
    attributes.push(echo);
  }
  return { schema, status, retired, referenceType, types: [parent, child], attributes };
}

const SHAPES: Partial<Switches>[] = [
  {},
  {
    parentIdType: 'number',
    echoTypeValueForRefs: 'yes',
    emptyFields: 'empty',
    flatOrder: 'created',
    statusListIncludesGlobal: 'yes',
    iconIds: 'uuids',
  },
  { childDefaults: 'its-own', ownerInTypeList: 'left-out' },
];

describe('one of everything', () => {
  it.each(SHAPES)(
    'is read back as it was created, however Assets shapes its replies: %o',
    async (switches) => {
      emulator.set(switches);
      const made = await buildOneOfEverything();
      const seen = await observe(client, {
        choose: (schemas) => ({ scan: [], read: schemas.map((one) => one.id) }),
        confirm: () => [],
      });

      expect(seen.schemas).toEqual([{ ...made.schema, objectTypeCount: 2 }]);
      const detail = seen.details[made.schema.id];
      expect(detail?.objectTypes.sort((a, b) => Number(a.id) - Number(b.id))).toEqual(made.types);
      expect(detail?.statuses).toEqual([made.status, made.retired]);
      expect(detail?.referenceTypes).toEqual([made.referenceType]);
      expect(detail?.sharing).toBe('off');
      expect(
        detail?.attributes.filter((one) => made.attributes.some((echo) => echo.id === one.id)),
      ).toEqual(made.attributes);
      const others =
        detail?.attributes.filter((one) => made.attributes.every((echo) => echo.id !== one.id)) ??
        [];
      // A child below an inheriting parent has none of its own.
      const owners = made.types.filter(
        ({ parentId }) => parentId === null || switches.childDefaults === 'its-own',
      );
      expect(others.map((one) => [one.name, one.system, one.label]).sort()).toEqual(
        owners
          .flatMap(() => [
            ['Created', true, false],
            ['Key', true, false],
            ['Name', false, true],
            ['Updated', true, false],
          ])
          .sort(),
      );
      expect(new Set(others.map((one) => one.objectTypeId))).toEqual(
        new Set(owners.map((type) => type.id)),
      );
    },
  );

  it('is the same when a schema is read type by type', async () => {
    const made = await buildOneOfEverything();
    const byType = createAssetsClient(httpSend(emulator.url), { ...QUICK, bulkTypes: 1 });
    const sorted = (list: { id: string }[]) =>
      [...list].sort((a, b) => Number(a.id) - Number(b.id));
    expect(sorted(await byType.attributes(made.schema.id, made.types))).toEqual(
      sorted(await client.attributes(made.schema.id, made.types)),
    );
  });

  it('uses GET and POST and nothing else', async () => {
    await buildOneOfEverything();
    expect(new Set(emulator.requests.map((entry) => entry.method))).toEqual(
      new Set(['GET', 'POST']),
    );
  });
});

describe('sharing', () => {
  it('is switched on and everything else is kept', async () => {
    const schema = await created(
      client.createSchema({ name: 'Core', key: 'CORE', description: '' }),
    );
    const before = await client.properties(schema.id);
    expect(before).toMatchObject({ allowOtherObjectSchema: false });
    await created(client.switchOnSharing(schema.id, before ?? {}));
    expect(await client.properties(schema.id)).toEqual({ ...before, allowOtherObjectSchema: true });
  });

  it.each(['403', '404'] as const)('is unreadable where Assets answers %s', async (sharingRead) => {
    emulator.set({ sharingRead });
    const schema = await created(
      client.createSchema({ name: 'Core', key: 'CORE', description: '' }),
    );
    expect(await client.properties(schema.id)).toBeNull();
  });
});

describe('a refusal', () => {
  it.each(['400', '409'] as const)(
    'of a name or key that is taken is told apart (%s)',
    async (duplicateStatus) => {
      emulator.set({ duplicateStatus });
      await created(client.createSchema({ name: 'Core', key: 'CORE', description: '' }));
      expect(
        await client.createSchema({ name: 'Core', key: 'CORE2', description: '' }),
      ).toMatchObject({ kind: 'rejected', duplicate: true });
      expect(
        await client.createSchema({ name: 'Core 2', key: 'CORE', description: '' }),
      ).toMatchObject({ kind: 'rejected', duplicate: true });
      expect(
        await client.createSchema({ name: 'Core 3', key: 'no key', description: '' }),
      ).toMatchObject({ kind: 'rejected', duplicate: false, why: { code: 'assets-rejected' } });
    },
  );

  it('of a person without the role says which role it takes', async () => {
    const user = createAssetsClient(httpSend(emulator.url, 'user@example.test'), QUICK);
    expect(await user.createSchema({ name: 'Mine', key: 'MINE', description: '' })).toMatchObject({
      kind: 'rejected',
      why: { code: 'forbidden', remedy: expect.stringContaining('role') },
    });
    expect([await client.isJiraAdmin(), await user.isJiraAdmin()]).toEqual([true, false]);
    expect([await client.projectVisible('sec'), await user.projectVisible('sec')]).toEqual([
      { id: expect.any(String), key: 'SEC' },
      null,
    ]);
  });

  it('of a site without Assets is said', async () => {
    emulator.set({ assets: 'none' });
    await expect(client.listSchemas()).rejects.toMatchObject({ code: 'no-assets' });
  });
});

describe('the list of schemas', () => {
  it('is whole whatever page the site gives', async () => {
    emulator.set({ schemaListMax: 2 });
    for (const letter of ['A', 'B', 'C', 'D', 'E'])
      await created(client.createSchema({ name: letter, key: `K${letter}`, description: '' }));
    expect((await client.listSchemas()).map((schema) => schema.key)).toEqual([
      'KA',
      'KB',
      'KC',
      'KD',
      'KE',
    ]);
  });
});

describe('trouble on the way', () => {
  const trouble = (spec: string) => {
    const parsed = parseFault(spec);
    if (!parsed.ok) throw new Error(parsed.problem);
    emulator.faults.add(parsed.fault);
  };
  const create = () => client.createSchema({ name: 'Core', key: 'CORE', description: '' });

  it.each([
    ['drop-after-commit@1,method=POST', true],
    ['status-after=500@1,method=POST', true],
    ['html-after=502@1,method=POST', true],
    ['garble@1,method=POST', true],
    ['empty@1,method=POST', true],
    ['drop-before@1,method=POST', false],
    ['status=503@1,method=POST', false],
  ])(
    '%s leaves a creation unknown, and reading tells what became of it',
    async (spec, committed) => {
      trouble(spec);
      expect(await create()).toMatchObject({ kind: 'unknown' });
      expect((await client.listSchemas()).map((schema) => schema.key)).toEqual(
        committed ? ['CORE'] : [],
      );
    },
  );

  it('a limit says that nothing was created and how long to wait', async () => {
    trouble('status=429@1,method=POST');
    expect(await create()).toMatchObject({ kind: 'throttled', retryAfterMs: expect.any(Number) });
    expect(await client.listSchemas()).toEqual([]);
  });

  it.each([
    'status=503@1-2,path=/objectschema/list',
    'drop-before@1,path=/objectschema/list',
    'html=502@1,path=/objectschema/list',
    'garble@1,path=/objectschema/list',
    'empty@1-2,path=/objectschema/list',
  ])('a read outlives %s', async (spec) => {
    await created(create());
    trouble(spec);
    expect(await client.listSchemas()).toHaveLength(1);
  });

  it.each([
    ['unauthorized,path=objectschema', 'unauthorized'],
    ['scope,path=objectschema', 'scope-missing'],
    ['garble,path=objectschema', 'assets-unreadable'],
    ['empty,path=objectschema', 'assets-unreadable'],
    ['status=500,path=objectschema', 'assets-unavailable'],
  ])('%s is an error and not an empty list', async (spec, code) => {
    trouble(spec);
    await expect(client.listSchemas()).rejects.toMatchObject({ code });
  });
});
