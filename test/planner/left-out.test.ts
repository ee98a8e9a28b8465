/** What is said and what is made where a request leaves something out, or a template waits for another. */
import { describe, expect, it } from 'vitest';
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { attributeLines, typePlaces, warnings } from '../support/outline';
import { blocked, codes, placed, referenceModes } from '../support/read-plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { changed, detailOf, emptyWorkspace } from '../../simulator/workspace';

const to = (name: string, target: string, more = {}): TemplateAttribute => ({
  name,
  type: 'reference',
  to: target,
  as: 'Has',
  ...more,
});
const must = { required: true };

describe('object types', () => {
  const catalogue = catalogueOf([
    templateOf('CORE', [
      typeNamed('Person'),
      typeNamed('Place', [], { abstract: true }),
      typeNamed('Room', [], { children: [typeNamed('Desk')] }),
    ]),
    templateOf(
      'APP',
      [
        typeNamed('Top', [], {
          abstract: true,
          children: [
            typeNamed('Left', [to('Across', 'Right', must)], {
              children: [typeNamed('Leaf'), typeNamed('Leaf Two')],
            }),
            typeNamed('Right', [], { children: [typeNamed('Room')] }),
          ],
        }),
        typeNamed('Bare', [], { abstract: true }),
        typeNamed('Use', [
          to('Loose', 'Left'),
          to('Tight', 'Leaf', must),
          to('Who', 'CORE.Person'),
          to('Where', 'CORE.Room', must),
        ]),
      ],
      { extends: ['CORE'] },
    ),
  ]);
  const plan = (some: Partial<DeployOptions>, templates = ['APP']): Plan =>
    planFor(catalogue, emptyWorkspace(), optionsFor(templates, some));
  const bare =
    'Bare is abstract, and all object types below it are left out: it can hold no object. Leave it ' +
    'out too, unless you add your own below it.';

  it('that are left out take what is below them along, and what refers to them', () => {
    const found = plan({ leaveOut: ['LEFT', 'Room'] });
    expect(codes(found)).toEqual([]);
    expect(typePlaces(found).filter((one) => one.startsWith('APP'))).toEqual([
      'APP/Top',
      'APP/Top/Right',
      'APP/Bare',
      'APP/Use',
    ]);
    expect(warnings(found)).toEqual([
      'Left is left out, and with it what is below it: Leaf, Leaf Two.',
      'Room is left out.',
      bare,
      'Use.Loose is left out, because it refers to Left, which is left out.',
      'Use.Tight, although required, is left out, because it refers to Leaf, which is left out.',
    ]);
    expect(attributeLines(found).filter((one) => one.startsWith('APP'))).toEqual([
      'APP/Use.Who: reference to CORE/Person as Has',
      'APP/Use.Where: reference required to CORE/Room as Has',
    ]);
    // A hub that comes along comes whole, of whatever names.
    expect(typePlaces(found)).toContain('CORE/Room/Desk');
  });

  it('of which nothing is left below them are said to be hollow', () => {
    expect(warnings(plan({ leaveOut: ['Left', 'Right'] }))).toEqual([
      'Left is left out, and with it what is below it: Leaf, Leaf Two.',
      'Right is left out, and with it what is below it: Room.',
      'Top is abstract, and all object types below it are left out: it can hold no object. Leave ' +
        'it out too, unless you add your own below it.',
      bare,
      expect.stringMatching(/^Use.Loose is left out, because/u),
      expect.stringMatching(/^Use.Tight, although required, is left out, because/u),
    ]);
    expect(warnings(plan({ leaveOut: ['Bare', 'Leaf'] }))).toEqual([
      'Leaf is left out.',
      'Bare is left out.',
      'Use.Tight, although required, is left out, because it refers to Leaf, which is left out.',
    ]);
  });

  it.each<[string, string[], string[], string]>([
    ['one that needs nothing', ['Bare'], ['Bare'], 'Of APP only Bare.'],
    [
      'one that needs others, and has more below it',
      ['left'],
      ['Top', 'Top/Left', 'Top/Right'],
      'Of APP only Left. With it comes what it needs: Top, Right. Below that, and not wanted: Leaf, Leaf Two.',
    ],
    [
      'two, one of which is below the other',
      ['Leaf', 'Left'],
      ['Top', 'Top/Left', 'Top/Left/Leaf', 'Top/Right'],
      'Of APP only Left, Leaf. With them comes what they need: Top, Right. Below that, and not wanted: Leaf Two.',
    ],
    [
      'two apart',
      ['Bare', 'Right'],
      ['Top', 'Top/Right', 'Bare'],
      'Of APP only Right, Bare. With them comes what they need: Top. Below that, and not wanted: Room.',
    ],
    [
      'what refers to a hub needs nothing of the hub’s name here',
      ['Use'],
      ['Top', 'Top/Left', 'Top/Left/Leaf', 'Top/Right', 'Use'],
      'Of APP only Use. With it comes what it needs: Top, Left, Leaf, Right.',
    ],
    [
      'something abstract, which brings what is below it',
      ['Top'],
      ['Top', 'Top/Left', 'Top/Right'],
      'Of APP only Top. With it comes what it needs: Left, Right. Below that, and not wanted: Leaf, Leaf Two, Room.',
    ],
  ])('wanted alone: %s', (_, only, expected, sentence) => {
    const found = plan({ only });
    expect(codes(found)).toEqual([]);
    expect(typePlaces(found).filter((one) => one.startsWith('APP'))).toEqual(
      expected.map((path) => `APP/${path}`),
    );
    expect(warnings(found)[0]).toBe(sentence);
    expect(warnings(found).filter((one) => one.startsWith('Of '))).toHaveLength(1);
  });

  it('wanted alone are those of what is asked for, whatever others have of that name', () => {
    const app = templateOf('APP', [
      typeNamed('Bare'),
      typeNamed('Use'),
      typeNamed('Other', [to('Side', 'SIDE.Bare')]),
    ]);
    const side = templateOf('SIDE', [typeNamed('Bare', [to('Use', 'APP.Use', must)])], {
      extends: ['APP'],
    });
    const found = planFor(
      catalogueOf([app, side]),
      emptyWorkspace(),
      optionsFor(['APP'], { only: ['Bare'] }),
    );
    expect(typePlaces(found)).toEqual(['APP/Bare']);
  });

  it('wanted alone are twelve by name, and the others are counted', () => {
    const many = Array.from({ length: 14 }, (_, at) => typeNamed(`Type ${at}`));
    const found = planFor(
      catalogueOf([templateOf('APP', many)]),
      emptyWorkspace(),
      optionsFor(['APP'], { only: many.map(({ name }) => name) }),
    );
    expect(warnings(found)).toEqual([
      'Of APP only Type 0, Type 1, Type 2, Type 3, Type 4, Type 5, Type 6, Type 7, Type 8, Type 9, ' +
        'Type 10, Type 11 and 2 more.',
    ]);
  });

  it('of a hub that was asked for itself can be left out and wanted alone as any others', () => {
    const found = plan({ leaveOut: ['Room'] }, ['APP', 'CORE']);
    expect(typePlaces(found)).not.toContain('CORE/Room');
    expect(warnings(found)).toEqual([
      'Room is left out, and with it what is below it: Desk.',
      expect.stringMatching(/^Place is abstract/u),
      'Room is left out.',
      bare,
      'Use.Where, although required, is left out, because it refers to Room, which is left out.',
    ]);
    expect(typePlaces(plan({ only: ['core', 'Person'] }, ['CORE']))).toEqual(['CORE/Person']);
    expect(blocked(plan({ only: ['core', 'Person'] }, ['CORE']))).toContain('"core"');
  });
});

