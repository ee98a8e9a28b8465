/** Statuses and reference types that are not made, because somebody made their attributes as plain text. */
import { expect, it } from 'vitest';
import { attributeKeyOf, referenceTypeKeyOf, statusKeyOf } from '../../src/planner/natural-key';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { attributeOf, changed, detailOf } from '../../simulator/workspace';

const catalogue = catalogueOf([
  templateOf(
    'CORE',
    [
      typeNamed('Person', [
        { name: 'Mail', type: 'email' },
        { name: 'State', type: 'status', statuses: 'LIFE' },
        { name: 'Phase', type: 'status', statuses: 'PHASES' },
        { name: 'Boss', type: 'reference', to: 'Person', as: 'Reports To' },
        { name: 'Mate', type: 'reference', to: 'Person', as: 'Works With' },
      ]),
      typeNamed('Team', [{ name: 'Lead', type: 'reference', to: 'Person', as: 'Reports To' }]),
    ],
    {
      statusSets: {
        LIFE: [{ name: 'Gone', category: 'inactive' }],
        PHASES: [{ name: 'First', category: 'active' }],
      },
    },
  ),
]);

it('are named with the attributes that they were for, and no others', () => {
  const workspace = changed(deployed(catalogue, ['CORE']), (w) => {
    const core = detailOf(w, 'CORE');
    core.statuses = core.statuses.filter(({ name }) => name !== 'Gone');
    core.referenceTypes = core.referenceTypes.filter(({ name }) => name !== 'Reports To');
    const asText = { kind: 'text' as const, statusIds: [], reference: null };
    for (const [type, name] of [
      ['Person', 'State'],
      ['Person', 'Boss'],
      ['Team', 'Lead'],
    ] as const)
      Object.assign(attributeOf(w, 'CORE', type, name), asText);
  });
  const { steps, unneeded } = planFor(catalogue, workspace, optionsFor(['CORE']));
  expect(steps).toEqual([]);
  expect(unneeded).toEqual([
    {
      element: statusKeyOf('CORE', 'Gone'),
      attributes: [attributeKeyOf('CORE', ['Person'], 'State')],
    },
    {
      element: referenceTypeKeyOf('CORE', 'Reports To'),
      attributes: [
        attributeKeyOf('CORE', ['Person'], 'Boss'),
        attributeKeyOf('CORE', ['Team'], 'Lead'),
      ],
    },
  ]);
});
