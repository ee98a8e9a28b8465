import { describe, expect, it } from 'vitest';
import { checkTemplateModel } from './check';
import { checkCatalogueModel } from './check-catalogue';
import { aTemplate, aType } from './fixtures';
import { renderProblem } from './problem';
import type { Template, TemplateAttribute, TemplateObjectType } from './template.generated';

/** What is wrong with a template of these object types, as `path | expected | found`. */
function flaws(objectTypes: TemplateObjectType[], more: Partial<Template> = {}): string[] {
  return checkTemplateModel(aTemplate({ ...more, objectTypes }), 'demo.json').map(
    ({ path, expected, found }) => `${path} | ${expected} | ${found}`,
  );
}

const text = (name: string, more: Partial<TemplateAttribute> = {}): TemplateAttribute =>
  ({ name, type: 'text', ...more }) as TemplateAttribute;
const texts = (count: number): TemplateAttribute[] =>
  Array.from({ length: count }, (_, index) => text(`Text ${String(index)}`));
const reference = (to: string, more: object = {}): TemplateAttribute => ({
  name: 'Link',
  type: 'reference',
  to,
  as: 'Part Of',
  ...more,
});

describe('checkTemplateModel', () => {
  it('finds nothing wrong with a sound template', () => {
    expect(checkTemplateModel(aTemplate(), 'demo.json')).toEqual([]);
  });

  it.each<[string, TemplateObjectType[], string[]]>([
    [
      'a type name that occurs twice',
      [aType('Thing', [], { children: [aType('thing ')] })],
      ['$.objectTypes[0].children[0].name | a name other than that of $.objectTypes[0] | "thing "'],
    ],
    [
      'an attribute name that occurs twice',
      [aType('Thing', [text('Code'), text('code')])],
      ['$.objectTypes[0].attributes[1].name | a name that Thing does not declare | "code"'],
    ],
    [
      'an attribute name that is inherited already',
      [aType('Thing', [text('Code')], { children: [aType('Small Thing', [text('Code')])] })],
      [
        '$.objectTypes[0].children[0].attributes[0].name | a name that Thing does not declare | "Code"',
      ],
    ],
    [
      'an attribute that Assets makes',
      [aType('Thing', [text('name')])],
      ['$.objectTypes[0].attributes[0].name | a name that Assets itself does not declare | "name"'],
    ],
    [
      'an abstract type without children',
      [aType('Thing', [], { abstract: true })],
      ['$.objectTypes[0] | children below an abstract object type | none below "Thing"'],
    ],
    [
      'a third unique attribute, inherited ones counted',
      [
        aType('Thing', [text('A', { unique: true }), text('B', { unique: true })], {
          children: [aType('Small Thing', [text('C', { unique: true })])],
        }),
      ],
      [
        '$.objectTypes[0].children[0].attributes | at most 2 unique attributes, inherited ones included | A, B, C',
      ],
    ],
    [
      'a 32nd attribute, inherited ones counted',
      [aType('Thing', texts(20), { children: [aType('Small Thing', texts(32).slice(20))] })],
      [
        '$.objectTypes[0].children[0].attributes | at most 31 attributes, inherited ones included | 32',
      ],
    ],
    [
      'a target that is not there',
      [aType('Thing', [reference('Nothing')])],
      [
        '$.objectTypes[0].attributes[0].to | an object type of this template, or KEY.Object Type | "Nothing"',
      ],
    ],
    [
      'its own type written as that of another template',
      [aType('Thing', [reference('DEMO.Thing')])],
      [
        '$.objectTypes[0].attributes[0].to | its own object types without the template\'s key | "DEMO.Thing"',
      ],
    ],
    [
      'an abstract target without subtypes',
      [aType('Thing', [reference('Thing')], { abstract: true, children: [aType('Small Thing')] })],
      ['$.objectTypes[0].attributes[0] | subtypes: true, for "Thing" is abstract | no subtypes'],
    ],
    [
      'a required reference to a template it can do without',
      [aType('Thing', [reference('NET.Rack', { required: true })])],
      [
        '$.objectTypes[0].attributes[0].required | a required reference only to a template in extends | "NET.Rack"',
      ],
    ],
    [
      'unique with several values',
      [aType('Thing', [reference('Thing', { unique: true, max: 5 })])],
      [
        '$.objectTypes[0].attributes[0].unique | unique only where there is one value | at most 5 values',
      ],
    ],
    [
      'an unknown status set',
      [aType('Thing', [{ name: 'State', type: 'status', statuses: 'LIFE' }])],
      ['$.objectTypes[0].attributes[0].statuses | one of RECORD | "LIFE"'],
    ],
    [
      'a comma in an option',
      [aType('Thing', [{ name: 'Kind', type: 'select', options: ['One', 'Two, or more'] }])],
      ['$.objectTypes[0].attributes[0].options[1] | an option without a comma | "Two, or more"'],
    ],
    [
      'an option with a blank at its end',
      [aType('Thing', [{ name: 'Kind', type: 'select', options: ['One ', 'Two'] }])],
      ['$.objectTypes[0].attributes[0].options[0] | no blank at either end | "One "'],
    ],
    [
      'an option that occurs twice',
      [aType('Thing', [{ name: 'Kind', type: 'select', options: ['One', 'one'] }])],
      ['$.objectTypes[0].attributes[0].options[1] | each option once | "one" again'],
    ],
    [
      'codes that are not one an option',
      [
        aType('Thing', [
          { name: 'Kind', type: 'select', options: ['One', 'Two'], optionCodes: ['1'] },
        ]),
      ],
      ['$.objectTypes[0].attributes[0].optionCodes | one code for each of 2 options | 1'],
    ],
    [
      'a pattern that is none',
      [aType('Thing', [text('Code', { regex: '^[$' })])],
      ['$.objectTypes[0].attributes[0].regex | a regular expression | "^[$"'],
    ],
  ])('tells of %s', (_case, objectTypes, expected) => {
    expect(flaws(objectTypes)).toEqual(expected);
  });

  it.each<[string, Template['statusSets'], string]>([
    [
      'too short',
      { SET: [{ name: 'X', category: 'active' }] },
      '$.statusSets.SET[0].name | 2 to 30 characters | 1 characters',
    ],
    [
      'too long',
      { 'A SET': [{ name: 'x'.repeat(31), category: 'active' }] },
      '$.statusSets["A SET"][0].name | 2 to 30 characters | 31 characters',
    ],
    [
      'twice in a set',
      {
        SET: [
          { name: 'On', category: 'active' },
          { name: 'on', category: 'active' },
        ],
      },
      '$.statusSets.SET[1].name | each status once in a set | "on" again',
    ],
    [
      'of two categories',
      { ONE: [{ name: 'On', category: 'active' }], TWO: [{ name: 'On', category: 'pending' }] },
      '$.statusSets.TWO[0].category | "active", as for "On" at $.statusSets.ONE[0] | "pending"',
    ],
  ])('tells of a status that is %s', (_case, statusSets, expected) => {
    expect(flaws([aType('Thing')], { statusSets })).toEqual([expected]);
  });

  it('tells of a template that extends itself', () => {
    expect(flaws([aType('Thing')], { extends: ['CORE', 'DEMO'] })).toEqual([
      '$.extends[1] | the key of another template | its own key',
    ]);
  });

  it('lets one status be in two sets, and two types hold the same name', () => {
    const on = { name: 'On', category: 'active' } as const;
    expect(
      flaws([aType('Thing', [text('Code')]), aType('Other', [text('Code')])], {
        statusSets: { ONE: [on], TWO: [on] },
      }),
    ).toEqual([]);
  });
});

