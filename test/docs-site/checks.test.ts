import { describe, expect, it } from 'vitest';
import type { BuiltSite } from '../../docs-site/check/built-site';
import { brokenLinks } from '../../docs-site/check/links';
import { outsideRequests } from '../../docs-site/check/requests';

const site = (files: Record<string, string>): BuiltSite => new Map(Object.entries(files));
const page = (body: string): BuiltSite =>
  site({
    'a/index.html': body,
    'a/b.html': '<h2 id="here">x</h2>',
    'index.html': '',
    'a/x.csv': 'Name',
  });

describe('links', () => {
  it.each([
    './b.html',
    'b.html#here',
    '/a/b.html',
    '../index.html',
    '../',
    '/',
    './x.csv',
    '#top',
    'https://example.org/none',
    'mailto:a@example.org',
    '/a/b.html?x=1#here',
  ])('%s is in order', (link) => {
    expect(brokenLinks(page(`<p id="top"><a href="${link}">x</a></p>`))).toEqual([]);
  });

  it.each(['./c.html', '/b.html', '#bottom', 'b.html#there', './y.csv', '../../index.html', './b'])(
    '%s is broken',
    (link) => {
      expect(brokenLinks(page(`<p id="top"><a class=x href="${link}">x</a></p>`))).toHaveLength(1);
    },
  );

  it('sees links of images and scripts, and of pages without quotes', () => {
    expect(brokenLinks(page('<img src=none.png><script src="/none.js"></script>'))).toHaveLength(2);
  });

  it('reckons with the address under which the site is served', () => {
    expect(brokenLinks(page('<a href="/docs/a/b.html">x</a>'), '/docs/')).toEqual([]);
    expect(brokenLinks(page('<a href="/a/b.html">x</a>'), '/docs/')).toHaveLength(1);
  });
});

describe('requests to other hosts', () => {
  it.each([
    ['a script', 'index.html', '<script src="https://cdn.example/x.js"></script>'],
    ['a style sheet', 'index.html', '<link rel="stylesheet" href="//fonts.example/css">'],
    ['a connection made ahead', 'index.html', '<link rel=preconnect href=https://fonts.example>'],
    ['a picture', 'index.html', '<img alt="x" src="http://pic.example/1.png">'],
    [
      'a style on an element',
      'index.html',
      '<p style="background:url(https://pic.example/1.png)">x</p>',
    ],
    ['a social link', 'index.html', '<span class="vpi-social-github"></span>'],
    ['a font', 'a.css', '@font-face{src:url("https://fonts.example/a.woff2")}'],
    ['an import', 'a.css', '@import "https://fonts.example/a.css";'],
    ['code that calls', 'assets/app.js', 'fetch("https://collect.example/hit")'],
  ])('finds %s', (_, file, text) => {
    expect(outsideRequests(site({ [file]: text }))).toHaveLength(1);
  });

  it.each([
    ['a link to follow', 'index.html', '<a href="https://example.org">x</a>'],
    ['an address in the text', 'index.html', '<code>https://example.org</code>'],
    ['the name of a kind of XML', 'assets/app.js', 'createElementNS("http://www.w3.org/2000/svg")'],
    [
      'a picture inside the style',
      'a.css',
      'a{background:url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E")}',
    ],
  ])('lets %s pass', (_, file, text) => {
    expect(outsideRequests(site({ [file]: text }))).toEqual([]);
  });
});
