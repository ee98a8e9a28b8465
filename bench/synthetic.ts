/** Templates of any size: families of five types, a parent and four children, each with so many plain attributes. */
import type { TemplateClosure } from '../src/templates/load-closure';
import { contentHash } from '../src/templates/canonical';
import { resolveTemplate } from '../src/templates/resolve';
import type {
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../src/templates/template.generated';

const FAMILY = 5;

/** One schema; W = 1 + types + types × attributes. */
export function syntheticTemplate(types: number, attributes: number): Template {
  const typeOf = (index: number, children: TemplateObjectType[]): TemplateObjectType => ({
    name: `Type ${index}`,
    purpose: `Stands for the ${index}th kind of thing.`,
    icon: 'cube',
    attributes: Array.from({ length: attributes }, (_, at) => attributeOf(`T${index} A${at}`, at)),
    ...(children.length === 0 ? {} : { children }),
  });
  const roots = Array.from({ length: Math.ceil(types / FAMILY) }, (_, family) => {
    const first = family * FAMILY;
    const last = Math.min(types, first + FAMILY);
    return typeOf(
      first,
      Array.from({ length: last - first - 1 }, (_ignored, child) => typeOf(first + 1 + child, [])),
    );
  });
  return {
    key: 'SYN',
    name: `Synthetic ${types} by ${attributes}`,
    version: '1.0.0',
    category: 'Synthetic',
    level: 1,
    summary: 'Made to be measured.',
    extends: [],
    statusSets: {},
    objectTypes: roots,
  };
}

function attributeOf(name: string, at: number): TemplateAttribute {
  switch (at % 6) {
    case 0:
      return { name, type: 'text', description: 'A line of text.', required: at === 0 };
    case 1:
      return { name, type: 'integer' };
    case 2:
      return { name, type: 'date' };
    case 3:
      return { name, type: 'select', options: ['One', 'Two', 'Three'] };
    case 4:
      return { name, type: 'boolean' };
    default:
      return { name, type: 'email', max: 3 };
  }
}

export function closureOf(template: Template): TemplateClosure {
  return {
    templates: new Map([[template.key, resolveTemplate(template)]]),
    refs: [{ key: template.key, version: template.version, hash: contentHash(template) }],
  };
}
