/** Models as a Mermaid class diagram: object types, what is below what, and references. Pure. */
import { parseTarget } from '../../templates/target';
import type { Template } from '../../templates/template.generated';
import { walkTypes } from '../../templates/walk';
import { inert } from '../../text/inert';

export function writeDiagram(templates: readonly Template[]): string {
  const ids = new Map<string, string>();
  // Names may hold anything, ids only letters and digits: a label says the name.
  const idOf = (template: string, type: string): string => {
    const name = `${template}.${type}`;
    const id = ids.get(name) ?? `T${ids.size + 1}`;
    ids.set(name, id);
    return id;
  };
  const lines: string[] = [];
  for (const template of templates) {
    const visit = (types: Template['objectTypes'], above: string | null): void => {
      for (const type of types) {
        const id = idOf(template.key, type.name);
        if (above !== null) lines.push(`  ${above} <|-- ${id}`);
        visit(type.children ?? [], id);
      }
    };
    visit(template.objectTypes, null);
    for (const { type, own } of walkTypes(template))
      for (const { attribute } of own)
        if (attribute.type === 'reference') {
          const target = parseTarget(attribute.to, template.key);
          const [from, to] = [
            idOf(template.key, type.name),
            idOf(target.template, target.objectType),
          ];
          lines.push(`  ${from} --> ${to} : ${label(attribute.name)}`);
        }
  }
  const key = templates.length === 1 ? `${templates[0]?.key ?? ''}.` : '';
  const boxes = [...ids].map(
    ([name, id]) =>
      `  class ${id}["${label(name.startsWith(key) ? name.slice(key.length) : name)}"]`,
  );
  return ['classDiagram', ...boxes, ...lines, ''].join('\n');
}

const label = (text: string): string =>
  inert(text, 80)
    .replace(/["`:;#{}[\]<>\\]/gu, ' ')
    .trim() || '-';
