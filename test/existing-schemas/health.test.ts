/**
 * What is badly built is found by its rule, where it is, and nothing else is; what ships has
 * nothing that does not work.
 */
import { describe, expect, it } from 'vitest';
import { templateStructure } from '../../src/service/template-structure';
import { examine } from '../../src/structure/health';
import type { HealthFinding } from '../../src/structure/health-finding';
import type { Structure, StructureAttribute, StructureType } from '../../src/structure/structure';
import { TEMPLATE_KEYS } from '../../src/templates/catalogue';

const attribute = (name: string, more: Partial<StructureAttribute> = {}): StructureAttribute => ({
  id: null,
  name,
  kind: 'text',
  description: '',
  required: false,
  unique: false,
  maximum: 1,
  regex: '',
  suffix: '',
  options: [],
  statuses: [],
  reference: null,
  ...more,
});
const type = (
  path: string[],
  attributes: StructureAttribute[],
  more: Partial<StructureType> = {},
): StructureType => ({
  id: null,
  path,
  name: path.at(-1) ?? '',
  abstract: false,
  inherits: true,
  objects: 5,
  description: '',
  attributes,
  ...more,
});
const reference = (
  name: string,
  target: string | null,
  as = 'Uses',
  maximum = 1,
): StructureAttribute =>
  attribute(name, {
    kind: 'reference',
    maximum,
    reference: { type: target, schema: null, home: null, as, subtypes: false },
  });
const many = (count: number, make: (at: number) => StructureAttribute): StructureAttribute[] =>
  Array.from({ length: count }, (_, at) => make(at));
const TAG = attribute('Tag', { unique: true });

/** Sound: two types, one below the other, that refer to a third. */
const sound = (): Structure => ({
  key: 'S',
  name: 'Sound',
  types: [
    type(['Thing'], [TAG, reference('Place', 'Place')]),
    type(['Thing', 'Tool'], [attribute('Length')]),
    type(['Place'], [attribute('Code', { unique: true })]),
  ],
  statuses: [],
});
const changed = (
  change: (structure: Structure, thing: StructureType, tool: StructureType) => void,
) => {
  const structure = sound();
  const [thing, tool] = structure.types;
  if (thing === undefined || tool === undefined) throw new Error('It has no types.');
  change(structure, thing, tool);
  return structure;
};
const told = ({ findings }: { findings: HealthFinding[] }): string[] =>
  findings.flatMap(({ rule, spots }) =>
    spots.map(({ path, name, count }) =>
      [rule, path.join('/'), name, count].filter((part) => part !== null).join(' '),
    ),
  );

const FLAWS: [said: string, structure: Structure, told: string[]][] = [
  ['nothing', sound(), []],
  [
    'a type of 36 attributes, and not the one below it again',
    changed((_, thing) => void thing.attributes.push(...many(34, (at) => attribute(`A${at}`)))),
    ['attributes Thing 36', 'attributes Thing/Tool 37'],
  ],
  [
    'an excess that is inherited, where it begins',
    changed((_, thing, tool) => {
      thing.attributes.push(...many(3, (at) => attribute(`T${at}`, { kind: 'textarea' })));
      tool.attributes = [];
    }),
    ['textareas Thing 3'],
  ],
  [
    'inherited ones, counted with its own',
    changed((_, thing, tool) => {
      thing.attributes.push(...many(2, (at) => attribute(`T${at}`, { kind: 'textarea' })));
      tool.attributes.push(attribute('T9', { kind: 'textarea' }));
    }),
    ['textareas Thing/Tool 3'],
  ],
  [
    'four references',
    changed(
      (_, thing) => void thing.attributes.push(...many(3, (at) => reference(`R${at}`, 'Place'))),
    ),
    ['references Thing 4'],
  ],
  [
    'a reference to any number',
    changed((_, thing) => void thing.attributes.push(reference('Places', 'Place', 'Uses', -1))),
    ['many-referenced Thing Places'],
  ],
  [
    'two users and two groups',
    changed((_, thing) => {
      for (const kind of ['user', 'group'] as const)
        thing.attributes.push(...many(2, (at) => attribute(`${kind} ${at}`, { kind })));
    }),
    ['users Thing 2', 'groups Thing 2'],
  ],
  [
    'three unique attributes',
    changed(
      (_, thing) =>
        void thing.attributes.push(...many(2, (at) => attribute(`U${at}`, { unique: true }))),
    ),
    ['unique Thing 3'],
  ],
  [
    'a type without a key',
    changed((_, thing) => void (thing.attributes = [reference('Place', 'Place')])),
    ['no-key Thing', 'no-key Thing/Tool'],
  ],
  [
    'a reference to what is gone',
    changed((_, thing) => void thing.attributes.push(reference('Lost', null))),
    ['target-gone Thing Lost'],
  ],
  [
    'a select without options',
    changed((_, thing) => void thing.attributes.push(attribute('Colour', { kind: 'select' }))),
    ['nothing-to-choose Thing Colour'],
  ],
  [
    'an abstract type with nothing below it',
    changed((_, __, tool) => void (tool.abstract = true)),
    ['no-object-possible Thing/Tool'],
  ],
  [
    'an attribute that is inherited already',
    changed((_, __, tool) => void tool.attributes.push(attribute('tag'))),
    ['attribute-twice Thing/Tool tag'],
  ],
  [
    'two types of one name',
    changed((structure) => void structure.types.push(type(['Place', 'tool'], []))),
    ['type-twice Thing/Tool', 'type-twice Place/tool'],
  ],
  [
    'a status that nobody uses',
    changed((structure, thing) => {
      structure.statuses = ['On', 'Off'].map((name) => ({ id: null, name, category: 'active' }));
      thing.attributes.push(attribute('State', { kind: 'status', statuses: ['On'] }));
    }),
    ['status-unused  Off'],
  ],
  [
    'no status, where one attribute allows all',
    changed((structure, thing) => {
      structure.statuses = ['On', 'Off'].map((name) => ({ id: null, name, category: 'active' }));
      thing.attributes.push(attribute('State', { kind: 'status' }));
    }),
    [],
  ],
  [
    'a reference type under two names',
    changed((_, thing) => void thing.attributes.push(reference('Other', 'Place', 'uses'))),
    ['reference-type-twice  Uses', 'reference-type-twice  uses'],
  ],
  [
    'a type that nothing leads to',
    changed((structure) => void structure.types.push(type(['Island'], [TAG], { objects: 0 }))),
    ['out-of-reach Island'],
  ],
];

describe('the health of a structure', () => {
  it.each(FLAWS)('tells %s', (_said, structure, expected) => {
    expect(told(examine(structure)).sort()).toEqual([...expected].sort());
  });

  it('says of every finding why it matters and what to do, the most serious first', () => {
    const { findings, rules } = examine(
      changed((_, thing) => {
        thing.attributes = [reference('Lost', null), ...many(40, (at) => attribute(`A${at}`))];
      }),
    );
    expect(rules).toBeGreaterThan(findings.length);
    expect(findings[0]?.level).toBe('broken');
    for (const { why, remedy, title } of findings)
      expect([why, remedy, title].every((text) => text.length > 20)).toBe(true);
  });

  it.each(TEMPLATE_KEYS)(
    'finds nothing in %s that does not work or is beyond a limit',
    async (key) => {
      const { findings } = examine(await templateStructure(key));
      expect(findings.filter(({ level }) => level !== 'advice')).toEqual([]);
    },
  );
});
