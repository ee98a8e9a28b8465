/** What of a workspace is looked at for a request: enough to find every place a template could go, and no more. */
import { describe, expect, it } from 'vitest';
import type { SchemaSummary } from '../../src/assets/observation';
import type { BindingRequest, DeployOptions } from '../../src/planner/options';
import { interestOf } from '../../src/planner/place/interest';
import type { KnownSchema, SchemaPin } from '../../src/planner/plan';
import { catalogueOf, optionsFor, templateOf, typeNamed } from '../../simulator/templates';
import { addSchema, addType, detailOf, emptyWorkspace } from '../../simulator/workspace';

const { templates } = catalogueOf([
  templateOf('CORE', [typeNamed('Person'), typeNamed('Team'), typeNamed('Place')]),
  templateOf('APP', [typeNamed('Thing')]),
]);

const schema = (id: string, key: string, name: string, objectTypeCount = 9): SchemaSummary => ({
  id,
  key,
  name,
  description: '',
  canManage: true,
  created: null,
  objectCount: 0,
  objectTypeCount,
});
const SCHEMAS = [
  schema('1', 'core', 'Banking'),
  schema('2', 'BANK', 'core  schema'),
  schema('3', 'HR', 'People'),
  schema('4', 'FAC', 'Facilities'),
  schema('5', 'CDM', 'Common Data'),
];
const record = (schemaId: string, template: string, bound?: string[]): KnownSchema => ({
  schemaId,
  template,
  version: '1.0.0',
  state: 'complete',
  ...(bound === undefined
    ? {}
    : {
        bound: bound.map((id) => ({
          name: 'Person',
          schema: 'X',
          type: 'Y',
          schemaId: id,
          typeId: '9',
        })),
      }),
});
const choose = (
  some: Partial<DeployOptions> = {},
  known: KnownSchema[] = [],
  pins: SchemaPin[] = [],
  schemas = SCHEMAS,
): { scan: string[]; read: string[] } =>
  interestOf({
    templates: [...templates.values()],
    options: optionsFor(['APP'], some),
    known,
    pins,
  }).choose(schemas);

const linked = (schemaName: string, schemaId: string | null = null): Partial<DeployOptions> => {
  const person: BindingRequest = { schema: schemaName, type: 'Employee', schemaId, typeId: null };
  return { references: { all: 'link', each: {}, hubs: [], bound: { Person: person } } };
};

describe('what is read', () => {
  it.each<[string, Partial<DeployOptions>, KnownSchema[], string[]]>([
    ['what goes by a key or name of a template', {}, [], ['1', '2']],
    ['the key that is asked for', { key: 'hr' }, [], ['1', '2', '3']],
    ['the name that is asked for', { name: ' facilities' }, [], ['1', '2', '4']],
    [
      'what is named to be linked to',
      { references: { all: 'link', each: {}, hubs: ['hr', 'FAC'] } },
      [],
      ['1', '2', '3', '4'],
    ],
    ['what may be added to', { extend: ['Hr', 'Thing.Name'] }, [], ['1', '2', '3']],
    ['what is on record as a template of the request', {}, [record('3', 'CORE')], ['1', '2', '3']],
    ['not what is on record as another', {}, [record('3', 'ITAM')], ['1', '2']],
    ['what an object type is to be linked in, by key', linked('fac'), [], ['1', '2', '4']],
    ['or by name', linked('FACILITIES'), [], ['1', '2', '4']],
    ['or by id, whatever it is called', linked('fac', '3'), [], ['1', '2', '3']],
    ['what was linked once', {}, [record('9', 'APP', ['4'])], ['1', '2', '4']],
    ['not what another template was linked to', {}, [record('9', 'ITAM', ['4'])], ['1', '2']],
  ])('%s', (_, some, known, expected) => {
    expect(choose(some, known).read).toEqual(expected);
  });

  it('is what is the system’s, whatever is asked for', () => {
    const system = SCHEMAS.map((one) => (one.id === '5' ? { ...one, system: true as const } : one));
    expect(choose({}, [], [], system).read).toEqual(['1', '2', '5']);
  });

  it('is under way only what was confirmed, and what is linked to', () => {
    const pin = (id: string | null): SchemaPin => ({
      template: 'APP',
      key: 'APP',
      name: 'App',
      id,
    });
    expect(choose({ key: 'HR' }, [], [pin('4'), pin(null)])).toEqual({ scan: [], read: ['4'] });
    expect(choose(linked('hr'), [record('9', 'APP', ['5'])], [pin(null)])).toEqual({
      scan: [],
      read: ['3', '5'],
    });
  });
});

describe('what is looked into', () => {
  /** By the number of object types, those of 1 to 2 fit APP, of 3 to 6 CORE. */
  const sizes = [0, 1, 2, 3, 6, 7].map((count) =>
    schema(String(count), `K${count}`, `N${count}`, count),
  );
  const scan = (some: Partial<DeployOptions>, ...known: KnownSchema[]): string[] =>
    choose(some, known, [], sizes).scan;

  it('is of a size that fits a template, and is not read anyway', () => {
    expect(scan({})).toEqual(['1', '2', '3', '6']);
    expect(scan({ key: 'K3' })).toEqual(['1', '2', '6']);
  });

  it('is nothing for a template that is on record here, and nothing that is on record as something', () => {
    expect(scan({}, record('7', 'CORE'))).toEqual(['1', '2']);
    expect(scan({}, record('7', 'APP'))).toEqual(['3', '6']);
    expect(scan({}, record('7', 'APP'), record('0', 'CORE'))).toEqual([]);
    expect(scan({}, record('2', 'ITAM'))).toEqual(['1', '3', '6']);
    // What is on record and gone, or no longer visible, is sought again.
    expect(scan({}, record('99', 'CORE'))).toEqual(['1', '2', '3', '6']);
  });

  it('is then read where it holds a template whole', () => {
    const workspace = emptyWorkspace();
    for (const [key, types] of Object.entries({
      ONE: ['Person', 'team', 'Place', 'More'],
      TWO: ['Person', 'Team'],
      SIX: ['thing'],
    })) {
      addSchema(workspace, key, key);
      for (const name of types) addType(workspace, key, { name });
    }
    const typesIn = (key: string) => detailOf(workspace, key).objectTypes;
    const { confirm } = interestOf({
      templates: [...templates.values()],
      options: optionsFor(['APP']),
      known: [],
      pins: [],
    });
    expect(confirm({ one: typesIn('ONE'), two: typesIn('TWO'), six: typesIn('SIX') })).toEqual([
      'one',
      'six',
    ]);
  });
});
