import { useMemo, useState } from 'react';
import { graphOf, type EdgeKind } from './graph';
import { ProcessGraph } from './ProcessGraph';

const EVERY: Set<EdgeKind> = new Set(['outcome', 'resolve', 'limit', 'give-up']);
const NONE = new Map<string, number>();

/** Graph of a process that is being edited. */
export function ProcessPreview({ text }: { text: string }) {
  const [stage, setStage] = useState<string | null>(null);
  const graph = useMemo(() => graphOf(text), [text]);
  return (
    <div className="panel">
      <header>
        <h2>Preview</h2>
        <div className="aside">{graph.faults.length > 0 && <span className="warn">{graph.faults[0]}</span>}</div>
      </header>
      {graph.nodes.length > 0 && (
        <ProcessGraph graph={graph} live={NONE} show={EVERY} chosen={stage} choose={setStage} />
      )}
    </div>
  );
}
