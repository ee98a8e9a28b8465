/**
 * Writes `docs/filing-the-register.md` from the codes of the template DORA. With `--check` it
 * writes nothing and exits 1 where the page is stale.
 */
import { join } from 'node:path';
import { filingTemplates } from '../local/catalog/filing';
import { loadTemplate } from '../src/templates/catalogue';
import { resolveTemplate } from '../src/templates/resolve';
import { walkTypes } from '../src/templates/walk';
import { runGenerator } from './generated-file';

export const FILING_PAGE = join(__dirname, '../docs/filing-the-register.md');

const HEAD = `# File the register

How the register of information, kept in Assets with DORA, becomes the fifteen templates of
Implementing Regulation (EU) 2024/2956. For each template its columns in order, where each value
comes from, the official codes, and what to file where there is none. List the rows with the
query, export them from Assets, and lay the columns out as here. A column that is part of the key
may never be empty: an empty one rejects the whole file. LaunchPad reads no objects and exports
nothing.

Keys are those that the EBA's annotated table layout marks; codes are written as a file carries
them: \`eba_CO:x1\`, never \`x1\` or the label. Dates are written as 2026-12-31, and the header of a
column with its c, as in \`c0010\`. Check the taxonomy in force before you file.
`;

export async function filingPage(): Promise<string> {
  const template = await loadTemplate('DORA');
  const codes = new Map(walkTypes(template).map(({ type }) => [type.name, type.codes ?? []]));
  const parts = filingTemplates(resolveTemplate(template), codes).map(({ code, aql, columns }) =>
    [
      `## ${code}`,
      '',
      ...(aql === '' ? [] : [`Rows: \`${aql}\``, '']),
      ...(columns.length === 0
        ? ['One row of definitions: the Internal Definition of each object, under its Column Code.']
        : [
            '| Column | Key | Comes from | Codes | Where empty |',
            '| --- | --- | --- | --- | --- |',
            ...columns.map(
              (column) =>
                `| ${column.code} | ${column.key ? 'yes' : ''} | ${column.from} | ` +
                `${column.codes} | ${column.whereEmpty} |`,
            ),
          ]),
    ].join('\n'),
  );
  return `${HEAD}\n${parts.join('\n\n')}\n`;
}

if (require.main === module) void runGenerator(FILING_PAGE, filingPage);
