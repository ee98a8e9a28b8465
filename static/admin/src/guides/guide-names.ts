/** The guides as the page's addresses have them: `use`, or `ITAM/quick-start`. The list is the back end's own. */
import { SECTION_GUIDES, TEMPLATE_GUIDES } from '../../../../src/templates/guides';

/** Of a template, beside what the page shows of it itself. */
export const GUIDES_OF_A_TEMPLATE = TEMPLATE_GUIDES.filter(
  ({ page }) => page !== 'overview' && page !== 'dictionary',
);

export { SECTION_GUIDES };

export const ABOUT_SECTIONS: Readonly<Record<(typeof SECTION_GUIDES)[number]['page'], string>> = {
  use: 'deploying a template step by step, what can be asked for, loading data',
  operate: 'running what was deployed: roles, reviews, limits',
  improve: 'templates of your own, newer versions, automation',
};

/** Null where there is none. Whether the template exists, the back end knows. */
export function guideName(guide: string): string | null {
  const [first = '', page] = guide.split('/');
  if (page === undefined)
    return SECTION_GUIDES.find((section) => section.page === first)?.title ?? null;
  const title = TEMPLATE_GUIDES.find((known) => known.page === page)?.title;
  return title === undefined ? null : `${first}: ${title.toLowerCase()}`;
}
