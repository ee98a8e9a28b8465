import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from './index.generated';
import { searchTemplates } from './search';

const best = (text: string): string[] =>
  searchTemplates(text, TEMPLATE_INDEX).map(({ entry }) => entry.key);

describe('searchTemplates', () => {
  it.each([
    ['track laptops', 'ITAM'],
    ['who owns this service', 'CORE'],
    ['DORA', 'DORA'],
    ['kubernetes', 'CLD'],
    ['racks and cables', 'NET'],
    ['licence compliance', 'SAM'],
    ['on-call rota', 'WFM'],
    ['priority matrix', 'PRI'],
    ['ISO 27001', 'SEC'],
    ['supplier risk', 'VND'],
    ['escalation', 'SLA'],
    ['stocktake', 'ITAM'],
  ])('%s finds %s among the first', (text, key) => {
    expect(best(text).slice(0, 3)).toContain(key);
  });

  it('says why, and finds nothing for words that are nowhere', () => {
    expect(searchTemplates('laptops', TEMPLATE_INDEX)[0]?.because.join()).toMatch(/laptop/i);
    expect(best('xylophone')).toEqual([]);
    expect(best('the of and')).toEqual([]);
  });
});
