import { loadTemplate, type TemplateKey } from '../../src/templates/catalogue';
import {
  countAttributes,
  homesOf,
  resolveTemplate,
  type ObjectTypeNode,
  type ResolvedTemplate,
} from '../../src/templates/resolve';
import type { Template, TemplateAttribute } from '../../src/templates/template.generated';
import { alignColumns } from './columns';

/** With `--json` exactly what is printed: the template as it is in its file. */
export async function showTemplate(key: TemplateKey): Promise<Template> {
  return loadTemplate(key);
}

/**
 * The template for a terminal: its head, then the tree of object types with their own attributes;
 * no line end at the end.
 */
export function renderTemplate(template: Template): string {
  const resolved = resolveTemplate(template);
  return [
    ...head(resolved),
    ...resolved.tree.flatMap((node) => renderNode(node, resolved, '')),
  ].join('\n');
}

function head(template: ResolvedTemplate): string[] {
  const optional = [
    ...new Set(template.crossReferences.filter((reference) => reference.optional).flatMap(homesOf)),
  ];
  return [
    `${template.key}  ${template.name} ${template.version} · ${template.category}`,
    template.summary,
    `Object types: ${String(template.objectTypes.length)} · attributes: ` +
      `${String(countAttributes(template))} · status sets: ` +
      `${String(Object.keys(template.statusSets).length)}`,
    ...(template.extends.length > 0 ? [`Refers to ${template.extends.join(', ')}`] : []),
    ...(optional.length > 0 ? [`Refers to ${optional.join(', ')} too, where deployed`] : []),
  ];
}

function renderNode(
  { type, children }: ObjectTypeNode,
  template: ResolvedTemplate,
  indent: string,
): string[] {
  const traits = [type.abstract ? 'abstract' : '', type.highVolume ? 'many objects' : ''].filter(
    (trait) => trait !== '',
  );
  const rows = type.attributes.map((attribute) => [
    attribute.name,
    kindOf(attribute),
    rulesOf(attribute),
    `${attribute.description ?? ''}${valuesOf(attribute, template)}`,
  ]);
  const lines = rows.length === 0 ? [] : alignColumns(rows).split('\n');
  return [
    '',
    `${indent}${type.name}${traits.length > 0 ? ` (${traits.join(', ')})` : ''}: ${type.purpose}`,
    ...lines.map((line) => `${indent}    ${line}`),
    ...children.flatMap((child) => renderNode(child, template, `${indent}  `)),
  ];
}

const kindOf = (attribute: TemplateAttribute): string =>
  attribute.type === 'reference' ? `→ ${attribute.to} (${attribute.as})` : attribute.type;

/** What may be chosen, behind the description, where a long list does not widen a column. */
function valuesOf(attribute: TemplateAttribute, { statusSets }: ResolvedTemplate): string {
  if (attribute.type === 'select') return ` {${attribute.options.join(' / ')}}`;
  if (attribute.type === 'status')
    return ` {${(statusSets[attribute.statuses] ?? []).map(({ name }) => name).join(' / ')}}`;
  return '';
}

function rulesOf(attribute: TemplateAttribute): string {
  return [
    attribute.required === true ? 'required' : '',
    'unique' in attribute && attribute.unique === true ? 'unique' : '',
    'max' in attribute && attribute.max !== undefined ? `up to ${String(attribute.max)}` : '',
    'suffix' in attribute && attribute.suffix !== undefined ? `in ${attribute.suffix}` : '',
    'regex' in attribute && attribute.regex !== undefined ? attribute.regex : '',
    attribute.type === 'reference' && attribute.filter !== undefined
      ? `only ${attribute.filter}`
      : '',
  ]
    .filter((rule) => rule !== '')
    .join(', ');
}
