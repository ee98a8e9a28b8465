/**
 * The small models of a chaos run: a hub and a spoke under keys of the catalogue, each in an
 * older and a newer version, and a model of the site's own. While a run lasts they stand in the
 * place of the real templates.
 */
import type { TemplateKey } from '../../src/templates/catalogue';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../../src/templates/template.generated';
import { templateOf, typeNamed } from '../../simulator/templates';

/** Which version of the app's catalogue. */
export type Edition = 'older' | 'newer';

export type LoadTemplate = (key: TemplateKey) => Promise<Template>;

const text = (name: string, more: Partial<TemplateAttribute> = {}): TemplateAttribute =>
  ({ name, type: 'text', ...more }) as TemplateAttribute;
const reference = (name: string, to: string, as: string): TemplateAttribute => ({
  name,
  type: 'reference',
  to,
  as,
  subtypes: true,
});
const only = <T>(is: boolean, ...them: T[]): T[] => (is ? them : []);

const LIFE: Template['statusSets'] = {
  LIFE: [
    { name: 'In Use', category: 'active' },
    { name: 'Retired', category: 'inactive' },
  ],
};

/** The hub. `size` 0 to 2: how much of it there is. */
function hub(edition: Edition, size: number): Template {
  const isNewer = edition === 'newer';
  const types: TemplateObjectType[] = [
    typeNamed('Place', [text('Code', { unique: true, required: true }), text('Street')]),
    typeNamed('Person', [
      { name: 'Mail', type: 'email' },
      reference('Works At', 'Place', 'Located At'),
      ...only<TemplateAttribute>(size > 0, reference('Reports To', 'Person', 'Managed By')),
      ...only<TemplateAttribute>(isNewer, text('Badge')),
    ]),
    ...only(isNewer, typeNamed('Team', [text('Purpose'), reference('Lead', 'Person', 'Led By')])),
  ];
  return templateOf('CORE', types, {
    version: isNewer ? '1.1.0' : '1.0.0',
    statusSets: LIFE,
    name: 'Core Data',
  });
}

/** The spoke: it refers to the hub. */
function spoke(edition: Edition, size: number): Template {
  const isNewer = edition === 'newer';
  const asset = typeNamed(
    'Asset',
    [
      text('Tag', { unique: true, required: true }),
      { name: 'State', type: 'status', statuses: 'LIFE' },
      reference('Owner', 'CORE.Person', 'Owned By'),
    ],
    {
      abstract: true,
      children: [
        typeNamed('Laptop', [
          text('Serial'),
          ...only<TemplateAttribute>(size > 0, {
            name: 'Size',
            type: 'select',
            options: ['13', '15'],
          }),
          ...only<TemplateAttribute>(isNewer, text('Dock')),
        ]),
        ...only(size > 1, typeNamed('Phone', [text('Number')])),
        ...only(isNewer, typeNamed('Tablet', [text('Pen')])),
      ],
    },
  );
  return templateOf(
    'ITAM',
    [asset, typeNamed('Licence', [text('Seats'), reference('Covers', 'Asset', 'Covers')])],
    {
      version: isNewer ? '1.1.0' : '1.0.0',
      statusSets: LIFE,
      extends: ['CORE'],
      name: 'Asset Management',
    },
  );
}

const KEYS = ['CORE', 'ITAM'] as const satisfies readonly TemplateKey[];

/** Puts an edition in the place of what the app ships with; returns what puts that back. */
export async function shelve(
  loadTemplate: LoadTemplate,
  size: number,
): Promise<{ put(edition: Edition): void; back(): void }> {
  const shipped = await Promise.all(KEYS.map(loadTemplate));
  const kept = shipped.map((template) => ({ ...template }));
  const place = (at: number, content: Template): void => {
    const template = shipped[at] as unknown as Record<string, unknown>;
    for (const field of Object.keys(template)) Reflect.deleteProperty(template, field);
    Object.assign(template, content);
  };
  return {
    put(edition) {
      place(0, hub(edition, size));
      place(1, spoke(edition, size));
    },
    back: () => kept.forEach((content, at) => place(at, content)),
  };
}

/** The site's own model, as it is described in the chat. */
export const OWN = [
  'schema FLEET "Company cars"',
  'Vehicle - A car we run',
  '  Plate: text, required, unique',
  '  Seats: integer',
  'Vehicle > Van',
  '  Load: integer',
].join('\n');

/** What can be asked for, as inputs of a preview. */
export const REQUESTS = [
  { schema: 'CORE' },
  { schema: 'ITAM' },
  { schema: 'ITAM', references: 'text' },
  { schema: 'ITAM', references: 'create' },
  { schema: 'ITAM', references: 'Person=link:HR/Employee' },
  { schema: 'ITAM, CORE', extend: 'ITAM, CORE', allowSharing: 'CORE' },
  { schema: 'CORE', extend: 'CORE' },
  { schema: 'FLEET' },
  { schema: 'FLEET', extend: 'FLEET' },
] as const;
