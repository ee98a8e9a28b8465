/** What docs/licensing.md tells somebody who sells a copy, held against Atlassian's own schema of the manifest. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LICENCES } from '../../local/forge-host';
import { withLicensing } from '../../scripts/forge/licensed-manifest';
import { POLICY } from '../../src/access/licence-policy';

interface Schema {
  definitions: { AppSchema: { properties: { licensing: object } } };
}

const TEXT = readFileSync('docs/licensing.md', 'utf8');
// Beside the package's entry; it is not among its exports.
const path = join(
  dirname(createRequire(__filename).resolve('@forge/manifest')),
  'schema/manifest-schema.json',
);
const { definitions } = JSON.parse(readFileSync(path, 'utf8')) as Schema;
const isLicensing = new Ajv({ strict: false }).compile(definitions.AppSchema.properties.licensing);

describe('docs/licensing.md', () => {
  it('names a command whose manifest Atlassian’s schema accepts', () => {
    expect(TEXT).toContain('`npm run licensing on`');
    const {
      app: { licensing },
    } = parse(withLicensing(readFileSync('manifest.yml', 'utf8'), true)) as {
      app: { licensing: unknown };
    };
    expect(isLicensing(licensing), JSON.stringify(isLicensing.errors)).toBe(true);
    expect(licensing).toEqual({ enabled: true, editionsEnabled: true });
    expect(isLicensing({ enabled: true, edition: true })).toBe(false);
  });

  it('has a row for every state with what becomes of a new deployment, and names every licence one can try', () => {
    for (const [state, { start }] of Object.entries(POLICY)) {
      const row = TEXT.split('\n').find((line) => line.startsWith(`| \`${state}\` |`)) ?? '';
      expect(row, state).toMatch(start ? /\| starts \|$/u : /\| refused, `licence-/u);
    }
    for (const name of Object.keys(LICENCES)) expect(TEXT).toContain(`\`${name}\``);
  });
});
