import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES_PAGE, rulesPage } from './catalogue-rules-page';

it('the page of rules is fresh', async () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(await rulesPage());
});
