/** Small templates, each with one deliberate defect, for the tests of the rules. */
import type { TemplateFile } from '../../../../src/templates/check-catalogue';
import { aTemplate, aType } from '../../../../src/templates/fixtures';
import type {
  TemplateAttribute,
  TemplateObjectType,
} from '../../../../src/templates/template.generated';

/** What is wrong, and what must be said of it. */
export interface Defect {
  files: TemplateFile[];
  told: string;
}

export const attribute = (name: string, type: string, more: object = {}): TemplateAttribute =>
  ({ name, type, description: 'What it is.', ...more }) as TemplateAttribute;

export const withTypes = (...objectTypes: TemplateObjectType[]): TemplateFile => ({
  file: 'demo.json',
  template: aTemplate({ objectTypes }),
});

export const withAttributes = (...attributes: TemplateAttribute[]): TemplateFile =>
  withTypes(aType('Thing', attributes, { abstract: true }));

const CI = attribute('Status', 'status', { statuses: 'CI' });

export const REAL_LIFE_DEFECTS: Record<string, Defect> = {
  K4: {
    files: [withAttributes(attribute('Code', 'text', { unique: true, regex: '^APP-[0-9]{3,6}$' }))],
    told:
      '$.objectTypes[0].attributes[0].regex: expected no pattern, so that the number ' +
      'of another tool is taken, found "^APP-[0-9]{3,6}$"',
  },
  R2: {
    files: [
      withAttributes(attribute('MAC Address', 'text', { regex: '^([0-9A-F]{2}:){5}[0-9A-F]{2}$' })),
    ],
    told:
      '$.objectTypes[0].attributes[0].regex: expected a pattern that takes ' +
      '00:1a:2b:3c:4d:5e, 00-1A-2B-3C-4D-5E, 001A2B3C4D5E, found one that refuses ' +
      '00:1a:2b:3c:4d:5e, 00-1A-2B-3C-4D-5E, 001A2B3C4D5E',
  },
  I2: {
    files: [withAttributes(CI, attribute('Address', 'ipaddress'))],
    told: '$.objectTypes[0].attributes: expected a text attribute IPv6 Address beside the IP address, found none',
  },
  'P5-any': {
    files: [
      withAttributes(attribute('Parts', 'reference', { to: 'Thing', as: 'Covers', max: -1 })),
    ],
    told: '$.objectTypes[0].attributes[0].max: expected at most 10, found any number',
  },
  C2: {
    files: [withAttributes(attribute('Owner', 'reference', { to: 'CORE.Team', as: 'Owned By' }))],
    told: '$.objectTypes[0].attributes[0].to: expected Person, found "CORE.Team"',
  },
  G1: {
    files: [
      withTypes(aType('Note'), aType('Line', [attribute('Of', 'reference', { to: 'Page' })])),
    ],
    told: '$.objectTypes[0]: expected a reference to or from another object type of the template, found "Note" alone',
  },
  F6: {
    files: [withAttributes(attribute('Owner', 'reference', { to: 'CORE.Person', as: 'Owned By' }))],
    told: '$.objectTypes[0].attributes[0].filter: expected a filter on the Status of people, found none',
  },
  V3: {
    files: [
      withTypes(
        aType('Invoice', [attribute('Status', 'status', { statuses: 'WORK' })]),
        aType('Bill', [attribute('Status', 'status', { statuses: 'WORK' })]),
      ),
    ],
    told: '$.objectTypes[0].attributes[0].statuses: expected BILL, found "WORK"',
  },
  M8: {
    files: [withTypes(aType('Box', [attribute('Status', 'status', { statuses: 'ASSET' })]))],
    told: '$.objectTypes[0].attributes: expected a reference to Team, own or inherited, found none',
  },
  Q1: {
    files: [withAttributes(attribute('Residual Level', 'text', { required: true }))],
    told: '$.objectTypes[0].attributes[0].required: expected optional, found required',
  },
  Q2: {
    files: [
      withTypes(
        aType(
          'Thing',
          [...'ABCDEFGHIJ'].map((name) => attribute(name, 'text', { required: true })),
        ),
      ),
    ],
    told:
      '$.objectTypes[0].attributes: expected at most 9 required attributes besides ' +
      'the status, found A, B, C, D, E, F, G, H, I, J',
  },
  I3: {
    files: [withTypes(aType('Line', [attribute('Number', 'text')]))],
    told:
      '$.objectTypes[0].findBy: expected a required unique attribute, or those that ' +
      'together find a record again, found neither',
  },
  I4: {
    files: [
      withTypes(aType('Line', [attribute('Number', 'text')], { nameRule: '{Order} · {Number}' })),
    ],
    told: '$.objectTypes[0].nameRule: expected attributes of the object type, found "Order"',
  },
  I5: {
    files: [
      withTypes(
        aType('Line', [attribute('Number', 'text')], { nameRule: '{Number}', findBy: ['Number'] }),
      ),
    ],
    told:
      '$.objectTypes[0].nameRule: expected an attribute that is always filled, ' +
      'or words of who names it, found "{Number}"',
  },
  I6: {
    files: [
      withTypes(
        aType('Line', [attribute('Number', 'text', { required: true })], {
          nameRule: '{Number}',
          findBy: ['Name', 'Number'],
        }),
      ),
    ],
    told:
      '$.objectTypes[0].nameRule: expected words for what only the name says, ' +
      'because the name finds the record, found "{Number}"',
  },
  D2: {
    files: [
      withAttributes(
        attribute('Parts', 'reference', {
          to: 'Thing',
          as: 'Covers',
          max: -1,
          description: 'Parts it has, up to ten.',
        }),
      ),
    ],
    told: '$.objectTypes[0].attributes[0].description: expected no limit that the attribute does not have, found "ten"',
  },
};
