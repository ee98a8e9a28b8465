/** Which hub an object schema that is named to be linked to stands for, and what is found by its record alone. */
import { describe, expect, it } from 'vitest';
import type { KnownSchema } from '../../src/planner/plan';
import { OWN_CATEGORY } from '../../src/templates/own';
import { blocked, codes, placed, record, referenceModes } from '../support/read-plan';
import { withSchema } from '../support/with-schema';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { changed, emptyWorkspace, schemaOf } from '../../simulator/workspace';

describe('an object schema that is named to be linked to', () => {
  const two = catalogueOf([
    templateOf('CORE', [typeNamed('Person'), typeNamed('Team')]),
    templateOf(
      'ITAM',
      [
        typeNamed('Laptop', [{ name: 'Who', type: 'reference', to: 'CORE.Person', as: 'Has' }]),
        ...['Person', 'Phone', 'Screen'].map((name) => typeNamed(name)),
      ],
      { extends: ['CORE'] },
    ),
    templateOf(
      'APP',
      [
        typeNamed('Thing', [
          { name: 'Who', type: 'reference', to: 'CORE.Person', as: 'Has' },
          { name: 'What', type: 'reference', to: 'ITAM.Laptop', as: 'Has' },
        ]),
      ],
      { extends: ['ITAM'] },
    ),
  ]);
  const place = (types: string[], templates = ['APP'], known: KnownSchema[] = []): string[] => {
    const workspace = withSchema(emptyWorkspace(), 'X', 'Named', types);
    const found = planFor(
      two,
      workspace,
      optionsFor(templates, referenceModes('link', {}, ['x'])),
      {
        known: known.map((one) => ({
          ...one,
          schemaId: one.schemaId === '' ? schemaOf(workspace, 'X').id : one.schemaId,
        })),
      },
    );
    return found.schemas.filter(({ key }) => key === 'X').map(({ template }) => template);
  };
  const as = (template: string, schemaId = ''): KnownSchema[] => [
    { schemaId, template, version: '1.0.0', state: 'complete' },
  ];

  it('stands for the hub of which it holds the largest part, or which it is on record as', () => {
    expect(place(['Person'])).toEqual(['CORE']);
    expect(place(['Person', 'Laptop', 'Phone'])).toEqual(['ITAM']);
    expect(place(['Phone'])).toEqual(['ITAM']);
    expect(place(['Person', 'Team', 'Laptop'])).toEqual(['CORE']);
    expect(place(['Zebra'])).toEqual([]);
    // Of two that it holds as much of, the nearer one.
    expect(place(['Person', 'Laptop'])).toEqual(['ITAM']);
    expect(place(['Person'], ['APP'], as('ITAM'))).toEqual(['ITAM']);
    expect(place(['Person'], ['APP'], [...as('ITAM', '4711'), ...as('CORE')])).toEqual(['CORE']);
    // Of what cannot be looked into nothing is known.
    const closed = changed(withSchema(emptyWorkspace(), 'X', 'Named', ['Person']), (w) => {
      w.details = {};
    });
    const options = optionsFor(['APP'], referenceModes('link', {}, ['X']));
    expect(codes(planFor(two, closed, options))).toEqual(['hub-not-found']);
    const zebra = withSchema(emptyWorkspace(), 'X', 'Named', ['Zebra']);
    expect(codes(planFor(two, zebra, options))).toEqual(['hub-not-found']);
    // With one hub to choose it is that one, whatever it holds, unless that is asked for itself.
    expect(place(['Zebra'], ['ITAM'])).toEqual(['CORE']);
    expect(place(['Person'], ['APP', 'CORE', 'ITAM'])).toEqual([]);
  });
});

describe('a hub that is not known here any more', () => {
  it('is waited for, and nothing stands for it', () => {
    const app = templateOf(
      'APP',
      [typeNamed('Thing', [{ name: 'Who', type: 'reference', to: 'GONE.Person', as: 'Has' }])],
      { extends: ['GONE'] },
    );
    const workspace = withSchema(emptyWorkspace(), 'X', 'Named', ['Person']);
    const found = planFor(
      catalogueOf([app]),
      workspace,
      optionsFor(['APP'], referenceModes('link', {}, ['X'])),
    );
    expect([placed(found), blocked(found)]).toEqual([
      ['APP:APP new'],
      '"Named" (X) is named to be linked to, but APP needs no other object schema. Say it without: ' +
        'deploy APP.',
    ]);
  });
});

describe('an own model', () => {
  it('is found by its record alone, small as it may be', () => {
    const own = catalogueOf([templateOf('OWN', [typeNamed('Thing')], { category: OWN_CATEGORY })]);
    const workspace = changed(deployed(own, ['OWN']), (w) => {
      Object.assign(schemaOf(w, 'OWN'), { key: 'MINE', name: 'Mine' });
    });
    expect(placed(planFor(own, workspace, optionsFor(['OWN'])))).toEqual(['OWN:OWN new']);
    const known = [record(workspace, 'MINE', 'OWN')];
    expect(placed(planFor(own, workspace, optionsFor(['OWN']), { known }))).toEqual(['OWN:MINE']);
  });
});
