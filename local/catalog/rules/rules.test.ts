import { describe, expect, it } from 'vitest';
import type { TemplateFile } from '../../../src/templates/check-catalogue';
import { renderProblem } from '../../../src/templates/problem';
import { loadTemplate, TEMPLATE_KEYS } from '../../../src/templates/catalogue';
import type {
  TemplateAttribute,
  TemplateObjectType,
} from '../../../src/templates/template.generated';
import { aTemplate, aType } from '../../../src/templates/fixtures';
import { MODEL_RULES } from '.';
import { COMPUTED, DORA_CODES } from './dora-columns';
import { FORMAT_RULES } from './format-rules';
import { otherEnd } from './meaning';
import { isTitle, looksPlural } from './names';
import {
  attribute,
  REAL_LIFE_DEFECTS,
  withAttributes,
  withTypes,
  type Defect,
} from './testing/defects';
import { STATUS_SETS } from './vocabulary';

const link = (as: string, name = as): TemplateAttribute =>
  attribute(name, 'reference', { to: 'Thing', as });

const tiers = (basic: TemplateObjectType[], cmdb: TemplateObjectType[]): TemplateFile[] => [
  { file: 'basic.json', template: aTemplate({ key: 'BASIC', objectTypes: basic }) },
  { file: 'cmdb.json', template: aTemplate({ key: 'CMDB', objectTypes: cmdb }) },
];

