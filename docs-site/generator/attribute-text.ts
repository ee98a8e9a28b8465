/** An attribute in the words of the data dictionary and of the forms. */
import type { ResolvedTemplate } from '../../src/templates/resolve';
import { parseTarget } from '../../src/templates/target';
import type { TemplateAttribute } from '../../src/templates/template.generated';
import { code, esc, tag } from './html';
import { typeLink } from './links';

const TYPE_NAMES: Record<string, string> = {
  text: 'Text',
  textarea: 'Text area',
  boolean: 'Boolean',
  ipaddress: 'IP address',
  integer: 'Integer',
  float: 'Float',
  date: 'Date',
  datetime: 'Date and time',
  url: 'URL',
  email: 'E-mail',
  select: 'Select',
  status: 'Status',
  user: 'User',
  group: 'Group',
  reference: 'Reference',
};

export const typeName = (attribute: TemplateAttribute): string =>
  TYPE_NAMES[attribute.type] ?? attribute.type;

export function typeCell(
  attribute: TemplateAttribute,
  template: ResolvedTemplate,
  page: string,
): string {
  if (attribute.type !== 'reference') return typeName(attribute);
  const target = parseTarget(attribute.to, template.key);
  const elsewhere =
    target.template === template.key ? '' : ` ${tag('span', 'lp-key', target.template)}`;
  const below = attribute.subtypes === true ? ' and its children' : '';
  const type = typeLink(page, target.template, target.objectType);
  return `→ ${type}${elsewhere}${below}<br>${tag('span', 'lp-as', esc(attribute.as))}`;
}

/** Least and most values, as Assets names them. */
export const cardinality = (attribute: TemplateAttribute): string =>
  `${isRequired(attribute) ? '1' : '0'}..${String(mostValues(attribute))}`;

export const isRequired = (attribute: TemplateAttribute): boolean => attribute.required === true;
export const isUnique = (attribute: TemplateAttribute): boolean =>
  'unique' in attribute && attribute.unique === true;
export const mostValues = (attribute: TemplateAttribute): number =>
  'max' in attribute && attribute.max !== undefined ? attribute.max : 1;

export function ruleCell(attribute: TemplateAttribute): string {
  return [
    isRequired(attribute) ? tag('span', 'lp-flag required', 'required') : '',
    isUnique(attribute) ? tag('span', 'lp-flag unique', 'unique') : '',
    'suffix' in attribute && attribute.suffix !== undefined ? `in ${esc(attribute.suffix)}` : '',
    'regex' in attribute && attribute.regex !== undefined ? code(attribute.regex) : '',
    attribute.type === 'reference' && attribute.filter !== undefined
      ? `only ${code(attribute.filter)}`
      : '',
  ]
    .filter((rule) => rule !== '')
    .join(' ');
}

/**
 * What may be chosen: options with their official codes, or statuses in the colour of their
 * category. Empty for everything else.
 */
export function choices(attribute: TemplateAttribute, template: ResolvedTemplate): string {
  if (attribute.type === 'status') {
    return pills(
      (template.statusSets[attribute.statuses] ?? []).map((status) =>
        tag('span', `lp-pill ${status.category}`, esc(status.name)),
      ),
    );
  }
  if (attribute.type !== 'select') return '';
  return pills(
    attribute.options.map((option, index) => {
      const official = attribute.optionCodes?.[index];
      return tag(
        'span',
        'lp-pill',
        `${esc(option)}${official === undefined ? '' : ` <i>${esc(official)}</i>`}`,
      );
    }),
  );
}

const pills = (items: readonly string[]): string => tag('div', 'lp-pills', items.join(''));

export const meaningCell = (attribute: TemplateAttribute, template: ResolvedTemplate): string =>
  `${esc(attribute.description ?? '')}${choices(attribute, template)}`;
