import { useMemo } from 'react';
import { POLICY, usePolicies } from '../api/documents';
import { headComment } from '../documents/diff';
import { DocumentPage, useDocumentView } from '../documents/DocumentPage';
import { QuestionPanel } from './QuestionPanel';
import { RuleChanges, RuleTable } from './RuleTable';
import { changesOf, tableOf } from './table';
import { TestPanel } from './TestPanel';

/** One decision table. */
export default function PolicyPage() {
  const policies = usePolicies();
  const view = useDocumentView(POLICY, policies);
  const table = useMemo(() => tableOf(view.yaml), [view.yaml]);
  const rows = () => (
    <>
      <HeadComment yaml={view.yaml} />
      {table.question.length > 0 && <QuestionPanel table={table} />}
      <RuleTable table={table} title="Rows" />
      {table.question.length > 0 && <TestPanel table={table} yaml={view.yaml} />}
    </>
  );
  return (
    <DocumentPage
      kind={POLICY}
      list={policies}
      view={view}
      tabs={[{ key: 'table', name: 'Table', content: rows }]}
      meaning={(before, after) => <RuleChanges changes={changesOf(tableOf(before), tableOf(after))} />}
      preview={(text) => <RuleTable table={tableOf(text)} title="Preview" />}
    />
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
