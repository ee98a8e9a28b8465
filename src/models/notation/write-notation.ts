/** A template in the notation: what a person would have written to say it. Pure. */
import { OWN_CATEGORY } from '../../templates/own';
import { parseTarget } from '../../templates/target';
import type {
  ReferenceAttribute,
  Template,
  TemplateAttribute,
  TemplateObjectType,
} from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { isFlagWord } from './attribute-line';
import { DEFAULT_REFERENCE_TYPE, defaultIcon } from './build';
import { written, writtenDescription } from './line';

/**
 * Everything that the notation can say. It says nothing of needs, sources, codes of outside
 * standards and texts made short by hand: a file carries those.
 */
export function writeNotation(template: Template): string {
  const lines: string[] = [schemaLine(template)];
  const visit = (type: TemplateObjectType, above: readonly string[]): void => {
    lines.push(typeLine(type, above));
    for (const attribute of type.attributes) lines.push(`  ${attributeLine(attribute, template)}`);
    for (const child of type.children ?? []) visit(child, [...above, type.name]);
  };
  for (const root of template.objectTypes) visit(root, []);
  return `${lines.join('\n')}\n`;
}

function schemaLine(template: Template): string {
  const { key, name, summary, version, category, level } = template;
  const parts = [
    `schema ${key} ${JSON.stringify(name)}`,
    ...(version === '1.0.0' ? [] : [`version ${version}`]),
    ...(category === OWN_CATEGORY ? [] : [`category ${written(category)}`]),
    ...(level === 1 ? [] : [`level ${level}`]),
    ...saidHubs(template).map((hub) => `extends ${hub}`),
  ];
  return `${parts.join(', ')}${summary === name ? '' : ` - ${writtenDescription(summary)}`}`;
}

/** Hubs follow from the references that need them; where that gives others, or another order, they are named. */
function saidHubs(template: Template): readonly string[] {
  const needed = new Set(
    walkTypes(template).flatMap(({ own }) =>
      own.flatMap(({ attribute }) => {
        if (attribute.type !== 'reference') return [];
        const { template: key } = parseTarget(attribute.to, template.key);
        return key !== template.key && template.extends.includes(key) ? [key] : [];
      }),
    ),
  );
  return [...needed].join() === template.extends.join() ? [] : template.extends;
}

function typeLine(type: TemplateObjectType, above: readonly string[]): string {
  const parts = [
    [...above, type.name].map((name, index) => nameOf(name, index === 0)).join(' > '),
    ...(type.abstract === true ? ['abstract'] : []),
    ...(type.icon === defaultIcon(type.name) ? [] : [`icon ${written(type.icon)}`]),
    ...(type.group === undefined ? [] : [`group ${written(type.group)}`]),
    ...(type.highVolume === true ? ['high volume'] : []),
    ...(type.inherits === false ? ['no inheritance'] : []),
  ];
  return `${parts.join(', ')}${described(type.purpose)}`;
}

/** A type called "schema …" would be read as the head of a text, and one called "```" as nothing. */
const nameOf = (name: string, first: boolean): string =>
  written(name, (text) => first && /^(?:schema\b|#|```)/iu.test(text));

const described = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : ` - ${writtenDescription(text)}`;

function attributeLine(attribute: TemplateAttribute, template: Template): string {
  const parts = [
    kindOf(attribute, template),
    ...(attribute.required === true ? ['required'] : []),
    ...('unique' in attribute && attribute.unique === true ? ['unique'] : []),
    ...('max' in attribute && attribute.max !== undefined
      ? [attribute.max === -1 ? 'unlimited' : `up to ${attribute.max}`]
      : []),
    ...('regex' in attribute && attribute.regex !== undefined
      ? [`matches ${written(attribute.regex)}`]
      : []),
    ...('suffix' in attribute && attribute.suffix !== undefined
      ? [`suffix ${written(attribute.suffix)}`]
      : []),
    ...(attribute.type === 'reference' ? referenceFlags(attribute, template) : []),
  ];
  const name = written(attribute.name, (text) => /^(?:#|```)/u.test(text));
  return `${name}: ${parts.join(', ')}${described(attribute.description)}`;
}

function kindOf(attribute: TemplateAttribute, template: Template): string {
  switch (attribute.type) {
    case 'select':
      return `select ${attribute.options.map((option) => written(option, isFlagWord)).join(', ')}`;
    case 'status':
      return `status ${(template.statusSets[attribute.statuses] ?? []).map(statusOf).join(', ')}`;
    case 'reference': {
      const target = `-> ${written(attribute.to, isFlagWord)}`;
      return attribute.as === DEFAULT_REFERENCE_TYPE
        ? target
        : `${target} as ${written(attribute.as)}`;
    }
    default:
      return attribute.type;
  }
}

/** The category is always written: what a name most likely means may be read otherwise by a later version. */
const statusOf = ({ name, category }: { name: string; category: string }): string =>
  `${written(name, isFlagWord)} (${category})`;

const referenceFlags = (attribute: ReferenceAttribute, template: Template): string[] => {
  const { template: key } = parseTarget(attribute.to, template.key);
  return [
    ...(attribute.subtypes === true ? ['subtypes'] : []),
    ...(attribute.filter === undefined ? [] : [`filter ${writtenFilter(attribute.filter)}`]),
    ...(key === template.key || template.extends.includes(key) ? [] : ['optional']),
  ];
};

/** The commonest condition is written as it is; of any other only the quotes tell where it ends. */
const writtenFilter = (filter: string): string =>
  /^"[^"\\]+" (?:=|!=) "[^"\\]+"$/u.test(filter) ? filter : JSON.stringify(filter);
