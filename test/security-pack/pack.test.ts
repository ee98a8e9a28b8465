/**
 * The committed pack: every file and test it names exists, every page is reached, and nobody's
 * company facts are in it.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PAGES } from '../../scripts/security-pack/pages/index-page';
import { FLOWS, PLACES } from '../../scripts/security-pack/pages/flows';
import { QUESTIONS } from '../../scripts/security-pack/pages/questions';
import { MARKETPLACE, RUNS_ON_ATLASSIAN } from '../../scripts/security-pack/pages/requirement-rows';
import { MARKS } from '../../scripts/security-pack/pages/markdown';
import { missingProofs, proofsIn } from '../../scripts/security-pack/proofs';
import { RECORD_KINDS } from '../../src/storage/erasing/record-kinds';

const FOLDER = 'docs/security';
const files = readdirSync(FOLDER).sort();
const pages = files.filter((file) => file.endsWith('.md'));
const read = (file: string): string => readFileSync(`${FOLDER}/${file}`, 'utf8');

describe('docs/security', () => {
  it('is the pages of the index, the index and the bill of materials', () => {
    expect(files).toEqual(['README.md', 'sbom.cdx.json', ...PAGES.map(({ file }) => file)].sort());
    for (const { file } of PAGES) expect(read('README.md')).toContain(`](${file})`);
  });

  it.each(pages)('%s names only files and tests that exist', (file) => {
    expect(missingProofs('.', read(file))).toEqual([]);
  });

  it('names many files and tests', () => {
    expect(pages.flatMap((file) => proofsIn(read(file))).length).toBeGreaterThan(60);
  });

  it.each(pages)('the links of %s lead somewhere', (file) => {
    const targets = [...read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(
      ([, target = '']) => target,
    );
    expect(targets.filter((target) => !exists(`${FOLDER}/${target}`))).toEqual([]);
  });

  it('says of every scope and every record what it is', () => {
    const { permissions } = parse(readFileSync('manifest.yml', 'utf8')) as {
      permissions: { scopes: Record<string, unknown> };
    };
    for (const scope of Object.keys(permissions.scopes))
      expect(read('scopes.md')).toContain(`| \`${scope}\` |`);
    for (const { key } of Object.values(RECORD_KINDS))
      expect(read('stored-data.md')).toContain(`| \`${key}\` |`);
  });

  it('promises no times and claims no certificate', () => {
    const all = pages.map(read).join('\n');
    expect(all).not.toMatch(
      new RegExp(
        String.raw`within \d+ business|\d+ business days?|24\/7|guarantee|industry[- ]leading` +
          String.raw`|enterprise[- ]grade|bank[- ]grade|military`,
        'i',
      ),
    );
    expect(all).not.toMatch(/inherits? (?:the |Atlassian)/i);
  });
});

describe('the data of the pack', () => {
  it('asks all that the reviewers’ lists ask', () => {
    const asked = Object.values(QUESTIONS)
      .flat()
      .map(({ asks, answer }) => `${asks} ${answer}`)
      .join('\n');
    for (const topic of [
      /reside/,
      /DPA/,
      /SOC 2 Type II/,
      /MSA/,
      /SLA/,
      /sub-processors/,
      /insurance/,
      /audit it/,
      /restrict the scopes/,
      /uninstall/,
      /credentials/,
      /ISO 27001/,
      /DORA/,
      /GDPR/,
      /HIPAA/,
      /train models/,
      /encrypted/,
    ])
      expect(asked).toMatch(topic);
  });

  it('draws every flow between places that are in the picture, and every place is reached', () => {
    const ids = PLACES.map(({ id }) => id);
    expect(FLOWS.flatMap(({ from, to }) => [from, to]).filter((id) => !ids.includes(id))).toEqual(
      [],
    );
    expect(ids.filter((id) => !FLOWS.some(({ from, to }) => from === id || to === id))).toEqual([]);
  });

  it('shows by a test or a file whatever is called built to the rule', () => {
    expect(
      [...RUNS_ON_ATLASSIAN, ...MARKETPLACE].filter(
        ({ mark, shown }) => mark === MARKS.built && shown === '',
      ),
    ).toEqual([]);
  });

  it('finds a proof that is not there', () => {
    expect(
      missingProofs(
        '.',
        '`test/security-pack/nowhere.test.ts` and `test/security-pack/pack.test.ts`, ' +
          `“no such words ${'in there at all'}”`,
      ),
    ).toHaveLength(2);
    expect(
      missingProofs('.', '`test/security-pack/pack.test.ts`, “finds a proof that is not there”'),
    ).toEqual([]);
  });

  it('finds a proof whose name is broken over two lines', () => {
    const root = mkdtempSync(join(tmpdir(), 'proofs-'));
    try {
      mkdirSync(join(root, 'test'));
      writeFileSync(join(root, 'test/a.test.ts'), "it(\n  'is long ' +\n    'and broken',\n);\n");
      expect(missingProofs(root, '`test/a.test.ts`, “is long and broken”')).toEqual([]);
      expect(missingProofs(root, '`test/a.test.ts`, “is long and whole”')).toHaveLength(1);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

function exists(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}
