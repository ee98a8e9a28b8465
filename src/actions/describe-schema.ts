/** describe-schema: what a template holds, what it needs, and how it differs from another. */
import { isTemplateKey, loadTemplate } from '../templates/catalogue';
import { TEMPLATE_INDEX } from '../templates/index.generated';
import { countAttributes, resolveTemplate, type ObjectTypeNode, type ResolvedTemplate } from '../templates/resolve';
import type { Answer } from './answer';
import { given, type InputOf } from './inputs';
import { parseTemplate } from './parse-options';
import { firstFew } from './present/counts';

export async function describeSchema(input: InputOf<'describe-schema'>): Promise<Answer> {
  const template = await resolved(parseTemplate(input.schema));
  const other = given(input.compareWith);
  if (other !== null) return compared(template, await resolved(parseTemplate(other)));
  const text = [
    `${template.key} · ${template.name} ${template.version} · ${template.category}`,
    template.summary,
    `${template.objectTypes.length} object types, ${countAttributes(template)} attributes.`,
    ...needs(template),
    ...builtOn(template.key),
    ...template.tree.flatMap((node) => treeLines(node, 1)),
  ].join('\n');
  return {
    ok: true, code: 'template', text, next: `preview-deployment with schema=${template.key} shows what it would create here.`,
    schema: template.key, name: template.name, version: template.version, category: template.category, objectTypes: template.objectTypes.length,
    attributes: countAttributes(template), extends: template.extends,
  };
}

async function resolved(key: string): Promise<ResolvedTemplate> {
  if (!isTemplateKey(key)) throw new Error(`${key} is not in the catalogue.`);
  return resolveTemplate(await loadTemplate(key));
}

function needs(template: ResolvedTemplate): string[] {
  const hubs = new Map<string, Set<string>>();
  for (const { template: hub, target } of template.crossReferences) hubs.set(hub, (hubs.get(hub) ?? new Set()).add(target));
  return [...hubs].map(([hub, types]) => `${template.extends.includes(hub) ? 'Needs' : 'Can use'} ${hub}: ${[...types].sort().join(', ')}.`);
}

function builtOn(key: string): string[] {
  const spokes = TEMPLATE_INDEX.filter((entry) => entry.extends.some((hub) => hub === key)).map((entry) => entry.key);
  return spokes.length === 0 ? [] : [`Built on by ${spokes.join(', ')}.`];
}

function treeLines({ type, children }: ObjectTypeNode, depth: number): string[] {
  const count = type.attributes.length;
  const line = `${'  '.repeat(depth)}${type.name}${type.abstract ? ' (abstract)' : ''} · ${count} ${count === 1 ? 'attribute' : 'attributes'}`;
  return [line, ...children.flatMap((child) => treeLines(child, depth + 1))];
}

function compared(a: ResolvedTemplate, b: ResolvedTemplate): Answer {
  const only = (one: ResolvedTemplate, two: ResolvedTemplate): string[] => [...one.byName.keys()].filter((name) => !two.byName.has(name));
  const both = [...a.byName.keys()].filter((name) => b.byName.has(name));
  const line = (template: ResolvedTemplate): string =>
    `${template.key} · ${template.name}: ${template.objectTypes.length} object types, ${countAttributes(template)} attributes; ${template.summary}`;
  const list = (title: string, names: readonly string[]): string[] => (names.length === 0 ? [] : [`${title} (${names.length}): ${firstFew(names, 40, ', ')}.`]);
  return {
    ok: true, code: 'comparison', schema: a.key, compareWith: b.key,
    text: [line(a), line(b), ...list('In both', both), ...list(`Only in ${a.key}`, only(a, b)), ...list(`Only in ${b.key}`, only(b, a)),
      ...(a.extends.includes(b.key) || b.extends.includes(a.key) ? ['One refers to the other: they are meant to be deployed together.'] : [])].join('\n'),
    next: `preview-deployment with schema=${a.key} or schema=${b.key} shows what it would create here.`,
  };
}
