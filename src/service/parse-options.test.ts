import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { largestTiers } from '../templates/tiers';
import { AppError } from '../errors';
import { parseOptions, parseTemplate, parseTemplates, readRequest } from './parse-options';

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
    [' ITAM ,, and CORE & ', ['ITAM', 'CORE']],
    ['band', ['BAND']],
    ['rock and roll', ['RR']],
    ['rock and roll and CORE', ['RR', 'CORE']],
    ['fleet and itam', ['FI']],
    ['core and and itam', ['CORE', 'ITAM']],
  ])('in "%s" are %j', (text, keys) => {
    const own = [
      { key: 'BAND', name: 'Bands', addsTo: null },
      { key: 'RR', name: 'Rock and Roll', addsTo: null },
      { key: 'FI', name: 'Fleet and ITAM', addsTo: null },
    ];
    expect(parseTemplates(text, own)).toEqual(keys);
    expect(readRequest({ schema: text }, own).options.templates).toEqual(keys);
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

/** `code: message remedy` of a refusal, or what was read. */
function options(input: object): unknown {
  try {
    return parseOptions({ schema: 'ITAM', ...input });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${error.code}: ${error.message} ${error.remedy}`;
  }
}
const PLAIN = {
  templates: ['ITAM'],
  name: null,
  key: null,
  references: { all: 'link', each: {}, hubs: [] },
  extend: [],
  allowSharing: [],
  project: null,
  variant: 'full',
  leaveOut: [],
};
const bound = (schema: string, type: string) => ({ schema, type, schemaId: null, typeId: null });

describe('what else is asked for', () => {
  it.each<[object, object]>([
    [{}, {}],
    [{ name: '', key: null, references: ' , ', extend: '', only: ',', variant: '' }, {}],
    [
      { name: 'My ITAM', key: 'my1' },
      { name: 'My ITAM', key: 'MY1' },
    ],
    [{ extend: 'itam, core,itam' }, { extend: ['ITAM', 'CORE'] }],
    [
      { extend: 'core, Laptop.Owner, Server=Host, Team = new' },
      { extend: ['CORE', 'Laptop.Owner'], same: ['Server=Host', 'Team = new'] },
    ],
    [{ allowSharing: 'core, hr' }, { allowSharing: ['CORE', 'HR'] }],
    [{ project: 'ITSM' }, { project: 'ITSM' }],
    [{ variant: 'LEAN' }, { variant: 'lean' }],
    [{ variant: 'Full' }, { variant: 'full' }],
    [{ leaveOut: 'Laptop,Desktop , Laptop' }, { leaveOut: ['Laptop', 'Desktop'] }],
    [{ only: 'Laptop , Desktop' }, { only: ['Laptop', 'Desktop'] }],
  ])('%j', (input, read) => {
    expect(options(input)).toEqual({ ...PLAIN, ...read });
  });

  it.each<[string, object]>([
    ['text', { all: 'text' }],
    ['COPY=link, create', { all: 'create', each: { COPY: 'link' } }],
    ['Vendor = Text , Person=create', { each: { Vendor: 'text', Person: 'create' } }],
    ['Zebra = text', { each: { Zebra: 'text' } }],
    ['=text', { each: { '': 'text' } }],
    ['Laptop.Owner=text', { each: { 'Laptop.Owner': 'text' } }],
    ['link:core', { hubs: ['CORE'] }],
    ['link : core , link:hr, Vendor=text', { hubs: ['CORE', 'HR'], each: { Vendor: 'text' } }],
    ['Person=link:HR', { bound: { Person: bound('HR', '') } }],
    [
      'Person = link : HR / Staff / Employee ',
      { bound: { Person: bound('HR', 'Staff / Employee') } },
    ],
    ['A=B=link:HR/Employee', { bound: { 'A=B': bound('HR', 'Employee') } }],
    ['vendors=text', { each: { Vendor: 'text' } }],
    ['employees=link:HR/Employee', { bound: { Person: bound('HR', 'Employee') } }],
    [
      "the Atlassian's common data model",
      {
        bound: {
          Person: bound('common data model', 'Person'),
          Department: bound('common data model', 'Department'),
          'Cost Centre': bound('common data model', 'Cost Center'),
          Location: bound('common data model', 'Location'),
        },
      },
    ],
  ])('of references: %s', (references, read) => {
    expect(options({ references })).toEqual({
      ...PLAIN,
      references: { ...PLAIN.references, ...read },
    });
  });

  const INSTEAD =
    'is nothing that references can become. They can be links, local copies or text. Say: with ' +
    'local copies; or: references as text; or of one of them: Vendor as text.';
  const WHAT =
    'does not say what is linked. Say what of the template it stands for, and where it is, for ' +
    'example: link people to Employee in our HR schema.';
  it.each<[object, string]>([
    [{ references: 'copy' }, `bad-reference-mode: "copy" ${INSTEAD}`],
    [{ references: ':' }, `bad-reference-mode: ":" ${INSTEAD}`],
    [{ references: 'Vendor=copy' }, `bad-reference-mode: "copy" ${INSTEAD}`],
    [{ references: '=copy' }, `bad-reference-mode: "copy" ${INSTEAD}`],
    [{ references: 'text:CORE' }, `bad-reference-mode: "text:CORE" ${INSTEAD}`],
    [{ references: 'Vendor=create:CORE' }, `bad-reference-mode: "create:CORE" ${INSTEAD}`],
    [{ references: 'link:HR/Employee' }, `bad-reference-mode: "link:HR/Employee" ${WHAT}`],
    [{ references: 'link:/Employee' }, `bad-reference-mode: "link:/Employee" ${WHAT}`],
    [{ references: 'Person=link:' }, `bad-reference-mode: "link:" ${WHAT}`],
    [{ references: 'Person=link: / Employee' }, `bad-reference-mode: "link: / Employee" ${WHAT}`],
    [{ references: 'Person=link:HR/ ' }, `bad-reference-mode: "link:HR/" ${WHAT}`],
    [
      { variant: 'Huge' },
      'bad-input: "huge" is not a size of a template. Use full, or lean for required and key attributes only.',
    ],
    [
      { schema: 'ITAM, CORE', name: 'Both' },
      'bad-input: A name or key was given for 2 templates. Give a name or key for one template at a ' +
        'time, or leave them out.',
    ],
    [
      { schema: 'ITAM, CORE, SVC', key: 'BOTH' },
      'bad-input: A name or key was given for 3 templates. Give a name or key for one template at a ' +
        'time, or leave them out.',
    ],
    [
      { schema: ' and ' },
      'bad-input: No template was named. Name one, for example ITAM. To see all there are, ask: what can you deploy?',
    ],
  ])('%j is refused with what would do', (input, says) => {
    expect(options(input)).toBe(says);
  });

  it.each(['name', 'key', 'references', 'extend', 'allowSharing', 'project', 'leaveOut', 'only'])(
    'nothing that cannot be seen is taken for the %s',
    (name) => {
      const said = name === 'references' ? ['a\u200bb=text', 'Person=link:H\u200bR'] : ['a\u200bb'];
      for (const value of said)
        expect(options({ [name]: value })).toMatch(/^bad-input: .*invisible/u);
    },
  );

  it('goes where a model of additions was said to go, and nothing else is touched', () => {
    const own = [
      { key: 'PRI2', name: 'Additions to PRI', addsTo: 'PRI' },
      { key: 'FLEET', name: 'Cars', addsTo: null },
    ];
    const read = (schema: string, extend?: string) => readRequest({ schema, extend }, own).options;
    expect(read('PRI2')).toMatchObject({
      templates: ['PRI2'],
      name: null,
      key: 'PRI',
      extend: ['PRI'],
    });
    expect(read('PRI2', 'CORE, pri').extend).toEqual(['CORE', 'PRI']);
    expect(read('FLEET')).toMatchObject({ templates: ['FLEET'], key: null, extend: [] });
    expect(() => read('PRI2, FLEET')).toThrow(
      expect.objectContaining({
        message: 'What is to be added to PRI is previewed by itself.',
        remedy: 'Preview one of them at a time.',
      }),
    );
  });

  it('says nothing of blanks around a name', () => {
    const { understood } = readRequest({ schema: 'ITAM', references: 'Vendor = text' });
    expect(understood).toEqual([]);
  });

  it('of one template only is its key', () => {
    expect(parseTemplate('core master data')).toBe('CORE');
  });
});
