import { Link } from 'react-router';
import { useOverview } from '../api/queries';
import { age, count, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { SideScroll } from '../ui/SideScroll';
import type { Graph } from './graph';

/** Graph as a table, for screen readers and for copying. */
export function StageTable({ graph, process }: { graph: Graph; process: string }) {
  const overview = useOverview();
  const { now } = useBusinessTime();
  const live = (stage: string) =>
    (overview.data?.byStage ?? []).filter((one) => one.process === process && one.stage === stage);
  return (
    <SideScroll className="panel">
      <Table data-testid="stages-table">
        <thead>
          <tr>
            <th>Stage</th>
            <th>Kind</th>
            <th>Does</th>
            <th>Followed by</th>
            <th className="num">Now</th>
            <th className="num">Oldest</th>
          </tr>
        </thead>
        <tbody>
          {graph.nodes.map((node) => {
            const here = live(node.id);
            const many = here.reduce((sum, one) => sum + one.count, 0);
            return (
              <tr key={node.id}>
                <td className="strong nowrap">
                  {words(node.id)}
                  {node.start && (
                    <span className="chip accent" style={{ marginLeft: 6 }}>
                      start
                    </span>
                  )}
                </td>
                <td className="nowrap">{node.kind}</td>
                <td className="nowrap mono">{node.what}</td>
                <td>
                  {graph.edges
                    .filter((edge) => edge.from === node.id)
                    .map((edge) => (
                      <div key={edge.id}>
                        <span className="quiet">{edge.label} →</span> {words(edge.to)}
                      </div>
                    ))}
                </td>
                <td className={`num${many ? ' strong' : ' zero'}`}>
                  {many && process === 'order' ? (
                    <Link to={`/orders?stage=${encodeURIComponent(node.id)}`}>{count(many)}</Link>
                  ) : (
                    count(many)
                  )}
                </td>
                <td className="num quiet nowrap">{age(here[0]?.oldest, now)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </SideScroll>
  );
}
