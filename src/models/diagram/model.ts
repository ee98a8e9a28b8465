/**
 * What the drawing of a template shows, before any coordinate: boxes in panels, and one line for
 * each pair of types that refer. Pure.
 */
import type { ResolvedTemplate } from '../../templates/resolve';
import { ownTarget, parseTarget } from '../../templates/target';
import { inert } from '../../text/inert';

export interface Box {
  /** `Laptop`, or `CORE.Person` for one of another template. */
  id: string;
  /** Its name, bounded. */
  label: string;
  /** Key of the template that defines it. */
  template: string;
  abstract: boolean;
  /** Levels of inheritance above it inside its panel. */
  depth: number;
  /** Id of the box it inherits from, or null. */
  parent: string | null;
  /** Ids of all boxes it inherits from, nearest first. */
  above: string[];
  /** Attributes it declares; null for a box of another template. */
  attributes: number | null;
}

export interface Panel {
  /** '' for types without a heading. */
  title: string;
  kind: 'own' | 'hub' | 'optional';
  boxes: Box[];
}

export interface Line {
  from: string;
  to: string;
  /** Names of the attributes that refer. */
  attributes: string[];
  kind: 'inside' | 'hub' | 'optional';
}

export interface GraphModel {
  panels: Panel[];
  lines: Line[];
}

/** An ungrouped template with more roots than this is drawn in two panels, so that both sides are used. */
const LARGEST_SINGLE_PANEL = 3;
/** Characters of a name that a box has room for. */
const MOST_LABEL = 60;

export function graphModel(template: ResolvedTemplate): GraphModel {
  const lines = linesOf(template);
  return { panels: [...ownPanels(template), ...foreignPanels(template, lines)], lines };
}

function ownPanels(template: ResolvedTemplate): Panel[] {
  // A type of a person's own may be called as one of another template is named.
  const idOf = (name: string): string => ownTarget(name, template.key);
  const boxes = template.objectTypes.map((type): Box & { group: string } => ({
    id: idOf(type.name),
    label: inert(type.name, MOST_LABEL),
    template: template.key,
    abstract: type.abstract,
    depth: type.path.length - 1,
    parent: type.parentPath === null ? null : idOf(type.parentPath.at(-1) ?? ''),
    above: type.path.slice(0, -1).reverse().map(idOf),
    attributes: type.attributes.length,
    group: inert(template.byName.get(type.path[0] ?? '')?.group ?? '', MOST_LABEL),
  }));
  const groups = [...new Set(boxes.map((box) => box.group))];
  const panels = groups.map((title): Panel => ({
    title,
    kind: 'own',
    boxes: boxes.filter((box) => box.group === title),
  }));
  return panels.length === 1 ? inTwo(panels[0]?.boxes ?? []) : panels;
}

/** Cut between trees of inheritance, as near to the middle as it goes. */
function inTwo(boxes: readonly Box[]): Panel[] {
  const roots = boxes.flatMap((box, index) => (box.depth === 0 ? [index] : []));
  const panel = (part: readonly Box[]): Panel => ({ title: '', kind: 'own', boxes: [...part] });
  if (roots.length <= LARGEST_SINGLE_PANEL) return [panel(boxes)];
  const middle = boxes.length / 2;
  const [cut = 0] = roots.slice(1).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return [panel(boxes.slice(0, cut)), panel(boxes.slice(cut))];
}

function foreignPanels(template: ResolvedTemplate, lines: readonly Line[]): Panel[] {
  const ids = [...new Set(lines.filter((line) => line.kind !== 'inside').map((line) => line.to))];
  const keys = [...new Set(ids.map((id) => parseTarget(id, template.key).template))];
  return keys.map((key) => ({
    title: template.extends.includes(key) ? `${key} · another schema` : `${key} · where deployed`,
    kind: template.extends.includes(key) ? 'hub' : 'optional',
    boxes: ids
      .filter((id) => id.startsWith(`${key}.`))
      .map((id): Box => ({
        id,
        label: inert(parseTarget(id, key).objectType, MOST_LABEL),
        template: key,
        abstract: false,
        depth: 0,
        parent: null,
        above: [],
        attributes: null,
      })),
  }));
}

function linesOf(template: ResolvedTemplate): Line[] {
  const lines = new Map<string, Line>();
  for (const type of template.objectTypes) {
    for (const attribute of type.attributes) {
      if (attribute.type !== 'reference') continue;
      const target = parseTarget(attribute.to, template.key);
      const kind =
        target.template === template.key
          ? 'inside'
          : template.extends.includes(target.template)
            ? 'hub'
            : 'optional';
      const to =
        kind === 'inside'
          ? ownTarget(target.objectType, template.key)
          : `${target.template}.${target.objectType}`;
      const from = ownTarget(type.name, template.key);
      const key = `${from}>${to}`;
      const line = lines.get(key) ?? { from, to, attributes: [], kind };
      line.attributes.push(attribute.name);
      lines.set(key, line);
    }
  }
  return [...lines.values()];
}
