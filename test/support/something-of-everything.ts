/** A small template with something of everything, deployed as it is, and the natural keys of what is in it. */
import type { DeployOptions } from '../../src/planner/options';
import type { Plan } from '../../src/planner/plan';
import {
  catalogueOf,
  deployed,
  optionsFor,
  planFor,
  templateOf,
  typeNamed,
} from '../../simulator/templates';
import { changed, detailOf, type Workspace } from '../../simulator/workspace';

export const LONG =
  'Words of more than seventy characters, as somebody would write them who is paid for them.';
export const catalogue = catalogueOf([
  templateOf('CORE', [
    typeNamed('Party', [{ name: 'Active', type: 'boolean' }], {
      children: [typeNamed('Person', [{ name: 'Mail', type: 'email', max: 3 }])],
    }),
  ]),
  templateOf(
    'AA',
    [
      typeNamed(
        'Device',
        [
          { name: 'Serial', type: 'text', required: true, unique: true, regex: '^S' },
          { name: 'State', type: 'status', statuses: 'LIFE' },
          { name: 'Kind', type: 'select', options: ['One', 'Two'], max: 2 },
        ],
        {
          abstract: true,
          purpose: LONG,
          brief: 'Words.',
          icon: 'box',
          children: [
            typeNamed('Laptop', [
              { name: 'Size', type: 'integer', suffix: 'GB', description: LONG, brief: 'Size.' },
              {
                name: 'Owner',
                type: 'reference',
                to: 'CORE.Person',
                as: 'Owned By',
                required: true,
                filter: '"Active" = true AND "Mail" IS NOT EMPTY',
              },
              {
                name: 'Spare',
                type: 'reference',
                to: 'Device',
                as: 'Spare Of',
                subtypes: true,
                max: 4,
              },
            ]),
          ],
        },
      ),
    ],
    {
      brief: 'Briefly.',
      extends: ['CORE'],
      statusSets: {
        LIFE: [
          { name: 'New', category: 'pending' },
          { name: 'Old', category: 'inactive' },
        ],
      },
    },
  ),
]);

export const plan = (workspace: Workspace, some: Partial<DeployOptions> = {}): Plan =>
  planFor(catalogue, workspace, optionsFor(['AA'], some));
export const extending = (workspace: Workspace): Plan => plan(workspace, { extend: ['AA'] });
export const whole = (change: (workspace: Workspace) => void = () => undefined): Workspace =>
  changed(deployed(catalogue, ['AA']), (w) => {
    detailOf(w, 'CORE').sharing = 'on';
    change(w);
  });

export const key = (...parts: string[]): string => parts.join('\u001f');
export const type = (...path: string[]): string => key('object-type', 'AA', ...path);
export const attribute = (...path: string[]): string => key('attribute', 'AA', ...path);
export const [serial, state, kind] = ['Serial', 'State', 'Kind'].map((name) =>
  attribute('Device', name),
);
export const [size, owner, spare] = ['Size', 'Owner', 'Spare'].map((name) =>
  attribute('Device', 'Laptop', name),
);
export const statuses = [key('status', 'AA', 'New'), key('status', 'AA', 'Old')];
export const person = key('object-type', 'CORE', 'Party', 'Person');
export const schema = key('schema', 'AA');
