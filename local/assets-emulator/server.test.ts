import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFault } from './faults';
import type { Emulator, EmulatorOptions } from './server';
import { startEmulator } from './server';
import { as, callerOf, idOf, schemaBody, textBody, typeBody } from './testing';

const running: Emulator[] = [];
const start = async (options: EmulatorOptions = {}): Promise<Emulator> => {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
};
const faulty = (...specs: string[]) =>
  start({ faults: specs.map(parseFault).flatMap((each) => (each.ok ? [each.fault] : [])) });
afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
});

describe('faults', () => {
  it.each([
    ['status=503', 503, 0, 'errorMessages'],
    ['status-after=503', 503, 1, 'errorMessages'],
    ['html', 502, 0, '<!DOCTYPE html>'],
    ['html-after=500', 500, 1, '<!DOCTYPE html>'],
    ['unauthorized', 401, 0, '{"code":401,"message":"Unauthorized"}'],
    ['scope', 401, 0, 'scope does not match'],
    ['deny-after=0', 403, 0, 'permission'],
    ['429', 429, 0, 'Rate limit'],
    ['empty', 201, 1, ''],
    ['repeat', 400, 1, 'unique'],
  ])('%s answers %i with %i schemas made', async (spec, status, made, text) => {
    const emulator = await faulty(`${spec},method=POST`);
    const reply = await callerOf(emulator)('POST', '/objectschema/create', schemaBody('AA'));
    expect([reply.status, emulator.state().schemas.length]).toEqual([status, made]);
    expect(reply.text).toContain(text);
  });

  it.each([
    ['drop-before', 0],
    ['drop-after-commit', 1],
  ])('%s closes the connection with %i schemas made', async (spec, made) => {
    const emulator = await faulty(`${spec},method=POST`);
    await expect(
      callerOf(emulator)('POST', '/objectschema/create', schemaBody('AA')),
    ).rejects.toThrow();
    expect(emulator.state().schemas).toHaveLength(made);
    expect(emulator.requests.at(-1)).toMatchObject({ method: 'POST', status: 0 });
  });

  it('garble cuts the answer in half', async () => {
    const reply = await callerOf(await faulty('garble'))(
      'POST',
      '/objectschema/create',
      schemaBody('AA'),
    );
    expect([reply.status, reply.body]).toEqual([201, undefined]);
    expect(reply.text).toMatch(/^\{"workspaceId"/);
  });

  it('ignore leaves a field out of what is read', async () => {
    const reply = await callerOf(await faulty('ignore=description'))(
      'POST',
      '/objectschema/create',
      { ...schemaBody('AA'), description: 'lost' },
    );
    expect(reply.body).not.toHaveProperty('description');
  });

  it('stale hides what is new from lists, not from its id', async () => {
    const send = callerOf(await faulty('stale=60000'));
    const id = idOf(await send('POST', '/objectschema/create', schemaBody('AA')));
    expect((await send('GET', '/objectschema/list')).body).toMatchObject({ total: 0, values: [] });
    expect((await send('GET', `/objectschema/${id}`)).status).toBe(200);
  });

  it('can be set and cleared while it runs', async () => {
    const send = callerOf(await start());
    await send('POST', '/__emulator/faults', { add: ['status=500'] });
    expect((await send('GET', '/icon/global')).status).toBe(500);
    await send('POST', '/__emulator/faults', { clear: true });
    expect((await send('GET', '/icon/global')).status).toBe(200);
    expect((await send('POST', '/__emulator/faults', { add: ['nonsense'] })).status).toBe(400);
  });
});

describe('rate', () => {
  it.each([
    ['none', { 'retry-after': false, 'x-ratelimit-reset': false }],
    ['Retry-After', { 'retry-after': true, 'x-ratelimit-reset': false }],
    ['X-RateLimit', { 'retry-after': false, 'x-ratelimit-reset': true }],
    ['RateLimit', { 'retry-after': true, 'x-ratelimit-reset': true, ratelimit: true }],
    ['Beta-RateLimit', { 'x-beta-ratelimit-reset': true, 'beta-ratelimit': true }],
  ] as const)('over it answers 429, with headers %s', async (retryHeaders, expected) => {
    const send = callerOf(await start({ ratePerMinute: 60, switches: { retryHeaders } }));
    const replies = [await send('GET', '/icon/global'), await send('GET', '/icon/global')];
    expect(replies.map((reply) => reply.status)).toEqual([200, 429]);
    for (const [name, there] of Object.entries(expected))
      expect(replies[1]?.headers.has(name)).toBe(there);
  });
});

describe('the log', () => {
  it('has a line a request with what was sent, and none for the helpers', async () => {
    const logFile = join(mkdtempSync(join(tmpdir(), 'emulator-')), 'log.jsonl');
    const emulator = await start({ logFile, switches: { appReads: 'allowed' } });
    await as(emulator, 'acc-user')('POST', '/objectschema/create', schemaBody('AA'));
    await callerOf(emulator)('GET', '/__emulator/state');
    await callerOf(emulator, { 'x-emulator-principal': 'app' })(
      'GET',
      '/objectschema/list?maxResults=5',
    );
    const lines = readFileSync(logFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, status, account }) => [method, status, account])).toEqual([
      ['POST', 403, 'acc-user'],
      ['GET', 200, 'app'],
    ]);
    expect(lines[1]?.['path']).toMatch(/\/v1\/objectschema\/list\?maxResults=5$/);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'at',
      'method',
      'path',
      'status',
      'account',
      'ms',
    ]);
  });
});

