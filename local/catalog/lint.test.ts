import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTemplate, aType } from '../../src/templates/fixtures';
import type { Template } from '../../src/templates/template.generated';
import { lintCatalogue } from './lint';

const CATALOG = join(__dirname, '../../catalog');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launchpad-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, template: Template): void =>
  writeFileSync(join(folder, name), JSON.stringify(template));

describe('lintCatalogue', () => {
  it('finds no error in the templates that ship, and says of each warning why it is accepted', () => {
    for (const problem of lintCatalogue(CATALOG)) {
      expect(problem).toMatchObject({
        severity: 'warning',
        why: expect.stringMatching(/\.$/u),
        accepted: expect.stringMatching(/\.$/u),
      });
    }
  });

  it('tells of a slip in a real file, with its place', () => {
    for (const name of ['core.json', 'itam.json'])
      writeFileSync(join(folder, name), readFileSync(join(CATALOG, name)));
    const itam = readFileSync(join(folder, 'itam.json'), 'utf8').replace(
      '"to": "CORE.Person"',
      '"to": "CORE.Persona"',
    );
    writeFileSync(join(folder, 'itam.json'), itam);
    expect(lintCatalogue(folder)).toEqual([
      {
        file: 'itam.json',
        path: '$.objectTypes[0].attributes[4].to',
        expected: 'an object type of CORE',
        found: '"Persona"',
        rule: 'format',
        severity: 'error',
        why: 'Assets, or the app, could not take it.',
      },
    ]);
  });

  it('does not tell what only follows from a broken file', () => {
    put(
      'spoke.json',
      aTemplate({
        key: 'SPOKE',
        extends: ['HUB'],
        objectTypes: [
          aType('thing', [{ name: 'Link', type: 'reference', to: 'HUB.Thing', as: 'Likes' }]),
        ],
      }),
    );
    writeFileSync(join(folder, 'hub.json'), '{');
    expect(lintCatalogue(folder).map(({ file, rule }) => [file, rule])).toEqual([
      ['hub.json', 'format'],
    ]);
  });

  it('names the rule that a sound template breaks', () => {
    put(
      'demo.json',
      aTemplate({
        objectTypes: [
          aType('thing', [
            { name: 'Code', type: 'text', required: true, unique: true, description: 'Its code.' },
            { name: 'Status', type: 'status', statuses: 'RECORD', description: 'Whether.' },
          ]),
        ],
      }),
    );
    expect(lintCatalogue(folder)).toMatchObject([
      { file: 'demo.json', path: '$.objectTypes[0].name', rule: 'T1', severity: 'error' },
    ]);
  });

  it('leaves the format itself out, and says where there is nothing to lint', () => {
    writeFileSync(join(folder, 'template.schema.json'), '{}');
    expect(lintCatalogue(folder)).toMatchObject([{ file: folder, found: 'none' }]);
  });
});
