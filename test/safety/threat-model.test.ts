import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const TEXT = readFileSync('docs/threat-model.md', 'utf8');
const named = [
  ...TEXT.matchAll(/`((?:src|test|local|scripts|docs)\/[\w./-]+\.(?:ts|md|mjs))`/gu),
].map((match) => match[1] ?? '');

describe('docs/threat-model.md', () => {
  it('names only files that exist', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('gives every threat a control and a test', () => {
    const sections = TEXT.slice(TEXT.indexOf('## Threats'), TEXT.indexOf('## What remains'));
    const rows = sections
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| threat'));
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.filter((row) => !/`(?:src|test|local|scripts)\/[^`]+\.ts` \|$/u.test(row))).toEqual(
      [],
    );
  });

  it('maps all ten of OWASP’s list, and says what each setting proves', () => {
    for (let n = 1; n <= 10; n += 1) expect(TEXT).toContain(`| ASI${String(n).padStart(2, '0')} |`);
    expect(TEXT).toMatch(/`page`.*No action can confirm/u);
    expect(TEXT).toMatch(
      /`chat`.*cannot prove that a person typed it.*nor that the person read the preview as it was built/u,
    );
  });

  it('counts the scopes as the manifest does', () => {
    const scopes =
      readFileSync('manifest.yml', 'utf8')
        .split('\n  scopes:\n')[1]
        ?.match(/^ {4}[a-z]+:[a-z-]+.*:/gmu) ?? [];
    const words = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen'];
    expect(TEXT).toContain(`${words[scopes.length - 10] ?? '?'} scopes`);
  });
});
