/** Which addresses are gated: the table, read as a table. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainPath } from '../../docs-gate/paths';
import { GATED, tierNeeded } from '../../src/guides/gated';
import { sitePath } from '../../src/guides/site-path';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { SECTION_GUIDES, TEMPLATE_GUIDES } from '../../src/templates/guides';

const TABLE: readonly (readonly [path: string, tier: 'standard' | 'advanced' | null])[] = [
  ['/', null],
  ['/index.html', null],
  ['/overview/', null],
  ['/overview/security.html', null],
  ['/choose/', null],
  ['/install/scopes', null],
  ['/templates/', null],
  ['/templates/index.html', null],
  ['/reference/errors.html', null],
  ['/templates/ITAM/overview.html', null],
  ['/templates/ITAM/dictionary', null],
  ['/templates/ITAM/import.html', null],
  ['/templates/ITAM/automation.html', null],
  ['/templates/ITAM/csv/laptop.csv', null],
  ['/templates/CORE/data/country.csv', null],
  ['/hashmap.json', null],
  ['/assets/app.Bn_Qpn5z.js', null],
  ['/assets/style.x.css', null],
  ['/assets/chunks/theme.x.js', null],
  ['/assets/overview_index.md.a.js', null],
  ['/assets/templates_ITAM_import.md.a.js', null],
  ['/logo.svg', null],
  ['/use/', 'standard'],
  ['/use', 'standard'],
  ['/use.html', 'standard'],
  ['/use/index.html', 'standard'],
  ['/use/options', 'standard'],
  ['/USE/Options.html', 'standard'],
  ['/operate/limits.html', 'standard'],
  ['/operate/governance', 'standard'],
  ['/improve/', 'advanced'],
  ['/improve/own-template.html', 'advanced'],
  ['/templates/ITAM/quick-start.html', 'standard'],
  ['/templates/ITAM/quick-start/', 'standard'],
  ['/templates/itam/Forms', 'standard'],
  ['/templates/ITAM/governance.html', 'advanced'],
  ['/templates/any/thing/governance', 'advanced'],
  ['/assets/use_index.md.a.js', 'standard'],
  ['/assets/use_index.md.a.lean.js', 'standard'],
  ['/assets/improve_automation.md.a.js', 'advanced'],
  ['/assets/templates_ITAM_quick-start.md.a.lean.js', 'standard'],
  ['/assets/templates_ITAM_governance.md.a.js', 'advanced'],
  ['/assets/templates_MY_OWN_forms.md.a.js', 'standard'],
  ['/search-index/public/x.js', null],
  ['/search-index/standard/x.js', 'standard'],
  ['/search-index/advanced/x.js', 'advanced'],
  // Names that only begin alike are other pages.
  ['/useful/', null],
  ['/use-cases.html', null],
  ['/operators', null],
  ['/improvements/', null],
  ['/templates/forms.html', null],
  ['/templates/ITAM/forms-and-more', null],
  ['/overview/use/', null],
  ['/assets/useful.md.a.js', null],
];

describe('the rules', () => {
  it.each(TABLE)('%s takes %s', (path, tier) => {
    expect(tierNeeded(path)).toBe(tier);
  });

  it('each rule is used by the table, and is written as paths are compared', () => {
    for (const { path, tier } of GATED) {
      expect(path).toEqual(path.map((name) => name.toLowerCase()));
      const example = `/${path.map((name) => (name === '**' ? 'ITAM' : name)).join('/')}`;
      expect(tierNeeded(example)).toBe(tier);
      expect(
        TABLE.some(
          ([row, wanted]) => wanted === tier && row.toLowerCase().startsWith(example.toLowerCase()),
        ),
        example,
      ).toBe(true);
    }
  });

  it('are in the documentation as they are', () => {
    const rows = [
      ...readFileSync('docs/documentation-session.md', 'utf8').matchAll(
        /^\| `\/([^`]+?)\/?` \| (standard|advanced) \|/gm,
      ),
    ].map(([, path, tier]) => [path, tier]);
    expect(rows.sort()).toEqual(GATED.map(({ path, tier }) => [path.join('/'), tier]).sort());
  });

  it('every template’s quick start, forms and governance are gated, and the other pages are not', () => {
    for (const key of TEMPLATE_KEYS) {
      const gated = TEMPLATE_GUIDES.map(({ page }) => page).filter(
        (page) => tierNeeded(`/${sitePath(`${key}/${page}`) ?? ''}`) !== null,
      );
      expect(gated).toEqual(['quick-start', 'governance', 'forms']);
    }
    expect(SECTION_GUIDES.map(({ page }) => tierNeeded(`/${sitePath(page) ?? ''}`))).toEqual([
      'standard',
      'standard',
      'advanced',
    ]);
  });
});

describe('addresses', () => {
  it.each([
    '/',
    '/use/',
    '/templates/ITAM/quick-start.html',
    '/assets/chunks/@localSearchIndexroot.CiDPrX5O.js',
    '/assets/improve_index.md.D-_Jz_w-.js',
    '/overview',
  ])('%s is plain', (path) => {
    expect(plainPath(new URL(`https://docs.example${path}`))).toBe(path);
  });

  it.each([
    '//use/',
    '/use//',
    '/%75se/',
    '/use%2f',
    '/use;a/',
    '/use./',
    '/.use/',
    '/us e/',
    '/_worker.js',
    '/_headers',
    '/us\u00e9/',
    '/a..b/',
    '/use:8/',
    '/~use/',
    '/use!',
    '/use+',
    '/use,',
  ])('%s is not plain', (path) => {
    expect(plainPath(new URL(`https://docs.example${path}`))).toBeNull();
  });
});

describe('guides of the page', () => {
  it.each([
    '',
    '/',
    'use/',
    'use/options',
    'ITAM',
    'itam/forms',
    'ITAM/nothing',
    'ITAM/forms/x',
    '../ITAM/forms',
    'ITAM/../use',
    'overview',
    'https://evil.example/',
    'ITAM/forms?x',
    'toString/forms',
    'ITAM/forms.html',
  ])('"%s" is no guide', (guide) => {
    expect(sitePath(guide)).toBeNull();
  });

  it('lead to the pages of the site', () => {
    expect(sitePath('use')).toBe('use/');
    expect(sitePath('ITAM/forms')).toBe('templates/ITAM/forms.html');
  });
});
