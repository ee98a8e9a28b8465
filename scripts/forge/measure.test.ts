import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fastestImport } from './import-time';
import { measure } from './measure';

const TEMPLATE = {
  key: 'TINY',
  objectTypes: Array.from({ length: 200 }, (_, at) => ({ name: `It's type ${at}` })),
};
const asWebpackWritesIt = (value: unknown) =>
  `JSON.parse('${JSON.stringify(value).replaceAll("'", "\\'")}')`;

function bundleOf(code: string, sources: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'launchpad-measure-'));
  const [codeFile, mapFile] = [join(folder, 'index.cjs'), join(folder, 'index.cjs.map')];
  writeFileSync(codeFile, code);
  writeFileSync(
    mapFile,
    JSON.stringify({ sources: Object.keys(sources), sourcesContent: Object.values(sources) }),
  );
  writeFileSync(join(folder, 'tiny.json'), JSON.stringify(TEMPLATE, null, 2));
  return { codeFile, weigh: () => measure(codeFile, mapFile, folder) };
}

describe('the weight of a bundle', () => {
  it('counts a template apart from the code', () => {
    const without = bundleOf('exports.a = 1;').weigh();
    const { code, templates, templateBytes } = bundleOf(
      `exports.a = 1; exports.t = ${asWebpackWritesIt(TEMPLATE)};`,
    ).weigh();
    expect(templates).toEqual(['tiny.json']);
    expect(templateBytes).toBeGreaterThan(4_000);
    expect(code - without.code).toBeLessThan(50);
  });

  it('counts any other data as code', () => {
    const { code, templates } = bundleOf(
      `exports.t = ${asWebpackWritesIt({ ...TEMPLATE, key: 'OTHER' })};`,
    ).weigh();
    expect(templates).toEqual([]);
    expect(code).toBeGreaterThan(4_000);
  });

  it('finds a second copy of @forge/api', () => {
    const { forgeApiCopies } = bundleOf('', {
      'webpack://launchpad/./node_modules/@forge/api/out/index.js': '',
      'webpack://launchpad/./node_modules/@forge/api/out/api/fetch.js': '',
      'webpack://launchpad/./node_modules/@forge/kvs/node_modules/@forge/api/out/index.js': '',
    }).weigh();
    expect(forgeApiCopies).toHaveLength(2);
  });

  it('finds the ways out: fetch in our own sources, and Node modules of any spelling', () => {
    const found = bundleOf('require("node:https"); require("fs");', {
      'webpack://launchpad/./src/actions/a.ts': 'await fetch("https://example.test")',
      'webpack://launchpad/./src/assets/b.ts': 'await site.fetch(request)',
      'webpack://launchpad/./node_modules/other/c.js': 'fetch("x")',
    }).weigh();
    expect(found.ownFetches).toEqual(['webpack://launchpad/./src/actions/a.ts']);
    expect(found.builtins).toEqual(['fs', 'https']);
  });
});

describe('the import of a bundle', () => {
  it('says what is exported, and whether a template was parsed before anyone asked', () => {
    const eager = bundleOf(`exports.t = ${asWebpackWritesIt(TEMPLATE)};`);
    const lazy = bundleOf(`exports.t = () => ${asWebpackWritesIt(TEMPLATE)};`);
    expect(fastestImport(eager.codeFile, 1)).toMatchObject({ exports: ['t'], longParses: 1 });
    expect(fastestImport(lazy.codeFile, 1)).toMatchObject({ exports: ['t'], longParses: 0 });
  });
});
