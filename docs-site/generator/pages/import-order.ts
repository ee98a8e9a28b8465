import { parseCsv } from '../../../local/catalog/csv';
import { writeCsv } from '../../../src/templates/import-kit/csv';
import { kitOf, kitSteps } from '../../../src/templates/import-kit/kit';
import { importOrder } from '../../../src/templates/import-order';
import type { ResolvedTemplate } from '../../../src/templates/resolve';
import { parseTarget } from '../../../src/templates/target';
import { isRequired, isUnique } from '../attribute-text';
import { withHubs, type Facts } from '../facts';
import { code, count, esc, sentence, slug, table } from '../html';
import { csvFile, link, templatePage, typeLink } from '../links';
import type { SiteFile, SitePage } from '../page';
import { templateFrame } from './frame';

function fileLink(file: string): string {
  const name = esc(file.replace('csv/', ''));
  return `<a class="lp-file" href="./${file}" download>${name}</a>`;
}

export function importPage(facts: Facts, template: ResolvedTemplate): SitePage {
  const path = templatePage(template.key, 'import');
  const steps = importOrder(withHubs(facts, template.key));
  const own = steps.filter((step) => step.template === template.key);
  const hubs =
    template.extends.length === 0
      ? ''
      : ' Those of ' +
        `${sentence(template.extends.map((key) => link(path, templatePage(key, 'import'), key)))} ` +
        `come first, because ${template.key} refers to them; the numbers count them in.`;
  return templateFrame(
    template,
    'import',
    `Objects are imported with Assets' own CSV import, one file for each object ` +
      'type. The order below puts every type before those that refer to it: ' +
      `${count(own.length, 'object type')} of ${template.key} hold objects.${hubs} ` +
      'References that need a value are bold.',
    [
      '## Order',
      table(
        [
          'Step',
          'Object type',
          'Header file',
          'Find again by',
          'Called',
          'Refers to',
          'Fill in a second import',
        ],
        steps.flatMap((step, index) =>
          step.template !== template.key
            ? []
            : [
                [
                  String(index + 1),
                  typeLink(path, template.key, step.objectType),
                  fileLink(csvFile(step.objectType)),
                  keys(template, step.objectType),
                  esc(template.byName.get(step.objectType)?.nameRule ?? ''),
                  targets(template, step.objectType, path),
                  step.later.map(esc).join(', '),
                ],
              ],
        ),
        'lp-import',
      ),
      '## The header files',
      `Each file holds two lines: ${code('Name')} and then every attribute of the ` +
        'type, inherited ones included, in the order of the ' +
        `${link(path, templatePage(template.key, 'dictionary'), 'data dictionary')}; ` +
        'and one example row, to be replaced by yours. The <a class="lp-file" ' +
        'href="./kit/mapping.csv" download>mapping sheet</a> says for each column of ' +
        'each file what to write into it, whether it must be filled, and whether it ' +
        'helps to find the record again. Delete the columns you have no data for; keep ' +
        'those that are required. In a column that refers to another type, write what ' +
        'the mapping of your import uses to find that object, as a rule its unique ' +
        'attribute. Several values of one attribute stand in one cell, split by the ' +
        'separator you choose in the import.',
      ...(own.some((step) => step.later.length > 0)
        ? [
            '## Why a second import',
            'Some types refer to each other in a circle. Import them in the order given ' +
              'with the attributes of the last column left empty, then import the same file ' +
              'once more, mapping only the key and those attributes.',
          ]
        : []),
      ...checks(facts, template),
      ...referenceData(facts, template, path),
    ],
    false,
  );
}

/** Queries to paste into the object search after each step. */
function checks(facts: Facts, template: ResolvedTemplate): string[] {
  return [
    '## Check each step',
    'After a file is imported, the first query lists what is there, and the second ' +
      'what lacks a value that must be given.',
    table(
      ['Object type', 'There', 'Incomplete'],
      kitSteps(template, facts.catalogue).map(({ objectType, query, incomplete }) => [
        esc(objectType),
        code(query),
        incomplete === null ? '' : code(incomplete),
      ]),
    ),
  ];
}

/** Reference data that ships with the template, in the order in which it is imported. */
function referenceData(facts: Facts, template: ResolvedTemplate, path: string): string[] {
  const files = dataFiles(facts, template);
  if (files.length === 0) return [];
  return [
    '## Reference data',
    'These objects come with the template, ready to import before your own; ' +
      `${link(path, 'reference/reference-data', 'what to know about each file')} ` +
      'stands with them.',
    table(
      ['File', 'Object type', 'Objects'],
      files.map(({ name, objectType, content }) => [
        `<a class="lp-file" href="./data/${name}" download>${esc(name)}</a>`,
        typeLink(path, template.key, objectType),
        String(parseCsv(content).length - 1),
      ]),
    ),
  ];
}

interface DataFile {
  name: string;
  objectType: string;
  content: string;
}

export function dataFiles(facts: Facts, template: ResolvedTemplate): DataFile[] {
  const folder = `catalog/reference-data/${template.key.toLowerCase()}`;
  const there = facts.files(folder);
  return importOrder([template])
    .map(({ objectType }) => ({ objectType, name: `${slug(objectType)}.csv` }))
    .filter(({ name }) => there.includes(name))
    .map(({ objectType, name }) => ({
      objectType,
      name,
      content: facts.read(`${folder}/${name}`) ?? '',
    }));
}

export function importFiles(facts: Facts, template: ResolvedTemplate): SiteFile[] {
  const headers = kitSteps(template, facts.catalogue).map(({ objectType, header, example }) => ({
    path: `templates/${template.key}/${csvFile(objectType)}`,
    content: writeCsv([header, example]),
  }));
  // In a kit the files are numbered; here they are linked in their order.
  const mapping = (
    kitOf(template, facts.catalogue).find(({ path }) => path === 'mapping.csv')?.content ?? ''
  ).replace(/^csv\/\d+-/gmu, 'csv/');
  return [
    ...headers,
    { path: `templates/${template.key}/kit/mapping.csv`, content: mapping },
    ...dataFiles(facts, template).map(({ name, content }) => ({
      path: `templates/${template.key}/data/${name}`,
      content,
    })),
  ];
}

function keys(template: ResolvedTemplate, objectType: string): string {
  const together = template.byName.get(objectType)?.findBy ?? [];
  if (together.length > 0) return together.map(esc).join(' + ');
  const unique = (template.effective.get(objectType) ?? [])
    .filter(isUnique)
    .sort((a, b) => Number(isRequired(b)) - Number(isRequired(a)));
  return unique.length === 0 ? 'Name' : unique.map((attribute) => esc(attribute.name)).join(' or ');
}

function targets(template: ResolvedTemplate, objectType: string, path: string): string {
  const references = (template.effective.get(objectType) ?? []).flatMap((attribute) =>
    attribute.type === 'reference' ? [attribute] : [],
  );
  const names = [...new Set(references.map(({ to }) => to))];
  return names
    .map((to) => {
      const target = parseTarget(to, template.key);
      const required = references.some((reference) => reference.to === to && isRequired(reference));
      const shown = typeLink(path, target.template, target.objectType);
      return required ? `<b>${shown}</b>` : shown;
    })
    .join(', ');
}
