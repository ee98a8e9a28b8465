import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors';
import {
  connectSite,
  openWayOut,
  readAddress,
  readCredentials,
  type RealSite,
} from '../../local/sites';
import {
  CERTIFICATE,
  CLOUD_ID,
  EMAIL,
  startFront,
  startProxy,
  TOKEN,
  type Front,
} from './tls-front';

let front: Front;
let elsewhere: Front;
beforeAll(async () => {
  [front, elsewhere] = await Promise.all([startFront(), startFront()]);
});
beforeEach(() => {
  for (const each of [front, elsewhere]) {
    each.seen.length = 0;
    each.redirects.clear();
    each.echo = false;
    each.emulator.set({ assets: 'available' });
  }
});
afterAll(async () => {
  await Promise.all([front.close(), elsewhere.close()]);
});

const ENV = { ATLASSIAN_EMAIL: EMAIL, ATLASSIAN_API_TOKEN: TOKEN };

async function connect(url = front.url, env: Record<string, string> = ENV): Promise<RealSite> {
  const read = readAddress(url);
  if (!read.ok) throw new Error(read.problem);
  return connectSite(
    read.address,
    readCredentials(env, read.address),
    await openWayOut(env, CERTIFICATE),
  );
}

const refusal = (url?: string, env?: Record<string, string>): Promise<unknown> =>
  connect(url, env).then(
    () => null,
    (error: unknown) => error,
  );

const get = (site: RealSite, path: string, more: object = {}): Promise<Response> =>
  site.proxy.fetch({
    method: 'GET',
    path,
    headers: { accept: 'application/json' },
    body: null,
    provider: 'user',
    accountId: 'acc-admin',
    background: true,
    signal: AbortSignal.timeout(200_000),
    ...more,
  });

describe('signing in', () => {
  it('finds the cloud id without credentials, then whose token it is', async () => {
    const site = await connect();
    expect(site).toMatchObject({
      cloudId: CLOUD_ID,
      account: { accountId: 'acc-admin', email: EMAIL, name: 'Ada Admin' },
    });
    expect(front.seen.map(({ path, authorization }) => [path, authorization === ''])).toEqual([
      ['/_edge/tenant_info', true],
      ['/rest/api/3/myself', false],
      ['/rest/servicedeskapi/assets/workspace', false],
    ]);
    await site.close();
  });

  it('takes a scoped token through the ex/jira form, with an e-mail and without', async () => {
    for (const env of [ENV, { ATLASSIAN_API_TOKEN: TOKEN }]) {
      const site = await connect(`${front.url}/ex/jira/${CLOUD_ID}`, env);
      expect(site.cloudId).toBe(CLOUD_ID);
      await site.close();
    }
    expect(
      new Set(front.seen.map(({ path }) => path.startsWith(`/ex/jira/${CLOUD_ID}/rest/`))),
    ).toEqual(new Set([true]));
  });

  it('says what is wrong: the token, the site, no Assets, nothing there, nothing given', async () => {
    expect(await refusal(front.url, { ...ENV, ATLASSIAN_API_TOKEN: 'wrong' })).toMatchObject({
      code: 'unauthorized',
      remedy: expect.stringContaining(`ex/jira/${CLOUD_ID}`) as string,
    });
    front.emulator.set({ assets: 'none' });
    expect(await refusal()).toMatchObject({ code: 'no-assets' });
    front.redirects.set('/_edge', {
      status: 301,
      to: 'https://renamed.atlassian.net/_edge/tenant_info',
    });
    expect(await refusal()).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('renamed.atlassian.net') as string,
    });
    const gone = await startFront();
    await gone.close();
    expect(await refusal(gone.url)).toMatchObject({
      code: 'assets-unavailable',
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
    const lacking: Record<string, string>[] = [
      {},
      { ATLASSIAN_EMAIL: EMAIL },
      { ATLASSIAN_API_TOKEN: TOKEN },
    ];
    for (const env of lacking)
      expect(await refusal(front.url, env)).toMatchObject({ code: 'unauthorized' });
  });

  it('trusts no certificate that the machine does not trust', async () => {
    const read = readAddress(front.url);
    if (!read.ok) throw new Error(read.problem);
    const refused: unknown = await connectSite(
      read.address,
      readCredentials(ENV, read.address),
      await openWayOut(ENV),
    ).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect((refused as AppError).message).toMatch(/SELF_SIGNED|CERT/);
    expect(front.seen).toEqual([]);
  });
});

