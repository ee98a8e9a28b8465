import { describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import type { AssetsClient, NewAttribute, WriteOutcome } from './api';
import { createAssetsClient } from './client';
import { empty, fakeClock, fakeSite, html, json, type Answer } from './fake-send';

const SCHEMA = {
  id: '39',
  name: 'Core',
  objectSchemaKey: 'CORE',
  description: 'd',
  created: '2026-11-21T12:00:00.000Z',
  status: 'Ok',
};
const NEW_ATTRIBUTE: NewAttribute = {
  objectTypeId: '23',
  name: 'Size',
  kind: 'integer',
  description: '',
  minimum: 0,
  maximum: 1,
  unique: false,
  regex: '',
  suffix: 'GB',
  options: [],
  statusIds: [],
  reference: null,
};

function client(routes: Record<string, Answer | Answer[]>) {
  const site = fakeSite(routes);
  return { ...site, client: createAssetsClient(site.send, fakeClock()) };
}

const createCore = (assets: AssetsClient) =>
  assets.createSchema({ name: 'Core', key: 'CORE', description: 'd' });
const createAgainst = (answer: Answer): Promise<WriteOutcome<unknown>> =>
  createCore(client({ 'POST /objectschema/create': answer }).client);

describe('a creation', () => {
  it('returns its echo in the normalised form', async () => {
    expect(await createAgainst(json(SCHEMA, 201))).toEqual({
      kind: 'created',
      value: {
        id: '39',
        key: 'CORE',
        name: 'Core',
        description: 'd',
        canManage: true,
        created: SCHEMA.created,
        objectCount: 0,
        objectTypeCount: 0,
      },
    });
  });

  it.each<
    [string, string, unknown, (assets: AssetsClient) => Promise<WriteOutcome<unknown>>, unknown]
  >([
    [
      'status',
      '/config/statustype',
      { id: 4, name: 'In use', category: 1 },
      (a) => a.createStatus({ schemaId: '6', name: 'In use', category: 'active' }),
      { id: '4', name: 'In use', category: 'active' },
    ],
    [
      'reference type',
      '/config/referencetype',
      { id: '36', name: 'Runs on', color: '42526E' },
      (a) => a.createReferenceType({ schemaId: '6', name: 'Runs on' }),
      { id: '36', name: 'Runs on' },
    ],
    [
      'object type',
      '/objecttype/create',
      { id: '23', name: 'Office', inherited: true },
      (a) =>
        a.createObjectType({
          schemaId: '6',
          name: 'Office',
          description: '',
          iconId: '13',
          parentId: null,
          inherited: true,
          abstract: false,
        }),
      {
        id: '23',
        name: 'Office',
        parentId: null,
        abstract: false,
        inherited: true,
        objectCount: 0,
        description: '',
      },
    ],
    [
      'attribute',
      '/objecttypeattribute/23',
      { id: '77', name: 'Size', type: 0, defaultType: { id: 1 }, suffix: 'GB' },
      (a) => a.createAttribute(NEW_ATTRIBUTE),
      { ...NEW_ATTRIBUTE, id: '77', system: false, label: false },
    ],
  ])('of a %s goes where the API has it', async (_what, path, echo, create, value) => {
    const { client: assets, lines } = client({ [`POST ${path}`]: json(echo, 201) });
    expect(await create(assets)).toEqual({ kind: 'created', value });
    expect(lines().at(-1)).toBe(`POST ${path}`);
  });

  it('is sent once, whatever comes back', async () => {
    for (const answer of [empty(429), html(500), new Error('reset'), empty(400), html(201)]) {
      const { client: assets, lines } = client({ 'POST /objectschema/create': answer });
      await createCore(assets);
      expect(lines().filter((line) => line.startsWith('POST'))).toHaveLength(1);
    }
  });

  it.each([
    ['a lost answer', new Error('ECONNRESET')],
    ['a 500', json({ errorMessages: ['x'] }, 500)],
    ['a gateway time-out', html(504)],
    ['a 408', empty(408)],
    ['a redirect', empty(303, { location: '/jsm/assets/x' })],
    ['a 201 without a body', empty(201)],
    ['a 201 with a web page', html(201)],
    ['a 201 that is cut', { status: 201, headers: {}, body: '{"id":"39","na' }],
    ['a 201 without an id', json({ name: 'Core' }, 201)],
  ])('of which nothing certain is known after %s is unknown', async (_what, answer) => {
    expect(await createAgainst(answer)).toMatchObject({
      kind: 'unknown',
      detail: expect.stringMatching(/./),
    });
  });

  it.each([
    [empty(429), null],
    [empty(429, { 'retry-after': '2' }), 2_000],
    [empty(429, { 'x-ratelimit-reset': '2026-11-21T12:00:09Z' }), 9_000],
  ])('that is limited names the wait', async (answer, retryAfterMs) => {
    expect(await createAgainst(answer)).toEqual({ kind: 'throttled', retryAfterMs });
  });

  it.each([
    ['Name has to be unique', 400, true],
    ['Object schema key already exists', 400, true],
    ['duplicate key', 400, true],
    ['', 409, true],
    ['i18n.constraint.violation.Unique.name', 400, true],
    ['Name is too long', 400, false],
    ['Only unique for the types Text, Integer', 400, false],
    ['Name has to be unique', 403, false],
  ])('refused with "%s" and %i: duplicate is %s', async (text, status, duplicate) => {
    expect(
      await createAgainst(json({ errorMessages: [], errors: { name: text } }, status)),
    ).toMatchObject({ kind: 'rejected', status, duplicate });
  });

  it('that is refused says why', async () => {
    const outcome = await createAgainst(
      json({ errorMessages: ['No permission'], errors: {} }, 403),
    );
    expect(outcome).toMatchObject({
      kind: 'rejected',
      why: { code: 'forbidden', remedy: expect.stringContaining('Assets administrator') },
    });
  });

  it('that is refused for what only dresses it says so, and one that may be there does not', async () => {
    const icon = { iconId: 'The icon does not exist' };
    expect(await createAgainst(json({ errorMessages: [], errors: icon }, 400))).toMatchObject({
      duplicate: false,
      concern: 'icon',
    });
    const both = { errorMessages: ['Name has to be unique'], errors: icon };
    expect(await createAgainst(json(both, 400))).not.toHaveProperty('concern');
  });

  it('that was refused on its way is certainly not there', async () => {
    const consent = new AppError('unauthorized', 'no consent', { remedy: 'allow it' });
    expect(await createAgainst(consent)).toEqual({
      kind: 'rejected',
      status: 0,
      duplicate: false,
      why: consent,
    });
    expect(
      await createAgainst(
        new AppError('rate-limited', 'slow', { remedy: 'wait', retryAfterMs: 5 }),
      ),
    ).toEqual({ kind: 'throttled', retryAfterMs: 5 });
  });

  it('is not sent where the workspace cannot be found or an id is damaged', async () => {
    const noWorkspace = client({
      'GET /rest/servicedeskapi/assets/workspace': json({ values: [] }),
    });
    expect(await createCore(noWorkspace.client)).toMatchObject({
      kind: 'rejected',
      status: 0,
      why: { code: 'no-assets' },
    });
    const damaged = client({});
    expect(
      await damaged.client.createAttribute({ ...NEW_ATTRIBUTE, objectTypeId: '23?x' }),
    ).toMatchObject({ kind: 'rejected', status: 0 });
    expect(
      [...noWorkspace.sent, ...damaged.sent].filter((request) => request.method === 'POST'),
    ).toEqual([]);
  });
});

describe('switching on sharing', () => {
  const route = '/global/config/objectschema/6/property';
  const properties = {
    allowOtherObjectSchema: false,
    validateQuickCreate: true,
    unheardOf: { a: 1 },
  };

  it('sends every property back with that one changed', async () => {
    const { client: assets, sent } = client({ [`POST ${route}`]: empty(200) });
    expect(await assets.switchOnSharing('6', properties)).toEqual({ kind: 'created', value: true });
    expect(sent.at(-1)?.body).toEqual({ ...properties, allowOtherObjectSchema: true });
  });

  it('is not believed where a web page answers', async () => {
    expect(
      await client({ [`POST ${route}`]: html(200) }).client.switchOnSharing('6', properties),
    ).toMatchObject({ kind: 'unknown' });
  });
});

describe('the client', () => {
  it('marks each request with the class Assets limits it by', async () => {
    const { client: assets, sent } = client({});
    await createCore(assets);
    await assets.createStatus({ schemaId: '6', name: 'x', category: 'active' });
    await assets.createReferenceType({ schemaId: '6', name: 'x' });
    await assets.createObjectType({
      schemaId: '6',
      name: 'x',
      description: '',
      iconId: '1',
      parentId: '2',
      inherited: false,
      abstract: false,
    });
    await assets.createAttribute(NEW_ATTRIBUTE);
    expect(sent.map((request) => request.class)).toEqual([
      'jira',
      'schema',
      'config',
      'config',
      'objecttype',
      'attribute',
    ]);
  });
});
