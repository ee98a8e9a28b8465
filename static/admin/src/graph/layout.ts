/**
 * Where boxes are. Each group is drawn by dagre along inheritance, its other types in a grid
 * below; then groups are packed into a rectangle as broad as a screen. References do not count:
 * forty types that refer to each other in all directions are readable by group, and not as one
 * layered drawing. Pure.
 */
import dagre from '@dagrejs/dagre';
import { pack } from './pack';
import type { GraphEdge, GraphModel, GraphNode } from './model';

export const NODE = { width: 188, height: 48 } as const;
const HEAD = 34;
const PAD = 16;
const GAP = 24;
const BETWEEN = 14;
/** Width to height that a screen has room for. */
const ASPECT = 1.75;

export interface Placed {
  x: number;
  y: number;
}
export interface PlacedGroup extends Placed {
  name: string;
  width: number;
  height: number;
}
export interface Layout {
  nodes: Map<string, Placed>;
  groups: PlacedGroup[];
}

interface Drawn {
  width: number;
  height: number;
  places: Map<string, Placed>;
}

export function layOut({ nodes, edges }: GraphModel): Layout {
  const byGroup = new Map<string, GraphNode[]>();
  for (const node of nodes) byGroup.set(node.group, [...(byGroup.get(node.group) ?? []), node]);
  const inheritance = edges.filter((edge) => edge.kind === 'inherits');
  const groups = [...byGroup].map(([name, members]) => ({
    name,
    ...framed(drawGroup(members, inheritance)),
  }));
  const corners = pack(
    groups.map(({ width, height }) => ({ width: width + GAP, height: height + GAP })),
    ASPECT,
  );
  const layout: Layout = { nodes: new Map(), groups: [] };
  groups.forEach(({ name, width, height, places }, at) => {
    const { x, y } = corners[at] ?? { x: 0, y: 0 };
    layout.groups.push({ name, x, y, width, height });
    for (const [id, place] of places) layout.nodes.set(id, { x: x + place.x, y: y + place.y });
  });
  return layout;
}

function drawGroup(nodes: readonly GraphNode[], inheritance: readonly GraphEdge[]): Drawn {
  const ids = new Set(nodes.map((node) => node.id));
  const within = inheritance.filter((edge) => ids.has(edge.from) && ids.has(edge.to));
  const joined = new Set(within.flatMap((edge) => [edge.from, edge.to]));
  const trees =
    joined.size === 0
      ? { width: 0, height: 0, places: new Map<string, Placed>() }
      : drawTrees(
          nodes.filter((node) => joined.has(node.id)),
          within,
        );
  return withLoose(
    trees,
    nodes.filter((node) => !joined.has(node.id)),
  );
}

function drawTrees(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Drawn {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN, ranksep: 48 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...NODE });
  for (const edge of edges) graph.setEdge(edge.from, edge.to);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const places = new Map(
    nodes.map((node) => {
      const { x, y } = graph.node(node.id);
      return [node.id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
    }),
  );
  return { width, height, places };
}

/** Types that inherit nothing are below the trees, in a grid as wide as these, or else as broad as a screen. */
function withLoose(trees: Drawn, loose: readonly GraphNode[]): Drawn {
  const [stepX, stepY] = [NODE.width + BETWEEN, NODE.height + BETWEEN];
  const fitting =
    trees.width === 0
      ? Math.ceil(Math.sqrt((loose.length * stepY * ASPECT) / stepX))
      : Math.floor((trees.width + BETWEEN) / stepX);
  const columns = Math.max(1, Math.min(fitting, loose.length));
  const top = trees.height === 0 ? 0 : trees.height + BETWEEN;
  const places = new Map(trees.places);
  loose.forEach((node, at) =>
    places.set(node.id, { x: (at % columns) * stepX, y: top + Math.floor(at / columns) * stepY }),
  );
  const rows = Math.ceil(loose.length / columns);
  return rows === 0
    ? trees
    : {
        width: Math.max(trees.width, columns * stepX - BETWEEN),
        height: top + rows * stepY - BETWEEN,
        places,
      };
}

const framed = ({ width, height, places }: Drawn): Drawn => ({
  width: width + 2 * PAD,
  height: height + HEAD + PAD,
  places: new Map([...places].map(([id, { x, y }]) => [id, { x: x + PAD, y: y + HEAD }])),
});
