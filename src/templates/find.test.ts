import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance';
import { findTemplate, type Findable } from './find';
import { TEMPLATE_INDEX } from './index.generated';

/** The catalogue as it will be once it is whole. */
const SIXTEEN: Findable<string>[] = Object.entries({
  CORE: 'Core Schema',
  BASIC: 'Basic CMDB',
  CMDB: 'Standard CMDB',
  ECMDB: 'Enterprise Service Configuration',
  ITAM: 'IT Asset Management',
  SAM: 'Software Asset Management',
  NET: 'Network and Data Centre',
  CLD: 'Cloud and Platform Engineering',
  SVC: 'Service Catalogue',
  SLA: 'Service Level Management',
  PRI: 'Priority Matrix',
  WFM: 'Workforce Management',
  VND: 'Vendor and Third-Party Management',
  SEC: 'Cybersecurity and ISMS',
  DOC: 'Documentation Governance',
  DORA: 'DORA Register of Information',
}).map(([key, name]) => ({ key, name }));

/** One key, several keys or `?` with the nearest ones, as text. */
function find(text: string, templates: readonly Findable<string>[]): string {
  const found = findTemplate(text, templates);
  return found.kind === 'one'
    ? found.key
    : found.kind === 'several'
      ? found.keys.join(' ')
      : ['?', ...found.nearest].join(' ');
}

describe('findTemplate', () => {
  it.each([
    ['itam', 'ITAM'],
    ['it asset managment', 'ITAM'],
    ['basic', 'BASIC'],
    ['core schema', 'CORE'],
    ['asset mgmt', 'ITAM SAM'],
    ['the CORE template', 'CORE'],
    ['IT-Asset-Management', 'ITAM'],
    ['itassetmanagement', 'ITAM'],
    ['it assets', 'ITAM'],
    ['itma', 'ITAM'],
    ['basik cmbd', 'BASIC'],
    ['cmdb', 'CMDB'],
    ['ＩＴＡＭ', 'ITAM'],
    ['\u202eitam\u0000', 'ITAM'],
    ['\u001b[31mcore\u001b[0m', 'CORE'],
    ['córe', 'CORE'],
    ['hardware asset management', '? SAM ITAM SLA'],
    ['core, itam', '? CORE ITAM'],
    ['pizza', '?'],
    ['', '?'],
    ['schema', '?'],
    ['\u0000\u200b', '?'],
  ])('finds among what ships: %j is %s', (text, expected) => {
    expect(find(text, TEMPLATE_INDEX)).toBe(expected);
  });

  it.each([
    ['asset management', 'ITAM SAM'],
    ['it asset management', 'ITAM'],
    ['software asset mgmt', 'SAM'],
    ['cmdb', 'CMDB'],
    ['basic cmdb', 'BASIC'],
    ['service', 'ECMDB SVC SLA'],
    ['service catalog', 'SVC'],
    ['sla', 'SLA'],
    ['vendor mgmt', 'VND'],
    ['third party', 'VND'],
    ['security', 'SEC'],
    ['data center', 'NET'],
    ['priority matrx', 'PRI'],
    ['dora register', 'DORA'],
    ['enterprise', 'ECMDB'],
    ['hardware asset management', '? SAM ITAM SLA'],
  ])('finds among sixteen: %j is %s', (text, expected) => {
    expect(find(text, SIXTEEN)).toBe(expected);
  });

  it('finds each template by its key and by its name, in any case', () => {
    for (const { key, name } of SIXTEEN) {
      for (const text of [key, key.toLowerCase(), name, name.toUpperCase(), ` ${name} schema`])
        expect(find(text, SIXTEEN)).toBe(key);
    }
  });

  it('looks at the first 200 characters only', () => {
    expect(find(`itam ${' '.repeat(100_000)}core`, SIXTEEN)).toBe('ITAM');
    expect(find('x'.repeat(100_000), SIXTEEN)).toBe('?');
    expect(find('asset '.repeat(20_000), SIXTEEN)).toBe('ITAM SAM');
  });

  it('answers anything with keys that exist', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const found = findTemplate(text, SIXTEEN);
        const keys =
          found.kind === 'one'
            ? [found.key]
            : found.kind === 'several'
              ? found.keys
              : found.nearest;
        expect(SIXTEEN.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
        expect(new Set(keys).size).toBe(keys.length);
        if (found.kind === 'none') expect(keys.length).toBeLessThanOrEqual(3);
        if (found.kind === 'several') expect(keys.length).toBeGreaterThan(1);
      }),
    );
  });
});

describe('editDistance', () => {
  it.each([
    ['core', 'core', 0],
    ['core', 'cor', 1],
    ['core', 'croe', 1],
    ['core', 'care', 1],
    ['basic', 'bacsi', 2],
    ['', 'abc', 3],
  ])('%j to %j is %i', (a, b, slips) => {
    expect(editDistance(a, b, 5)).toBe(slips);
  });

  it('is the same both ways, and stops counting above the limit', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(words, words, fc.nat({ max: 4 }), (a, b, limit) => {
        const whole = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(whole);
        expect(editDistance(a, b, limit)).toBe(Math.min(whole, limit + 1));
        expect(whole === 0).toBe(a === b);
      }),
    );
  });
});
