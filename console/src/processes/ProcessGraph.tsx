import {
  Background,
  BaseEdge,
  Controls,
  EdgeLabelRenderer,
  Handle,
  Position,
  ReactFlow,
  useReactFlow,
  ReactFlowProvider,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { count, words } from '../format';
import { FailureNotice, LoadingRows } from '../ui/notices';
import type { EdgeKind, Graph, GraphEdge, GraphNode } from './graph';
import { layoutOf, pathOf, shortLabel, STAGE_HEIGHT, STAGE_WIDTH, type Placed } from './layout';

interface StageData extends Record<string, unknown> {
  stage: GraphNode;
  live: number;
  chosen: boolean;
  faded: boolean;
}

interface WayData extends Record<string, unknown> {
  edge: GraphEdge;
  points: { x: number; y: number }[];
  label?: { x: number; y: number };
  lit: boolean;
  faded: boolean;
}

/** Smallest zoom at which texts are legible. */
const LEAST_ZOOM = 0.75;
/** Margin around the graph, in pixels. */
const MARGIN = 22;

const COLORS: Record<EdgeKind, string> = {
  outcome: 'light-dark(#8d97a3, #69737f)',
  resolve: 'light-dark(#8d97a3, #69737f)',
  limit: 'light-dark(#c99a4b, #94743c)',
  'give-up': 'light-dark(#c99a4b, #94743c)',
  event: 'light-dark(#cf8580, #8a4f4a)',
};
const DASHES: Partial<Record<EdgeKind, string>> = { limit: '5 4', 'give-up': '5 4', event: '2 4', resolve: '8 3' };

export interface ProcessGraphProps {
  graph: Graph;
  /** Subjects per stage. */
  live: Map<string, number>;
  show: Set<EdgeKind>;
  chosen: string | null;
  choose: (stage: string | null) => void;
}

/** Graph of a process. Read only. */
export function ProcessGraph(props: ProcessGraphProps) {
  const { graph, show } = props;
  const edges = useMemo(() => graph.edges.filter((edge) => show.has(edge.kind)), [graph, show]);
  const [placed, setPlaced] = useState<{ of: GraphEdge[]; at: Placed } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let wanted = true;
    layoutOf(graph, edges).then(
      (at) => wanted && setPlaced({ of: edges, at }),
      (cause: unknown) => wanted && setError(cause),
    );
    return () => {
      wanted = false;
    };
  }, [graph, edges]);
  if (error) return <FailureNotice error={error} />;
  if (!placed || placed.of !== edges)
    return (
      <div className="graph">
        <LoadingRows rows={10} />
      </div>
    );
  return (
    <div className="graph" data-testid="process-graph">
      <ReactFlowProvider>
        <GraphCanvas {...props} edges={edges} placed={placed.at} />
      </ReactFlowProvider>
    </div>
  );
}

function GraphCanvas({
  graph,
  live,
  chosen,
  choose,
  edges,
  placed,
}: ProcessGraphProps & { edges: GraphEdge[]; placed: Placed }) {
  const near = useMemo(
    () =>
      new Set(
        edges.filter((edge) => edge.from === chosen || edge.to === chosen).flatMap((edge) => [edge.from, edge.to]),
      ),
    [edges, chosen],
  );
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = frame.current?.getBoundingClientRect();
    if (box) void flow.setViewport(viewOf(placed, graph, chosen, box.width, box.height));
    // Only when the drawing changes: choosing a stage must not move it.
  }, [placed, flow]);
  const nodes = graph.nodes.map((stage): Node<StageData> => ({
    id: stage.id,
    type: 'stage',
    position: placed.nodes.get(stage.id) ?? { x: 0, y: 0 },
    width: STAGE_WIDTH,
    height: STAGE_HEIGHT,
    data: {
      stage,
      live: live.get(stage.id) ?? 0,
      chosen: stage.id === chosen,
      faded: chosen !== null && stage.id !== chosen && !near.has(stage.id),
    },
    ariaLabel: `${words(stage.id)}, ${stage.kind}, ${count(live.get(stage.id) ?? 0)} now`,
  }));
  const ways = edges.map((edge): Edge<WayData> => {
    const way = placed.edges.get(edge.id);
    const lit = edge.from === chosen || edge.to === chosen;
    return {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      type: 'way',
      focusable: false,
      data: { edge, points: way?.points ?? [], label: way?.label, lit, faded: chosen !== null && !lit },
      zIndex: lit ? 2 : 0,
    };
  });
  return (
    <div ref={frame} style={{ height: '100%' }}>
      <ReactFlow
        nodes={nodes}
        edges={ways}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        minZoom={0.2}
        maxZoom={2}
        panOnScroll
        zoomOnDoubleClick={false}
        onNodeClick={(_, node) => choose(node.id === chosen ? null : node.id)}
        onPaneClick={() => choose(null)}
        onSelectionChange={({ nodes: [picked] }) => {
          if (picked && picked.id !== chosen) choose(picked.id);
        }}
      >
        <Background gap={22} size={1} color="var(--line)" />
        <Controls showInteractive={false} position="top-right" />
        <svg width="0" height="0">
          <defs>
            {Object.entries(COLORS).map(([kind, color]) => (
              <ArrowMarker key={kind} id={`arrow-${kind}`} color={color} />
            ))}
            <ArrowMarker id="arrow-lit" color="var(--accent)" />
          </defs>
        </svg>
      </ReactFlow>
    </div>
  );
}