/** For each rule one deliberate defect, and what must be said of it. */
const DEFECTS: Record<string, Defect> = {
  ...REAL_LIFE_DEFECTS,
  T1: {
    files: [withTypes(aType('small thing'))],
    told:
      '$.objectTypes[0].name: expected Title Case of letters, digits, blank, slash, ' +
      '& and hyphen, found "small thing"',
  },
  N1: {
    files: [withAttributes(attribute('Cost (net)', 'text'))],
    told:
      '$.objectTypes[0].attributes[0].name: expected Title Case of letters, digits, ' +
      'blank, slash, & and hyphen, found "Cost (net)"',
  },
  N4: {
    files: [withAttributes(attribute('Is Active', 'boolean'))],
    told:
      '$.objectTypes[0].attributes[0].name: expected a positive statement without ' +
      'Is, Has, Not or No, found "Is Active"',
  },
  N5: {
    files: [withAttributes(attribute('Purchased', 'date'))],
    told: '$.objectTypes[0].attributes[0].name: expected a name that ends in Date, found "Purchased"',
  },
  P2: {
    files: [withAttributes(...['A', 'B', 'C'].map((name) => attribute(name, 'textarea')))],
    told: '$.objectTypes[0].attributes: expected at most 2 textareas, inherited ones included, found A, B, C',
  },
  'P3-user': {
    files: [withAttributes(attribute('A', 'user'), attribute('B', 'user'))],
    told: '$.objectTypes[0].attributes: expected at most 1 user attribute, inherited ones included, found A, B',
  },
  'P3-group': {
    files: [withAttributes(attribute('A', 'group'), attribute('B', 'group'))],
    told: '$.objectTypes[0].attributes: expected at most 1 group attribute, inherited ones included, found A, B',
  },
  P4: {
    files: [withAttributes(...[...'ABCDEFGHI'].map((name) => link('Part Of', name)))],
    told:
      '$.objectTypes[0].attributes: expected at most 8 references, inherited ones ' +
      'included, found A, B, C, D, E, F, G, H, I',
  },
  D1: {
    files: [withAttributes({ name: 'Code', type: 'text' })],
    told: '$.objectTypes[0].attributes[0].description: expected a line on what to enter, found nothing',
  },
  M1: {
    files: [withTypes(aType('Thing', [attribute('Status', 'text')]))],
    told: '$.objectTypes[0].attributes: expected an attribute Status of type status, own or inherited, found none',
  },
  M2: {
    files: [withAttributes(attribute('Lease Start Date', 'date'))],
    told: '$.objectTypes[0].attributes[0]: expected "Lease End Date" beside it, found "Lease Start Date" alone',
  },
  M3: {
    files: [withAttributes(attribute('Unit Cost', 'float'))],
    told:
      '$.objectTypes[0].attributes[0]: expected a text attribute Currency with ' +
      '^[A-Z]{3}$ beside it, found "Unit Cost" alone',
  },
  M4: {
    files: [withAttributes(attribute('Country', 'text'))],
    told:
      '$.objectTypes[0].attributes[0]: expected a reference to Country of CORE, or ' +
      'text named "… Country Code" with ^[A-Z]{2}$, found "Country" of type text',
  },
  S1: {
    files: [withAttributes(attribute('Licence Key', 'text'))],
    told:
      '$.objectTypes[0].attributes[0]: expected a link to the vault that holds it, ' +
      'found "Licence Key" of type text',
  },
  T6: {
    files: [
      withTypes(aType('Thing')),
      { file: 'other.json', template: aTemplate({ key: 'OTHER' }) },
    ],
    told: '$.objectTypes[0].name: expected DEMO as its home, as for "Thing" in demo.json, found OTHER as its home',
  },
  C1: {
    files: [
      withAttributes(attribute('Code', 'text')),
      withAttributes(attribute('Code', 'integer')),
    ],
    told: '$.objectTypes[0].attributes[0].type: expected type text, as for "Code" in demo.json, found type integer',
  },
  'V1-set': {
    files: [
      {
        file: 'demo.json',
        template: aTemplate({ statusSets: { RECORD: [{ name: 'Active', category: 'active' }] } }),
      },
    ],
    told: '$.statusSets.RECORD: expected at least one inactive status, found none',
  },
  'V1-same': {
    files: [
      aTemplate(),
      aTemplate({
        statusSets: {
          RECORD: [
            { name: 'On', category: 'active' },
            { name: 'Off', category: 'inactive' },
          ],
        },
      }),
    ].map((template) => ({ file: 'demo.json', template })),
    told:
      '$.statusSets.RECORD: expected Active (active), Inactive (inactive), as for ' +
      '"RECORD" in demo.json, found On (active), Off (inactive)',
  },
  T2: {
    files: [withTypes(aType('Small Things'))],
    told: '$.objectTypes[0].name: expected a name for one object, found "Small Things"',
  },
  N6: {
    files: [withAttributes(attribute('Manual', 'url'))],
    told:
      '$.objectTypes[0].attributes[0].name: expected a name that ends in URL, ' +
      'Website, Channel or Schedule, found "Manual"',
  },
  'P4-advice': {
    files: [
      withTypes(
        aType(
          'Thing',
          [...'ABCD'].map((name) => link('Part Of', name)),
        ),
      ),
    ],
    told: '$.objectTypes[0].attributes: expected at most 3 references, inherited ones included, found A, B, C, D',
  },
  I1: {
    files: [withAttributes(attribute('Address', 'ipaddress'))],
    told:
      '$.objectTypes[0].attributes[0].description: expected IPv4 named, or an ' +
      'attribute of type text, found "What it is."',
  },
  K1: {
    files: [
      withAttributes(
        attribute('Reason', 'text', { description: 'Why, in at most 300 characters.' }),
      ),
    ],
    told: '$.objectTypes[0].attributes[0].type: expected textarea for up to 300 characters, found text',
  },
  B1: {
    files: [withTypes(aType('Thing', [], { purpose: `${'One thing '.repeat(8)}of many.` }))],
    told:
      '$.objectTypes[0].purpose: expected a brief text of at most 70 characters ' +
      'beside it, found 88 characters and no brief text',
  },
  B2: {
    files: [
      withTypes(
        aType('Thing', [], {
          purpose: `${'One thing '.repeat(8)}of many.`,
          brief: 'One thing One th',
        }),
      ),
    ],
    told:
      '$.objectTypes[0].brief: expected a whole thought that ends with a full stop, ' +
      'written for its length, found "One thing One th"',
  },
  B3: {
    files: [withTypes(aType('Thing', [], { brief: 'Another text.' }))],
    told: '$.objectTypes[0].brief: expected no brief text beside one of 70 characters or fewer, found 10 characters',
  },
  S2: {
    files: [
      withTypes(aType('Emergency Contact'), aType('Next of Kin Contact', [], { restricted: true })),
    ],
    told: '$.objectTypes[0].restricted: expected true, so that "everything" does not bring it, found false',
  },
  M5: {
    files: [
      withTypes(
        aType('Master', [attribute('Code', 'text', { unique: true })]),
        aType(
          'Line',
          [link('Part Of')].map((one) => ({ ...one, to: 'Master' }) as TemplateAttribute),
        ),
      ),
    ],
    told:
      '$.objectTypes[0].attributes: expected a reference as Owned By, Managed By, ' +
      'Led By, Supported By, its own or one required reference away, found none',
  },
  M6: {
    files: [
      withTypes(
        aType('Master'),
        aType(
          'Line',
          [link('Part Of')].map((one) => ({ ...one, to: 'Master' }) as TemplateAttribute),
        ),
      ),
    ],
    told: '$.objectTypes[0].attributes: expected a unique attribute, own or inherited, found none',
  },
  M7: {
    files: [withTypes(aType('Box', [attribute('Status', 'status', { statuses: 'CI' })]))],
    told: '$.objectTypes[0].attributes: expected Last Discovered or Last Verified Date, found neither',
  },
  'V1-known': {
    files: [{ file: 'demo.json', template: aTemplate({ statusSets: { LIFE: [] } }) }],
    told: `$.statusSets.LIFE: expected one of ${[...STATUS_SETS].join(', ')}, found "LIFE"`,
  },
  O4: {
    files: [
      withAttributes(attribute('Result', 'select', { options: ['Yes', 'No'] })),
      withAttributes(attribute('Result', 'select', { options: ['No', 'Yes'] })),
      withAttributes(attribute('Result', 'select', { options: ['Pass', 'Fail'] })),
    ],
    told: '$.objectTypes[0].attributes[0].options: expected No / Yes, as for "Result" in demo.json, found Fail / Pass',
  },
  T3: {
    files: [
      withTypes(aType('Thing')),
      {
        file: 'spoke.json',
        template: aTemplate({ key: 'SPOKE', extends: ['DEMO'], objectTypes: [aType('Thing')] }),
      },
    ],
    told: '$.objectTypes[0].name: expected a reference to DEMO.Thing, found the type made again',
  },
  X1: {
    files: tiers(
      [aType('Server', [attribute('Hostname', 'text')])],
      [aType('Server', [attribute('Host', 'text')])],
    ),
    told: '$.objectTypes[0].attributes: expected an attribute "Hostname", as in basic.json, found none',
  },
  X2: {
    files: tiers(
      [aType('Server', [attribute('Cores', 'integer')])],
      [aType('Server', [attribute('Cores', 'integer', { unique: true })])],
    ),
    told: '$.objectTypes[0].attributes[0]: expected integer, as in basic.json, found integer, unique',
  },
  X3: {
    files: tiers([aType('Server', [])], [aType('Server', []), aType('Cluster', [])]),
    told: '$.contains: expected "BASIC", all of which it holds, found nothing of it',
  },
  DORA: {
    files: [
      {
        file: 'dora.json',
        template: aTemplate({
          key: 'DORA',
          objectTypes: [
            aType('Row', [], {
              codes: [...DORA_CODES].filter(
                (code) => !COMPUTED.has(code) && code !== 'B_02.02.c0030',
              ),
            }),
          ],
        }),
      },
    ],
    told: '$.objectTypes: expected an attribute or object type with the code B_02.02.c0030, found none',
  },
  V2: {
    files: [withAttributes(link('Likes'))],
    told: '$.objectTypes[0].attributes[0].as: expected a reference type of the vocabulary, found "Likes"',
  },
};

