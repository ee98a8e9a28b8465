/** The built gate in workerd, before a small site: every way in that is none. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalPages, type LocalPages } from '../../docs-gate/tools/local-pages';
import { goodToken, PREVIOUS, SECRET, type Case } from './cases/case';
import { cookieCases } from './cases/cookies';
import { pathCases } from './cases/paths';
import { redirectCases, requestCases } from './cases/requests';
import { tokenCases } from './cases/tokens';
import { send, type RawResponse } from './raw-request';
import { SEARCH_CHUNK, smallSite, WORDS, type SmallSite } from './small-site';

const FEWEST = 200;

let site: SmallSite;
let pages: LocalPages;
let port: number;

beforeAll(async () => {
  site = await smallSite();
  pages = await startLocalPages({
    site: site.folder,
    variables: { DOCS_GATE_SECRET: SECRET, DOCS_GATE_SECRET_PREVIOUS: PREVIOUS },
  });
  port = Number(new URL(pages.url).port);
});

afterAll(async () => {
  await pages.close();
  site.remove();
});

/**
 * What is wrong with an answer that should have been a refusal; follows redirects inside the
 * site, as a browser would without cookies.
 */
async function leak(response: RawResponse, hops = 3): Promise<string | null> {
  if (response.headers.has('set-cookie'))
    return `a session was set: ${response.headers.get('set-cookie') ?? ''}`;
  const word = Object.values(WORDS).find((hidden) => response.body.includes(hidden));
  if (word !== undefined)
    return `status ${response.status} with the text of a gated page (${word})`;
  const location = response.headers.get('location');
  // A fault of the worker would hide everything too, and be no refusal.
  if (location === undefined)
    return [403, 404, 405].includes(response.status) ? null : `status ${response.status}`;
  if (!/^\/(?![/\\])/.test(location)) return `leads to ${location}`;
  return hops === 0 ? null : leak(await send(port, { target: location }), hops - 1);
}

const asked = (response: RawResponse): string =>
  `${response.status} ${createHash('sha256').update(response.body).digest('hex').slice(0, 8)}`;

describe('what is refused', () => {
  const all: Case[] = [...tokenCases(), ...cookieCases(), ...pathCases(), ...requestCases()];

  it(`counts at least ${FEWEST} cases, no two of them the same request`, () => {
    const different = new Set(all.map(({ request }) => JSON.stringify(request)));
    const groups = [...new Set(all.map(({ group }) => group))].map(
      (group) => `${group}: ${all.filter((one) => one.group === group).length}`,
    );
    console.log(
      `${different.size} distinct cases are refused (${groups.join(', ')}), and ` +
        `${redirectCases().length} redirects stay on the site`,
    );
    expect(different.size).toBeGreaterThanOrEqual(FEWEST);
    expect(all.map(({ group, name }) => `${group}: ${name}`)).toHaveLength(
      new Set(all.map(({ group, name }) => `${group}: ${name}`)).size,
    );
  });

  it.each([...new Set(all.map(({ group }) => group))])('%s', async (group) => {
    const through: string[] = [];
    for (const { name, request } of all.filter((one) => one.group === group)) {
      const found = await leak(await send(port, request));
      if (found !== null) through.push(`${name}: ${found}`);
    }
    expect(through).toEqual([]);
  });

  it('no token leads to another site, and what it begins is a session of this host', async () => {
    for (const { name, request } of redirectCases()) {
      const response = await send(port, request);
      const location = response.headers.get('location');
      expect(
        location === undefined || /^\/(?![/\\])/.test(location),
        `${name}: ${location ?? ''}`,
      ).toBe(true);
      expect(location ?? '', name).not.toContain('lp_token');
      expect(response.headers.get('set-cookie') ?? '', name).not.toMatch(/domain=/i);
    }
  });
});

