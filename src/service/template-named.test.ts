import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { readRequest } from './parse-options';
import { templateNamed } from './template-named';

const refusal = (text: string): string => {
  try {
    return templateNamed(text).key;
  } catch (error) {
    return String(error);
  }
};

describe('a template that is named nearly right', () => {
  it.each([
    ['core master data', 'CORE', 'master data'],
    ['the ITAM schema for laptops', 'ITAM', 'laptop'],
    ['Prioritätsmatrix', 'PRI', null],
    ['matrice de priorités', 'PRI', null],
    ['Servicekatalog', 'SVC', null],
    ['priority matrices', 'PRI', null],
    ['Basic CMDB please now', 'BASIC', 'now'],
  ])('"%s" is %s, and said', (text, key, unused) => {
    const named = templateNamed(text);
    expect(named.key).toBe(key);
    if (named.said !== null) expect(named.said).toContain(`as ${key}, `);
    if (unused !== null) expect(named.said).toContain(unused);
  });

  it('is not said where it is the name itself, whatever the case', () => {
    for (const { key, name } of TEMPLATE_INDEX)
      for (const text of [key, key.toLowerCase(), name, name.toUpperCase()])
        expect(templateNamed(text)).toEqual({ key, said: null });
  });

  it.each([
    'itam only hardware',
    'core but not the vendors',
    'ITAM ohne Software',
    'CMDB minus apps',
  ])('is asked about where something limits it: %s', (text) =>
    expect(refusal(text)).toMatch(/limits what is to be planned/u),
  );

  it('is asked about where two fit, or none', () => {
    expect(refusal('ITAM or CMDB')).toMatch(/There is no template|Several/u);
    expect(refusal('ITMA')).toMatch(/There is no template/u);
  });
});

describe('object types that are named nearly right', () => {
  it('are taken where one fits, and said', () => {
    const { options, understood } = readRequest({
      schema: 'CMDB',
      leaveOut: 'network devices, server',
      only: 'Databases Instances',
      references: 'vendors=text, Person=link',
    });
    expect(options.leaveOut).toEqual(['Network Device', 'server']);
    expect(options.only).toEqual(['Database Instance']);
    expect(options.references.each).toEqual({ Vendor: 'text', Person: 'link' });
    expect(understood.join(' ')).toBe(
      'Understood: "network devices" as Network Device, "Databases Instances" as ' +
        'Database Instance, "vendors" as Vendor.',
    );
  });

  it('stay as they are where none fits', () => {
    const { options, understood } = readRequest({ schema: 'CMDB', leaveOut: 'Unicorns' });
    expect(options.leaveOut).toEqual(['Unicorns']);
    expect(understood).toEqual([]);
  });
});
