/**
 * Which addresses of the documentation site need a licence, as data: everything not listed is
 * open. The app, the gate before the hosted site and the site itself all read this one table.
 * Web-standard code only.
 */
import type { Tier } from './tier';

export interface GatedRule {
  /** Names of the path from the root on; `**` stands for one or more. What lies below is gated too. Lower case. */
  path: readonly string[];
  tier: Tier;
  what: string;
}

/**
 * Folder of the hosted site with one search index a tier, so that a search finds what the reader
 * may open, and nothing else.
 */
export const SEARCH_FOLDER = 'search-index';

export const GATED: readonly GatedRule[] = [
  { path: ['use'], tier: 'standard', what: 'Use: deploying a template, step by step' },
  { path: ['operate'], tier: 'standard', what: 'Operate: running what was deployed' },
  {
    path: ['improve'],
    tier: 'advanced',
    what: 'Improve: templates of your own, newer versions, automation',
  },
  { path: ['templates', '**', 'quick-start'], tier: 'standard', what: 'Quick start of a template' },
  {
    path: ['templates', '**', 'forms'],
    tier: 'standard',
    what: 'Forms specification of a template',
  },
  {
    path: ['templates', '**', 'governance'],
    tier: 'advanced',
    what: 'Governance playbook of a template',
  },
  {
    path: [SEARCH_FOLDER, 'standard'],
    tier: 'standard',
    what: 'Search index with the standard pages',
  },
  { path: [SEARCH_FOLDER, 'advanced'], tier: 'advanced', what: 'Search index with all pages' },
];

/**
 * Tier that a path takes; null where it is open. The path is that of an address, from `/` on,
 * without query or fragment, with nothing percent-encoded. Letter case, endings (`.html`) and a
 * slash at the end make no difference. VitePress holds the text of `use/index` once more in
 * `assets/use_index.md.HASH.js`, which counts as the page itself.
 */
export function tierNeeded(path: string): Tier | null {
  const names = path
    .toLowerCase()
    .split('/')
    .filter((name) => name !== '')
    .map((name) => name.split('.')[0] ?? '');
  const page = names[0] === 'assets' ? (names.at(-1) ?? '').split('_') : names;
  const needed = GATED.filter((rule) => matches(page, rule.path)).map(({ tier }) => tier);
  return needed.includes('advanced') ? 'advanced' : (needed[0] ?? null);
}

function matches(names: readonly string[], [wanted, ...rest]: readonly string[]): boolean {
  if (wanted === undefined) return true;
  if (wanted !== '**') return names[0] === wanted && matches(names.slice(1), rest);
  return names.some((_, at) => at > 0 && matches(names.slice(at), rest));
}
