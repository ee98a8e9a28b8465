/** One template whole, for the graph, the tree and the table of attributes. */
import { AppError } from '../errors';
import type { Tools } from '../service/tools';
import { modelsFor } from '../storage/models';
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import { countAttributes, resolveTemplate, type ResolvedTemplate } from '../templates/resolve';
import { parseTarget } from '../templates/target';
import type { TemplateAttribute } from '../templates/template.generated';
import type { PageInput, PageOutcome } from './contract';
import type { AttributeOfTemplate, TemplateView } from './views';

export async function readTemplate(
  { key }: PageInput<'read-template'>,
  tools: Tools,
): Promise<PageOutcome<'read-template'>> {
  const found = isTemplateKey(key)
    ? await loadTemplate(key)
    : await modelsFor(tools.kv, tools.accountId, tools.now())(key);
  if (found === null)
    throw new AppError('unknown-template', 'There is no such template.', {
      remedy: 'Choose one of the gallery.',
    });
  const template = resolveTemplate(found);
  return {
    ok: true,
    code: 'template',
    text: `${template.key} ${template.version}.`,
    template: viewOf(template),
  };
}

export function viewOf(template: ResolvedTemplate): TemplateView {
  return {
    key: template.key,
    name: template.name,
    version: template.version,
    category: template.category,
    level: template.level,
    summary: template.summary,
    needs: template.needs ?? [],
    sources: template.sources ?? [],
    extends: template.extends,
    attributes: countAttributes(template),
    types: template.objectTypes.map(({ path, purpose, group, abstract, attributes }) => ({
      path,
      purpose,
      group,
      abstract,
      attributes: attributes.map((attribute) => attributeView(attribute, template)),
    })),
  };
}

function attributeView(
  attribute: TemplateAttribute,
  template: ResolvedTemplate,
): AttributeOfTemplate {
  return {
    name: attribute.name,
    kind: attribute.type,
    description: attribute.description ?? '',
    required: attribute.required ?? false,
    unique: 'unique' in attribute && attribute.unique === true,
    max: 'max' in attribute ? (attribute.max ?? 1) : 1,
    to:
      attribute.type === 'reference'
        ? { ...parseTarget(attribute.to, template.key), as: attribute.as }
        : null,
    values: valuesOf(attribute, template),
  };
}

function valuesOf(attribute: TemplateAttribute, template: ResolvedTemplate): string[] {
  if (attribute.type === 'select') return attribute.options;
  return attribute.type === 'status'
    ? (template.statusSets[attribute.statuses] ?? []).map((status) => status.name)
    : [];
}
