/**
 * In which order to import the objects of deployed templates, so that what a reference names is
 * there already. Pure.
 */
import { groupCycles } from './cycles';
import type { ResolvedTemplate } from './resolve';
import { parseTarget } from './target';

export interface ImportStep {
  template: string;
  objectType: string;
  /**
   * References to objects that are imported after these: to be filled by a second import. References inside the object
   * type itself (a parent location) are not among them.
   */
  later: string[];
}

interface Need {
  attribute: string;
  required: boolean;
  /** Object types that may hold the objects referred to, the type itself left out. */
  targets: ReadonlySet<string>;
}

interface Node {
  id: string;
  template: string;
  objectType: string;
  needs: Need[];
}

/**
 * Object types that hold objects, those referred to before those that refer. Inside a cycle of
 * references required ones are honoured before optional ones; between equals the order of the
 * templates and of their files decides. A reference to a template that is not given counts as
 * met.
 */
export function importOrder(templates: readonly ResolvedTemplate[]): ImportStep[] {
  const nodes = nodesOf(templates);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const needed = (node: Node): Node[] =>
    node.needs.flatMap(({ targets }) => [...targets].flatMap((id) => byId.get(id) ?? []));
  return groupCycles(nodes, needed).flatMap((group) =>
    orderCycle(nodes.filter((node) => group.includes(node))),
  );
}

/** Again and again the node with the fewest unmet required references, then the fewest unmet optional ones. */
function orderCycle(group: readonly Node[]): ImportStep[] {
  const waiting = new Map(group.map((node) => [node.id, node]));
  const steps: ImportStep[] = [];
  while (waiting.size > 0) {
    const [best] = [...waiting.values()]
      .map((node) => ({ node, open: node.needs.filter((need) => isUnmet(need, waiting)) }))
      .map((candidate) => ({
        ...candidate,
        required: candidate.open.filter((need) => need.required).length,
      }))
      .sort((a, b) => a.required - b.required || a.open.length - b.open.length);
    if (best === undefined) break;
    waiting.delete(best.node.id);
    steps.push({
      template: best.node.template,
      objectType: best.node.objectType,
      later: best.open.map((need) => need.attribute),
    });
  }
  return steps;
}

/** A reference is met once every type that could hold its objects is imported. */
function isUnmet(need: Need, waiting: ReadonlyMap<string, Node>): boolean {
  return [...need.targets].some((target) => waiting.has(target));
}

function nodesOf(templates: readonly ResolvedTemplate[]): Node[] {
  const holders = holdersByType(templates);
  return templates.flatMap((template) =>
    template.objectTypes
      .filter((type) => !type.abstract)
      .map((type) => {
        const id = idOf(template.key, type.name);
        const needs = (template.effective.get(type.name) ?? []).flatMap((attribute): Need[] => {
          if (attribute.type !== 'reference') return [];
          const target = parseTarget(attribute.to, template.key);
          const targetId = idOf(target.template, target.objectType);
          const accepted = attribute.subtypes === true ? (holders.get(targetId) ?? []) : [targetId];
          return [
            {
              attribute: attribute.name,
              required: attribute.required ?? false,
              targets: new Set(accepted.filter((other) => other !== id)),
            },
          ];
        });
        return { id, template: template.key, objectType: type.name, needs };
      }),
  );
}

const idOf = (template: string, objectType: string): string => `${template}.${objectType}`;

/** For each type those that hold its objects: itself unless abstract, and all below it that are not. */
function holdersByType(templates: readonly ResolvedTemplate[]): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const template of templates) {
    for (const type of template.objectTypes) {
      if (type.abstract) continue;
      for (const name of type.path) {
        const id = idOf(template.key, name);
        holders.set(id, [...(holders.get(id) ?? []), idOf(template.key, type.name)]);
      }
    }
  }
  return holders;
}
