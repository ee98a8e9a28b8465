import { expect, it } from 'vitest';
import { checkAql } from '../../docs-site/generator/aql/check';
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

it('the filing of the register has all fifteen templates, and every column once with a source', async () => {
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

it.each([
  ['B_02.01', 'c0020', 'Standalone = `eba_CO:x1`'],
  ['B_02.02', 'c0140', 'true = `eba_BT:x28`, false = `eba_BT:x29`'],
  ['B_02.02', 'c0160', '`eba_GA:` before the value'],
  ['B_01.02', 'c0040', '`eba_CT:` before the value'],
  ['B_07.01', 'c0110', 'Yes = `eba_BT:x28`'],
])('%s %s is filed with the domain of its list', async (code, column, codes) => {
  const found = (await templates()).find((one) => one.code === code);
  expect(found?.columns.find((one) => one.code === column)?.codes).toContain(codes);
});

it('the register files no bare member of a closed list, and no code of a list without its domain', async () => {
  for (const { code, columns } of await templates())
    for (const column of columns)
      for (const [, value = ''] of column.codes.matchAll(/`([^`]+)`/gu))
        expect(value, `${code} ${column.code}`).toMatch(/^eba_(?:q?CO|BT|CT|CU|GA|RP|TA|ZZ):/u);
});

it.each([
  ['B_07.01', '"Status" = "Approved"'],
  ['B_02.03', '"Linked External Arrangement" IS NOT EMPTY'],
  ['B_03.02', '"Status" NOT IN ("Draft")'],
  ['B_04.01', '"Status" = "Active"'],
])('the rows of %s are those to be filed: %s', async (code, which) => {
  const found = (await templates()).find((one) => one.code === code);
  expect(found?.aql).toContain(which);
});

it('the filing of the register asks for its rows in AQL that fits the template', async () => {
  const dora = resolveTemplate(await loadTemplate('DORA'));
  for (const { aql } of await templates())
    expect(checkAql(aql, dora, new Map([['DORA', dora]])), aql).toEqual([]);
});

it('a file of the register has the official codes, and a row for each of several', async () => {
  const page = await filingPage();
  expect(page).toContain('Standalone = `eba_CO:x1`');
  expect(page).toContain('Signing Entities, by its LEI, a row for each');
});