describe('what is let in', () => {
  const enter = (token: string, path = '/use/') =>
    send(port, { target: `${path}?lp_token=${token}` });
  const cookieOf = (response: RawResponse): string =>
    response.headers.get('set-cookie')?.split(';')[0] ?? '';

  it('a token begins a session of a day, and is gone from the address', async () => {
    const response = await enter(goodToken('standard'));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/use/');
    expect(response.headers.get('set-cookie')).toMatch(
      /^lp_session=[\w-]+\.[\w-]+\.[\w-]+; Path=\/; Max-Age=86400; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const page = await send(port, { target: '/use/', headers: { Cookie: cookieOf(response) } });
    expect(page.status).toBe(200);
    expect(page.body).toContain(WORDS.standard);
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(page.headers.get('vary')).toContain('Cookie');
  });

  it('the session holds tier and expiry and nothing else', async () => {
    const [, claims = ''] =
      cookieOf(await enter(goodToken('advanced')))
        .split('=')[1]
        ?.split('.') ?? [];
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    expect(Object.keys(said)).toEqual(['tier', 'exp']);
    expect(said['tier']).toBe('advanced');
  });

  it('a token works again within its life, which the documentation says', async () => {
    const token = goodToken();
    expect([(await enter(token)).status, (await enter(token)).status]).toEqual([303, 303]);
  });

  it('two secrets are known at once, and a session outlives the change from one to the other', async () => {
    const before = await enter(goodToken('standard', PREVIOUS));
    expect(before.status).toBe(303);
    expect(
      (await send(port, { target: '/operate/', headers: { Cookie: cookieOf(before) } })).status,
    ).toBe(200);
  });

  it('each tier opens what is its own', async () => {
    const [standard, advanced] = [
      cookieOf(await enter(goodToken('standard'))),
      cookieOf(await enter(goodToken('advanced'))),
    ];
    const status = async (target: string, Cookie: string) =>
      (await send(port, { target, headers: { Cookie } })).status;
    expect(await status('/templates/ITAM/forms', standard)).toBe(200);
    expect(await status('/templates/ITAM/governance', standard)).toBe(403);
    expect(await status('/templates/ITAM/governance', advanced)).toBe(200);
    expect(await status('/assets/use_index.md.Xy9_-aB1.js', advanced)).toBe(200);
  });

  it('with a session too, pages are only read, and only at the addresses that the site has', async () => {
    const Cookie = cookieOf(await enter(goodToken('advanced')));
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const response = await send(port, { method, target: '/use/', headers: { Cookie } });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
    for (const target of ['//use/', '/use%2f', '/%75se/', '/use./', '/_worker.js'])
      expect((await send(port, { target, headers: { Cookie } })).status).toBe(404);
  });

  it('open pages need nothing, and answer as the file server does', async () => {
    const open = await send(port, { target: '/overview/security' });
    expect(open.status).toBe(200);
    expect(open.headers.get('cache-control') ?? '').not.toContain('no-store');
    expect((await send(port, { target: '/templates/ITAM/import' })).status).toBe(200);
    expect((await send(port, { target: '/hashmap.json' })).status).toBe(200);
    expect((await send(port, { target: '/nothing-here' })).status).toBe(404);
  });

  it('a search finds what its reader may open', async () => {
    const wordsFor = async (cookie: string) =>
      (await send(port, { target: `/${SEARCH_CHUNK}`, headers: { Cookie: cookie } })).body;
    const [everybody, standard, advanced] = [
      await wordsFor(''),
      await wordsFor(cookieOf(await enter(goodToken('standard')))),
      await wordsFor(cookieOf(await enter(goodToken('advanced')))),
    ];
    const found = (body: string) => Object.values(WORDS).filter((word) => body.includes(word));
    expect(everybody).toContain('overview');
    expect([found(everybody), found(standard), found(advanced)]).toEqual([
      [],
      [WORDS.standard],
      [WORDS.standard, WORDS.advanced],
    ]);
  });

  it('answers the same to every bad token, so that nothing is learnt from the answer', async () => {
    const answers = new Set<string>();
    for (const { request } of tokenCases().filter(({ group }) =>
      ['changed tokens', 'other secrets', 'other algorithms', 'tokens at the wrong time'].includes(
        group,
      ),
    ))
      answers.add(asked(await send(port, request)));
    expect(answers.size).toBe(1);
  });
});
