/** Places stages and routes edges, in a worker so that the page stays responsive. */
import ELK, { type ElkExtendedEdge, type ElkNode, type ElkPoint } from 'elkjs/lib/elk-api';
import worker from 'elkjs/lib/elk-worker.min.js?url';
import type { Graph, GraphEdge } from './graph';

export const STAGE_WIDTH = 172;
export const STAGE_HEIGHT = 46;
const LABEL_HEIGHT = 14;
const LABEL_CHARACTER = 5.6;
const LABEL_MOST = 26;

export interface Placed {
  width: number;
  height: number;
  nodes: Map<string, ElkPoint>;
  edges: Map<string, { points: ElkPoint[]; label?: ElkPoint }>;
}

const elk = new ELK({ workerUrl: worker });

export async function layoutOf(graph: Graph, edges: GraphEdge[]): Promise<Placed> {
  const placed: ElkNode = await elk.layout<ElkNode>({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'DOWN',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.layered.spacing.nodeNodeBetweenLayers': '26',
      'elk.layered.spacing.edgeNodeBetweenLayers': '10',
      'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
      'elk.spacing.nodeNode': '26',
      'elk.spacing.edgeNode': '12',
      'elk.spacing.edgeEdge': '8',
      'elk.spacing.edgeLabel': '3',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
      'elk.layered.edgeLabels.sideSelection': 'SMART_DOWN',
      'elk.layered.mergeEdges': 'false',
    },
    children: graph.nodes.map((node): ElkNode => ({
      id: node.id,
      width: STAGE_WIDTH,
      height: STAGE_HEIGHT,
      ...(node.start ? { layoutOptions: { 'elk.layered.layering.layerConstraint': 'FIRST' } } : {}),
    })),
    edges: edges.map((edge): ElkExtendedEdge => ({
      id: edge.id,
      sources: [edge.from],
      targets: [edge.to],
      labels: edge.label
        ? [
            {
              text: edge.label,
              width: Math.min(LABEL_MOST, edge.label.length) * LABEL_CHARACTER + 6,
              height: LABEL_HEIGHT,
            },
          ]
        : [],
    })),
  });
  return {
    width: placed.width ?? 0,
    height: placed.height ?? 0,
    nodes: new Map((placed.children ?? []).map((node) => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }])),
    edges: new Map(
      (placed.edges ?? []).map((edge) => {
        const section = edge.sections?.[0];
        const label = edge.labels?.[0];
        return [
          edge.id,
          {
            points: section ? [section.startPoint, ...(section.bendPoints ?? []), section.endPoint] : [],
            label: label ? { x: label.x ?? 0, y: label.y ?? 0 } : undefined,
          },
        ];
      }),
    ),
  };
}

export function shortLabel(label: string): string {
  return label.length > LABEL_MOST ? `${label.slice(0, LABEL_MOST - 1)}…` : label;
}

/** Path through the points, with rounded corners. */
export function pathOf(points: ElkPoint[], radius = 6): string {
  if (points.length < 2) return '';
  const parts = [`M ${points[0]!.x} ${points[0]!.y}`];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1]!, points[i]!, points[i + 1]!];
    const [a, b] = [toward(corner, before, radius), toward(corner, after, radius)];
    parts.push(`L ${a.x} ${a.y} Q ${corner.x} ${corner.y} ${b.x} ${b.y}`);
  }
  const last = points.at(-1)!;
  return [...parts, `L ${last.x} ${last.y}`].join(' ');
}

function toward(from: ElkPoint, to: ElkPoint, distance: number): ElkPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
