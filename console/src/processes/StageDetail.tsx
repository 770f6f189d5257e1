import { CloseButton } from '@mantine/core';
import { dump } from 'js-yaml';
import { Link } from 'react-router';
import { count, words } from '../format';
import type { Graph, GraphEdge, GraphNode } from './graph';

export interface StageDetailProps {
  graph: Graph;
  node: GraphNode;
  process: string;
  live: number;
  close: () => void;
  choose: (stage: string) => void;
}

/** One stage: its text, its predecessors and successors. */
export function StageDetail({ graph, node, process, live, close, choose }: StageDetailProps) {
  return (
    <aside className="stage-detail" data-testid="stage-detail">
      <div className="row">
        <span className="strong grow">{words(node.id)}</span>
        <CloseButton size="sm" aria-label="Close the stage" onClick={close} />
      </div>
      <div className="quiet">
        {node.kind} ·{' '}
        {process === 'order' && live > 0 ? (
          <Link to={`/orders?stage=${encodeURIComponent(node.id)}`}>{count(live)} now</Link>
        ) : (
          `${count(live)} now`
        )}
      </div>
      <pre className="data" style={{ maxHeight: 220 }}>
        {dump(node.source, { flowLevel: 1, lineWidth: 44, noCompatMode: true }).trim()}
      </pre>
      <EdgeList
        title="Followed by"
        edges={graph.edges.filter((edge) => edge.from === node.id)}
        end="to"
        choose={choose}
      />
      <EdgeList
        title="Reached from"
        edges={graph.edges.filter((edge) => edge.to === node.id)}
        end="from"
        choose={choose}
      />
    </aside>
  );
}

function EdgeList({
  title,
  edges,
  end,
  choose,
}: {
  title: string;
  edges: GraphEdge[];
  end: 'from' | 'to';
  choose: (stage: string) => void;
}) {
  if (edges.length === 0) return null;
  return (
    <div>
      <div className="quiet" style={{ fontSize: 11.5, margin: '6px 0 2px' }}>
        {title}
      </div>
      {edges.map((edge) => (
        <button key={edge.id} type="button" className="way" onClick={() => choose(edge[end])}>
          <span className="link">{words(edge[end])}</span> <span className="quiet">{edge.label}</span>
        </button>
      ))}
    </div>
  );
}
