import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors';
import { createAssetsClient, type AssetsClientOptions } from './client';
import { empty, fakeClock, fakeSite, html, json, V1, type Answer } from './fake-send';

const ICONS = [
  { id: '13', name: 'Building', url16: 'x' },
  { id: '7c0ea9d0-2222-4a11-8a55-6f7b8c9d0e1f', name: 'Server' },
];

function client(routes: Record<string, Answer | Answer[]>, options: AssetsClientOptions = {}) {
  const site = fakeSite(routes);
  const clock = fakeClock();
  return { ...site, clock, client: createAssetsClient(site.send, { ...clock, ...options }) };
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('the workspace', () => {
  it('is looked for once a client, also when asked for at the same time', async () => {
    const { client: assets, lines } = client({ 'GET /icon/global': json(ICONS) });
    await Promise.all([assets.workspaceId(), assets.icons(), assets.icons()]);
    expect(lines().filter((line) => line.includes('/workspace'))).toHaveLength(1);
  });

  it('is missing on a plan without Assets, which is said and asked again next time', async () => {
    const found = json({ values: [{ workspaceId: 'w-1' }] });
    const { client: assets } = client({
      'GET /rest/servicedeskapi/assets/workspace': [json({ size: 0, values: [] }), found],
    });
    await expect(assets.workspaceId()).rejects.toMatchObject({
      code: 'no-assets',
      remedy: expect.stringContaining('Premium'),
    });
    expect(await assets.workspaceId()).toBe('w-1');
  });

  it('never becomes a path it should not', async () => {
    const { client: assets } = client({
      'GET /rest/servicedeskapi/assets/workspace': json({
        values: [{ workspaceId: '../../rest' }],
      }),
    });
    expect(await codeOf(assets.icons())).toBe('assets-unreadable');
    await expect(client({}).client.objectTypes('7/../8')).rejects.toMatchObject({
      code: 'assets-unreadable',
      remedy: 'Ask for a new preview; if it stays so, please report it.',
    });
  });
});

describe('several workspaces', () => {
  const list = json({
    values: [{ workspaceId: 'w-1' }, { workspaceId: 'w-2' }, { workspaceId: 'w-1' }],
  });
  const look = (id: string) =>
    `GET /jsm/assets/workspace/${id}/v1/objectschema/list?startAt=0&maxResults=1&includeCounts=true`;
  const page = json({ values: [], isLast: true });
  const site = (first: Answer, second: Answer) =>
    client({
      'GET /rest/servicedeskapi/assets/workspace': list,
      [look('w-1')]: first,
      [look('w-2')]: second,
    }).client;

  it('count as the one that answers', async () => {
    expect(await site(empty(404), page).workspaceId()).toBe('w-2');
    expect(await site(page, empty(403)).workspaceId()).toBe('w-1');
  });

  it.each([
    ['both answer', page, page, /"w-1", "w-2".*2 of them answer/],
    ['none answers', empty(403), empty(404), /none of them answers/],
  ])('lead to a question where %s', async (_what, first, second, sentence) => {
    const error: unknown = await site(first, second)
      .workspaceId()
      .catch((cause: unknown) => cause);
    expect(error).toMatchObject({
      code: 'workspace-unclear',
      message: expect.stringMatching(sentence),
      remedy: expect.stringContaining('site admin'),
    });
  });

  it('are not decided while one of them is in trouble', async () => {
    await expect(site(page, html(503)).workspaceId()).rejects.toMatchObject({
      code: 'assets-unavailable',
      message:
        'Assets is in trouble (status 503) and could not look into one of several workspaces.',
    });
  });
});

describe('a read', () => {
  it('drops what the app does not use', async () => {
    expect(await client({ 'GET /icon/global': json(ICONS) }).client.icons()).toEqual([
      { id: '13', name: 'Building' },
      { id: ICONS[1]?.id, name: 'Server' },
    ]);
  });

  it.each([
    ['a web page with status 200', html(200), 'assets-unreadable'],
    ['an empty 200', empty(200), 'assets-unreadable'],
    ['half an answer', { status: 200, headers: {}, body: '[{"id":"1","na' }, 'assets-unreadable'],
    ['a list of choices', json(ICONS, 300), 'assets-unreadable'],
    ['what is no answer yet', json(ICONS, 199), 'assets-rejected'],
    ['another shape', json({ icons: [] }), 'assets-unreadable'],
    ['nothing but broken lines', json([{ name: 'a' }, { name: 'b' }]), 'assets-unreadable'],
    ['a sign-in that is never accepted', empty(401), 'unauthorized'],
    ['a refusal', json({ errorMessages: ['no'], errors: {} }, 403), 'forbidden'],
    ['trouble that stays', html(502), 'assets-unavailable'],
    ['a limit that stays', empty(429), 'rate-limited'],
    ['silence that stays', new Error('ECONNRESET'), 'assets-unavailable'],
    [
      'a refusal on the way',
      new AppError('unauthorized', 'no consent', { remedy: 'allow it' }),
      'unauthorized',
    ],
  ])('that meets %s is an error, never empty', async (_what, answer, code) => {
    const icons = client({ 'GET /icon/global': answer }).client.icons();
    await expect(icons).rejects.toMatchObject({ code, remedy: expect.stringMatching(/./u) });
  });

  it('names the place that is off without repeating what is there', async () => {
    const { client: assets } = client({
      'GET /icon/global': json([
        { id: '1', name: { evil: 'text' } },
        { id: '2', name: { evil: 'text' } },
      ]),
    });
    await expect(assets.icons()).rejects.toThrow(/0\.name is not as expected/);
  });

  it.each([
    ['a limit', empty(429)],
    ['a 503', html(503)],
    ['a lost answer', new Error('reset')],
    ['a time-out of the request', empty(408)],
    ['a web page', html(200)],
    ['an empty answer', empty(200)],
    ['half an answer', { status: 200, headers: {}, body: '[{"id":' }],
    ['an answer of another shape', json({ message: 'try later' })],
    ['a sign-in that was not accepted', json({ code: 401, message: 'Unauthorized' }, 401)],
    ['a redirect to a login page', empty(302, { location: 'https://id.atlassian.com/login' })],
  ])('is repeated after %s', async (what, trouble) => {
    const {
      client: assets,
      clock,
      lines,
    } = client({ 'GET /icon/global': [trouble, trouble, json(ICONS)] });
    expect(await assets.icons()).toHaveLength(2);
    expect(lines().filter((line) => line === 'GET /icon/global')).toHaveLength(3);
    // After a refusal its own wait, and then its turn at the even pace that begins with it.
    expect(clock.slept).toEqual(what === 'a limit' ? [125, 62.5, 250, 125] : [125, 250]);
  });

  it.each([
    ['400', empty(400)],
    ['a missing scope', json({ code: 401, message: 'Unauthorized; scope does not match' }, 401)],
    ['403', empty(403)],
    ['404', empty(404)],
  ])('is not repeated after %s', async (_what, answer) => {
    const { client: assets, clock } = client({ 'GET /icon/global': [answer, json(ICONS)] });
    expect(await codeOf(assets.icons())).not.toBe('no error');
    expect(clock.slept).toEqual([]);
  });

  it('gives up after the tries it has', async () => {
    const { client: assets, lines } = client({ 'GET /icon/global': html(500) }, { tries: 2 });
    await codeOf(assets.icons());
    expect(lines().filter((line) => line === 'GET /icon/global')).toHaveLength(2);
  });

  it('waits as long as it is told, if that is in time', async () => {
    const { client: assets, clock } = client({
      'GET /icon/global': [empty(429, { 'retry-after': '3' }), json(ICONS)],
    });
    await assets.icons();
    expect(clock.slept).toEqual([3_000]);
  });

  it('does not wait beyond its deadline, but says how long it would have been', async () => {
    const { client: assets, clock } = client({
      'GET /icon/global': [empty(429, { 'retry-after': '30' }), json(ICONS)],
    });
    await expect(assets.icons()).rejects.toMatchObject({
      code: 'rate-limited',
      retryAfterMs: 30_000,
    });
    expect(clock.slept).toEqual([]);
  });
});

describe('a redirect', () => {
  it.each([
    [
      'to another host',
      `https://api.atlassian.com/ex/jira/1324a887/jsm/assets/workspace/w/v1/moved?x=1`,
    ],
    [
      'through the gateway',
      `https://demo.atlassian.net/gateway/api/jsm/assets/workspace/w/v1/moved?x=1`,
    ],
    ['without a host', '/jsm/assets/workspace/w/v1/moved?x=1'],
  ])('%s is followed on the same site', async (_what, location) => {
    const { client: assets, lines } = client({
      'GET /icon/global': empty(303, { location }),
      'GET /jsm/assets/workspace/w/v1/moved?x=1': json(ICONS),
    });
    expect(await assets.icons()).toHaveLength(2);
    expect(lines().at(-1)).toBe('GET /jsm/assets/workspace/w/v1/moved?x=1');
  });

  it.each([
    ['to a login page', 'https://id.atlassian.com/login'],
    ['out of the API', '/jsm/assets/../../secure/admin'],
    ['to nowhere', ''],
    ['that cannot be read', 'https://['],
    ['to itself for ever', `${V1}/icon/global`],
  ])('%s is an error', async (_what, location) => {
    const { client: assets, sent } = client({ 'GET /icon/global': empty(302, { location }) });
    expect(await codeOf(assets.icons())).toBe('assets-unreadable');
    // One for the workspace, and four tries of at most three hops.
    expect(sent.length).toBeLessThanOrEqual(1 + 4 * 4);
  });
});

describe('permissions in Jira', () => {
  const admin = 'GET /rest/api/3/mypermissions?permissions=ADMINISTER';

  it.each([true, false])('tells an administrator (%s)', async (havePermission) => {
    const { client: assets } = client({
      [admin]: json({
        permissions: { ADMINISTER: { id: '0', key: 'ADMINISTER', havePermission } },
      }),
    });
    expect(await assets.isJiraAdmin()).toBe(havePermission);
  });

  it('does not take silence or an odd answer for a permission', async () => {
    expect(await codeOf(client({ [admin]: json({ permissions: {} }) }).client.isJiraAdmin())).toBe(
      'assets-unreadable',
    );
  });

  it('finds a project by key or id among those that may be browsed', async () => {
    const { client: assets, sent } = client({
      'POST /rest/api/3/permissions/project': json({ projects: [{ id: 10_000, key: 'ITSM' }] }),
    });
    expect(await assets.projectVisible('itsm')).toEqual({ id: '10000', key: 'ITSM' });
    expect(await assets.projectVisible(' itsm ')).toEqual({ id: '10000', key: 'ITSM' });
    expect(await assets.projectVisible('10000')).toEqual({ id: '10000', key: 'ITSM' });
    expect(await assets.projectVisible('HR')).toBeNull();
    expect(sent[0]?.body).toEqual({ permissions: ['BROWSE_PROJECTS'] });
  });
});

describe('what belongs to a schema', () => {
  it('is told from what is global', async () => {
    const statuses = [
      { id: '1', name: 'A', category: 1 },
      { id: '2', name: 'B', category: 0, objectSchemaId: '6' },
      { id: '3', name: 'C', category: 0, objectSchemaId: '' },
    ];
    const referenceTypes = statuses.map(({ category: _, ...one }) => ({ ...one, color: '42526E' }));
    const { client: assets } = client({
      'GET /config/statustype': json(statuses),
      'GET /config/statustype?objectSchemaId=6': json(statuses.slice(0, 2)),
      'GET /config/statustype?objectSchemaId=7': json(statuses),
      'GET /config/referencetype': json(referenceTypes),
      'GET /config/referencetype?objectSchemaId=7': json(referenceTypes),
    });
    expect((await assets.statuses(null)).map((status) => status.id)).toEqual(['1', '3']);
    expect((await assets.statuses('6')).map((status) => status.id)).toEqual(['1', '2']);
    expect((await assets.statuses('7')).map((status) => status.id)).toEqual(['1', '3']);
    for (const id of [null, '7'])
      expect((await assets.referenceTypes(id)).map((type) => type.id)).toEqual(['1', '3']);
  });

  it('has properties that come whole, or null where Assets will not show them', async () => {
    const route = 'GET /global/config/objectschema/6/property';
    const whole = { allowOtherObjectSchema: false, quickCreateObjects: true, more: { x: 1 } };
    expect(await client({ [route]: json(whole) }).client.properties('6')).toEqual(whole);
    const scope = json({ code: 401, message: 'Unauthorized; scope does not match' }, 401);
    for (const lasting of [empty(403), html(404), empty(405), json({}), scope]) {
      expect(await client({ [route]: lasting }).client.properties('6')).toBeNull();
    }
  });

  it.each([
    ['a sign-in that is not accepted', empty(401), 'unauthorized'],
    ['a web page', html(200), 'assets-unreadable'],
    ['an empty answer', empty(200), 'assets-unreadable'],
    ['half an answer', { status: 200, headers: {}, body: '{"allow' }, 'assets-unreadable'],
    ['an outage', html(500), 'assets-unavailable'],
    ['a limit', empty(429), 'rate-limited'],
    ['silence', new Error('reset'), 'assets-unavailable'],
  ])('is never said to be not shown because of %s', async (_what, trouble, code) => {
    const route = 'GET /global/config/objectschema/6/property';
    const whole = { allowOtherObjectSchema: false };
    expect(await codeOf(client({ [route]: trouble }).client.properties('6'))).toBe(code);
    expect(
      await client({ [route]: [trouble, trouble, trouble, json(whole)] }).client.properties('6'),
    ).toEqual(whole);
  });
});

describe('attributes', () => {
  const types = [
    { id: '2', name: 'Child', parentId: '1', abstract: false, inherited: false, objectCount: 0 },
    { id: '1', name: 'Parent', parentId: null, abstract: true, inherited: true, objectCount: 0 },
  ];
  const bulk = 'GET /objectschema/6/attributes?extended=true';
  const own = (id: string) => `GET /objecttype/${id}/attributes?excludeParentAttributes=true`;
  const one = (id: string, owner?: string) => ({
    id,
    name: `a${id}`,
    type: 0,
    defaultType: { id: 0 },
    ...(owner === undefined ? {} : { objectType: { id: owner } }),
  });
  const owners = (list: { id: string; objectTypeId: string }[]) =>
    list.map(({ id, objectTypeId }) => [id, objectTypeId]);

  it('come in one request, an inherited one once and at the type that declares it', async () => {
    const { client: assets, lines } = client({
      [bulk]: json([one('10', '2'), one('10', '1'), one('11', '2')]),
    });
    expect(owners(await assets.attributes('6', types))).toEqual([
      ['10', '1'],
      ['11', '2'],
    ]);
    expect(lines()).toHaveLength(2);
  });

  it.each([
    ['a site does not give those of so many', { bulkTypes: 1 }, json({}, 500)],
    ['the answer would be too long to be read', { bulkTypes: 1 }, { ...json([]), body: '[{"id' }],
    ['the reply does not name the types', {}, json([one('10'), one('11')])],
  ])('are read type by type where %s', async (_what, options, reply) => {
    const { client: assets } = client(
      { [bulk]: reply, [own('1')]: json([one('10')]), [own('2')]: json([one('11'), one('10')]) },
      options,
    );
    expect(owners(await assets.attributes('6', types)).sort()).toEqual([
      ['10', '1'],
      ['11', '2'],
    ]);
    const toCome = { read: Promise.resolve(types), about: 5 };
    expect(owners(await assets.attributes('6', toCome)).sort()).toEqual([
      ['10', '1'],
      ['11', '2'],
    ]);
  });

  it('are asked for while the object types are still being read', async () => {
    const { client: assets, sent } = client({ [bulk]: json([one('10', '1')]) });
    const read = vi.waitFor(() => {
      expect(sent.some(({ path }) => path.includes('/attributes'))).toBe(true);
      return types;
    }, 200_000);
    expect(owners(await assets.attributes('6', { read, about: 2 }))).toEqual([['10', '1']]);
  });

  it('of a schema without types need no request, and a failed part fails the whole', async () => {
    const { client: assets, sent } = client(
      { [bulk]: json({}, 500), [own('1')]: json([one('10')]) },
      { bulkTypes: 0 },
    );
    expect(await assets.attributes('6', [])).toEqual([]);
    expect(sent).toEqual([]);
    expect(await codeOf(assets.attributes('6', types))).toBe('not-found');
  });

  it.each([
    ['in one request', json([one('10', '1'), one('11', '1')])],
    ['type by type', json({}, 500)],
  ])('of a child that owns none are none, read %s', async (_what, whole) => {
    const { client: assets } = client(
      {
        [bulk]: whole,
        [own('1')]: json([one('10', '1'), one('11', '1')]),
        [own('2')]: json([]),
      },
      { bulkTypes: 0 },
    );
    expect(owners(await assets.attributes('6', types))).toEqual([
      ['10', '1'],
      ['11', '1'],
    ]);
    expect(await assets.attributesOfType('2')).toEqual([]);
  });

  it('belong to the owner that Assets names, also where a child lists them', async () => {
    const { client: assets } = client(
      {
        [bulk]: json({}, 500),
        [own('1')]: json([]),
        [own('2')]: json([one('10', '1'), one('12', '2')]),
      },
      { bulkTypes: 0 },
    );
    expect(owners(await assets.attributes('6', types))).toEqual([
      ['10', '1'],
      ['12', '2'],
    ]);
    expect(owners(await assets.attributesOfType('2'))).toEqual([['12', '2']]);
  });

  const many = Array.from({ length: 200 }, (_, at) => ({
    id: `${at + 1}`,
    name: `Type ${at}`,
    parentId: null,
    abstract: false,
    inherited: false,
    objectCount: 0,
  }));

  it('of a large schema too come in one request, and are not asked for again where they did not', async () => {
    const given = client({ [bulk]: json([one('10', '7')]) });
    expect(owners(await given.client.attributes('6', many))).toEqual([['10', '7']]);
    expect(given.lines()).toHaveLength(2);
    const ofEach = Object.fromEntries(many.map(({ id }) => [own(id), json([one(`a${id}`)])]));
    const refused = client({ [bulk]: json({}, 500), ...ofEach });
    for (let time = 0; time < 2; time += 1)
      expect(await refused.client.attributes('6', many)).toHaveLength(many.length);
    expect(refused.lines().filter((line) => line === bulk)).toHaveLength(2);
  });

  it('are given up, as too large, once it is seen that the time will not suffice', async () => {
    const ofEach = Object.fromEntries(many.map(({ id }) => [own(id), json([])]));
    const { client: assets, sent } = client(
      { [bulk]: json({}, 500), ...ofEach },
      { leftMs: () => -1 },
    );
    expect(await codeOf(assets.attributes('6', many))).toBe('too-large');
    expect(sent.length).toBeLessThan(60);
    expect(await assets.attributes('6', many.slice(0, 20))).toEqual([]);
  });
});
