/** The drawing. Loaded on its own, because nothing else of the page needs what it is made with. */
import '@xyflow/react/dist/base.css';
import {
  Background,
  Controls,
  Handle,
  MarkerType,
  MiniMap,
  Position,
  ReactFlow,
  useReactFlow,
  ReactFlowProvider,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { memo, useEffect, useMemo, useState, type ReactNode } from 'react';
import { layOut, NODE, type Layout } from './layout';
import type { GraphModel, GraphNode } from './model';

export interface GraphProps {
  model: GraphModel;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Lower case; what does not hold it is dimmed. */
  query: string;
  label: string;
}

type TypeNode = Node<
  { node: GraphNode; dim: boolean; chosen: boolean; onSelect: (id: string) => void },
  'type'
>;
type GroupNode = Node<{ name: string }, 'frame'>;

const TypeBox = memo(({ data: { node, dim, chosen, onSelect } }: NodeProps<TypeNode>) => (
  <>
    <Handle type="target" position={Position.Left} isConnectable={false} />
    <button
      type="button"
      className={`node ${node.tone}${dim ? ' dim' : ''}${chosen ? ' chosen' : ''}${node.abstract ? ' abstract' : ''}`}
      aria-pressed={chosen}
      onClick={() => onSelect(node.id)}
    >
      <bdi className="node-name">{node.name}</bdi>
      <span className="node-note">{node.abstract ? `abstract · ${node.note}` : node.note}</span>
    </button>
    <Handle type="source" position={Position.Right} isConnectable={false} />
  </>
));
TypeBox.displayName = 'TypeBox';

const GroupBox = memo(({ data }: NodeProps<GroupNode>) => (
  <div className="node-group">
    <bdi>{data.name}</bdi>
  </div>
));
GroupBox.displayName = 'GroupBox';

/**
 * Boxes that are neither dragged nor chosen by the drawing itself get clicks only where it is
 * told of them (observed in @xyflow/react 12).
 */
const LET_CLICKS_THROUGH = (): void => undefined;

/** Not `group`: that is a kind of node with looks of its own. */
const NODE_TYPES = { type: TypeBox, frame: GroupBox };

export function Graph(props: GraphProps): ReactNode {
  return (
    <ReactFlowProvider>
      <Drawing {...props} />
    </ReactFlowProvider>
  );
}

function Drawing({ model, selected, onSelect, query, label }: GraphProps): ReactNode {
  const layout = useMemo(() => layOut(model), [model]);
  const [showAll, setShowAll] = useState(false);
  const nodes = useMemo(
    () => nodesOf(model, layout, { selected, query, onSelect }),
    [model, layout, selected, query, onSelect],
  );
  const edges = useMemo(() => edgesOf(model, selected, showAll), [model, selected, showAll]);
  const { fitView } = useReactFlow();
  useEffect(() => {
    // The chosen type with what it is joined to; after the panel beside has taken its place.
    const near =
      selected === null
        ? []
        : model.edges.flatMap((edge) =>
            edge.from === selected || edge.to === selected ? [edge.from, edge.to] : [],
          );
    const timer = window.setTimeout(
      () =>
        void fitView(
          selected === null
            ? FIT
            : {
                nodes: [...new Set([selected, ...near])].map((id) => ({ id })),
                padding: 0.25,
                maxZoom: 0.9,
              },
        ),
      30,
    );
    return () => window.clearTimeout(timer);
  }, [layout, model, selected, fitView]);
  useEffect(() => {
    const found = query === '' ? [] : model.nodes.filter((node) => matches(node, query));
    if (found.length > 0)
      void fitView({
        nodes: found.map(({ id }) => ({ id })),
        padding: 0.3,
        maxZoom: 1.1,
        duration: 200,
      });
  }, [query, model, fitView]);
  return (
    <div className="graph" role="region" aria-label={label}>
      <label className="graph-option">
        <input
          type="checkbox"
          checked={showAll}
          onChange={(event) => setShowAll(event.target.checked)}
        />{' '}
        All references
      </label>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        fitView
        fitViewOptions={FIT}
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements={model.nodes.length > 150}
        onPaneClick={() => onSelect(null)}
        onNodeClick={LET_CLICKS_THROUGH}
        proOptions={{ hideAttribution: true }}
        zoomOnScroll={false}
        panOnScroll
        preventScrolling
      >
        <Background gap={24} size={1} />
        <Controls showInteractive={false} />
        {model.nodes.length > 80 && (
          <MiniMap
            pannable
            zoomable
            ariaLabel="Overview"
            nodeClassName={(node) =>
              node.type === 'type' ? `mini ${(node as TypeNode).data.node.tone}` : 'mini-group'
            }
          />
        )}
      </ReactFlow>
    </div>
  );
}

/** The whole of it; a model of two object types is not blown up. */
const FIT = { padding: 0.04, maxZoom: 1.1 };

const matches = (node: GraphNode, query: string): boolean =>
  node.name.toLowerCase().includes(query);

interface Looks {
  selected: string | null;
  query: string;
  onSelect: (id: string | null) => void;
}

function nodesOf(
  model: GraphModel,
  layout: Layout,
  { selected, query, onSelect }: Looks,
): (TypeNode | GroupNode)[] {
  const near = new Set(
    selected === null
      ? []
      : model.edges.flatMap((edge) =>
          edge.from === selected ? [edge.to] : edge.to === selected ? [edge.from] : [],
        ),
  );
  const groups = layout.groups.map(({ name, x, y, width, height }): GroupNode => ({
    id: `frame ${name}`,
    type: 'frame',
    position: { x, y },
    width,
    height,
    data: { name },
    selectable: false,
    zIndex: -1,
  }));
  const types = model.nodes.map((node): TypeNode => ({
    id: node.id,
    type: 'type',
    position: layout.nodes.get(node.id) ?? { x: 0, y: 0 },
    width: NODE.width,
    height: NODE.height,
    data: {
      node,
      chosen: node.id === selected,
      onSelect,
      dim:
        query !== ''
          ? !matches(node, query)
          : selected !== null && node.id !== selected && !near.has(node.id),
    },
  }));
  return [...groups, ...types];
}

/** References are many: those of the chosen type, or all on demand. Inheritance always shows. */
function edgesOf(model: GraphModel, selected: string | null, showAll: boolean): Edge[] {
  return model.edges
    .filter(
      (edge) =>
        edge.kind === 'inherits' || showAll || edge.from === selected || edge.to === selected,
    )
    .map((edge) => {
      const touched = selected !== null && (edge.from === selected || edge.to === selected);
      return {
        id: edge.id,
        source: edge.from,
        target: edge.to,
        className: `edge ${edge.kind}${touched ? ' touched' : ''}`,
        type: edge.kind === 'inherits' ? 'smoothstep' : 'default',
        ...(edge.kind === 'refers' ? { markerEnd: { type: MarkerType.ArrowClosed } } : {}),
        ...(touched && edge.label !== '' ? { label: edge.label } : {}),
        zIndex: touched ? 10 : 0,
      };
    });
}