describe('modelling rules', () => {
  it('have a defect each, and an id of their own', () => {
    expect(MODEL_RULES.map(({ id }) => id).sort()).toEqual(Object.keys(DEFECTS).sort());
  });

  it.each(MODEL_RULES.map((rule) => [rule.id, rule] as const))(
    '%s tells of its defect and of nothing else',
    (id, rule) => {
      const { files, told } = DEFECTS[id] ?? { files: [], told: '' };
      expect(
        rule.check(files).map((problem) => renderProblem(problem).replace(/^\w+\.json /u, '')),
      ).toEqual([told]);
    },
  );

  it.each(
    MODEL_RULES.filter(
      (rule) => rule.severity === 'error' || rule.accepted.startsWith('The catalogue has none'),
    ).map((rule) => [rule.id, rule] as const),
  )('%s has nothing to say of the templates that ship', async (_id, rule) => {
    const files = await Promise.all(
      TEMPLATE_KEYS.map(async (key) => ({
        file: `${key.toLowerCase()}.json`,
        template: await loadTemplate(key),
      })),
    );
    expect(rule.check(files).map(renderProblem)).toEqual([]);
  });

  it('give a reason and a source, and have ids of their own', () => {
    const all = [...MODEL_RULES, ...FORMAT_RULES];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { why, source } of all) {
      expect(why).toMatch(/\.$/u);
      expect(source).not.toBe('');
    }
  });
});

