/** Other ways to ask for a gated page, and other places to be sent to with a token that is good. */
import { cases, each, goodToken, type Case } from './case';

const METHODS = [
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'SEARCH',
  'PURGE',
];

const HEADERS: Readonly<Record<string, Record<string, string>>> = {
  'a range': { Range: 'bytes=0-99' },
  'the last bytes': { Range: 'bytes=-50' },
  'several ranges': { Range: 'bytes=0-9,20-29' },
  'if it changed': { 'If-None-Match': '*' },
  'if it changed since': { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
  'if it is that one': { 'If-Match': '*' },
  'another method inside': { 'X-HTTP-Method-Override': 'HEAD' },
  'another address inside': { 'X-Original-URL': '/overview/' },
  'another address, rewritten': { 'X-Rewrite-URL': '/overview/' },
  'from this machine': { 'X-Forwarded-For': '127.0.0.1' },
  'another host': { Host: 'overview.example' },
  'another host, forwarded': { 'X-Forwarded-Host': 'overview.example' },
  'only from the cache': { 'Cache-Control': 'only-if-cached' },
  'ahead of time': { 'Sec-Purpose': 'prefetch', Purpose: 'prefetch' },
  'as a script': { 'Sec-Fetch-Dest': 'script', Accept: '*/*' },
  'as Markdown': { Accept: 'text/markdown' },
  'as a search engine': { 'User-Agent': 'Googlebot/2.1' },
  'from the site itself': { Referer: 'https://docs.example/use/', Origin: 'https://docs.example' },
  'as a worker of the page': { 'Service-Worker': 'script' },
  'as data of the page': { 'X-Requested-With': 'XMLHttpRequest' },
  packed: { 'Accept-Encoding': 'gzip, br' },
  'with a name and a password': { Authorization: 'Basic YWRtaW46YWRtaW4=' },
};

/** Targets with a good token, each meant to end on another site. */
export const redirectTargets = (token = goodToken()): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      'two slashes': '//evil.example/',
      'three slashes': '///evil.example/',
      'slash and backslash': '/\\evil.example/',
      backslashes: '/\\\\evil.example/',
      'an encoded slash': '/%2fevil.example/',
      'an encoded backslash': '/%5cevil.example/',
      'a name and a password': '/@evil.example/',
      'a tab': '/%09/evil.example/',
      'a line break': '/%0d%0aLocation:%20https://evil.example/',
      dots: '/.//evil.example/',
      'up and two slashes': '/x/..//evil.example/',
      'another scheme': '/javascript:alert(1)/',
      data: '/data:text/html,x/',
      'a dot in front': '/.evil.example/',
      'a semicolon': '/;/evil.example/',
      'a space': '/%20//evil.example/',
      'a scheme without a name': '/https:/evil.example/',
    }).map(([name, path]) => [name, `${path}?lp_token=${token}`]),
  );

export const redirectQueries = (token = goodToken()): Record<string, string> =>
  Object.fromEntries(
    ['next', 'to', 'url', 'redirect', 'return', 'continue'].map((name) => [
      `a parameter ${name}`,
      `/use/?${name}=https://evil.example/&lp_token=${token}`,
    ]),
  );

export const requestCases = (): Case[] => [
  ...cases(
    'methods',
    Object.fromEntries(METHODS.map((method) => [method, { method, target: '/use/' }])),
  ),
  ...cases(
    'methods, for the text of a page',
    Object.fromEntries(
      METHODS.map((method) => [method, { method, target: '/assets/use_index.md.Xy9_-aB1.js' }]),
    ),
  ),
  ...cases(
    'headers',
    Object.fromEntries(
      Object.entries(HEADERS).map(([name, headers]) => [name, { target: '/use/', headers }]),
    ),
  ),
  ...cases(
    'headers, for the text of a page',
    Object.fromEntries(
      Object.entries(HEADERS).map(([name, headers]) => [
        name,
        { target: '/assets/templates_ITAM_forms.md.Xy9_-aB1.js', headers },
      ]),
    ),
  ),
];

export const redirectCases = (): Case[] =>
  cases(
    'redirects to other sites',
    each({ ...redirectTargets(), ...redirectQueries() }, (target) => ({ target })),
  );
