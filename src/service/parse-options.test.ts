import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { largestTiers } from '../templates/tiers';
import { parseTemplates, readRequest } from './parse-options';

describe('the templates named', () => {
  it.each([
    ['BASIC, CMDB', ['BASIC', 'CMDB']],
    ['CMDB, BASIC', ['CMDB', 'BASIC']],
    ['BASIC; CMDB', ['BASIC', 'CMDB']],
    ['BASIC + CMDB', ['BASIC', 'CMDB']],
    ['BASIC & CMDB', ['BASIC', 'CMDB']],
    ['basic and cmdb', ['BASIC', 'CMDB']],
    ['Basic CMDB', ['BASIC']],
    ['the Basic CMDB', ['BASIC']],
    ['Network and Data Centre', ['NET']],
    ['Network & Data Centre, ITAM', ['NET', 'ITAM']],
    ['core and itam', ['CORE', 'ITAM']],
    ['ITAM, ITAM', ['ITAM']],
  ])('in "%s" are %j', (text, keys) => {
    expect(parseTemplates(text)).toEqual(keys);
  });

  it('are each of a list, by key or name, whichever separator is between them', () => {
    const one = fc
      .constantFrom(...TEMPLATE_INDEX)
      .chain(({ key, name }) =>
        fc.constantFrom({ key, said: key }, { key, said: name }, { key, said: key.toLowerCase() }),
      );
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(', ', ',', '; ', ' + '),
        (named, separator) => {
          expect(parseTemplates(named.map(({ said }) => said).join(separator))).toEqual([
            ...new Set(named.map(({ key }) => key)),
          ]);
        },
      ),
    );
  });
});

describe('a request for everything', () => {
  const everything = largestTiers(TEMPLATE_INDEX.map(({ key }) => key)).join(', ');

  it('is for one CMDB and no emergency contacts, and says how to have them', () => {
    const { options, understood } = readRequest({ schema: everything });
    expect(options.templates.filter((key) => /CMDB|BASIC/u.test(key))).toEqual(['ECMDB']);
    expect(options.leaveOut).toEqual(['Emergency Contact']);
    expect(understood).toEqual([
      'Emergency Contact of WFM is not part of everything, because only few may read ' +
        'it. To have it, say afterwards: add what is missing to WFM.',
    ]);
  });

  it('leaves out once what was left out already, and nothing where it is named alone or with a few', () => {
    const twice = readRequest({ schema: everything, leaveOut: 'emergency contact' });
    expect(twice.options.leaveOut).toHaveLength(1);
    for (const schema of ['WFM', 'CORE, WFM'])
      expect(readRequest({ schema }).options.leaveOut).toEqual([]);
  });
});