/** Fits the graph if its texts stay legible; otherwise begins at the chosen or first stage. */
function viewOf(placed: Placed, graph: Graph, chosen: string | null, width: number, height: number) {
  const zoom = Math.max(
    LEAST_ZOOM,
    Math.min(1, (width - 2 * MARGIN) / placed.width, (height - 2 * MARGIN) / placed.height),
  );
  const from = placed.nodes.get(chosen ?? graph.nodes.find((node) => node.start)?.id ?? '') ?? { x: 0, y: 0 };
  const x =
    placed.width * zoom + 2 * MARGIN <= width
      ? (width - placed.width * zoom) / 2
      : Math.min(MARGIN, Math.max(width - MARGIN - placed.width * zoom, width / 2 - (from.x + STAGE_WIDTH / 2) * zoom));
  const y =
    placed.height * zoom + 2 * MARGIN <= height
      ? MARGIN
      : Math.min(MARGIN, Math.max(height - MARGIN - placed.height * zoom, height / 3 - from.y * zoom));
  return { x, y, zoom };
}

function ArrowMarker({ id, color }: { id: string; color: string }) {
  return (
    <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
      <path d="M0 0.8 L7.5 4 L0 7.2 Z" style={{ fill: color }} />
    </marker>
  );
}

const StageNode = memo(function StageNode({ data: { stage, live, chosen, faded } }: NodeProps<Node<StageData>>) {
  return (
    <div
      className={`stage ${stage.kind}${chosen ? ' chosen' : ''}${faded ? ' faded' : ''}`}
      data-testid={`graph-stage-${stage.id}`}
      data-kind={stage.kind}
    >
      <Handle type="target" position={Position.Top} />
      <div className="clip strong">
        {stage.start ? '▸ ' : ''}
        {words(stage.id)}
      </div>
      <div className="clip kind">{stage.what}</div>
      {live > 0 && (
        <span className="live" data-testid={`graph-live-${stage.id}`}>
          {count(live)}
        </span>
      )}
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
});

function RoutedEdge({ data, id }: EdgeProps<Edge<WayData>>) {
  if (!data) return null;
  const { edge, points, label, lit, faded } = data;
  return (
    <>
      <BaseEdge
        id={id}
        path={pathOf(points)}
        markerEnd={`url(#arrow-${lit ? 'lit' : edge.kind})`}
        style={{
          stroke: lit ? 'var(--accent)' : COLORS[edge.kind],
          strokeWidth: lit ? 1.8 : 1.2,
          strokeDasharray: DASHES[edge.kind],
          opacity: faded ? 0.25 : 1,
        }}
      />
      {label && (
        <EdgeLabelRenderer>
          <div
            className={`edge-label ${edge.kind === 'give-up' ? 'limit' : edge.kind}${lit ? ' lit' : ''}`}
            title={edge.label}
            style={{ transform: `translate(${label.x}px, ${label.y}px)`, opacity: faded ? 0.25 : 1 }}
          >
            {shortLabel(edge.label)}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const NODE_TYPES = { stage: StageNode };
const EDGE_TYPES = { way: RoutedEdge };
