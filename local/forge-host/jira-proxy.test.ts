import { asApp, asUser, route } from '@forge/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loopbackSite } from './loopback-site';
import { asAction, startTestHost, startTestSite, TEST_MANIFEST, type TestSite } from './testing';

const WORKSPACE = '/rest/servicedeskapi/assets/workspace';

describe('calls to the site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await startTestSite();
  });
  afterAll(() => site.close());

  const last = (): TestSite['seen'][number] => {
    const request = site.seen.at(-1);
    if (request === undefined) throw new Error('nothing reached the site');
    return request;
  };

  it('go out as the person of the invocation, path, headers and body untouched', async () => {
    await asAction(
      async () =>
        asUser().requestJira(route`/rest/api/3/permissions/check?x=${'a b'}`, {
          method: 'POST',
          headers: { 'X-Mine': '1' },
          body: '{"a":1}',
        }),
      { siteUrl: site.url },
    );
    expect(last()).toMatchObject({
      method: 'POST',
      path: '/rest/api/3/permissions/check?x=a%20b',
      body: '{"a":1}',
    });
    expect(last().headers).toMatchObject({
      'x-mine': '1',
      'x-emulator-account': 'acc-admin',
      'x-emulator-principal': 'user',
      'x-emulator-background': '0',
    });
  });

  it('go out as the app, without an account', async () => {
    await asAction(async () => asApp().requestJira(route`/rest/servicedeskapi/assets/workspace`), {
      siteUrl: site.url,
    });
    expect(last().headers['x-emulator-principal']).toBe('app');
    expect(last().headers).not.toHaveProperty('x-emulator-account');
  });

  it('need a person for asUser(): without one the proxy signals missing authentication', async () => {
    const { app } = startTestHost(
      { trigger: () => asUser().requestJira(route`/rest/servicedeskapi/assets/workspace`) },
      { siteUrl: site.url },
    );
    const before = site.seen.length;
    await expect(app.invokeTrigger('installed', {})).rejects.toMatchObject({
      kind: 'threw',
      cause: { name: 'NEEDS_AUTHENTICATION_ERR', status: 401 },
    });
    expect(site.seen.length).toBe(before);
  });

  it('may be made for someone absent where the scope allows impersonation, and are marked as background', async () => {
    const { app } = startTestHost(
      {
        trigger: async () =>
          (await asUser('acc-manager').requestJira(route`/rest/servicedeskapi/assets/workspace`))
            .status,
      },
      { siteUrl: site.url },
    );
    expect(await app.invokeTrigger('installed', {})).toBe(200);
    expect(last().headers).toMatchObject({
      'x-emulator-account': 'acc-manager',
      'x-emulator-background': '1',
    });
  });

  it('are background too where a present person is named', async () => {
    await asAction(
      async () => asUser('acc-admin').requestJira(route`/rest/servicedeskapi/assets/workspace`),
      { siteUrl: site.url },
    );
    expect(last().headers).toMatchObject({
      'x-emulator-account': 'acc-admin',
      'x-emulator-background': '1',
    });
  });

  it.each([
    [
      'the scope does not say allowImpersonation',
      TEST_MANIFEST,
      'acc-manager',
      '/rest/api/3/mypermissions',
    ],
    [
      'the scopes are a list',
      { ...TEST_MANIFEST, permissions: { scopes: ['read:servicedesk-request'] } },
      'acc-manager',
      WORKSPACE,
    ],
    ['there is no such account', TEST_MANIFEST, 'acc-nobody', WORKSPACE],
  ])('may not be made for someone absent where %s', async (_, manifest, accountId, path) => {
    const call = (): Promise<unknown> =>
      path === WORKSPACE
        ? asUser(accountId).requestJira(route`/rest/servicedeskapi/assets/workspace`)
        : asUser(accountId).requestJira(route`/rest/api/3/mypermissions`);
    const { app } = startTestHost({ trigger: call }, { siteUrl: site.url, manifest });
    const before = site.seen.length;
    await expect(app.invokeTrigger('installed', {})).rejects.toMatchObject({
      cause: { status: 401 },
    });
    expect(site.seen.length).toBe(before);
  });

  it('are refused with 401 where the manifest does not declare the scope', async () => {
    const before = site.seen.length;
    const answer = await asAction(
      async () => {
        const response = await asUser().requestJira(
          route`/jsm/assets/workspace/w/v1/objectschema/create`,
          { method: 'POST', body: '{}' },
        );
        return { status: response.status, body: (await response.json()) as unknown };
      },
      { siteUrl: site.url },
    );
    expect(answer).toEqual({
      status: 401,
      body: { code: 401, message: 'Unauthorized; scope does not match' },
    });
    expect(site.seen.length).toBe(before);
  });

  it('are an error where the host does not know the path', async () => {
    const call = asAction(async () => asUser().requestJira(route`/rest/api/3/search`), {
      siteUrl: site.url,
    });
    await expect(call).rejects.toThrow('does not know which scope GET /rest/api/3/search needs');
  });

  it('reach any path where scopes are not enforced', async () => {
    await asAction(async () => asUser().requestJira(route`/anything`), {
      siteUrl: site.url,
      enforceScopes: false,
    });
    expect(last().path).toBe('/anything');
  });

  it('cannot be pointed at a host that is not loopback', () => {
    expect(() => loopbackSite('https://example.atlassian.net')).toThrow('not on loopback');
  });
});
