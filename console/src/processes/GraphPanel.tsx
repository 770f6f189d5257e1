import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useOverview } from '../api/queries';
import { liveCounts } from '../overview/stages';
import { type EdgeKind, type Graph } from './graph';
import { ProcessGraph } from './ProcessGraph';
import { StageDetail } from './StageDetail';

const KINDS: { kind: EdgeKind[]; name: string; testid: string }[] = [
  { kind: ['resolve'], name: 'Resolutions', testid: 'show-resolve' },
  { kind: ['limit', 'give-up'], name: 'Limits', testid: 'show-limit' },
  { kind: ['event'], name: 'Events', testid: 'show-event' },
];

export function GraphPanel({
  graph,
  process,
  stage,
  choose,
}: {
  graph: Graph;
  process: string;
  stage: string | null;
  choose: (stage: string | null) => void;
}) {
  const overview = useOverview();
  const [hidden, setHidden] = useState<string[]>([]);
  const show = useMemo(
    () =>
      new Set<EdgeKind>(['outcome', ...KINDS.filter((one) => !hidden.includes(one.testid)).flatMap((one) => one.kind)]),
    [hidden],
  );
  const live = useMemo(() => liveCounts(overview.data?.byStage ?? [], process), [overview.data, process]);
  const chosen = graph.nodes.find((node) => node.id === stage);
  return (
    <div className="stack">
      {graph.faults.length > 0 && (
        <div className="notice warn">
          {graph.faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </div>
      )}
      <div className="panel">
        <header>
          <div className="legend" aria-hidden>
            <span>
              <i style={{ background: 'light-dark(#23618f, #7db4de)' }} />
              local
            </span>
            <span>
              <i style={{ background: 'light-dark(#6a4fa3, #b49be6)' }} />
              remote
            </span>
            <span>
              <i style={{ background: 'light-dark(#8a929c, #7c8693)' }} />
              awaits
            </span>
            <span>
              <i style={{ background: 'light-dark(#c77700, #e3b064)' }} />
              hold
            </span>
            <span>
              <i style={{ background: 'light-dark(#b3261e, #f2938c)' }} />
              undo
            </span>
            <span>
              <i style={{ background: 'var(--good-ground)', borderColor: 'light-dark(#7fb896, #4c8a66)' }} />
              end
            </span>
          </div>
          <div className="aside" style={{ gap: 14 }}>
            {KINDS.map((one) => (
              <Checkbox
                key={one.testid}
                label={one.name}
                checked={!hidden.includes(one.testid)}
                data-testid={one.testid}
                onChange={() =>
                  setHidden(
                    hidden.includes(one.testid) ? hidden.filter((id) => id !== one.testid) : [...hidden, one.testid],
                  )
                }
              />
            ))}
          </div>
        </header>
        <div className="graph-and-detail">
          <ProcessGraph graph={graph} live={live} show={show} chosen={chosen?.id ?? null} choose={choose} />
          {chosen && (
            <StageDetail
              graph={graph}
              node={chosen}
              process={process}
              live={live.get(chosen.id) ?? 0}
              close={() => choose(null)}
              choose={choose}
            />
          )}
        </div>
      </div>
    </div>
  );
}