describe('a reference that can wait', () => {
  const item = (name: string): TemplateAttribute => to(name, '@ConfigurationItem');
  const spoke = (attributes: TemplateAttribute[], more = {}) =>
    templateOf('APP', [typeNamed('Thing', attributes)], more);
  const tiers = [
    templateOf('BASIC', [typeNamed('Configuration Item'), typeNamed('Server')]),
    templateOf('CMDB', [typeNamed('Configuration Item'), typeNamed('Server'), typeNamed('Disk')]),
  ];
  const plan = (attributes: TemplateAttribute[], some = {}, more = {}): Plan =>
    planFor(
      catalogueOf([spoke(attributes, more), ...tiers]),
      emptyWorkspace(),
      optionsFor(['APP'], some),
    );

  it('for whichever fills a role is said in one line for all of them', () => {
    expect(warnings(plan([item('It')]))).toEqual([
      'Thing.It is left out for now: it refers to a Configuration Item, of whichever of BASIC, CMDB ' +
        'or ECMDB a site has, and none is deployed here. To add it later, deploy one of them, for ' +
        'example BASIC, then say: add what is missing to APP.',
    ]);
    const many = Array.from({ length: 8 }, (_, at) => item(`It ${at}`));
    expect(warnings(plan(many, { key: 'MINE' }))).toEqual([
      'Thing.It 0, Thing.It 1, Thing.It 2, Thing.It 3, Thing.It 4, Thing.It 5 and 2 more are left ' +
        'out for now: they refer to a Configuration Item, of whichever of BASIC, CMDB or ECMDB a ' +
        'site has, and none is deployed here. To add them later, deploy one of them, for example ' +
        'BASIC, then say: add what is missing to MINE.',
    ]);
  });

  it('for whichever fills a role is made to the one that comes along', () => {
    const catalogue = catalogueOf([spoke([item('It')]), ...tiers]);
    for (const tier of ['BASIC', 'CMDB'])
      expect(
        attributeLines(planFor(catalogue, emptyWorkspace(), optionsFor(['APP', tier]))),
      ).toEqual([`APP/Thing.It: reference to ${tier}/Configuration Item as Has`]);
  });

  it('waits for it although it builds on one of those that fill it', () => {
    const found = plan([item('It')], {}, { extends: ['BASIC'] });
    expect([placed(found), attributeLines(found)]).toEqual([['APP:APP new'], []]);
  });

  it.each<[string, string[], string]>([
    ['text', ['Thing.It: text'], 'text'],
    ['a link, which makes nothing come', [], 'link'],
    ['a copy', ['Thing.It: reference to APP/Configuration Item as Has'], 'create'],
  ])('can be asked for as %s', (_, lines, mode) => {
    const found = plan([item('It')], referenceModes('link', { 'thing.it': mode as 'text' }));
    if (mode === 'link') expect(placed(found)).toEqual(['BASIC:BASIC new', 'APP:APP new']);
    else expect(attributeLines(found)).toEqual(lines.map((line) => `APP/${line}`));
  });

  it('names the schema that it is missing from, whatever it is called', () => {
    const hub = templateOf('CORE', [typeNamed('Person', [to('Back', 'SIDE.Item')])]);
    const app = templateOf(
      'APP',
      [typeNamed('Thing', [to('Who', 'CORE.Person'), to('It', 'SIDE.Item')])],
      {
        extends: ['CORE'],
      },
    );
    const later = (name: string, key: string): string =>
      `${name} is left out for now: it refers to SIDE Item, which is not deployed. To add it later, ` +
      `deploy SIDE, then say: add what is missing to ${key}.`;
    const catalogue = catalogueOf([hub, app]);
    const found = planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { key: 'MINE' }));
    expect(warnings(found)).toEqual([later('Person.Back', 'CORE'), later('Thing.It', 'MINE')]);
    // Said outright, it still cannot be had where no such template is known.
    for (const mode of ['link', 'create'] as const)
      expect(
        warnings(
          planFor(
            catalogue,
            emptyWorkspace(),
            optionsFor(['APP'], referenceModes('link', { 'Thing.It': mode })),
          ),
        ),
      ).toContain(later('Thing.It', 'APP'));
  });

  it('is left out for now where the other is there and is not shared', () => {
    const catalogue = catalogueOf([
      spoke([to('It', 'SIDE.Item'), item('Role')]),
      templateOf('SIDE', [typeNamed('Item')]),
      ...tiers,
    ]);
    const workspace = changed(
      deployed(catalogue, ['BASIC'], deployed(catalogue, ['SIDE'])),
      (w) => {
        for (const key of ['SIDE', 'BASIC']) detailOf(w, key).sharing = 'off';
      },
    );
    const closed = (name: string, target: string, key: string): string =>
      `${name} is left out for now: it refers to ${target}, which is there but does not let other ` +
      `object schemas refer to it. To have it added, say: allow sharing on ${key}.`;
    expect(warnings(planFor(catalogue, workspace, optionsFor(['APP'])))).toEqual([
      closed('Thing.It', 'SIDE Item', 'SIDE'),
      closed('Thing.Role', 'BASIC Configuration Item', 'BASIC'),
    ]);
    const shared = planFor(
      catalogue,
      workspace,
      optionsFor(['APP'], { allowSharing: ['SIDE', 'BASIC'] }),
    );
    expect(attributeLines(shared)).toEqual([
      'APP/Thing.It: reference to SIDE/Item as Has',
      'APP/Thing.Role: reference to BASIC/Configuration Item as Has',
    ]);
  });
});