describe('addresses', () => {
  it.each([
    '/jsm/assets',
    '/ex/jira/cloud-1/jsm/assets',
    '/gateway/api/jsm/assets',
    '/jsm/insight',
    '//jsm//assets',
  ])('serves Assets under %s', async (prefix) => {
    const emulator = await start();
    const answer = await fetch(
      `${emulator.url}${prefix}/workspace/${emulator.workspace.site.workspaceId}/v1/icon/global`,
    );
    expect(answer.status).toBe(200);
  });

  it('answers unknown paths and the retired one with HTML', async () => {
    const send = callerOf(await start());
    expect(await send('GET', '/nowhere')).toMatchObject({
      status: 404,
      text: expect.stringContaining('<html>') as unknown,
    });
    expect(await send('GET', '/rest/servicedeskapi/insight/workspace')).toMatchObject({
      status: 403,
      text: expect.stringContaining('<html>') as unknown,
    });
  });

  it('answers another workspace with 404, and none at all where the site has no Assets', async () => {
    const emulator = await start();
    expect((await fetch(`${emulator.url}/jsm/assets/workspace/other/v1/icon/global`)).status).toBe(
      404,
    );
    emulator.set({ assets: 'none' });
    expect(
      (await callerOf(emulator)('GET', '/rest/servicedeskapi/assets/workspace')).body,
    ).toMatchObject({ size: 0, values: [] });
    expect((await callerOf(emulator)('GET', '/icon/global')).status).toBe(404);
  });

  it('finds the workspace of a site whose plan lacks Assets, and refuses every call to it', async () => {
    const send = callerOf(await start({ switches: { assets: 'denied' } }));
    expect((await send('GET', '/rest/servicedeskapi/assets/workspace')).body).toMatchObject({
      size: 1,
    });
    for (const path of ['/objectschema/list', '/icon/global', '/config/statustype'])
      expect(await send('GET', path)).toMatchObject({
        status: 403,
        body: { errorMessages: ['Access to Assets API was denied'], errors: {} },
      });
  });

  it('says that a port is taken', async () => {
    const { port } = await start();
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a body that is not JSON', () => {
  it('is refused', async () => {
    const emulator = await start();
    const answer = await fetch(
      `${emulator.url}/jsm/assets/workspace/${emulator.workspace.site.workspaceId}/v1/objectschema/create`,
      { method: 'POST', body: '{' },
    );
    expect(answer.status).toBe(400);
  });
});

describe('the state page', () => {
  it('shows what was built, with names for ids', async () => {
    const emulator = await start();
    const send = callerOf(emulator);
    const schema = idOf(await send('POST', '/objectschema/create', schemaBody('AA')));
    const rack = idOf(await send('POST', '/objecttype/create', typeBody(schema, 'Rack')));
    const server = idOf(
      await send('POST', '/objecttype/create', {
        ...typeBody(schema, 'Server'),
        parentObjectTypeId: rack,
      }),
    );
    await send('POST', `/objecttypeattribute/${server}`, {
      name: 'In',
      type: 1,
      typeValue: rack,
      additionalValue: '3',
    });
    await send('POST', `/objecttypeattribute/${server}`, textBody('Serial'));
    const state = (await send('GET', '/__emulator/state')).body as ReturnType<Emulator['state']>;
    expect(state).toEqual(JSON.parse(JSON.stringify(emulator.state())));
    expect(state.counts).toMatchObject({ schemas: 1, objectTypes: 2, attributes: 10 });
    expect(state.schemas[0]?.objectTypes[1]).toMatchObject({
      name: 'Server',
      path: 'Rack / Server',
      icon: 'Address',
    });
    expect(state.schemas[0]?.objectTypes[1]?.attributes.slice(4)).toMatchObject([
      { name: 'In', kind: 'reference', referenceTo: 'AA: Rack', referenceType: 'Link' },
      { name: 'Serial', kind: 'text', referenceTo: '' },
    ]);
  });

  it('is empty after a reset', async () => {
    const emulator = await start();
    await callerOf(emulator)('POST', '/objectschema/create', schemaBody('AA'));
    await callerOf(emulator)('POST', '/__emulator/reset');
    expect(emulator.state().counts).toMatchObject({ schemas: 0, statuses: 7 });
  });
});