describe('what rules allow', () => {
  it.each([
    [
      'a date that names its precision',
      'N5',
      withAttributes(attribute('Order Date', 'date'), attribute('Last Seen', 'datetime')),
    ],
    [
      'a span with both ends',
      'M2',
      withAttributes(attribute('Lease Start Date', 'date'), attribute('Lease End Date', 'date')),
    ],
    [
      'money beside an inherited currency',
      'M3',
      withTypes(
        aType('Thing', [attribute('Currency', 'text', { regex: '^[A-Z]{3}$' })], {
          children: [aType('Small Thing', [attribute('Unit Cost', 'float')])],
        }),
      ),
    ],
    [
      'a country of the hub, and a country code',
      'M4',
      withAttributes(
        attribute('Country', 'reference', { to: 'CORE.Country', as: 'Located At' }),
        attribute('Tax Country Code', 'text', { regex: '^[A-Z]{2}$' }),
      ),
    ],
    ['a link to a vault', 'S1', withAttributes(attribute('Licence Key Vault URL', 'url'))],
  ])('%s', (_what, id, file) => {
    const rule = MODEL_RULES.find((one) => one.id === id);
    expect(rule?.check([file])).toEqual([]);
  });

  it('tells a span from a date that only sounds like one', () => {
    expect(otherEnd('Valid From Date')).toBe('Valid To Date');
    expect(otherEnd('End Date')).toBe('Start Date');
    expect(otherEnd('End of Life Date')).toBeNull();
    expect(otherEnd('Weekend Date')).toBeNull();
  });

  it.each([
    ['Laptops', true],
    ['Bills of Materials', true],
    ['Software Bill of Materials', false],
    ['IP Address', false],
    ['Business Process', false],
    ['Analysis', false],
    ['Laptop', false],
  ])('%s is a word for several things: %s', (name, plural) => {
    expect(looksPlural(name)).toBe(plural);
  });

  it('asks no owner and no key of what nothing refers to, and takes an owner one required reference away', () => {
    const owner = { ...link('Owned By'), to: 'Master' } as TemplateAttribute;
    const line = aType('Line', [
      { ...link('Part Of'), to: 'Master', required: true } as TemplateAttribute,
    ]);
    const files = [
      withTypes(
        aType('Master', [owner, attribute('Code', 'text', { unique: true })]),
        line,
        aType('Sub Line', [{ ...link('Part Of'), to: 'Line' } as TemplateAttribute]),
      ),
    ];
    expect(MODEL_RULES.find(({ id }) => id === 'M5')?.check(files)).toEqual([]);
    expect(MODEL_RULES.find(({ id }) => id === 'M6')?.check(files)).toHaveLength(1);
  });

  it.each([
    ['State or Province', true],
    ['IT Owner', true],
    ['24x7', true],
    ['R&D', true],
    ['SaaS Plan', true],
    ['End of Life', true],
    ['of Life', false],
    ['name', false],
    ['Cost/Price', true],
    ['Cost_Price', false],
    ['Prix réel', false],
  ])('knows %s', (name, title) => {
    expect(isTitle(name)).toBe(title);
  });
});
