import { beforeAll, describe, expect, it } from 'vitest';
import { guideOf, loadFacts, withHubs, type Facts } from '../../docs-site/generator/facts';
import { TEMPLATE_PAGES } from '../../docs-site/generator/links';
import { SECTIONS } from '../../docs-site/generator/navigation';
import type { SitePage } from '../../docs-site/generator/page';
import { readProse } from '../../docs-site/generator/prose';
import { buildSite, type Site } from '../../docs-site/generator/site';
import { parseCsv } from '../../local/catalog/csv';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';

let facts: Facts;
let site: Site;
beforeAll(async () => {
  facts = await loadFacts();
  site = buildSite(facts);
});

const page = (path: string): string => {
  const found = site.pages.find((candidate: SitePage) => candidate.path === path);
  if (found === undefined) throw new Error(`no page ${path}`);
  return found.markdown;
};
/** Cells of the body of the first table after `from`, without tags. */
const rows = (markdown: string, from = ''): string[][] => {
  const table = markdown.slice(markdown.indexOf(from)).match(/<tbody>[\s\S]*?<\/tbody>/)?.[0] ?? '';
  return table
    .split('<tr>')
    .slice(1)
    .map((row) =>
      row
        .split('<td>')
        .slice(1)
        .map((cell) => cell.replace(/<[^>]*>/g, '').trim()),
    );
};
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
const shown = (number: number): string => number.toLocaleString('en-GB');

