import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SWITCHES } from '../local/assets-emulator';
import { assetsPage } from './assets-page';

it('the page "What is known about Assets" is what the table of switches says', () => {
  const page = readFileSync(join(__dirname, '..', 'docs', 'what-is-known-about-assets.md'), 'utf8');
  expect(page).toBe(assetsPage());
  for (const name of Object.keys(SWITCHES)) expect(page).toContain(`\`${name}\``);
});
