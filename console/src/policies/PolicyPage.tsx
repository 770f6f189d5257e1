import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { POLICY, useDocument, usePolicies } from '../api/documents';
import { itemsOf } from '../api/queries';
import { VersionComparison } from '../documents/VersionComparison';
import { headComment } from '../documents/diff';
import { DocumentHead } from '../documents/DocumentHead';
import { PublishForm } from '../documents/PublishForm';
import { activeOf, versionsOf } from '../documents/versions';
import { VersionTable } from '../documents/VersionTable';
import { QueryResult } from '../ui/QueryResult';
import { EmptyState, FailureNotice } from '../ui/notices';
import { PageTabs } from '../ui/PageTabs';
import { RuleChanges, RuleTable } from './RuleTable';
import { changesOf, tableOf } from './table';

interface PolicyDocument {
  yaml?: string;
}

/** One decision table: its rows, its versions, what a version changes, and the place to publish the next. */
export default function PolicyPage() {
  const { name = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const policies = usePolicies();
  const policy = itemsOf(policies.data).find((one) => one.name === name);
  const versions = versionsOf(policy);
  const asked = Number(params.get('version')) || undefined;
  const version = asked ?? activeOf(policy);
  const document = useDocument<PolicyDocument>(POLICY, name, version);
  const client = useQueryClient();
  const yaml = document.data?.yaml ?? '';
  const table = useMemo(() => tableOf(yaml), [yaml]);
  const choose = (value: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set('version', value);
        next.delete('against');
        return next;
      },
      { replace: true },
    );
  const place = `/policies/${encodeURIComponent(name)}`;
  const loaded = (content: () => React.ReactNode) => () => (
    <QueryResult query={document} rows={10}>
      {content}
    </QueryResult>
  );
  return (
    <>
      <DocumentHead
        kind={POLICY}
        list={{ to: '/policies', name: 'Policies' }}
        name={name}
        versions={versions}
        version={version}
        choose={choose}
      />
      <div className="page-body">
        {policies.error && <FailureNotice error={policies.error} retry={() => void policies.refetch()} />}
        {policies.data && !policy ? (
          <div className="panel">
            <EmptyState title={`There is no policy ${name}`} />
          </div>
        ) : (
          <PageTabs
            tabs={[
              {
                key: 'table',
                name: 'Table',
                content: loaded(() => (
                  <>
                    <HeadComment yaml={yaml} />
                    <RuleTable table={table} title="Rows" />
                  </>
                )),
              },
              {
                key: 'yaml',
                name: 'Document',
                content: loaded(() => (
                  <div className="panel">
                    <pre className="yaml" data-testid="policy-yaml">
                      {yaml}
                    </pre>
                  </div>
                )),
              },
              {
                key: 'versions',
                name: 'Versions',
                content: () => <VersionTable kind={POLICY} name={name} versions={versions} place={place} />,
              },
              {
                key: 'compare',
                name: 'Compare',
                content: loaded(
                  () =>
                    version !== undefined && (
                      <VersionComparison
                        kind={POLICY}
                        name={name}
                        versions={versions}
                        version={version}
                        text={yaml}
                        meaning={(before, after) => (
                          <RuleChanges changes={changesOf(tableOf(before), tableOf(after))} />
                        )}
                      />
                    ),
                ),
              },
              {
                key: 'publish',
                name: 'New version',
                content: loaded(() => (
                  <PublishForm
                    key={`${name}-${version}`}
                    kind={POLICY}
                    name={name}
                    from={yaml}
                    next={(versions[0]?.version ?? 0) + 1}
                    preview={(text) => <RuleTable table={tableOf(text)} title="Preview" />}
                    published={(made) => {
                      void client.invalidateQueries({ queryKey: ['policies'] });
                      choose(String(made));
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

function HeadComment({ yaml }: { yaml: string }) {
  const why = headComment(yaml);
  return why === '' ? null : (
    <div className="notice" data-testid="policy-why">
      {why}
    </div>
  );
}
