import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { PROCESS, useDocument } from '../api/documents';
import { itemsOf, useOverview, useProcesses } from '../api/queries';
import type { ProcessVersion } from '../api/types';
import { VersionComparison } from '../documents/VersionComparison';
import { DocumentHead } from '../documents/DocumentHead';
import { PublishForm } from '../documents/PublishForm';
import { activeOf, versionsOf } from '../documents/versions';
import { VersionTable } from '../documents/VersionTable';
import { liveCounts } from '../overview/stages';
import { EmptyState, FailureNotice, QueryResult } from '../ui/states';
import { PageTabs } from '../ui/PageTabs';
import { graphFromServer, graphOf, type EdgeKind, type Graph } from './graph';
import { ProcessPreview } from './ProcessPreview';
import { ProcessGraph } from './ProcessGraph';
import { StageDetail } from './StageDetail';
import { StageTable } from './StageTable';

/** One process: drawn, as text, and the place to publish its next version. */
export default function ProcessPage() {
  const { name = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const processes = useProcesses();
  const process = itemsOf(processes.data).find((one) => one.name === name);
  const versions = versionsOf(process);
  const asked = Number(params.get('version')) || undefined;
  const version = asked ?? activeOf(process);
  const document = useDocument<ProcessVersion>(PROCESS, name, version);
  const client = useQueryClient();
  const set = (key: string, value: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );

  const yaml = document.data?.yaml ?? '';
  const graph = useMemo(
    () =>
      yaml ? graphOf(yaml, document.data?.stages) : graphFromServer(name, document.data?.stages, document.data?.edges),
    [yaml, document.data, name],
  );
  const place = `/processes/${encodeURIComponent(name)}`;
  const loaded = (content: () => React.ReactNode) => () => (
    <QueryResult query={document} rows={10}>
      {content}
    </QueryResult>
  );
  return (
    <>
      <DocumentHead
        kind={PROCESS}
        list={{ to: '/processes', name: 'Processes' }}
        name={name}
        versions={versions}
        version={version}
        choose={(value) => set('version', value)}
      />
      <div className="page-body">
        {processes.error && <FailureNotice error={processes.error} retry={() => void processes.refetch()} />}
        {processes.data && !process && !asked ? (
          <div className="panel">
            <EmptyState title={`There is no process ${name}`} />
          </div>
        ) : (
          <PageTabs
            tabs={[
              {
                key: 'graph',
                name: 'Graph',
                content: loaded(() => (
                  <GraphPanel
                    graph={graph}
                    process={name}
                    stage={params.get('stage')}
                    choose={(stage) => set('stage', stage)}
                  />
                )),
              },
              { key: 'stages', name: 'Stages', content: loaded(() => <StageTable graph={graph} process={name} />) },
              {
                key: 'yaml',
                name: 'Document',
                content: loaded(() => (
                  <div className="panel">
                    <pre className="yaml" data-testid="process-yaml">
                      {yaml || 'The server did not send the document.'}
                    </pre>
                  </div>
                )),
              },
              {
                key: 'versions',
                name: 'Versions',
                content: () => <VersionTable kind={PROCESS} name={name} versions={versions} place={place} />,
              },
              {
                key: 'compare',
                name: 'Compare',
                content: loaded(
                  () =>
                    version !== undefined && (
                      <VersionComparison kind={PROCESS} name={name} versions={versions} version={version} text={yaml} />
                    ),
                ),
              },
              {
                key: 'publish',
                name: 'New version',
                content: loaded(() => (
                  <PublishForm
                    key={`${name}-${version}`}
                    kind={PROCESS}
                    name={name}
                    from={yaml}
                    next={(versions[0]?.version ?? 0) + 1}
                    preview={(text) => <ProcessPreview text={text} />}
                    published={(made) => {
                      void client.invalidateQueries({ queryKey: ['processes'] });
                      set('version', String(made));
                    }}
                  />
                )),
              },
            ]}
          />
        )}
      </div>
    </>
  );
}

const KINDS: { kind: EdgeKind[]; name: string; testid: string }[] = [
  { kind: ['resolve'], name: 'Resolutions', testid: 'show-resolve' },
  { kind: ['limit', 'give-up'], name: 'Limits', testid: 'show-limit' },
  { kind: ['event'], name: 'Events', testid: 'show-event' },
];

function GraphPanel({
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