describe('calls of the app', () => {
  it('go out as that person only, by GET and POST only', async () => {
    const site = await connect();
    expect((await get(site, '/rest/api/3/mypermissions?permissions=ADMINISTER')).status).toBe(200);
    front.seen.length = 0;
    for (const other of [
      { provider: 'app', accountId: null },
      { provider: 'none', accountId: null },
      { accountId: 'acc-user' },
    ])
      expect((await get(site, '/rest/api/3/myself', other)).status).toBe(401);
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      await expect(get(site, '/rest/api/3/myself', { method })).rejects.toThrow(
        'GET and POST only',
      );
    expect(front.seen).toEqual([]);
    await site.close();
  });

  it('follow redirects within the site, and take the token nowhere else', async () => {
    const site = await connect();
    front.redirects.set('/rest/api/3/old', { status: 302, to: '/rest/api/3/myself' });
    expect(await (await get(site, '/rest/api/3/old')).json()).toMatchObject({
      accountId: 'acc-admin',
    });
    front.redirects.set('/rest/api/3/away', {
      status: 302,
      to: `${elsewhere.url}/rest/api/3/myself`,
    });
    front.redirects.set('/rest/api/3/loop', { status: 307, to: '/rest/api/3/loop' });
    expect((await get(site, '/rest/api/3/away')).status).toBe(302);
    expect((await get(site, '/rest/api/3/loop')).status).toBe(307);
    front.seen.length = 0;
    expect((await get(site, '/rest/api/3/old', { method: 'POST', body: '{}' })).status).toBe(302);
    expect(front.seen).toHaveLength(1);
    expect(elsewhere.seen).toEqual([]);
    await site.close();
  });

  it('bring no credentials back, even from a site that repeats them', async () => {
    const site = await connect();
    front.echo = true;
    const response = await get(site, '/jsm/assets/workspace/none/v1/objectschema/list');
    let whole = await response.text();
    response.headers.forEach((value, name) => {
      whole += `${name}: ${value}\n`;
    });
    expect(whole).toContain('(token)');
    for (const secret of [TOKEN, Buffer.from(`${EMAIL}:${TOKEN}`).toString('base64'), 'session='])
      expect(whole).not.toContain(secret);
    await site.close();
  });
});

describe('a proxy', () => {
  it('is used where the environment names one, unless NO_PROXY excepts the site', async () => {
    const proxy = await startProxy();
    const through = await connect(front.url, { ...ENV, HTTPS_PROXY: proxy.url });
    expect(new Set(proxy.connects)).toEqual(new Set([new URL(front.url).host]));
    proxy.connects.length = 0;
    const past = await connect(front.url, {
      ...ENV,
      HTTPS_PROXY: proxy.url,
      NO_PROXY: 'localhost,127.0.0.1',
    });
    expect(proxy.connects).toEqual([]);
    await Promise.all([through.close(), past.close()]);
    await proxy.close();
  });

  it('that is not there is told without its password', async () => {
    const refused = await refusal(front.url, {
      ...ENV,
      HTTPS_PROXY: 'http://me:s3cret@127.0.0.1:9',
    });
    expect(refused).toMatchObject({ code: 'assets-unavailable' });
    expect(JSON.stringify(refused) + String((refused as Error).message)).not.toContain('s3cret');
  });
});
