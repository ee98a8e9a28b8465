/** Where a guide is on the documentation site. */
import { isTemplateKey } from '../templates/catalogue';
import { SECTION_GUIDES, TEMPLATE_GUIDES } from '../templates/guides';

/**
 * @param guide as the address of our page has it: a section (`use`), or key and page of a template (`ITAM/forms`)
 * @returns path below the root of the site, without a slash at its beginning; null where there is no such guide
 */
export function sitePath(guide: string): string | null {
  const [first = '', page, ...more] = guide.split('/');
  if (page === undefined)
    return SECTION_GUIDES.some((section) => section.page === first) ? `${first}/` : null;
  return more.length === 0 &&
    isTemplateKey(first) &&
    TEMPLATE_GUIDES.some((known) => known.page === page)
    ? `templates/${first}/${page}.html`
    : null;
}
