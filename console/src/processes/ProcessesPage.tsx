import { Link } from 'react-router';
import { itemsOf, useOverview, useProcesses } from '../api/queries';
import { activeOf, versionsOf } from '../documents/versions';
import { count, words } from '../format';
import { byProcess } from '../overview/stages';
import { Table } from '../ui/Table';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { SideScroll } from '../ui/SideScroll';

/** Processes with their active versions and subjects in progress. */
export function ProcessesPage() {
  const processes = useProcesses();
  const overview = useOverview();
  const stages = byProcess(overview.data?.byStage ?? []);
  const underWay = (name: string) => stages.find((one) => one.process === name)?.underWay ?? 0;
  return (
    <>
      <PageHead title="Processes" />
      <div className="page-body">
        <QueryResult query={processes} rows={5}>
          {(answer) => {
            const list = itemsOf(answer);
            return list.length === 0 ? (
              <EmptyPanel title="No processes">The server loads them from its folder processes.</EmptyPanel>
            ) : (
              <SideScroll className="panel">
                <Table className="narrow" data-testid="processes-table">
                  <thead>
                    <tr>
                      <th>Process</th>
                      <th className="num">Active</th>
                      <th className="num">Versions</th>
                      <th className="num">In progress</th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.map((process) => (
                      <tr key={process.name} data-testid={`process-${process.name}`}>
                        <td>
                          <Link className="strong" to={`/processes/${encodeURIComponent(process.name)}`}>
                            {words(process.name)}
                          </Link>
                        </td>
                        <td className="num">{activeOf(process) === undefined ? '–' : `v${activeOf(process)}`}</td>
                        <td className="num">{count(versionsOf(process).length)}</td>
                        <td className="num">{count(underWay(process.name))}</td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </SideScroll>
            );
          }}
        </QueryResult>
      </div>
    </>
  );
}
