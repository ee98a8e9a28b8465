/** The import kit of each template is parsed back and held to the template. */
import { expect, it } from 'vitest';
import { checkAql } from '../../docs-site/generator/aql/check';
import { parseCsv } from '../../local/catalog/csv';
import { kitOf, kitSteps } from '../../src/templates/import-kit/kit';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { resolveTemplate } from '../../src/templates/resolve';

const catalogue = new Map(
  (
    await Promise.all(TEMPLATE_KEYS.map(async (key) => resolveTemplate(await loadTemplate(key))))
  ).map((template) => [template.key as string, template]),
);

it.each(TEMPLATE_KEYS)('the kit of %s matches its template', (key) => {
  const template = catalogue.get(key);
  if (template === undefined) throw new Error(key);
  const files = kitOf(template, catalogue);
  const steps = kitSteps(template, catalogue);
  expect(steps.map(({ objectType }) => objectType).sort()).toEqual(
    template.objectTypes
      .filter((type) => !type.abstract)
      .map(({ name }) => name)
      .sort(),
  );
  const mapping = parseCsv(files.find(({ path }) => path === 'mapping.csv')?.content ?? '').slice(
    1,
  );
  for (const step of steps) {
    const attributes = template.effective.get(step.objectType) ?? [];
    const [header = [], example = [], ...more] = parseCsv(
      files.find(({ path }) => path === step.file)?.content ?? '',
    );
    expect(header).toEqual(['Name', ...attributes.map(({ name }) => name)]);
    expect(more).toEqual([]);
    expect(example).toHaveLength(header.length);
    expect(mapping.filter(([file]) => file === step.file).map(([, column]) => column)).toEqual(
      header,
    );
    attributes.forEach((attribute, index) => {
      const value = example[index + 1] ?? '';
      const at = `${step.objectType}.${attribute.name}: ${value}`;
      if ('regex' in attribute && attribute.regex !== undefined)
        expect(value, at).toMatch(new RegExp(attribute.regex, 'u'));
      if (attribute.type === 'select') expect(attribute.options, at).toContain(value);
      if (attribute.required === true) expect(value, at).not.toBe('');
    });
    for (const name of step.findBy) expect(header, step.objectType).toContain(name);
    for (const aql of [step.query, ...(step.incomplete === null ? [] : [step.incomplete])])
      expect(checkAql(aql, template, catalogue), aql).toEqual([]);
  }
});

it('the import kit says the order, the names and the checks on one page', () => {
  const itam = catalogue.get('ITAM');
  if (itam === undefined) throw new Error('ITAM');
  const page = kitOf(itam, catalogue).find(({ path }) => path === 'README.md')?.content ?? '';
  expect(page).toContain('Import CORE first');
  expect(page).toContain('- A record is called: {Vendor} · {Invoice Number}');
  expect(page).toContain('- It is found again by: Vendor + Invoice Number');
});

it('the import kit says how values are written, and which rows an import would make twice', () => {
  const [itam, cmdb] = ['ITAM', 'CMDB'].map((key) => catalogue.get(key));
  if (itam === undefined || cmdb === undefined) throw new Error('unreachable');
  const page = kitOf(itam, catalogue).find(({ path }) => path === 'README.md')?.content ?? '';
  expect(page).toContain('`||` between several values');
  const lost = (template: typeof itam): string[] =>
    kitSteps(template, catalogue)
      .filter(({ mayBeLost }) => mayBeLost)
      .map(({ objectType }) => objectType);
  expect(lost(itam)).toContain('Laptop');
  expect(lost(itam)).not.toContain('Invoice');
  expect(lost(cmdb)).toContain('Server');
  expect(lost(cmdb)).not.toContain('Cloud Resource');
});

it('the import kit marks in the mapping which columns take several values', () => {
  const core = catalogue.get('CORE');
  if (core === undefined) throw new Error('CORE');
  const mapping = parseCsv(
    kitOf(core, catalogue).find(({ path }) => path === 'mapping.csv')?.content ?? '',
  );
  const kind = (name: string): string | undefined =>
    mapping.find(([, column]) => column === name)?.[2];
  expect(kind('Vendor Roles')).toMatch(/^several of Manufacturer/u);
  expect(kind('Vendor Tier')).toMatch(/^one of Strategic/u);
});

it('the import kit gives examples of the right form', () => {
  const cmdb = catalogue.get('CMDB');
  if (cmdb === undefined) throw new Error('CMDB');
  const server = kitSteps(cmdb, catalogue).find(({ objectType }) => objectType === 'Server');
  const example = (name: string): string | undefined =>
    server?.example[server.header.indexOf(name)];
  expect(example('IPv6 Address')).toBe('2001:db8::10');
  expect(example('FQDN')).toBe('app01.corp.example.com');
  expect(example('Primary IP Address')).toBe('192.0.2.10');
  const core = catalogue.get('CORE');
  const place =
    core && kitSteps(core, catalogue).find(({ objectType }) => objectType === 'Location');
  expect(place?.example[place.header.indexOf('Location Code')]).toBe('EXAMPLE-1');
});
