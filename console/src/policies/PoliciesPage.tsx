import { Link } from 'react-router';
import { usePolicies } from '../api/documents';
import { itemsOf } from '../api/queries';
import { activeOf, versionsOf } from '../documents/versions';
import { count, words } from '../format';
import { Table } from '../ui/Table';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { Time } from '../ui/Time';

/** Decision tables with their active versions. */
export function PoliciesPage() {
  const policies = usePolicies();
  const list = itemsOf(policies.data);
  return (
    <>
      <PageHead title="Policies" />
      <div className="page-body">
        <Panel title="Decision tables" testid="policies-table" flush>
          <QueryResult query={policies} rows={3}>
            {() =>
              list.length === 0 ? (
                <EmptyState title="No decision tables">The server publishes the shipped ones at its start.</EmptyState>
              ) : (
                <Table>
                  <thead>
                    <tr>
                      <th>Table</th>
                      <th className="num">Active version</th>
                      <th className="num">Versions</th>
                      <th>Newest published</th>
                      <th>By</th>
                    </tr>
                  </thead>
                  <tbody>
                    {list.map((policy) => {
                      const versions = versionsOf(policy);
                      return (
                        <tr key={policy.name} data-testid={`policy-${policy.name}`}>
                          <td>
                            <Link className="strong" to={`/policies/${encodeURIComponent(policy.name)}`}>
                              {words(policy.name)}
                            </Link>
                          </td>
                          <td className="num">
                            {versions.some((one) => one.active) ? (
                              `v${activeOf(policy)}`
                            ) : (
                              <span className="bad">none</span>
                            )}
                          </td>
                          <td className="num">
                            <Link to={`/policies/${encodeURIComponent(policy.name)}?tab=versions`}>
                              {count(versions.length)}
                            </Link>
                          </td>
                          <td className="nowrap quiet">
                            <Time at={versions[0]?.at} />
                          </td>
                          <td className="nowrap quiet">{versions[0]?.actor ?? '–'}</td>
                        </tr>
                      );
                    })}
                  </tbody>
                </Table>
              )
            }
          </QueryResult>
        </Panel>
      </div>
    </>
  );
}
