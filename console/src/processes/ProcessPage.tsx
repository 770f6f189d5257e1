import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { PROCESS, useDocument } from '../api/documents';
import { itemsOf, useProcesses } from '../api/queries';
import type { ProcessVersion } from '../api/types';
import { VersionComparison } from '../documents/VersionComparison';
import { DocumentHead } from '../documents/DocumentHead';
import { PublishForm } from '../documents/PublishForm';
import { activeOf, versionsOf } from '../documents/versions';
import { VersionTable } from '../documents/VersionTable';
import { QueryResult } from '../ui/QueryResult';
import { EmptyState, FailureNotice } from '../ui/notices';
import { PageTabs } from '../ui/PageTabs';
import { graphFromServer, graphOf } from './graph';
import { ProcessPreview } from './ProcessPreview';
import { StageTable } from './StageTable';
import { GraphPanel } from './GraphPanel';

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
