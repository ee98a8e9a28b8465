/** One attribute of a template in the planner's form, before its reference is resolved. */
import { briefOf } from '../../templates/brief';
import type { Template, TemplateAttribute } from '../../templates/template.generated';
import type { DesiredAttribute } from './desired';

export function fromTemplate(
  attribute: TemplateAttribute,
  statusSets: Template['statusSets'],
): DesiredAttribute {
  return {
    name: attribute.name,
    kind: attribute.type,
    description: attribute.description ?? '',
    brief: briefOf(attribute.description ?? '', attribute.brief),
    required: attribute.required ?? false,
    unique: 'unique' in attribute ? (attribute.unique ?? false) : false,
    maximum: 'max' in attribute ? (attribute.max ?? 1) : 1,
    regex: 'regex' in attribute ? (attribute.regex ?? '') : '',
    suffix: 'suffix' in attribute ? (attribute.suffix ?? '') : '',
    options: attribute.type === 'select' ? [...attribute.options] : [],
    statuses:
      attribute.type === 'status'
        ? (statusSets[attribute.statuses] ?? []).map(({ name, category }) => ({ name, category }))
        : [],
    reference: null,
  };
}
