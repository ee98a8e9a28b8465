import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { aTemplate, aType } from '../../src/templates/fixtures';
import { renderProblem } from '../../src/templates/problem';
import { checkTemplate, checkTemplateFile } from './check-file';

const folder = mkdtempSync(join(tmpdir(), 'launchpad-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function told(json: unknown): string[] {
  const checked = checkTemplate(json, 'demo.json');
  return checked.ok
    ? []
    : checked.problems.map((problem) => renderProblem(problem).replace('demo.json ', ''));
}

const withAttribute = (attribute: unknown): unknown => ({
  ...aTemplate(),
  objectTypes: [{ ...aType('Thing'), attributes: [attribute] }],
});
const AT = '$.objectTypes[0].attributes[0]';

describe('checkTemplate', () => {
  it('hands a sound template back', () => {
    const template = aTemplate();
    expect(checkTemplate(template, 'demo.json')).toEqual({ ok: true, template });
  });

  it.each<[string, unknown, string]>([
    ['a list instead of a template', [], '$: expected a value of type object, found []'],
    [
      'a member that is missing',
      { ...aTemplate(), name: undefined },
      '$.name: expected a value, found nothing',
    ],
    [
      'a member that nobody knows',
      { ...aTemplate(), colour: 'red' },
      '$.colour: expected no such member, found "colour"',
    ],
    [
      'a key in small letters',
      { ...aTemplate(), key: 'demo' },
      '$.key: expected text that matches ^[A-Z][A-Z0-9]{1,9}$, found "demo"',
    ],
    [
      'a level that is not there',
      { ...aTemplate(), level: 4 },
      '$.level: expected at most 3, found 4',
    ],
    [
      'a status of no category',
      { ...aTemplate(), statusSets: { 'MY SET': [{ name: 'On', category: 'on' }] } },
      '$.statusSets["MY SET"][0].category: expected one of active, inactive, pending, found "on"',
    ],
    [
      'no object types',
      { ...aTemplate(), objectTypes: [] },
      '$.objectTypes: expected at least 1 entries, found 0',
    ],
    [
      'a name that is too long',
      { ...aTemplate(), objectTypes: [aType('x'.repeat(41))] },
      '$.objectTypes[0].name: expected at most 40 characters, found 41 characters',
    ],
    [
      'Name itself',
      withAttribute({ name: 'Name', type: 'text' }),
      `${AT}.name: expected a name other than Key, Name, Created and Updated, which Assets makes itself, found "Name"`,
    ],
    [
      'an attribute without a type',
      withAttribute({ name: 'Code' }),
      `${AT}.type: expected one of text, textarea, boolean, ipaddress, integer, ` +
        'float, date, datetime, url, email, select, status, user, group, reference, ' +
        'found nothing',
    ],
    [
      'what its type cannot have',
      withAttribute({ name: 'Mail', type: 'email', unique: true }),
      `${AT}.unique: expected no such member, found "unique"`,
    ],
    [
      'a pattern without anchors',
      withAttribute({ name: 'Code', type: 'text', regex: '[A-Z]+' }),
      `${AT}.regex: expected text that matches ^\\^.*\\$$, found "[A-Z]+"`,
    ],
    [
      'a comma in an option',
      withAttribute({ name: 'Kind', type: 'select', options: ['One', 'Two, or more'] }),
      `${AT}.options[1]: expected text that matches ^[^,]+$, found "Two, or more"`,
    ],
    [
      'what only the model check sees',
      withAttribute({ name: 'Link', type: 'reference', to: 'Nothing', as: 'Part Of' }),
      `${AT}.to: expected an object type of this template, or KEY.Object Type, found "Nothing"`,
    ],
  ])('tells of %s', (_case, json, expected) => {
    expect(told(json)).toEqual([expected]);
  });

  it('tells of many flaws at once, but not of thousands', () => {
    expect(
      told({ ...aTemplate(), objectTypes: Array.from({ length: 1_000 }, () => 7) }),
    ).toHaveLength(50);
  });

  it('shows a long value in part', () => {
    expect(told({ ...aTemplate(), key: 'x'.repeat(100_000) })[0]?.length).toBeLessThan(200);
  });
});

describe('checkTemplateFile', () => {
  it('tells of a file that is no JSON, and of one that is not there', () => {
    writeFileSync(join(folder, 'broken.json'), '{ "key": ');
    for (const name of ['broken.json', 'absent.json']) {
      expect(checkTemplateFile(join(folder, name))).toMatchObject({
        ok: false,
        problems: [{ file: name, path: '$', expected: 'a readable JSON file' }],
      });
    }
  });

  it('reads a sound one', () => {
    writeFileSync(join(folder, 'sound.json'), JSON.stringify(aTemplate()));
    expect(checkTemplateFile(join(folder, 'sound.json'))).toEqual({
      ok: true,
      template: aTemplate(),
    });
  });
});
