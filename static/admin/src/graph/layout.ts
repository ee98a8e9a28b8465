/**
 * Where boxes stand. Each group is laid out by dagre along inheritance and its inner references, then groups are packed in
 * rows: forty types that refer to each other in all directions are readable by group, and not as one layered drawing. Pure.
 */
import dagre from '@dagrejs/dagre';
import type { GraphEdge, GraphModel, GraphNode } from './model';

export const NODE = { width: 188, height: 48 } as const;
const HEAD = 34;
const PAD = 16;
const GAP = 28;

export interface Placed { x: number; y: number }
export interface PlacedGroup extends Placed { name: string; width: number; height: number }
export interface Layout { nodes: Map<string, Placed>; groups: PlacedGroup[] }

interface Inner { name: string; width: number; height: number; places: Map<string, Placed> }

export function layOut({ nodes, edges }: GraphModel): Layout {
  const names = [...new Set(nodes.map((node) => node.group))];
  const inner = names.map((name) => layOutGroup(name, nodes.filter((node) => node.group === name), edges));
  const area = inner.reduce((sum, group) => sum + (group.width + GAP) * (group.height + GAP), 0);
  const rowWidth = Math.max(Math.sqrt(area * 1.9), ...inner.map((group) => group.width));
  const layout: Layout = { nodes: new Map(), groups: [] };
  let [x, y, rowHeight] = [0, 0, 0];
  for (const group of inner) {
    if (x > 0 && x + group.width > rowWidth) [x, y, rowHeight] = [0, y + rowHeight + GAP, 0];
    layout.groups.push({ name: group.name, x, y, width: group.width, height: group.height });
    for (const [id, place] of group.places) layout.nodes.set(id, { x: x + place.x, y: y + place.y });
    x += group.width + GAP;
    rowHeight = Math.max(rowHeight, group.height);
  }
  return layout;
}

function layOutGroup(name: string, nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Inner {
  const ids = new Set(nodes.map((node) => node.id));
  const within = edges.filter((edge) => edge.from !== edge.to && ids.has(edge.from) && ids.has(edge.to));
  const joined = new Set(within.flatMap((edge) => [edge.from, edge.to]));
  const loose = nodes.filter((node) => !joined.has(node.id));
  const drawn = joined.size === 0 ? { width: 0, height: 0, places: new Map<string, Placed>() } : draw(nodes.filter((node) => joined.has(node.id)), within);
  return { name, ...frame(besides(drawn, loose)) };
}

function draw(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Omit<Inner, 'name'> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...NODE });
  for (const edge of edges) graph.setEdge(edge.from, edge.to, { weight: edge.kind === 'inherits' ? 8 : 1 });
  dagre.layout(graph);
  const places = new Map(nodes.map((node) => {
    const { x, y } = graph.node(node.id);
    return [node.id, { x: x - NODE.width / 2, y: y - NODE.height / 2 }];
  }));
  const { width = 0, height = 0 } = graph.graph();
  return { width, height, places };
}

/** Types that nothing in the group joins stand below the drawing, in a grid about as wide as it. */
function besides(drawn: Omit<Inner, 'name'>, loose: readonly GraphNode[]): Omit<Inner, 'name'> {
  const places = new Map(drawn.places);
  const fitting = Math.floor((drawn.width + 14) / (NODE.width + 14));
  const columns = Math.max(1, drawn.width === 0 ? Math.ceil(Math.sqrt(loose.length / 2.2)) : fitting);
  const top = drawn.height === 0 ? 0 : drawn.height + 14;
  loose.forEach((node, at) => places.set(node.id, { x: (at % columns) * (NODE.width + 14), y: top + Math.floor(at / columns) * (NODE.height + 14) }));
  const used = Math.min(columns, loose.length);
  const rows = Math.ceil(loose.length / columns);
  return {
    width: Math.max(drawn.width, used * (NODE.width + 14) - 14), height: rows === 0 ? drawn.height : top + rows * (NODE.height + 14) - 14, places,
  };
}

const frame = ({ width, height, places }: Omit<Inner, 'name'>): Omit<Inner, 'name'> => ({
  width: width + 2 * PAD, height: height + HEAD + PAD, places: new Map([...places].map(([id, { x, y }]) => [id, { x: x + PAD, y: y + HEAD }])),
});
