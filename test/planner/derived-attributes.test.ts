/** What becomes of each attribute of a template: whole, in the lean variant, and as text. */
import { describe, expect, it } from 'vitest';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { attributeLines, outline, typePlaces, warnings } from '../support/outline';
import { codes, referenceModes } from '../support/read-plan';
import { catalogueOf, optionsFor, planFor, templateOf, typeNamed } from '../../simulator/templates';
import { emptyWorkspace } from '../../simulator/workspace';

const STATUSES = {
  LIFE: [
    { name: 'Planned', category: 'pending' as const },
    { name: 'In Use', category: 'active' as const },
  ],
};
const to = (name: string, target: string, more = {}): TemplateAttribute => ({
  name,
  type: 'reference',
  to: target,
  as: 'Has',
  ...more,
});

describe('an attribute', () => {
  const LONG = `${'What it is called by those who have it. '.repeat(3)}Said at length.`;
  const catalogue = catalogueOf([
    templateOf(
      'APP',
      [
        typeNamed('Plain', [
          { name: 'Text', type: 'text' },
          { name: 'Number', type: 'integer', unique: false },
          { name: 'Mail', type: 'email' },
          { name: 'Choice', type: 'select', options: ['One', 'Two'] },
          { name: 'State', type: 'status', statuses: 'LIFE' },
          { name: 'Nowhere', type: 'status', statuses: 'UNHEARD' },
          { name: 'Person', type: 'user' },
          to('Other', 'Full'),
        ]),
        typeNamed('Full', [
          { name: 'Text', type: 'text', required: true, unique: true, regex: '^A' },
          { name: 'Said', type: 'text', description: LONG, brief: 'What it is called.' },
          { name: 'Number', type: 'float', suffix: 'GB', unique: true },
          { name: 'Day', type: 'date' },
          { name: 'Mail', type: 'email', max: 3, regex: '@' },
          { name: 'Choice', type: 'select', options: ['Red'], max: -1 },
          { name: 'People', type: 'group', max: 4, required: true, description: 'Who has it.' },
          to('Other', 'Plain', { max: 5, subtypes: true, filter: 'State = "In Use"' }),
          to('Self', 'Full', { required: true, subtypes: false }),
        ]),
      ],
      { statusSets: STATUSES },
    ),
  ]);

  it('comes as the template says, with nothing that it does not say', () => {
    const plan = planFor(catalogue, emptyWorkspace(), optionsFor(['APP']));
    expect(attributeLines(plan)).toEqual([
      'APP/Plain.Text: text',
      'APP/Plain.Number: integer',
      'APP/Plain.Mail: email',
      'APP/Plain.Choice: select of One, Two',
      'APP/Plain.State: status of Planned, In Use',
      'APP/Plain.Nowhere: status',
      'APP/Plain.Person: user',
      'APP/Plain.Other: reference to APP/Full as Has',
      'APP/Full.Text: text required unique like ^A',
      `APP/Full.Said: text "${LONG}" short "What it is called."`,
      'APP/Full.Number: float unique in GB',
      'APP/Full.Day: date',
      'APP/Full.Mail: email at most 3 like @',
      'APP/Full.Choice: select at most -1 of Red',
      'APP/Full.People: group required at most 4 "Who has it."',
      'APP/Full.Other: reference at most 5 to APP/Plain as Has with what is below where State = "In Use"',
      'APP/Full.Self: reference required to APP/Full as Has',
    ]);
    expect(outline(plan, 'schema', 'status', 'reference-type', 'object-type', 'sharing')).toEqual([
      'APP is APP Schema: Everything about APP.',
      'APP/Planned: pending status',
      'APP/In Use: active status',
      'APP/Has: reference type',
      'APP/Plain: cube "A Plain."',
      'APP/Full: cube "A Full."',
    ]);
    expect([codes(plan), plan.losses]).toEqual([[], []]);
    // What refers only to itself has nothing to do with sharing.
    expect(plan.elements.filter((key) => key.startsWith('sharing'))).toEqual([]);
  });

  it('stays in the lean variant where it is required, a key or a status, which is counted', () => {
    const options = optionsFor(['APP'], { variant: 'lean' });
    const plan = planFor(catalogue, emptyWorkspace(), options);
    expect(attributeLines(plan)).toEqual([
      'APP/Plain.State: status of Planned, In Use',
      'APP/Plain.Nowhere: status',
      'APP/Full.Text: text required unique like ^A',
      'APP/Full.Number: float unique in GB',
      'APP/Full.People: group required at most 4 "Who has it."',
      'APP/Full.Self: reference required to APP/Full as Has',
    ]);
    expect(warnings(plan)).toEqual([
      'Lean variant: 6 of 17 attributes, those that are required, a key or a status. The others ' +
        'can be added later.',
    ]);
  });
});

