/** A model as a data dictionary in Markdown, for people. Pure. */
import type { Template, TemplateAttribute } from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { inert } from '../../text/inert';

export function writeDictionary(template: Template): string {
  const parents = parentsOf(template);
  return [
    `# ${cell(template.name)} (${template.key} ${template.version})`,
    '',
    cell(template.summary),
    ...walkTypes(template).flatMap(({ type, own, inherited }) => [
      '',
      `## ${[...(parents.get(type.name) ?? []), type.name].map(cell).join(' › ')}`,
      '',
      ...(type.purpose === '' ? [] : [cell(type.purpose), '']),
      ...(type.abstract === true ? ['Abstract: holds no objects of its own.', ''] : []),
      ...(own.length === 0 ? ['No attributes of its own.'] : HEAD),
      ...own.map(({ attribute }) => row(attribute, template)),
      ...(inherited.length === 0
        ? []
        : ['', `Inherited: ${inherited.map(({ attribute }) => cell(attribute.name)).join(', ')}.`]),
    ]),
    '',
  ].join('\n');
}

const HEAD = ['| Attribute | Kind | Rules | Meaning |', '|---|---|---|---|'];

function parentsOf(template: Template): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (types: Template['objectTypes'], above: string[]): void => {
    for (const type of types) {
      found.set(type.name, above);
      visit(type.children ?? [], [...above, type.name]);
    }
  };
  visit(template.objectTypes, []);
  return found;
}

function row(attribute: TemplateAttribute, template: Template): string {
  const rules = [
    ...(attribute.required === true ? ['required'] : []),
    ...('unique' in attribute && attribute.unique === true ? ['unique'] : []),
    ...('max' in attribute && attribute.max !== undefined
      ? [attribute.max === -1 ? 'any number' : `up to ${attribute.max}`]
      : []),
    ...('regex' in attribute && attribute.regex !== undefined ? [`as ${attribute.regex}`] : []),
    ...('suffix' in attribute && attribute.suffix !== undefined ? [`in ${attribute.suffix}`] : []),
  ];
  const columns = [
    attribute.name,
    kindOf(attribute, template),
    rules.join(', '),
    attribute.description ?? '',
  ];
  return `| ${columns.map(cell).join(' | ')} |`;
}

function kindOf(attribute: TemplateAttribute, template: Template): string {
  switch (attribute.type) {
    case 'select':
      return `one of ${attribute.options.join(', ')}`;
    case 'status':
      return `status: ${(template.statusSets[attribute.statuses] ?? []).map(({ name }) => name).join(', ')}`;
    case 'reference':
      return `${attribute.to} (${attribute.as})`;
    default:
      return attribute.type;
  }
}

/** Text as data: no table and no markup of its own. */
const cell = (text: string): string =>
  inert(text, 1_000).replace(/[\\`*_[\]<>|#]/gu, (mark) => `\\${mark}`);
