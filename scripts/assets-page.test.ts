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

it('says how strong each rule is, and by how many it was seen on Cloud', () => {
  const rows = assetsPage([]).split('\n');
  const row = (name: string) => rows.find((line) => line.startsWith(`| \`${name}\` |`));
  expect(row('typeDescriptionMax')).toContain(
    '| `70` | a whole number, or `none` | A: seen on Cloud by 3 (AR, CK, HE) |',
  );
  expect(row('attributeDescriptionMax')).toContain('| none: no witness on Cloud |');
  expect(row('iconList')).toContain('| C: no witness on Cloud |');
  for (const name of Object.keys(SWITCHES)) expect(row(name)).toMatch(/\| never \|$/);
});

it('takes what was last tried from the latest report of a real site', () => {
  const report = (at: string, value: number): Parameters<typeof assetsPage>[0] => [
    {
      at,
      site: 'real',
      mode: 'read',
      switches: { schemaListMax: value },
      differs: [],
      open: [],
      toDelete: null,
    },
  ];
  const page = assetsPage([
    ...(report('2030-01-02T03:04:05Z', 25) ?? []),
    ...(report('2031-01-02T03:04:05Z', 40) ?? []),
  ]);
  expect(page.split('\n').find((line) => line.includes('`schemaListMax`'))).toContain(
    '| 2031-01-02: `40` |',
  );
  expect(page.split('\n').find((line) => line.includes('`iconIds`'))).toContain('| never |');
});
