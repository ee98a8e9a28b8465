import { describe, expect, it } from 'vitest';
import type { AppError } from '../errors';
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
    ['Service Catalogues', 'SVC', null],
    ['Basic CMDB please now', 'BASIC', 'now'],
  ])('"%s" is %s, and said', (text, key, unused) => {
    const named = templateNamed(text);
    expect(named.key).toBe(key);
    if (named.said !== null) expect(named.said).toContain(`as ${key}, `);
    if (unused !== null) expect(named.said).toContain(unused);
  });

  it.each<[string, string]>([
    [
      'core master data',
      'Understood: "core master data" as CORE, Core Schema. Not used: "master data".',
    ],
    ['priority matrices', 'Understood: "priority matrices" as PRI, Priority Matrix.'],
    ['Servicekatalog', 'Understood: "Servicekatalog" as SVC, Service Catalogue.'],
    [
      'ITAM IT asset management register',
      'Understood: "ITAM IT asset management register" as ITAM, IT Asset Management. Not used: "itam register".',
    ],
  ])('"%s" is said so: %s', (text, said) => {
    expect(templateNamed(text).said).toBe(said);
  });

  it('goes behind the key of a model of one’s own, which is taken as it is', () => {
    const own = [
      { key: 'FLEET', name: 'Company cars' },
      { key: 'BOATS', name: 'Core boats' },
    ];
    expect(templateNamed(' boats ', own)).toEqual({ key: 'BOATS', said: null });
    expect(templateNamed('company cars', own)).toEqual({ key: 'FLEET', said: null });
    expect(templateNamed('core', own)).toEqual({ key: 'CORE', said: null });
    // A template is called so too, in two words.
    const alike = [{ key: 'CORESCHEMA', name: 'Other things' }];
    expect(templateNamed(' CoreSchema ', alike)).toEqual({ key: 'CORESCHEMA', said: null });
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
    // Also where a key is among the words.
    expect(refusal('Security SEC')).toMatch(/Several templates answer to "Security SEC"/u);
  });

  it.each<[string, string]>([
    ['zzzqqq', 'There is no template "zzzqqq". To see all there are, ask: what can you deploy?'],
    [
      'ITMA',
      'There is no template "ITMA". Did you mean ITAM? To see all there are, ask: what can you deploy?',
    ],
    [
      'asset management',
      'Several templates answer to "asset management". Did you mean ITAM or SAM? To see all there are, ' +
        'ask: what can you deploy?',
    ],
    [
      'itam only hardware',
      '"itam only hardware" limits what is to be planned of ITAM, and which object types are meant ' +
        'is not plain. Nothing was planned. Name them. Say for example: deploy only LAST from ITAM; ' +
        'or: deploy ITAM and leave out LAST; or, for all of it: deploy ITAM.',
    ],
    [
      'only hardware',
      'There is no template "only hardware". To see all there are, ask: what can you deploy?',
    ],
  ])('is asked about with what would do: %s', (text, says) => {
    const last = TEMPLATE_INDEX.find(({ key }) => key === 'ITAM')?.types.at(-1) ?? '';
    try {
      expect(templateNamed(text)).toBe(null);
    } catch (error) {
      const { message, remedy } = error as AppError;
      expect(`${message} ${remedy}`).toBe(says.replaceAll('LAST', last));
    }
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

  it('are those of the templates asked for, and of what they refer to', () => {
    const { options, understood } = readRequest({
      schema: 'CORE',
      leaveOut: 'network devices, Persons',
      references: 'network devices=text, employees=text',
    });
    expect(options.leaveOut).toEqual(['network devices', 'Person']);
    expect(options.references.each).toEqual({ 'network devices': 'text', employees: 'text' });
    expect(understood).toEqual(['Understood: "Persons" as Person.']);
  });

  it('are said also where they are only what something is often called', () => {
    const { understood } = readRequest({ schema: 'ITAM', references: 'employees=text' });
    expect(understood).toEqual(['Understood: "employees" as Person.']);
  });

  it('stay as they are where none fits', () => {
    const { options, understood } = readRequest({ schema: 'CMDB', leaveOut: 'Unicorns' });
    expect(options.leaveOut).toEqual(['Unicorns']);
    expect(understood).toEqual([]);
  });
});
