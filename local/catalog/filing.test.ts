import { expect, it } from 'vitest';
import { filingPage } from '../../scripts/filing-page';
import { loadTemplate } from '../../src/templates/catalogue';
import { resolveTemplate } from '../../src/templates/resolve';
import { walkTypes } from '../../src/templates/walk';
import { filingTemplates } from './filing';
import { DORA_CODES } from './rules/dora-columns';

async function templates(): Promise<ReturnType<typeof filingTemplates>> {
  const dora = await loadTemplate('DORA');
  return filingTemplates(
    resolveTemplate(dora),
    new Map(walkTypes(dora).map(({ type }) => [type.name, type.codes ?? []])),
  );
}

it('has all fifteen templates, and every column once with a source', async () => {
  const all = await templates();
  expect(all).toHaveLength(15);
  expect(
    all.flatMap(({ code, columns }) => [code, ...columns.map((one) => `${code}.${one.code}`)]),
  ).toEqual([...DORA_CODES]);
  for (const { columns } of all)
    for (const { from } of columns) expect(from).not.toMatch(/^unknown$|^$/u);
});

it.each([
  ['B_05.02', 'c0060', "at rank 1 the provider's own code"],
  ['B_02.02', 'c0130', '`eba_GA:qx2007`'],
  ['B_02.02', 'c0150', '`eba_GA:qx2007`'],
  ['B_02.02', 'c0160', '`eba_GA:qx2007`'],
  ['B_04.01', 'c0040', '`Not Applicable`'],
])('%s %s is a key, and says what to file where it is empty', async (code, column, whereEmpty) => {
  const found = (await templates()).find((one) => one.code === code);
  expect(found?.columns.find((one) => one.code === column)).toMatchObject({
    key: true,
    whereEmpty,
  });
});

it('carries the official codes, and a row for each of several', async () => {
  const page = await filingPage();
  expect(page).toContain('Standalone = `x1`');
  expect(page).toContain('Signing Entities, by its LEI, a row for each');
});
