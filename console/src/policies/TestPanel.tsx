import { useTableFaults } from '../api/documents';
import { counted } from '../format';
import { Panel } from '../ui/Panel';
import { Table } from '../ui/Table';
import { EmptyState, FailureNotice } from '../ui/notices';
import { resultsOf, valuesText, type DecisionTable, type TestResult } from './table';

/** The tests inside of a document, and what the server finds when it runs them. */
export function TestPanel({ table, yaml }: { table: DecisionTable; yaml: string }) {
  const faults = useTableFaults(yaml, table.tests.length > 0);
  const results = faults.data === undefined ? undefined : resultsOf(table.tests, faults.data.faults ?? []);
  return (
    <Panel title="Tests" testid="policy-tests" flush aside={results && summary(results)}>
      {faults.error !== null && <FailureNotice error={faults.error} retry={() => void faults.refetch()} />}
      {table.tests.length === 0 ? (
        <EmptyState title="No tests">
          A document may have tests, which it must pass before it is published: what is given, and what is answered.
        </EmptyState>
      ) : (
        <Table>
          <thead>
            <tr>
              <th>Test</th>
              <th>Given</th>
              <th>Wanted</th>
              <th>Result</th>
            </tr>
          </thead>
          <tbody>
            {table.tests.map((test, at) => (
              <tr key={at} data-testid={`test-${at}`} data-result={word(results?.[at])}>
                <td className="strong">{test.name}</td>
                <td>{valuesText(test.given) || '–'}</td>
                <td>
                  {valuesText(test.then)}
                  {test.rule !== '' && <span className="quiet"> by row {test.rule}</span>}
                </td>
                <td>
                  <ResultText result={results?.[at]} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function word(result: TestResult | undefined): string {
  if (result === undefined) return '';
  return result.passes === undefined ? 'not run' : result.passes ? 'passes' : 'fails';
}

function ResultText({ result }: { result: TestResult | undefined }) {
  if (result === undefined) return <span className="quiet">…</span>;
  if (result.passes === undefined) return <span className="warn">not run: the document has other faults</span>;
  return result.passes ? <span className="good">passes</span> : <span className="bad">fails: {result.why}</span>;
}

function summary(results: TestResult[]) {
  const failed = results.filter((result) => result.passes === false).length;
  if (results.some((result) => result.passes === undefined)) return <span className="warn">not run</span>;
  return failed === 0 ? (
    <span className="good">{results.length === 0 ? '' : 'all pass'}</span>
  ) : (
    <span className="bad">{counted(failed, 'test')} failed</span>
  );
}