describe('an object type', () => {
  it('hands its attributes down where something below it comes, or where the template says so', () => {
    const catalogue = catalogueOf([
      templateOf('APP', [
        typeNamed('Top', [], {
          abstract: true,
          children: [typeNamed('Left', [], { children: [typeNamed('Leaf')] }), typeNamed('Right')],
        }),
        typeNamed('Said', [], { inherits: true }),
        typeNamed('Unsaid', [], { inherits: false, children: [typeNamed('Below')] }),
      ]),
    ]);
    const lines = (leaveOut: string[]): string[] =>
      outline(
        planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { leaveOut })),
        'object-type',
      );
    expect(lines([])).toEqual([
      'APP/Top: abstract inherits cube "A Top."',
      'APP/Top/Left: inherits cube "A Left."',
      'APP/Top/Left/Leaf: cube "A Leaf."',
      'APP/Top/Right: cube "A Right."',
      'APP/Said: inherits cube "A Said."',
      'APP/Unsaid: cube "A Unsaid."',
      'APP/Unsaid/Below: cube "A Below."',
    ]);
    expect(lines(['leaf'])[1]).toBe('APP/Top/Left: cube "A Left."');
  });
});

describe('a reference as text', () => {
  const hub = templateOf('CORE', [typeNamed('Person'), typeNamed('Place')]);

  it('is one line, or several where there may be several, and is unique only as one', () => {
    const catalogue = catalogueOf([
      hub,
      templateOf(
        'APP',
        [
          typeNamed('Thing', [
            to('One', 'CORE.Person', { required: true, description: 'Whose it is.' }),
            to('Only', 'CORE.Person', { unique: true }),
            to('Some', 'CORE.Place', { unique: true, max: 5 }),
            to('All', 'CORE.Place', { max: -1, subtypes: true, filter: 'Name = "x"' }),
            to('Own', 'Thing'),
          ]),
        ],
        { extends: ['CORE'] },
      ),
    ]);
    const plan = planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], referenceModes('text')));
    expect(attributeLines(plan)).toEqual([
      'APP/Thing.One: text required "Whose it is."',
      'APP/Thing.Only: text unique',
      'APP/Thing.Some: textarea',
      'APP/Thing.All: textarea',
      'APP/Thing.Own: reference to APP/Thing as Has',
    ]);
    expect(plan.losses.map(({ mode, target, sentence }) => [mode, target, sentence])).toEqual([
      [
        'text',
        'Person',
        'Thing.One becomes one line of text: no link to Person, no check that it exists.',
      ],
      [
        'text',
        'Person',
        'Thing.Only becomes one line of text: no link to Person, no check that it exists.',
      ],
      [
        'text',
        'Place',
        'Thing.Some becomes a text of several lines: no link to Place, no check that it exists.',
      ],
      [
        'text',
        'Place',
        'Thing.All becomes a text of several lines: no link to Place, no check that it exists.',
      ],
    ]);
    expect(outline(plan, 'sharing', 'schema')).toEqual([
      'APP is APP Schema: Everything about APP.',
    ]);
  });

  /** An object type with textareas of its own (lower case) and references to several (upper case). */
  const typeOf = (name: string, letters: string, children: ReturnType<typeof typeNamed>[] = []) =>
    typeNamed(
      name,
      [...letters].map((letter): TemplateAttribute =>
        letter === letter.toLowerCase()
          ? { name: `${name} ${letter}`, type: letter === 't' ? 'text' : 'textarea' }
          : to(`${name} ${letter}`, 'CORE.Person', { max: 3 }),
      ),
      children.length === 0 ? {} : { children },
    );

  it.each<[string, ReturnType<typeof typeNamed>[], string[]]>([
    ['two fit', [typeOf('A', 'XYZ')], ['A X', 'A Y']],
    ['one beside one of its own', [typeOf('A', 'XaY')], ['A X', 'A a']],
    ['none beside two of its own', [typeOf('A', 'abXY')], ['A a', 'A b']],
    ['text is no textarea', [typeOf('A', 'ttXY')], ['A X', 'A Y']],
    ['what is above counts', [typeOf('A', 'X', [typeOf('B', 'YZ')])], ['A X', 'B Y']],
    ['its own above counts', [typeOf('A', 'a', [typeOf('B', 'YZ')])], ['A a', 'B Y']],
    [
      'both above count',
      [typeOf('A', 'aX', [typeOf('B', 'Y', [typeOf('C', 'Z')])])],
      ['A a', 'A X'],
    ],
    ['below counts', [typeOf('A', 'XY', [typeOf('B', 'b')])], ['A X', 'B b']],
    [
      'far below counts',
      [typeOf('A', 'XY', [typeOf('B', 't', [typeOf('C', 'c')])])],
      ['A X', 'C c'],
    ],
    [
      'all along a line count',
      [typeOf('A', 'X', [typeOf('B', 'b', [typeOf('C', 'c')])])],
      ['B b', 'C c'],
    ],
    [
      'only the longest line counts',
      [typeOf('A', 'XY', [typeOf('B', 'b'), typeOf('C', 'c'), typeOf('D', 't')])],
      ['A X', 'B b', 'C c'],
    ],
    [
      'beside one another nothing counts',
      [typeOf('A', 't', [typeOf('B', 'XY'), typeOf('C', 'ZW')]), typeOf('D', 'dX')],
      ['B X', 'B Y', 'C Z', 'C W', 'D d', 'D X'],
    ],
  ])('of several takes one of two textareas on a line: %s', (_, types, expected) => {
    const app = templateOf('APP', types, { extends: ['CORE'] });
    const plan = planFor(
      catalogueOf([hub, app]),
      emptyWorkspace(),
      optionsFor(['APP'], referenceModes('text')),
    );
    const long = plan.steps.flatMap((step) =>
      step.kind === 'attribute' && step.form.kind === 'textarea' ? [step.name] : [],
    );
    expect(long).toEqual(expected);
    for (const { sentence } of plan.losses)
      expect(sentence).toContain(
        long.some((name) => sentence.includes(`.${name} `))
          ? 'becomes a text of several lines:'
          : 'becomes one line of text for several values, because a type should have no more than two long texts:',
      );
  });
});

