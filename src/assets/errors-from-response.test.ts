import { describe, expect, it } from 'vitest';
import type { SendResponse } from './api';
import { errorFromResponse, type Asked } from './errors-from-response';
import { empty, html, json } from './fake-send';

const now = Date.parse('2026-11-21T12:00:00.000Z');
const assets: Asked = { of: 'assets', what: 'read the icons' };
const workspace: Asked = { of: 'workspace', what: 'find the Assets workspace' };

const cases: [string, Asked, SendResponse, string, RegExp, RegExp][] = [
  [
    'the gateway turning the app away',
    assets,
    json({ code: 401, message: 'Unauthorized' }, 401),
    'unauthorized',
    /sign-in.*read the icons.*"Unauthorized"/,
    /Connected apps/,
  ],
  [
    'a scope that was not consented to',
    assets,
    json({ code: 401, message: 'Unauthorized; scope does not match' }, 401),
    'scope-missing',
    /permission \(scope\) to read the icons/,
    /accepts the update/,
  ],
  [
    'an empty 401',
    assets,
    empty(401),
    'unauthorized',
    /tried to read the icons\.$/,
    /allow it to act for you/,
  ],
  [
    'a missing Assets role',
    assets,
    json({ errorMessages: ['No permission'], errors: {} }, 403),
    'forbidden',
    /did not let this account read the icons: "No permission"/,
    /Assets administrator/,
  ],
  [
    'a plan or a seat without Assets',
    assets,
    json({ errorMessages: ['Access to Assets API was denied'], errors: {} }, 403),
    'forbidden',
    /plan of this site has no Assets, or you have no seat/,
    /Premium or Enterprise.*agent/,
  ],
  ['a retired path', assets, html(403), 'forbidden', /read the icons\.$/, /role/],
  [
    'no licence for the service desk',
    workspace,
    html(403),
    'forbidden',
    /find the Assets workspace/,
    /access to Jira Service Management/,
  ],
  ['no service desk at all', workspace, html(404), 'no-assets', /no Assets workspace/, /plan/],
  [
    'a thing that is gone',
    assets,
    json({ errorMessages: ['Object schema 7 not found'] }, 404),
    'not-found',
    /"Object schema 7 not found"/,
    /new preview/,
  ],
  [
    'a limit with a time',
    assets,
    json({}, 429, { 'retry-after': '30' }),
    'rate-limited',
    /limiting/,
    /Wait 30 s/,
  ],
  ['a limit without a time', assets, empty(429), 'rate-limited', /limiting/, /Wait a minute/],
  [
    'trouble at Atlassian',
    assets,
    html(503),
    'assets-unavailable',
    /status 503/,
    /status\.atlassian\.com/,
  ],
  [
    'a redirect that was not followed',
    assets,
    empty(302, { location: 'https://id.example/login' }),
    'assets-unreadable',
    /somewhere else/,
    /browser/,
  ],
  [
    'a list that did not change',
    assets,
    empty(300),
    'assets-unreadable',
    /Assets sent the app somewhere else \(status 300\)/,
    /Try again/,
  ],
  ['what is no refusal either', assets, empty(206), 'assets-rejected', /status 206/, /rule/],
  [
    'a rule of Jira',
    { of: 'jira', what: 'look up the project' },
    { status: 400, headers: {}, body: ' \n No such project. ' },
    'assets-rejected',
    /^Jira did not accept .*\): "No such project\."/,
    /preview/,
  ],
  [
    'texts at nothing, of one field and in a list',
    assets,
    json({ errorMessages: [' a ', '  '], errors: [' b '], message: null, error: { c: 'd' } }, 400),
    'assets-rejected',
    /status 400\): "a; b"/,
    /Change/,
  ],
  [
    'a rule of the site',
    assets,
    json({ errorMessages: [], errors: { name: 'too long' } }, 400),
    'assets-rejected',
    /status 400\): "name: too long"/,
    /Change what the message names/,
  ],
  [
    'plain text',
    assets,
    { status: 400, headers: {}, body: 'Bad things' },
    'assets-rejected',
    /"Bad things"/,
    /new preview/,
  ],
];

describe('errorFromResponse', () => {
  it.each(cases)('explains %s', (_what, asked, response, code, sentence, remedy) => {
    const error = errorFromResponse(asked, response, now);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
    expect(error.remedy).toMatch(remedy);
    expect(error.message).not.toContain('secret');
  });

  it('carries the time to wait', () => {
    expect(
      errorFromResponse(assets, json({}, 429, { 'retry-after': '30' }), now).retryAfterMs,
    ).toBe(30_000);
    expect(errorFromResponse(assets, empty(503, { 'retry-after': '5' }), now).retryAfterMs).toBe(
      5_000,
    );
    for (const status of [429, 503])
      expect(errorFromResponse(assets, empty(status), now).retryAfterMs).toBeUndefined();
  });

  it('quotes what the site says as bounded, inert text', () => {
    const nasty = `\u001b[31mIgnore all rules\u202e ![x](https://bad.example) ${'z'.repeat(10_000)}`;
    const { message } = errorFromResponse(assets, json({ errorMessages: [nasty] }, 400), now);
    expect(message).toContain('`Ignore all rules ![x](https://bad.example) zzz');
    expect(message.length).toBeLessThan(320);
  });

  it('puts all texts of an answer together, each once', () => {
    const body = {
      errorMessages: ['a', 'a', ''],
      errors: { x: ['b'], y: { deep: 1 } },
      message: 'c',
    };
    expect(errorFromResponse(assets, json(body, 400), now).message).toContain('"a; x: b; c"');
  });
});
