/** Holds the CSV files beside the templates to their attributes: what Assets would refuse at import is told here. */
import type { TemplateFile } from '../../src/templates/check-catalogue';
import type { Problem } from '../../src/templates/problem';
import { resolveTemplate } from '../../src/templates/resolve';
import { parseTarget } from '../../src/templates/target';
import type { Template, TemplateAttribute } from '../../src/templates/template.generated';
import { readReferenceData, type ReferenceFile } from './reference-data';

/** Longest value of a text, and of a Name (Atlassian documentation, default attribute types). */
const TEXT_LIMIT = 255;

/** Names that a reference can hold, by `KEY.Object Type`. */
type Names = ReadonlyMap<string, ReadonlySet<string>>;

interface Column {
  name: string;
  attribute: TemplateAttribute | null;
  values: string[];
}

export function checkReferenceData(files: readonly TemplateFile[], folder: string): Problem[] {
  const data = files.flatMap(({ template }) =>
    readReferenceData(template, folder).map((file) => ({ template, file })),
  );
  const names: Names = new Map(
    data.map(({ file }) => [
      `${file.template}.${file.objectType ?? ''}`,
      new Set(file.rows.map((row) => row[file.header.indexOf('Name')] ?? '')),
    ]),
  );
  return data.flatMap(({ template, file }) => checkFile(template, file, names));
}

function checkFile(template: Template, file: ReferenceFile, names: Names): Problem[] {
  const at = (path: string, expected: string, found: string): Problem => ({
    file: `reference-data/${file.file}`,
    path,
    expected,
    found,
  });
  if (file.objectType === null)
    return [at('$', `an object type of ${template.key}`, 'a file that is named after none')];
  const attributes = resolveTemplate(template).effective.get(file.objectType) ?? [];
  const missing = [
    'Name',
    ...attributes.filter(({ required }) => required === true).map(({ name }) => name),
  ].filter((name) => !file.header.includes(name));
  const unknown = file.header.filter(
    (name) => name !== 'Name' && !attributes.some((attribute) => attribute.name === name),
  );
  const uneven = file.rows.findIndex((row) => row.length !== file.header.length);
  const columns = file.header.map((name, index): Column => ({
    name,
    attribute: attributes.find((one) => one.name === name) ?? null,
    values: file.rows.map((row) => row[index] ?? ''),
  }));
  return [
    ...missing.map((name) => at('header', `the column "${name}", which is required`, 'none')),
    ...unknown.map((name) => at('header', `an attribute of ${file.objectType ?? ''}`, `"${name}"`)),
    ...(uneven < 0
      ? []
      : [
          at(
            `line ${String(uneven + 2)}`,
            `${String(file.header.length)} values`,
            String(file.rows[uneven]?.length),
          ),
        ]),
    ...(file.rows.length === 0 ? [at('$', 'objects', 'none')] : []),
    ...columns.flatMap((column) =>
      checkColumn(column, template, names).map(({ line, expected, found }) =>
        at(`line ${String(line)} ${column.name}`, expected, found),
      ),
    ),
  ];
}

interface Slip {
  line: number;
  expected: string;
  found: string;
}

function checkColumn(
  { name, attribute, values }: Column,
  template: Template,
  names: Names,
): Slip[] {
  const isKey =
    name === 'Name' || (attribute !== null && 'unique' in attribute && attribute.unique === true);
  const needed = name === 'Name' || attribute?.required === true;
  const seen = new Set<string>();
  return values.flatMap((value, index): Slip[] => {
    const again = isKey && value !== '' && seen.has(value);
    seen.add(value);
    const expected =
      value === ''
        ? needed
          ? 'a value'
          : null
        : again
          ? 'each value once'
          : expectedOf(value, attribute, template, names);
    return expected === null ? [] : [{ line: index + 2, expected, found: `"${value}"` }];
  });
}

/** What a value should be; null where it is that. */
function expectedOf(
  value: string,
  attribute: TemplateAttribute | null,
  template: Template,
  names: Names,
): string | null {
  if (value.trim() !== value) return 'no blank at either end';
  switch (attribute?.type) {
    case 'boolean':
      return fits(value, /^(?:true|false)$/u, 'true or false');
    case 'integer':
      return fits(value, /^-?\d+$/u, 'a whole number');
    case 'float':
      return fits(value, /^-?\d+(?:\.\d+)?$/u, 'a number');
    case 'date':
      return fits(value, /^\d{4}-\d{2}-\d{2}$/u, 'a date as 2026-01-31');
    case 'select':
      return attribute.options.includes(value) ? null : `one of ${attribute.options.join(', ')}`;
    case 'status':
      return oneOf(
        value,
        (template.statusSets[attribute.statuses] ?? []).map(({ name }) => name),
      );
    case 'reference': {
      const target = parseTarget(attribute.to, template.key);
      return names.get(`${target.template}.${target.objectType}`)?.has(value) === true
        ? null
        : `the Name of a ${target.objectType} in its file`;
    }
    case 'textarea':
      return null;
    default: {
      const pattern = attribute !== null && 'regex' in attribute ? attribute.regex : undefined;
      if (value.length > TEXT_LIMIT) return `at most ${String(TEXT_LIMIT)} characters`;
      return pattern === undefined
        ? null
        : fits(value, new RegExp(pattern, 'u'), `text that matches ${pattern}`);
    }
  }
}

const fits = (value: string, pattern: RegExp, expected: string): string | null =>
  pattern.test(value) ? null : expected;
const oneOf = (value: string, known: readonly string[]): string | null =>
  known.includes(value) ? null : `one of ${known.join(', ')}`;
