import type { Deployed, TemplateRow } from '../../src/service/outputs';
import type { ActionOutput } from './app';

/**
 * One template as `list-schemas` tells it, with 0 object types and no version where the app does
 * not say; `deployed` is the object schema it became, or null.
 */
export interface TemplateFact extends Pick<
  TemplateRow,
  'key' | 'name' | 'category' | 'version' | 'objectTypes' | 'extends'
> {
  deployed: Deployed | null;
}

/** The templates in an output of `list-schemas`; [] where it holds none. */
export function readTemplates(output: ActionOutput): TemplateFact[] {
  const schemas = output.schemas;
  return Array.isArray(schemas) ? schemas.flatMap(readTemplate) : [];
}

function readTemplate(value: unknown): TemplateFact[] {
  const fields: Unread<TemplateRow> = record(value);
  const key = text(fields.key);
  if (key === '') return [];
  const deployed: Unread<Deployed> = record(fields.deployed);
  const hubs = fields.extends;
  return [
    {
      key,
      name: text(fields.name) || key,
      category: text(fields.category),
      version: text(fields.version),
      objectTypes: typeof fields.objectTypes === 'number' ? fields.objectTypes : 0,
      extends: Array.isArray(hubs) ? hubs.map(text).filter((hub) => hub !== '') : [],
      deployed:
        text(deployed.key) === ''
          ? null
          : {
              key: text(deployed.key),
              name: text(deployed.name),
              version: text(deployed.version),
            },
    },
  ];
}

/** Its facts by name, none of them looked at yet. */
type Unread<T> = { readonly [Fact in keyof T]?: unknown };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Key of the object schema that a template key stands for: the deployed one, else the template's own. */
export function schemaKeyOf(templates: readonly TemplateFact[], key: string): string {
  return templates.find((one) => one.key === key)?.deployed?.key ?? key;
}
