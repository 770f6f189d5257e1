/** Places stages and routes edges. Pure. */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Graph, GraphEdge } from './graph';

export const STAGE_WIDTH = 172;
export const STAGE_HEIGHT = 46;
const LABEL_HEIGHT = 14;
const LABEL_CHARACTER = 5.6;
const LABEL_MOST = 26;
const MARGIN = 14;

export interface Point {
  x: number;
  y: number;
}

export interface Placed {
  width: number;
  height: number;
  /** Upper left corners. */
  nodes: Map<string, Point>;
  /** Routes, and centers of labels. */
  edges: Map<string, { points: Point[]; label?: Point }>;
}

/** The layout, downwards or to the right, that is shown largest in a pane of this shape. */
export function layoutFor(graph: Graph, edges: GraphEdge[], pane: { width: number; height: number }): Placed {
  const [down, right] = [layoutOf(graph, edges, 'TB'), layoutOf(graph, edges, 'LR')];
  return fitOf(right, pane) > fitOf(down, pane) ? right : down;
}

/** Scale at which all of it is visible; never enlarged. */
export function fitOf(placed: { width: number; height: number }, pane: { width: number; height: number }): number {
  return Math.min(1, pane.width / placed.width, pane.height / placed.height);
}

export function layoutOf(graph: Graph, edges: GraphEdge[], direction: 'TB' | 'LR'): Placed {
  const drawing = new graphlib.Graph({ multigraph: true });
  drawing.setGraph({ rankdir: direction, nodesep: 24, ranksep: 30, edgesep: 10, marginx: MARGIN, marginy: MARGIN });
  for (const node of graph.nodes) drawing.setNode(node.id, { width: STAGE_WIDTH, height: STAGE_HEIGHT });
  for (const edge of edges) drawing.setEdge(edge.from, edge.to, labelSize(edge.label), edge.id);
  layout(drawing);
  const { width = 0, height = 0 } = drawing.graph();
  return {
    width,
    height,
    nodes: new Map(
      graph.nodes.map(({ id }) => {
        const { x, y } = drawing.node(id);
        return [id, { x: x - STAGE_WIDTH / 2, y: y - STAGE_HEIGHT / 2 }];
      }),
    ),
    edges: new Map(
      edges.map((edge) => {
        const { points, x, y } = drawing.edge({ v: edge.from, w: edge.to, name: edge.id });
        return [edge.id, { points, label: edge.label === '' ? undefined : { x: x ?? 0, y: y ?? 0 } }];
      }),
    ),
  };
}

function labelSize(label: string) {
  if (label === '') return { width: 0, height: 0 };
  return { width: Math.min(LABEL_MOST, label.length) * LABEL_CHARACTER + 6, height: LABEL_HEIGHT, labelpos: 'c' };
}

export function shortLabel(label: string): string {
  return label.length > LABEL_MOST ? `${label.slice(0, LABEL_MOST - 1)}…` : label;
}

/** Smooth path through the points. */
export function pathOf(points: Point[]): string {
  if (points.length < 2) return '';
  const [first, ...rest] = points as [Point, ...Point[]];
  const parts = [`M ${round(first.x)} ${round(first.y)}`];
  for (let i = 0; i < rest.length - 1; i++) {
    const [at, next] = [rest[i]!, rest[i + 1]!];
    const end = i === rest.length - 2 ? next : { x: (at.x + next.x) / 2, y: (at.y + next.y) / 2 };
    parts.push(`Q ${round(at.x)} ${round(at.y)} ${round(end.x)} ${round(end.y)}`);
  }
  if (rest.length === 1) parts.push(`L ${round(rest[0]!.x)} ${round(rest[0]!.y)}`);
  return parts.join(' ');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
