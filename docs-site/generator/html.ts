/**
 * Small pieces of HTML for generated pages. Cells and texts given to `table`, `tag` and `link`
 * are HTML already; `esc` makes them so.
 */
import { escaped } from '../../src/text/markup';

/** Text as HTML. */
export const esc = escaped;

export const code = (text: string): string => `<code>${esc(text)}</code>`;

export const tag = (name: string, className: string, inner: string): string =>
  `<${name} class="${className}">${inner}</${name}>`;

/** A table in one block: Markdown reads on after an empty line, so there is none inside. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  className = '',
): string {
  const head = `<tr>${heads.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return [
    '',
    `<div class="lp-table ${className}" v-pre><table>`,
    `<thead>${head}</thead>`,
    '<tbody>',
    ...body,
    '</tbody></table></div>',
    '',
  ].join('\n');
}

export const list = (items: readonly string[]): string =>
  ['', ...items.map((item) => `- ${item}`), ''].join('\n');

/** `one object type`, `12 object types`, `1,204 attributes`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? noun : plural(noun)}`;

const plural = (noun: string): string =>
  noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`;

/** `a`, `a and b`, `a, b and c`. */
export function sentence(items: readonly string[]): string {
  const last = items.at(-1);
  return items.length < 2 || last === undefined
    ? items.join('')
    : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** The file name or anchor of a name: lower case, words joined by dashes. */
export const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
