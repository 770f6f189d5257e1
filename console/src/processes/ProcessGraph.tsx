import { Button } from '@mantine/core';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { count, words } from '../format';
import type { EdgeKind, Graph, GraphEdge } from './graph';
import { fitOf, layoutFor, pathOf, shortLabel, STAGE_HEIGHT, STAGE_WIDTH, type Placed } from './layout';

const COLORS: Record<EdgeKind, string> = {
  outcome: 'light-dark(#8d97a3, #69737f)',
  resolve: 'light-dark(#8d97a3, #69737f)',
  limit: 'light-dark(#c99a4b, #94743c)',
  'give-up': 'light-dark(#c99a4b, #94743c)',
  event: 'light-dark(#cf8580, #8a4f4a)',
};
const DASHES: Partial<Record<EdgeKind, string>> = { limit: '5 4', 'give-up': '5 4', event: '2 4', resolve: '8 3' };
const ZOOM_STEP = 1.3;
const ZOOM_MOST = 1.5;
const ZOOM_LEAST = 0.1;
/** Scale below which stages show their names alone, larger, and ways lose their labels. */
const FAR = 0.65;

export interface ProcessGraphProps {
  graph: Graph;
  /** Subjects per stage. */
  live: Map<string, number>;
  show: Set<EdgeKind>;
  chosen: string | null;
  choose: (stage: string | null) => void;
}

/** Graph of a process, fitted to its pane at first. Zoomed by buttons, moved by scrolling. Read only. */
export function ProcessGraph(props: ProcessGraphProps) {
  const { graph, show, chosen } = props;
  const pane = useRef<HTMLDivElement>(null);
  const size = usePaneSize(pane);
  /** Zoom that a person chose; null fits the graph. */
  const [zoom, setZoom] = useState<number | null>(null);
  const edges = useMemo(() => graph.edges.filter((edge) => show.has(edge.kind)), [graph, show]);
  // A different shape of the pane may call for the other direction; its exact size does not.
  const wide = size !== null && size.width > size.height;
  const placed = useMemo(() => size && layoutFor(graph, edges, size), [graph, edges, size === null, wide]);
  const scale = zoom ?? (placed && size ? fitOf(placed, size) : 1);
  const step = (factor: number) => setZoom(Math.min(ZOOM_MOST, Math.max(ZOOM_LEAST, scale * factor)));
  useEffect(() => {
    if (zoom !== null && chosen)
      pane.current?.querySelector(`[data-stage="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, zoom]);
  return (
    <div className="graph-frame">
      <div className="graph-tools">
        <Button variant="default" size="compact-xs" onClick={() => step(1 / ZOOM_STEP)} aria-label="Smaller">
          −
        </Button>
        <Button variant="default" size="compact-xs" onClick={() => step(ZOOM_STEP)} aria-label="Larger">
          +
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => setZoom(null)}
          disabled={zoom === null}
          data-testid="graph-fit"
        >
          Fit
        </Button>
        <span className="quiet">{Math.round(scale * 100)}%</span>
      </div>
      <div className="graph" ref={pane} data-testid="process-graph" tabIndex={0} aria-label="Graph of the process">
        {placed && (
          <div style={{ width: placed.width * scale, height: placed.height * scale, margin: 'auto' }}>
            <div
              className={`graph-drawing${scale < FAR ? ' far' : ''}`}
              style={{ transform: `scale(${scale})`, ...farStyle(scale) }}
            >
              <Ways edges={edges} placed={placed} chosen={chosen} />
              <Stages {...props} edges={edges} placed={placed} />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

/** Texts and lines grow as the drawing shrinks, as far as a stage has room for its name. */
function farStyle(scale: number) {
  return {
    '--far-text': `${Math.min(21, Math.max(12.5, 9.5 / scale))}px`,
    '--far-line': Math.max(1, Math.sqrt(1 / scale)),
  } as CSSProperties;
}

/** Size of the pane's inside; null before it is known. */
function usePaneSize(pane: { current: HTMLDivElement | null }) {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return;
    const measure = () => setSize({ width: element.offsetWidth - 2, height: element.offsetHeight - 2 });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [pane]);
  return size;
}

type Drawn = { edges: GraphEdge[]; placed: Placed; chosen: string | null };

const Ways = memo(function Ways({ edges, placed, chosen }: Drawn) {
  return (
    <>
      <svg width={placed.width} height={placed.height} aria-hidden>
        <defs>
          {Object.entries(COLORS).map(([kind, color]) => (
            <ArrowMarker key={kind} id={`arrow-${kind}`} color={color} />
          ))}
          <ArrowMarker id="arrow-lit" color="var(--accent)" />
        </defs>
        {edges.map((edge) => {
          const lit = edge.from === chosen || edge.to === chosen;
          return (
            <path
              key={edge.id}
              d={pathOf(placed.edges.get(edge.id)?.points ?? [])}
              fill="none"
              markerEnd={`url(#arrow-${lit ? 'lit' : edge.kind})`}
              style={{
                stroke: lit ? 'var(--accent)' : COLORS[edge.kind],
                strokeWidth: `calc(${lit ? 1.8 : 1.2}px * var(--far-line))`,
                strokeDasharray: DASHES[edge.kind],
                opacity: chosen !== null && !lit ? 0.25 : 1,
              }}
            />
          );
        })}
      </svg>
      {edges.map((edge) => {
        const label = placed.edges.get(edge.id)?.label;
        const lit = edge.from === chosen || edge.to === chosen;
        return (
          label && (
            <div
              key={edge.id}
              className={`edge-label ${edge.kind === 'give-up' ? 'limit' : edge.kind}${lit ? ' lit' : ''}`}
              title={edge.label}
              style={{ left: label.x, top: label.y, opacity: chosen !== null && !lit ? 0.25 : 1 }}
            >
              {shortLabel(edge.label)}
            </div>
          )
        );
      })}
    </>
  );
});

function ArrowMarker({ id, color }: { id: string; color: string }) {
  return (
    <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
      <path d="M0 0.8 L7.5 4 L0 7.2 Z" style={{ fill: color }} />
    </marker>
  );
}

function Stages({ graph, live, chosen, choose, edges, placed }: ProcessGraphProps & Drawn) {
  const near = useMemo(
    () =>
      new Set(
        edges.filter((edge) => edge.from === chosen || edge.to === chosen).flatMap((edge) => [edge.from, edge.to]),
      ),
    [edges, chosen],
  );
  return graph.nodes.map((stage) => {
    const at = placed.nodes.get(stage.id) ?? { x: 0, y: 0 };
    const now = live.get(stage.id) ?? 0;
    const faded = chosen !== null && stage.id !== chosen && !near.has(stage.id);
    return (
      <button
        key={stage.id}
        type="button"
        className={`stage ${stage.kind}${stage.id === chosen ? ' chosen' : ''}${faded ? ' faded' : ''}`}
        style={{ left: at.x, top: at.y, width: STAGE_WIDTH, height: STAGE_HEIGHT }}
        aria-label={`${words(stage.id)}, ${stage.kind}, ${count(now)} now`}
        aria-pressed={stage.id === chosen}
        onClick={() => choose(stage.id === chosen ? null : stage.id)}
        data-testid={`graph-stage-${stage.id}`}
        data-kind={stage.kind}
        data-stage={stage.id}
      >
        <div className="clip strong">
          {stage.start ? '▸ ' : ''}
          {words(stage.id)}
        </div>
        <div className="clip kind">{stage.what}</div>
        {now > 0 && (
          <span className="live" data-testid={`graph-live-${stage.id}`}>
            {count(now)}
          </span>
        )}
      </button>
    );
  });
}
