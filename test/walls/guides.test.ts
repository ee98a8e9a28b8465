import { describe, expect, it } from 'vitest';
import { TEMPLATE_PAGES } from '../../docs-site/generator/links';
import { SECTIONS } from '../../docs-site/generator/navigation';
import {
  findGuide,
  namesNoGuide,
  SECTION_GUIDES,
  TEMPLATE_GUIDES,
} from '../../src/templates/guides';

describe('the guides that the app names', () => {
  it('are the pages that the documentation has, by the same names', () => {
    expect(TEMPLATE_GUIDES.map(({ page, title }) => [page, title])).toEqual(
      TEMPLATE_PAGES.map(([page, title]) => [page, title]),
    );
    for (const { page, title } of SECTION_GUIDES)
      expect(SECTIONS.find(({ folder }) => folder === page)?.title).toBe(title);
  });

  it('are found by title, by other words, within a sentence, and with slips', () => {
    for (const guide of TEMPLATE_GUIDES)
      for (const said of [guide.page, guide.title, ...guide.words])
        expect(findGuide(said, TEMPLATE_GUIDES)?.page, said).toBe(guide.page);
    for (const [said, page] of [
      ['the goverance playbok', 'governance'],
      ['qick start guide', 'quick-start'],
      ['which forms are there', 'forms'],
      ['csv headers for the import', 'import'],
    ]) {
      expect(findGuide(said ?? '', TEMPLATE_GUIDES)?.page, said).toBe(page);
    }
    expect(findGuide('cooking', TEMPLATE_GUIDES)).toBeNull();
    expect(namesNoGuide('the guide')).toBe(true);
    expect(namesNoGuide('cooking guide')).toBe(false);
  });
});
