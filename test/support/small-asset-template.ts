/**
 * A template of four types that has a bit of everything: what tests of the planner deploy where
 * the real ones are too large.
 */
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { templateOf, typeNamed } from '../../simulator/templates';

const text = (
  name: string,
  more: { required?: boolean; unique?: boolean } = {},
): TemplateAttribute => ({ name, type: 'text', ...more });

export const smallAssets = templateOf(
  'ITAM',
  [
    typeNamed(
      'Asset',
      [
        text('Tag', { unique: true, required: true }),
        { name: 'Status', type: 'status', statuses: 'LIFE' },
      ],
      {
        abstract: true,
        children: [
          typeNamed('Laptop', [
            text('Serial', { unique: true }),
            { name: 'Size', type: 'select', options: ['13', '15'] },
          ]),
          typeNamed('Phone', [text('Number')]),
        ],
      },
    ),
    typeNamed('Licence', [
      text('Code', { required: true }),
      { name: 'For', type: 'reference', to: 'Asset', as: 'Covers', subtypes: true },
    ]),
  ],
  {
    statusSets: {
      LIFE: [
        { name: 'In Use', category: 'active' },
        { name: 'Retired', category: 'inactive' },
      ],
    },
  },
);
