/** What of a hub comes along where it is wanted small: what is referred to, with what that must have. */
import { describe, expect, it } from 'vitest';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { attributeLines, typePlaces, warnings } from '../support/outline';
import { codes, record } from '../support/read-plan';
import { removeFrom } from '../support/remove-from';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { addSchema, addType, changed, detailOf, emptyWorkspace } from '../../simulator/workspace';

const to = (name: string, target: string, more = {}): TemplateAttribute => ({
  name,
  type: 'reference',
  to: target,
  as: 'Has',
  ...more,
});
const must = { required: true };

describe('a hub that is wanted small', () => {
  const core = templateOf('CORE', [
    typeNamed('Person', [
      to('Team', 'Team'),
      to('Unit', 'Unit', must),
      { name: 'Site', type: 'text', required: true },
      to('Thing', 'SIDE.Item'),
    ]),
    typeNamed('Team', [to('Lead', 'Person')]),
    typeNamed('Unit', [to('Head', 'Person'), to('Seat', 'Place')]),
    typeNamed('Place', [], { abstract: true, children: [typeNamed('Site'), typeNamed('Yard')] }),
    typeNamed('Idle', [to('Own', 'Team')]),
  ]);
  const app = templateOf(
    'APP',
    [
      typeNamed('Thing', [
        to('Owner', 'CORE.Person'),
        to('Own', 'Part'),
        { name: 'Idle', type: 'text' },
        to('Side', 'SIDE.Item'),
      ]),
      typeNamed('Part'),
    ],
    { extends: ['CORE'] },
  );
  const side = templateOf('SIDE', [typeNamed('Item', [], { children: [typeNamed('Idle Item')] })]);
  const catalogue = catalogueOf([core, app, side]);
  const SIDE_OF_APP =
    'Thing.Side is left out for now: it refers to SIDE Item, which is not deployed. To add it ' +
    'later, deploy SIDE, then say: add what is missing to APP.';
  const SIDE_OF_CORE =
    'Person.Thing is left out for now: it refers to SIDE Item, which is not deployed. To add it ' +
    'later, deploy SIDE, then say: add what is missing to CORE.';

  it('has what is referred to and what that must have, and one line for the rest', () => {
    const found = planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { only: ['core'] }));
    expect(typePlaces(found)).toEqual(['CORE/Person', 'CORE/Unit', 'APP/Thing', 'APP/Part']);
    expect(warnings(found)).toEqual([
      SIDE_OF_CORE,
      'Of CORE only Person, Unit come along: what is referred to, with what that needs. 2 of their ' +
        'references are left out with what they refer to. To add the rest later, say: add what is ' +
        'missing to CORE.',
      SIDE_OF_APP,
    ]);
    expect(attributeLines(found).filter((one) => one.startsWith('CORE'))).toEqual([
      'CORE/Person.Unit: reference required to CORE/Unit as Has',
      'CORE/Person.Site: text required',
      'CORE/Unit.Head: reference to CORE/Person as Has',
    ]);
    expect(new Set(found.findings.map(({ kind }) => kind))).toEqual(new Set(['warn']));
  });

  it.each<[string, string, string[], string]>([
    [
      'that refers to one thing that does not come',
      'Idle',
      ['Idle'],
      'Of CORE only Idle comes along: what is referred to, with what that needs. 1 of their ' +
        'references is left out with what it refers to. To add the rest later, say: add what is ' +
        'missing to CORE.',
    ],
    [
      'that refers to nothing else',
      'Place',
      ['Place', 'Place/Site', 'Place/Yard'],
      'Of CORE only Place, Site, Yard come along: what is referred to, with what that needs. To ' +
        'add the rest later, say: add what is missing to CORE.',
    ],
  ])('%s', (_, target, types, line) => {
    const spoke = templateOf('APP', [typeNamed('Thing', [to('It', `CORE.${target}`)])], {
      extends: ['CORE'],
    });
    const found = planFor(
      catalogueOf([core, spoke]),
      emptyWorkspace(),
      optionsFor(['APP'], { only: ['Core Schema'.toUpperCase()] }),
    );
    expect(typePlaces(found)).toEqual([...types.map((path) => `CORE/${path}`), 'APP/Thing']);
    expect(warnings(found)).toEqual([line]);
  });

  it('is small beside types wanted alone, and is whole where it is not named', () => {
    const both = optionsFor(['APP'], { only: ['CORE', 'Thing'] });
    expect(typePlaces(planFor(catalogue, emptyWorkspace(), both))).toEqual([
      'CORE/Person',
      'CORE/Unit',
      'APP/Thing',
    ]);
    const whole = planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { only: ['Thing'] }));
    expect(typePlaces(whole).filter((one) => one.startsWith('CORE'))).toHaveLength(7);
    expect(warnings(whole)).toEqual([
      SIDE_OF_CORE,
      'Of APP only Thing.',
      'Thing.Own is left out, because it refers to Part, which is left out.',
      SIDE_OF_APP,
    ]);
  });

  it('is linked to as it is where it exists: all that it lacks is counted', () => {
    const workspace = changed(deployed(catalogue, ['CORE']), (w) => {
      detailOf(w, 'CORE').sharing = 'on';
      removeFrom(w, 'CORE', 'Idle');
    });
    const known = [record(workspace, 'CORE', 'CORE')];
    const [small, whole] = [['CORE'], []].map((only) =>
      planFor(catalogue, workspace, optionsFor(['APP'], { only }), { known }),
    );
    expect(small?.elements).toEqual(whole?.elements);
    expect(small?.findings).toEqual(whole?.findings);
    expect(small?.findings).toContainEqual(expect.objectContaining({ code: 'hub-incomplete' }));
  });

  it('is only what others need: another template of the request keeps all of its own', () => {
    const found = planFor(
      catalogue,
      emptyWorkspace(),
      optionsFor(['APP', 'SIDE'], { only: ['CORE'] }),
    );
    expect(typePlaces(found)).toEqual([
      'SIDE/Item',
      'SIDE/Item/Idle Item',
      'CORE/Person',
      'CORE/Unit',
      'APP/Thing',
      'APP/Part',
    ]);
    expect(attributeLines(found)).toContain('CORE/Person.Thing: reference to SIDE/Item as Has');
  });

  it('has nothing for a reference that is linked elsewhere, though it is required', () => {
    const spoke = templateOf(
      'APP',
      [
        typeNamed('Thing', [to('Owner', 'CORE.Person', must), to('At', 'CORE.Site')]),
        typeNamed('Part', [to('Of', 'Thing')]),
      ],
      { extends: ['CORE'] },
    );
    const workspace = changed(emptyWorkspace(), (w) => {
      addSchema(w, 'HR', 'People');
      addType(w, 'HR', { name: 'Employee' });
      detailOf(w, 'HR').sharing = 'on';
    });
    const bound = {
      'Thing.Owner': { schema: 'HR', type: 'Employee', schemaId: null, typeId: null },
    };
    const found = planFor(
      catalogueOf([core, spoke]),
      workspace,
      optionsFor(['APP'], {
        only: ['CORE'],
        references: { all: 'link', each: {}, hubs: [], bound },
      }),
    );
    expect(typePlaces(found)).toEqual(['CORE/Place', 'CORE/Place/Site', 'APP/Thing', 'APP/Part']);
  });

  it('has of its own names what it is itself referred to for, beside another', () => {
    const itam = templateOf('ITAM', [typeNamed('Laptop'), typeNamed('Team'), typeNamed('Person')], {
      extends: ['CORE'],
    });
    const spoke = templateOf(
      'APP',
      [typeNamed('Thing', [to('A', 'CORE.Site'), to('B', 'ITAM.Team')])],
      { extends: ['CORE', 'ITAM'] },
    );
    const found = planFor(
      catalogueOf([core, itam, spoke]),
      emptyWorkspace(),
      optionsFor(['APP'], { only: ['CORE', 'ITAM'] }),
    );
    expect(typePlaces(found)).toEqual(['CORE/Place', 'CORE/Place/Site', 'ITAM/Team', 'APP/Thing']);
  });

  it('is named by its key or name, and what is no hub is no hub', () => {
    for (const said of ['SIDE', 'app', 'Core'])
      expect([
        said,
        codes(planFor(catalogue, emptyWorkspace(), optionsFor(['APP'], { only: [said] }))),
      ]).toEqual([said, said === 'Core' ? [] : ['unknown-only']]);
  });
});
