import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aTemplate, aType } from '../../src/templates/fixtures';
import { renderProblem } from '../../src/templates/problem';
import { loadTemplate, TEMPLATE_KEYS } from '../../src/templates/catalogue';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { checkReferenceData } from './check-reference-data';
import { parseCsv } from './csv';
import { readReferenceData, type ReferenceFile } from './reference-data';

const FOLDER = join(__dirname, '../../catalog/reference-data');
const templates = Promise.all(TEMPLATE_KEYS.map(loadTemplate));

async function fileOf(name: string): Promise<ReferenceFile> {
  const found = (await templates)
    .flatMap((template) => readReferenceData(template, FOLDER))
    .find(({ file }) => file === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

const column = ({ header, rows }: ReferenceFile, name: string): string[] =>
  rows.map((row) => row[header.indexOf(name)] ?? '');

describe('the reference data that ships', () => {
  it('fits the templates', async () => {
    const files = (await templates).map((template) => ({
      file: `${template.key.toLowerCase()}.json`,
      template,
    }));
    expect(checkReferenceData(files, FOLDER).map(renderProblem)).toEqual([]);
  });

  it('belongs to templates, every file of it', async () => {
    const known = (await templates).flatMap((template) =>
      readReferenceData(template, FOLDER).map(({ file }) => file),
    );
    const there = readdirSync(FOLDER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => readdirSync(join(FOLDER, name)).map((file) => `${name}/${file}`));
    expect([...known].sort()).toEqual(there.sort());
  });

  it('has the 106 outcomes of NIST CSF 2.0 below 22 categories, and the 93 controls of Annex A', async () => {
    const requirements = await fileOf('sec/requirement.csv');
    const ids = column(requirements, 'Requirement ID');
    const [csf, iso] = [/^NIST-CSF-2\.0 /u, /^ISO27001-2022 /u].map((framework) =>
      ids.filter((id) => framework.test(id)).map((id) => id.replace(framework, '')),
    );
    const shaped = (list: string[] | undefined, shape: RegExp): number =>
      (list ?? []).filter((id) => shape.test(id)).length;
    expect([
      shaped(csf, /^[A-Z]{2}$/u),
      shaped(csf, /^[A-Z]{2}\.[A-Z]{2}$/u),
      shaped(csf, /^[A-Z]{2}\.[A-Z]{2}-\d\d$/u),
    ]).toEqual([6, 22, 106]);
    expect(
      [5, 6, 7, 8].map((theme) => shaped(iso, new RegExp(`^A\\.${String(theme)}\\.\\d+$`, 'u'))),
    ).toEqual([37, 8, 14, 34]);
    // Numbers that 1.1 had and 2.0 dropped are not there.
    for (const gone of ['ID.AM-06', 'PR.DS-03', 'DE.CM-04', 'DE.AE-01', 'RS.AN-01', 'RC.CO-01'])
      expect(csf).not.toContain(gone);
    expect(new Set(column(requirements, 'Compliance'))).toEqual(new Set(['Not Assessed']));
  });

  it('has every country once, the Union of 27 and the Area of 30', async () => {
    const countries = await fileOf('core/country.csv');
    expect(countries.rows).toHaveLength(249);
    expect(new Set(column(countries, 'Alpha-3 Code')).size).toBe(249);
    const [union, area] = [column(countries, 'EU Member'), column(countries, 'EEA Member')];
    expect([
      union.filter((one) => one === 'true').length,
      area.filter((one) => one === 'true').length,
    ]).toEqual([27, 30]);
    union.forEach((one, index) => {
      if (one === 'true') expect(area[index]).toBe('true');
    });
    expect(
      column(countries, 'Country Code').every(
        (code) => code !== new Intl.DisplayNames('en', { type: 'region' }).of(code),
      ),
    ).toBe(true);
  });

  it('has the nineteen services and the nineteen definitions of the register', async () => {
    expect(column(await fileOf('dora/ict-service-type.csv'), 'Code')).toEqual(
      Array.from({ length: 19 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`),
    );
    expect(column(await fileOf('dora/term-definition.csv'), 'Column Code')).toEqual(
      Array.from({ length: 19 }, (_, index) => String((index + 1) * 10).padStart(4, '0')),
    );
  });

  it('has the 131 licensed activities of the register, without the codes the list leaves out', async () => {
    const codes = column(await fileOf('dora/licensed-activity.csv'), 'Code');
    const run = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => `x${String(from + index)}`);
    expect([...codes].sort()).toEqual(
      [
        ...['x28', 'x104', 'x133', 'x134', ...run(136, 141), 'x143', 'x144', 'x146', 'x147'],
        ...run(162, 276),
        ...['qx277', 'qx278'],
      ].sort(),
    );
  });

  it('has a priority for every impact and urgency, and none that is graver gets a lower one', async () => {
    const [impacts, urgencies, priorities, rules] = await Promise.all(
      ['impact-level', 'urgency-level', 'priority-level', 'priority-rule'].map((name) =>
        fileOf(`pri/${name}.csv`),
      ),
    );
    if (
      impacts === undefined ||
      urgencies === undefined ||
      priorities === undefined ||
      rules === undefined
    )
      throw new Error('unreachable');
    const rank = (name: string): number => column(priorities, 'Name').indexOf(name);
    const rankOf = (impact: string, urgency: string): number => {
      const cells = rules.rows.filter(
        (_, index) =>
          column(rules, 'Impact Level')[index] === impact &&
          column(rules, 'Urgency Level')[index] === urgency,
      );
      expect(cells).toHaveLength(1);
      return rank(cells[0]?.[rules.header.indexOf('Priority Level')] ?? '');
    };
    const matrix = column(impacts, 'Name').map((impact) =>
      column(urgencies, 'Name').map((urgency) => rankOf(impact, urgency)),
    );
    matrix.forEach((row, i) =>
      row.forEach((cell, u) => {
        expect(cell).toBeGreaterThanOrEqual(row[u - 1] ?? 0);
        expect(cell).toBeGreaterThanOrEqual(matrix[i - 1]?.[u] ?? 0);
      }),
    );
    expect(new Set(matrix.flat()).size).toBe(column(priorities, 'Name').length);
  });
});

describe('checkReferenceData', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'launchpad-data-'));
    mkdirSync(join(folder, 'demo'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const attributes: TemplateAttribute[] = [
    { name: 'Code', type: 'text', regex: '^[A-Z]$', unique: true, required: true },
    { name: 'Kind', type: 'select', options: ['One', 'Two'] },
    { name: 'Rank', type: 'integer' },
    { name: 'Rate', type: 'float' },
    { name: 'On', type: 'boolean' },
    { name: 'Start Date', type: 'date' },
    { name: 'Status', type: 'status', statuses: 'RECORD' },
    { name: 'Parent', type: 'reference', to: 'Thing', as: 'Part Of' },
  ];
  const template = aTemplate({ objectTypes: [aType('Thing', attributes)] });
  const told = (text: string, name = 'thing.csv'): string[] => {
    writeFileSync(join(folder, 'demo', name), text);
    return checkReferenceData([{ file: 'demo.json', template }], folder).map((problem) =>
      renderProblem(problem).replace('reference-data/demo/', ''),
    );
  };

  it.each([
    [
      'Name,Code,Kind,Rank,Rate,On,Start Date,Status,Parent\nA,A,One,1,1.5,true,2026-01-31,Active,\nB,B,,,,,,,A\n',
      [],
    ],
    ['Name\nA\n', ['thing.csv header: expected the column "Code", which is required, found none']],
    [
      'Name,Code,Colour\nA,A,red\n',
      ['thing.csv header: expected an attribute of Thing, found "Colour"'],
    ],
    ['Name,Code\nA,A\nB,A\n', ['thing.csv line 3 Code: expected each value once, found "A"']],
    [
      'Name,Code\nA\n',
      [
        'thing.csv line 2: expected 2 values, found 1',
        'thing.csv line 2 Code: expected a value, found ""',
      ],
    ],
    ['Name,Code\n', ['thing.csv $: expected objects, found none']],
    ['Name,Code\nA,a\n', ['thing.csv line 2 Code: expected text that matches ^[A-Z]$, found "a"']],
    [
      'Name,Code,Kind\nA,A,Three\n',
      ['thing.csv line 2 Kind: expected one of One, Two, found "Three"'],
    ],
    ['Name,Code,Rank\nA,A,1.5\n', ['thing.csv line 2 Rank: expected a whole number, found "1.5"']],
    ['Name,Code,Rate\nA,A,much\n', ['thing.csv line 2 Rate: expected a number, found "much"']],
    ['Name,Code,On\nA,A,yes\n', ['thing.csv line 2 On: expected true or false, found "yes"']],
    [
      'Name,Code,Start Date\nA,A,31.1.2026\n',
      ['thing.csv line 2 Start Date: expected a date as 2026-01-31, found "31.1.2026"'],
    ],
    [
      'Name,Code,Status\nA,A,Gone\n',
      ['thing.csv line 2 Status: expected one of Active, Inactive, found "Gone"'],
    ],
    [
      'Name,Code,Parent\nA,A,C\n',
      ['thing.csv line 2 Parent: expected the Name of a Thing in its file, found "C"'],
    ],
    ['Name,Code\n A,A\n', ['thing.csv line 2 Name: expected no blank at either end, found " A"']],
    [
      `Name,Code\n${'x'.repeat(256)},A\n`,
      [`thing.csv line 2 Name: expected at most 255 characters, found "${'x'.repeat(256)}"`],
    ],
  ])('reads %j', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it('tells of a file that belongs to no type', () => {
    expect(told('Name\nA\n', 'other.csv')).toEqual([
      'other.csv $: expected an object type of DEMO, found a file that is named after none',
    ]);
  });
});

it.each([
  [
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a\r\nb', [['a'], ['b']]],
  ['"a ""b"", c",d\n', [['a "b", c', 'd']]],
  ['a,\n', [['a', '']]],
  ['"one\ntwo",x\n', [['one\ntwo', 'x']]],
  ['', []],
])('parses %j', (text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});
