import { describe, expect, it } from 'vitest';
import { createGuard, type Asked } from './guard';

const guard = createGuard(() => 4000);
const asked = (changed: Partial<Asked>): Asked => ({
  method: 'POST',
  path: `/${guard.token}/invoke`,
  host: '127.0.0.1:4000',
  origin: 'http://127.0.0.1:4000',
  fetchSite: 'same-origin',
  ...changed,
});

describe('the guard of the local page', () => {
  it('admits the page that it served', () => {
    expect(guard.admit(asked({}))).toBe('/invoke');
    expect(guard.admit(asked({ host: 'localhost:4000', origin: 'http://localhost:4000' }))).toBe(
      '/invoke',
    );
    expect(
      guard.admit(
        asked({ method: 'GET', path: `/${guard.token}/`, origin: null, fetchSite: 'none' }),
      ),
    ).toBe('/');
  });

  it.each<[string, Partial<Asked>]>([
    [
      'another page of the same browser',
      { origin: 'https://example.test', fetchSite: 'cross-site' },
    ],
    ['a page on another port', { origin: 'http://127.0.0.1:5000', fetchSite: 'same-site' }],
    ['a page without an origin', { origin: 'null' }],
    [
      'a name that resolves to loopback',
      { host: 'evil.test:4000', origin: 'http://evil.test:4000' },
    ],
    ['a POST that no page made', { origin: null }],
    ['a guessed token', { path: '/0000000000000000000000/invoke' }],
    ['no token', { path: '/invoke' }],
    ['a method of no use', { method: 'DELETE' }],
    ['a link from elsewhere', { method: 'GET', origin: null, fetchSite: 'cross-site' }],
  ])('refuses %s', (_, changed) => {
    expect(guard.admit(asked(changed))).toBeNull();
  });

  it('draws another token at every start', () => {
    expect(createGuard(() => 4000).token).not.toBe(guard.token);
  });
});
