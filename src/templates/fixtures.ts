/** Small templates for tests. */
import type { Template, TemplateAttribute, TemplateObjectType } from './template.generated';

/** An object type with a status, sound by itself. */
export function aType(
  name: string,
  attributes: TemplateAttribute[] = [],
  more: Partial<TemplateObjectType> = {},
): TemplateObjectType {
  return { name, purpose: `One ${name}.`, icon: 'box', attributes, ...more };
}

/** A sound template of one hub and two object types, one below the other, unless told otherwise. */
export function aTemplate(more: Partial<Template> = {}): Template {
  return {
    key: 'DEMO',
    name: 'Demonstration',
    version: '1.0.0',
    category: 'Foundation',
    level: 1,
    summary: 'For tests.',
    extends: [],
    statusSets: {
      RECORD: [
        { name: 'Active', category: 'active' },
        { name: 'Inactive', category: 'inactive' },
      ],
    },
    objectTypes: [
      aType(
        'Thing',
        [
          { name: 'Thing Code', type: 'text', unique: true, description: 'Its code.' },
          {
            name: 'Status',
            type: 'status',
            statuses: 'RECORD',
            required: true,
            description: 'Whether it is there.',
          },
        ],
        {
          abstract: true,
          children: [
            aType('Small Thing', [
              { name: 'Weight Kg', type: 'float', description: 'Its weight.' },
            ]),
          ],
        },
      ),
    ],
    ...more,
  };
}
