import type { TemplateIndexEntry } from '../../src/templates/index-entry';
import { TEMPLATE_INDEX } from '../../src/templates/index.generated';
import { alignColumns } from './columns';

/** A line of `launchpad catalog list`, and with `--json` exactly what is printed. */
export type ListRow = Pick<
  TemplateIndexEntry,
  'key' | 'name' | 'version' | 'category' | 'objectTypes' | 'attributes' | 'extends'
>;

export function listRows(): ListRow[] {
  return TEMPLATE_INDEX.map(
    ({ key, name, version, category, objectTypes, attributes, extends: hubs }) => ({
      key,
      name,
      version,
      category,
      objectTypes,
      attributes,
      extends: hubs,
    }),
  );
}

/** A heading, a line a template and a line of totals; without a line end at the end. */
export function renderList(rows: readonly ListRow[]): string {
  const sum = (count: (row: ListRow) => number): string =>
    String(rows.reduce((total, row) => total + count(row), 0));
  return alignColumns(
    [
      ['KEY', 'NAME', 'VERSION', 'CATEGORY', 'OBJECT TYPES', 'ATTRIBUTES', 'REFERS TO'],
      ...rows.map((row) => [
        row.key,
        row.name,
        row.version,
        row.category,
        String(row.objectTypes),
        String(row.attributes),
        row.extends.join(', '),
      ]),
      [
        `${String(rows.length)} templates`,
        '',
        '',
        '',
        sum((row) => row.objectTypes),
        sum((row) => row.attributes),
        '',
      ],
    ],
    new Set([4, 5]),
  );
}
