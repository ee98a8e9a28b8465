/**
 * Everything for a first import of one template, as files: a CSV an object type with headers and
 * one example row, a mapping sheet, and a page with the order, how records are named and found
 * again, and a query for each step that shows what is missing.
 */
import { importOrder } from '../import-order';
import type { ResolvedTemplate } from '../resolve';
import { parseTarget } from '../target';
import type { TemplateAttribute } from '../template.generated';
import { fileNameOf, writeCsv } from './csv';
import { exampleName, exampleOf } from './example';

export interface KitFile {
  /** Path below the folder of the kit. */
  path: string;
  content: string;
}

/** One object type of the kit, in the order in which they are imported. */
export interface KitStep {
  objectType: string;
  file: string;
  /** Attributes, Name first, in the order of the header. */
  header: string[];
  example: string[];
  /** How a record is called. */
  named: string;
  /** Attributes that find it again. */
  findBy: string[];
  /** Whether a row may lack all of `findBy`. */
  mayBeLost: boolean;
  /** References to fill by a second import of the same file. */
  later: string[];
  /** Lists what this step imported. */
  query: string;
  /** Lists what still lacks a value that must be there; null where nothing is required. */
  incomplete: string | null;
}

/** @param catalogue the template and every other it may refer to, by key */
export function kitSteps(
  template: ResolvedTemplate,
  catalogue: ReadonlyMap<string, ResolvedTemplate>,
): KitStep[] {
  return importOrder([template]).map(({ objectType, later }, index) => {
    const attributes = template.effective.get(objectType) ?? [];
    const type = template.byName.get(objectType);
    const required = attributes.filter((attribute) => attribute.required === true);
    const empty = required.map(({ name }) => `${quoted(name)} IS EMPTY`);
    const found = findBy(type?.findBy ?? [], attributes);
    return {
      objectType,
      file: `csv/${String(index + 1).padStart(2, '0')}-${fileNameOf(objectType)}`,
      header: ['Name', ...attributes.map(({ name }) => name)],
      example: [
        exampleName(objectType),
        ...attributes.map((attribute) => exampleOf(attribute, template, catalogue)),
      ],
      named: type?.nameRule ?? 'as people call it',
      findBy: found,
      mayBeLost:
        !found.includes('Name') && !required.some((attribute) => found.includes(attribute.name)),
      later,
      query: `objectType = ${quoted(objectType)}`,
      incomplete:
        empty.length === 0
          ? null
          : `objectType = ${quoted(objectType)} AND (${empty.join(' OR ')})`,
    };
  });
}

const quoted = (name: string): string => `"${name}"`;

/** What is said to find a record again, else the attribute that is required and unique. */
function findBy(said: readonly string[], attributes: readonly TemplateAttribute[]): string[] {
  if (said.length > 0) return [...said];
  const key = attributes.find(
    (one) => one.required === true && 'unique' in one && one.unique === true,
  );
  return [key?.name ?? 'Name'];
}

/** The kit of one template. */
export function kitOf(
  template: ResolvedTemplate,
  catalogue: ReadonlyMap<string, ResolvedTemplate>,
): KitFile[] {
  const steps = kitSteps(template, catalogue);
  return [
    { path: 'README.md', content: readme(template, steps) },
    { path: 'mapping.csv', content: writeCsv([MAPPING, ...mapping(template, steps)]) },
    ...steps.map(({ file, header, example }) => ({
      path: file,
      content: writeCsv([header, example]),
    })),
  ];
}

const MAPPING = ['File', 'Column', 'Kind', 'Must be filled', 'Finds the record', 'Write into it'];

function mapping(template: ResolvedTemplate, steps: readonly KitStep[]): string[][] {
  return steps.flatMap((step) => [
    [step.file, 'Name', 'text', 'yes', yes(step.findBy.includes('Name')), step.named],
    ...(template.effective.get(step.objectType) ?? []).map((attribute) => [
      step.file,
      attribute.name,
      kindOf(attribute, template),
      yes(attribute.required === true),
      yes(step.findBy.includes(attribute.name)),
      attribute.description ?? '',
    ]),
  ]);
}

const yes = (holds: boolean): string => (holds ? 'yes' : '');

function kindOf(attribute: TemplateAttribute, template: ResolvedTemplate): string {
  if (attribute.type === 'select')
    return `${attribute.max === undefined ? 'one' : 'several'} of ${attribute.options.join(' | ')}`;
  if (attribute.type === 'status')
    return `status ${(template.statusSets[attribute.statuses] ?? []).map(({ name }) => name).join(' | ')}`;
  if (attribute.type !== 'reference') return attribute.type;
  const target = parseTarget(attribute.to, template.key);
  const home = target.template === template.key ? '' : ` of ${target.template}`;
  return `${attribute.max === undefined ? 'one' : 'several'} ${target.objectType}${home}`;
}

function readme(template: ResolvedTemplate, steps: readonly KitStep[]): string {
  const hubs =
    template.extends.length === 0
      ? []
      : [`Import ${template.extends.join(' and ')} first: ${template.key} refers to it.`, ''];
  return [
    `# Import kit of ${template.key} ${template.version}, ${template.name}`,
    '',
    'Each file in `csv/` has the headers of one object type and one example row. ' +
      'Replace the row by yours, delete columns you have no',
    'data for, and import the files with the CSV import of Assets in the order ' +
      'below. `mapping.csv` says for each column what to write',
    'and which columns find a record again: set those as identifiers in the import, all of them together.',
    '',
    'How to write values: dates as 2026-12-31 and times as 2026-12-31T09:00:00Z (where the import ' +
      'asks for a format, give it these),',
    'true or false, a decimal point, and `||` between several values of one column. A reference ' +
      'holds the Name of the record it points at.',
    'A Jira user or group is given by its ID. A record that is not there yet cannot be referred to: ' +
      'hence the order.',
    '',
    ...hubs,
    ...steps.flatMap((step, index) => [
      `## ${String(index + 1)}. ${step.objectType}`,
      '',
      `- File: \`${step.file}\``,
      `- A record is called: ${step.named}`,
      `- It is found again by: ${step.findBy.join(' + ')}`,
      ...(step.mayBeLost
        ? [
            `- A row without ${step.findBy.length === 1 ? 'it' : 'all of these'} is not found again: ` +
              'a second import makes it a second time. Add such records by hand.',
          ]
        : []),
      ...(step.later.length === 0
        ? []
        : [`- Leave empty, and fill by a second import: ${step.later.join(', ')}`]),
      `- See what is there: \`${step.query}\``,
      ...(step.incomplete === null ? [] : [`- See what is incomplete: \`${step.incomplete}\``]),
      '',
    ]),
  ].join('\n');
}
