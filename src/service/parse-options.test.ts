import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { parseTemplates } from './parse-options';

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

  it('are each of a list, by key or name, whichever separator stands between them', () => {
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