describe('a reference as a copy', () => {
  const place = typeNamed('Place', [{ name: 'Label', type: 'text' }], {
    abstract: true,
    children: [
      typeNamed('Site', [], {
        abstract: true,
        children: [typeNamed('Building'), typeNamed('Campus')],
      }),
      typeNamed('Country'),
    ],
  });
  const party = typeNamed('Party', [], {
    abstract: true,
    children: [typeNamed('Company', [], { children: [typeNamed('Branch')] }), typeNamed('Human')],
  });
  const core = templateOf(
    'CORE',
    [
      place,
      party,
      typeNamed('Team', [
        { name: 'State', type: 'status', statuses: 'LIFE' },
        to('Lead', 'Human', { required: true }),
        to('Room', 'Building'),
      ]),
      typeNamed('Loop', [to('Back', 'Loop Two')]),
      typeNamed('Loop Two', [to('Forth', 'Loop')]),
    ],
    { statusSets: STATUSES },
  );
  const plan = (targets: string[], some = {}) => {
    const uses = targets.map((target, at) => to(`Use ${at}`, `CORE.${target}`));
    const app = templateOf(
      'APP',
      [typeNamed('Thing', [...uses, to('Must', 'CORE.Country', { required: true })])],
      { extends: ['CORE'], statusSets: { LIFE: [{ name: 'Other', category: 'active' as const }] } },
    );
    return planFor(
      catalogueOf([core, app]),
      emptyWorkspace(),
      optionsFor(['APP'], { ...referenceModes('create', { 'Thing.Must': 'text' }), ...some }),
    );
  };

  it.each<[string, string[], string[]]>([
    ['brings what is above it', ['Building'], ['Place', 'Place/Site', 'Place/Site/Building']],
    [
      'of something abstract brings all below it',
      ['Place'],
      ['Place', 'Place/Site', 'Place/Site/Building', 'Place/Site/Campus', 'Place/Country'],
    ],
    ['unless some of it is wanted', ['Party', 'Human'], ['Party', 'Party/Human']],
    [
      'of something that is not abstract brings nothing below it',
      ['Company'],
      ['Party', 'Party/Company'],
    ],
    [
      'goes on to what the copies refer to',
      ['Team'],
      ['Place', 'Place/Site', 'Place/Site/Building', 'Party', 'Party/Human', 'Team'],
    ],
    ['goes round in circles once', ['Loop'], ['Loop', 'Loop Two']],
  ])('%s', (_, targets, expected) => {
    const found = plan(targets);
    expect(codes(found)).toEqual([]);
    expect(typePlaces(found)).toEqual([...expected.map((path) => `APP/${path}`), 'APP/Thing']);
  });

  it('points at it, with the statuses of the hub, and only what was the template’s is a loss', () => {
    const found = plan(['Team']);
    expect(attributeLines(found)).toEqual([
      'APP/Place.Label: text',
      'APP/Team.State: status of Planned, In Use',
      'APP/Team.Lead: reference required to APP/Party/Human as Has',
      'APP/Team.Room: reference to APP/Place/Site/Building as Has',
      'APP/Thing.Use 0: reference to APP/Team as Has',
      'APP/Thing.Must: text required',
    ]);
    expect(found.losses.map(({ mode, target, sentence }) => [mode, target, sentence])).toEqual([
      [
        'create',
        'Team',
        'Thing.Use 0 points at a copy of Team in this schema, which is not kept in step with CORE.',
      ],
      [
        'text',
        'Country',
        'Thing.Must becomes one line of text: no link to Country, no check that it exists.',
      ],
    ]);
    expect(found.templates.map(({ key }) => key).sort()).toEqual(['APP', 'CORE']);
  });

  it('brings nothing for what the lean variant leaves out', () => {
    const lean = plan(['Team', 'Human'], { variant: 'lean', ...referenceModes('create') });
    expect(typePlaces(lean)).toEqual(['APP/Place', 'APP/Place/Country', 'APP/Thing']);
    expect(lean.templates.map(({ key }) => key).sort()).toEqual(['APP', 'CORE']);
  });

  it('cannot be made where two would have one name, and then none is', () => {
    const clash = templateOf(
      'APP',
      [typeNamed('human', [to('Boss', 'CORE.Human'), to('Where', 'CORE.Country')])],
      { extends: ['CORE'] },
    );
    const found = planFor(
      catalogueOf([core, clash]),
      emptyWorkspace(),
      optionsFor(['APP'], referenceModes('create')),
    );
    expect(found.findings.filter(({ kind }) => kind === 'block')).toEqual([
      {
        kind: 'block',
        code: 'copy-clash',
        sentence: 'CORE.Human cannot be copied: the schema has another object type of that name.',
        remedy: 'Link it, or make it text. Say: link Human; or: Human as text.',
      },
    ]);
    expect(typePlaces(found)).toEqual(['APP/Place', 'APP/Place/Country', 'APP/Party', 'APP/human']);
  });
});
