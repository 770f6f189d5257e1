import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useDocument, type DocumentKind, type Written } from '../api/documents';
import { itemsOf } from '../api/queries';
import type { Page, ProcessSummary } from '../api/types';
import { useAddress } from '../ui/address';
import { EmptyPanel, FailureNotice } from '../ui/notices';
import { PageTabs, type Tab } from '../ui/PageTabs';
import { QueryResult, type Query } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { DocumentHead } from './DocumentHead';
import { PublishForm } from './PublishForm';
import { VersionComparison } from './VersionComparison';
import { activeOf, versionsOf } from './versions';
import { VersionTable } from './VersionTable';

/** The document that the page's address names, in the version that it names or in the active one. */
export function useDocumentView<T extends Written>(
  kind: DocumentKind,
  list: Query<Page<ProcessSummary> | ProcessSummary[]>,
) {
  const { name = '' } = useParams();
  const [params, change] = useAddress();
  const found = itemsOf(list.data).find((one) => one.name === name);
  const asked = Number(params.get('version')) || undefined;
  const version = asked ?? activeOf(found);
  const document = useDocument<T>(kind, name, version);
  return {
    name,
    version,
    document,
    yaml: document.data?.yaml ?? '',
    versions: versionsOf(found),
    missing: list.data !== undefined && found === undefined && asked === undefined,
    choose: (value: string | null) => change({ version: value, against: null }),
  };
}

interface DocumentPageProps {
  kind: DocumentKind;
  list: Query<unknown>;
  view: ReturnType<typeof useDocumentView>;
  /** Tabs of this kind, before those that every document has. */
  tabs: Tab[];
  /** Meaning of a change, above the changed lines. */
  meaning?: (before: string, after: string) => ReactNode;
  preview: (text: string) => ReactNode;
}

/** One versioned document: tabs of its kind, text, versions, comparison, and a form for the next version. */
export function DocumentPage({ kind, list, view, tabs, meaning, preview }: DocumentPageProps) {
  const refresh = useRefresh();
  const { name, versions, version, document, yaml, choose } = view;
  const shared = { kind, name, versions };
  const loaded = (content: () => ReactNode) => () => (
    <QueryResult query={document} rows={10}>
      {content}
    </QueryResult>
  );
  const published = (made: number) => {
    refresh(kind.plural);
    choose(String(made));
  };
  const text = () => (
    <div className="panel">
      <pre className="yaml" data-testid={`${kind.word}-yaml`}>
        {yaml || 'The server did not send the document.'}
      </pre>
    </div>
  );
  const comparison = () =>
    version !== undefined && <VersionComparison {...shared} version={version} text={yaml} meaning={meaning} />;
  const form = () => (
    <PublishForm
      key={`${name}-${version}`}
      kind={kind}
      name={name}
      from={yaml}
      next={(versions[0]?.version ?? 0) + 1}
      preview={preview}
      published={published}
    />
  );
  const all: Tab[] = [
    ...tabs.map((tab) => ({ ...tab, content: loaded(tab.content) })),
    { key: 'yaml', name: 'Document', content: loaded(text) },
    { key: 'versions', name: 'Versions', content: () => <VersionTable {...shared} /> },
    { key: 'compare', name: 'Compare', content: loaded(comparison) },
    { key: 'publish', name: 'New version', content: loaded(form) },
  ];
  return (
    <>
      <DocumentHead {...shared} version={version} choose={choose} />
      <div className="page-body">
        {list.error !== null && <FailureNotice error={list.error} retry={() => void list.refetch()} />}
        {view.missing ? <EmptyPanel title={`There is no ${kind.word} ${name}`} /> : <PageTabs tabs={all} />}
      </div>
    </>
  );
}