describe('what the pages count is what the catalogue holds', () => {
  it.each(TEMPLATE_INDEX.map((entry) => [entry.key, entry] as const))(
    '%s',
    (key, { objectTypes, attributes, name, version }) => {
      const overview = page(`templates/${key}/overview`);
      expect(overview).toContain(`# ${name}`);
      expect(overview).toContain(`${String(objectTypes)} object types`);
      expect(overview).toContain(`${String(attributes)} attributes`);
      expect(overview).toContain(`Version ${version}`);
      const types = rows(overview, '## Object types');
      expect(rows(overview, '## Releases')[0]?.[0]).toBe(version);
      expect(types).toHaveLength(objectTypes);
      expect(sum(types.map((row) => Number(row.at(-2))))).toBe(attributes);
      const dictionary = page(`templates/${key}/dictionary`);
      expect(dictionary).toContain(
        `${String(objectTypes)} object types, ${shown(attributes)} attributes`,
      );
      expect(dictionary.match(/^## /gm)).toHaveLength(objectTypes);
      expect(
        sum(
          [...dictionary.matchAll(/<tbody>([\s\S]*?)<\/tbody>/g)].map(
            ([body]) => (body.match(/<tr>/g) ?? []).length,
          ),
        ),
      ).toBe(attributes);
    },
  );

  it('in total, on the home page and the list of templates', () => {
    for (const path of ['index', 'templates/index']) {
      expect(page(path)).toContain(`${String(TEMPLATE_INDEX.length)} `);
      expect(page(path)).toContain(
        `${shown(sum(TEMPLATE_INDEX.map((entry) => entry.objectTypes)))} object types`,
      );
      expect(page(path)).toContain(
        `${shown(sum(TEMPLATE_INDEX.map((entry) => entry.attributes)))} attributes`,
      );
      expect(page(path).match(/class="lp-card"/g)).toHaveLength(TEMPLATE_INDEX.length);
    }
  });

  it('side by side', () => {
    const compared = rows(page('choose/compare'));
    expect(compared.map((row) => [row[0]?.split(' ')[0], row[4], row[5], row[9]])).toEqual(
      TEMPLATE_INDEX.map((entry) => [
        entry.key,
        String(entry.objectTypes),
        String(entry.attributes),
        entry.extends.join(', '),
      ]),
    );
  });

  it('by size, with what comes along', () => {
    const sizes = rows(page('choose/index'), '## By size');
    for (const { key } of TEMPLATE_INDEX) {
      const row = sizes.find(([name]) => name?.startsWith(`${key} `));
      expect(row?.[4]).toBe(
        String(sum(withHubs(facts, key).map((template) => template.objectTypes.length))),
      );
    }
  });

  it('by need: every need of every template', () => {
    expect(rows(page('choose/index'), '## By need')).toHaveLength(
      sum(TEMPLATE_INDEX.map((entry) => entry.needs.length)),
    );
  });

  it('in the guides', () => {
    for (const { key } of TEMPLATE_INDEX) {
      const guide = guideOf(facts, key);
      expect(page(`templates/${key}/governance`).match(/^### /gm)).toHaveLength(guide.rules.length);
      expect(page(`templates/${key}/governance`)).toContain(
        `${String(guide.rules.length)} data-quality rules`,
      );
      expect(page(`templates/${key}/forms`)).toContain(
        `${String(guide.forms.length)} forms worth building`,
      );
      expect(page(`templates/${key}/automation`)).toContain(
        `${String(guide.automations.length)} ideas`,
      );
    }
  });

  it('is typed by nobody: hand-written pages ask for their figures', () => {
    const counted = new RegExp(
      String.raw`\b(?:\d[\d,]*|sixteen|fifteen|thirteen)\s+(?:templates?|object types?` +
        String.raw`|attributes?|scopes?|actions?|data-quality rules?|request forms?|minutes|tries` +
        String.raw`|seconds|previews)\b`,
      'i',
    );
    expect(
      readProse().flatMap(({ path, source }) =>
        source
          .split('\n')
          .filter((line) => counted.test(line))
          .map((line) => `${path}: ${line}`),
      ),
    ).toEqual([]);
  });
});

describe('the map', () => {
  it('has every page of every template', () => {
    const expected = TEMPLATE_INDEX.flatMap(({ key }) =>
      TEMPLATE_PAGES.map(([name]) => `templates/${key}/${name}`),
    );
    expect(
      expected.filter((path) => !site.pages.some((candidate) => candidate.path === path)),
    ).toEqual([]);
  });

  it('leads to every hand-written page', () => {
    const listed = [
      ...SECTIONS.flatMap(({ folder, pages }) => pages.map((name) => `${folder}/${name}`)),
      'index',
      'templates/index',
      'reference/index',
    ];
    expect(
      readProse()
        .map(({ path }) => path)
        .sort(),
    ).toEqual([...listed].sort());
  });

  it('has the documents of the repository, with their titles', () => {
    for (const path of [
      'reference/errors',
      'reference/dictionary',
      'reference/what-is-known-about-assets',
      'reference/reporting-a-vulnerability',
    ])
      expect(page(path)).toMatch(/^# /m);
  });

  it('has no path twice', () => {
    const paths = [
      ...site.pages.map(({ path }) => path.toLowerCase()),
      ...site.files.map(({ path }) => path.toLowerCase()),
    ];
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});

describe('header files', () => {
  it('one for each object type that holds objects, linked from the import order', () => {
    for (const template of facts.templates) {
      const types = template.objectTypes.filter((type) => !type.abstract);
      const files = site.files.filter(({ path }) =>
        path.startsWith(`templates/${template.key}/csv/`),
      );
      expect(files).toHaveLength(types.length);
      expect(rows(page(`templates/${template.key}/import`))).toHaveLength(types.length);
      for (const { path } of files)
        expect(page(`templates/${template.key}/import`)).toContain(
          `./${path.split('/').slice(2).join('/')}`,
        );
    }
  });

  it('come with the reference data of the catalogue, counted', () => {
    const countries = facts.read('catalog/reference-data/core/country.csv') ?? '';
    expect(site.files.find(({ path }) => path === 'templates/CORE/data/country.csv')?.content).toBe(
      countries,
    );
    expect(rows(page('templates/CORE/import'), '## Reference data')).toEqual([
      ['country.csv', 'Country', String(parseCsv(countries).length - 1)],
    ]);
    const shipped = facts.templates.flatMap(({ key }) =>
      facts
        .files(`catalog/reference-data/${key.toLowerCase()}`)
        .map((name) => `templates/${key}/data/${name}`),
    );
    expect(
      site.files
        .map(({ path }) => path)
        .filter((path) => path.includes('/data/'))
        .sort(),
    ).toEqual(shipped.sort());
  });

  it('names every attribute once, inherited ones first, with one example row', () => {
    const itam = facts.catalogue.get('ITAM');
    if (itam === undefined) throw new Error('ITAM');
    const file = site.files.find(({ path }) => path === 'templates/ITAM/csv/laptop.csv');
    const [header = [], example = [], ...more] = parseCsv(file?.content ?? '');
    expect([example.length, more]).toEqual([header.length, []]);
    expect(header[0]).toBe('Name');
    expect(header[1]).toBe('Asset Tag');
    expect(header.at(-1)).toBe('Docking Kit');
    expect(header).toHaveLength(1 + (itam.effective.get('Laptop')?.length ?? 0));
    expect(new Set(header).size).toBe(header.length);
  });

  it('come with a sheet that says of each column what to write', () => {
    for (const { key } of facts.templates) {
      const sheet = site.files.find(({ path }) => path === `templates/${key}/kit/mapping.csv`);
      const [head = [], ...lines] = parseCsv(sheet?.content ?? '');
      expect(head[1]).toBe('Column');
      expect(lines.length, key).toBeGreaterThan(10);
      expect(page(`templates/${key}/import`)).toContain('./kit/mapping.csv');
    }
  });
});
