import { describe, expect, it } from 'vitest';
import { aTemplate, aType } from '../../src/templates/fixtures';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';
import { alignColumns } from './columns';
import { listRows, renderList } from './list';
import { renderTemplate, showTemplate } from './show';

describe('listRows', () => {
  it('holds what --json prints and no more', () => {
    expect(listRows().map(({ key }) => key)).toEqual(TEMPLATE_KEYS);
    expect(listRows()[1]).toEqual({
      key: 'BASIC',
      name: 'Basic CMDB',
      version: '1.1.1',
      category: 'Foundation',
      objectTypes: 4,
      attributes: 25,
      extends: ['CORE'],
    });
  });
});

describe('renderList', () => {
  it('aligns its columns and adds up', () => {
    expect(renderList(listRows().slice(0, 2))).toBe(
      [
        'KEY          NAME         VERSION  CATEGORY    OBJECT TYPES  ATTRIBUTES  REFERS TO',
        'CORE         Core Schema  1.1.0    Foundation            13         181',
        'BASIC        Basic CMDB   1.1.1    Foundation             4          25  CORE',
        '2 templates                                              17         206',
      ].join('\n'),
    );
  });
});

describe('renderTemplate', () => {
  it('shows the head and the tree with what each type adds', () => {
    const template = aTemplate({ extends: ['CORE'] });
    template.objectTypes[0]?.children?.[0]?.attributes.push(
      { name: 'Kind', type: 'select', options: ['One', 'Two'], description: 'Its kind.' },
      {
        name: 'Owners',
        type: 'reference',
        to: 'CORE.Person',
        as: 'Owned By',
        max: 5,
        description: 'Who has it.',
      },
      { name: 'Rack', type: 'reference', to: 'NET.Rack', as: 'Located At' },
    );
    template.objectTypes.push(
      aType(
        'Count',
        [
          { name: 'Share', type: 'float', suffix: '%' },
          { name: 'Code', type: 'text', regex: '^A$' },
        ],
        { highVolume: true },
      ),
    );
    expect(renderTemplate(template)).toBe(
      [
        'DEMO  Demonstration 1.0.0 · Foundation',
        'For tests.',
        'Object types: 3 · attributes: 8 · status sets: 1',
        'Refers to CORE',
        'Refers to NET too, where deployed',
        '',
        'Thing (abstract): One Thing.',
        '    Thing Code  text    unique    Its code.',
        '    Status      status  required  Whether it is there. {Active / Inactive}',
        '',
        '  Small Thing: One Small Thing.',
        '      Weight Kg  float                              Its weight.',
        '      Kind       select                             Its kind. {One / Two}',
        '      Owners     → CORE.Person (Owned By)  up to 5  Who has it.',
        '      Rack       → NET.Rack (Located At)',
        '',
        'Count (many objects): One Count.',
        '    Share  float  in %',
        '    Code   text   ^A$',
      ].join('\n'),
    );
  });

  it('shows every template that ships, each attribute on a line of its own', async () => {
    for (const row of listRows()) {
      const lines = renderTemplate(await showTemplate(row.key)).split('\n');
      expect(lines[0]).toContain(row.name);
      expect(lines.filter((line) => /^(?: {2})* {4}\S.* {2}\S/u.test(line))).toHaveLength(
        row.attributes,
      );
    }
  });
});

describe('alignColumns', () => {
  it('leaves no blank at the end of a line', () => {
    expect(
      alignColumns([
        ['a', ''],
        ['bbb', 'c'],
      ]),
    ).toBe('a\nbbb  c');
    expect(alignColumns([])).toBe('');
  });
});