describe('checkCatalogueModel', () => {
  const hub = { file: 'hub.json', template: aTemplate({ key: 'HUB' }) };
  const spoke = (
    more: Partial<Template>,
    attribute: TemplateAttribute = reference('HUB.Small Thing'),
  ): { file: string; template: Template } => ({
    file: 'spoke.json',
    template: aTemplate({
      extends: ['HUB'],
      objectTypes: [aType('Spoke Thing', [attribute])],
      ...more,
    }),
  });
  const told = (...files: Parameters<typeof checkCatalogueModel>[0]): string[] =>
    checkCatalogueModel(files).map(renderProblem);

  it('finds nothing wrong with a sound pair', () => {
    expect(told(hub, spoke({}))).toEqual([]);
  });

  it('lets an optional reference point at a template that is not there', () => {
    expect(told(hub, spoke({}, reference('NET.Rack')))).toEqual([]);
  });

  it.each([
    [
      'a hub that is not there',
      spoke({ extends: ['HUB', 'NET'] }),
      'spoke.json $.extends[1]: expected one of HUB, DEMO, found "NET"',
    ],
    [
      'a target that is not there',
      spoke({}, reference('HUB.Big Thing')),
      'spoke.json $.objectTypes[0].attributes[0].to: expected an object type of HUB, found "Big Thing"',
    ],
    [
      'an abstract target without subtypes',
      spoke({}, reference('HUB.Thing')),
      'spoke.json $.objectTypes[0].attributes[0]: expected subtypes: true, for ' +
        '"HUB.Thing" is abstract, found no subtypes',
    ],
    [
      'a status that means something else',
      spoke({ statusSets: { RECORD: [{ name: 'Active', category: 'pending' }] } }),
      'spoke.json $.statusSets.RECORD[0].category: expected "active", as for "Active" in hub.json, found "pending"',
    ],
    [
      'a key that is taken',
      { file: 'spoke.json', template: aTemplate({ key: 'HUB' }) },
      'spoke.json $.key: expected a key other than that of hub.json, found "HUB"',
    ],
  ])('tells of %s', (_case, file, expected) => {
    expect(told(hub, file)).toEqual([expected]);
  });
});
