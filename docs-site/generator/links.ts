/**
 * Links from page to page. All are relative, so that the site works under any address, and name
 * the file with `.html`, so that any web server will do.
 */
import { posix } from 'node:path';
import { esc, slug } from './html';

/** What there is of each template, in reading order: file name, title, and the short title of the tabs. */
export const TEMPLATE_PAGES = [
  ['overview', 'Overview', 'Overview'],
  ['dictionary', 'Data dictionary', 'Dictionary'],
  ['quick-start', 'Quick start', 'Quick start'],
  ['import', 'Import order', 'Import'],
  ['governance', 'Governance playbook', 'Governance'],
  ['forms', 'Forms specification', 'Forms'],
  ['automation', 'Automation ideas', 'Automation'],
] as const;

export type TemplatePage = (typeof TEMPLATE_PAGES)[number][0];

/** Path of a page of the site without its ending: `templates/ITAM/overview`. */
export const templatePage = (key: string, page: TemplatePage): string => `templates/${key}/${page}`;

export const typeAnchor = (objectType: string): string => `type-${slug(objectType)}`;

/** Address of `to` (a page, perhaps with `#anchor`) as seen from the page `from`. */
export function href(from: string, to: string): string {
  const [page = '', anchor] = to.split('#');
  const file = page.endsWith('/') || page === '' ? page : `${page}.html`;
  const path = posix.relative(posix.dirname(`/${from}`), `/${file}`) || '.';
  const kept = file.endsWith('/') ? `${path}/` : path;
  return `${kept.startsWith('.') ? kept : `./${kept}`}${anchor === undefined ? '' : `#${anchor}`}`;
}

export const link = (from: string, to: string, text: string): string =>
  `<a href="${href(from, to)}">${esc(text)}</a>`;

/** The entry of an object type in the data dictionary of its template. */
export const typeLink = (from: string, key: string, objectType: string): string =>
  link(from, `${templatePage(key, 'dictionary')}#${typeAnchor(objectType)}`, objectType);

/** Where the CSV header file of an object type lies, below the folder of its template. */
export const csvFile = (objectType: string): string => `csv/${slug(objectType)}.csv`;
