import { useServices } from '../api/network';
import { words } from '../format';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { PageTabs } from '../ui/PageTabs';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { ClosedTag, ClosureButtons, ClosureLines } from './Closures';
import { closedBy } from './closures';
import { NodeList } from './NodeList';
import { SellerLists } from './SellerLists';

/** Nodes and carrier services with their closures. */
export default function NodesPage() {
  return (
    <>
      <PageHead title="Nodes and carriers" />
      <div className="page-body">
        <PageTabs
          tabs={[
            { key: 'nodes', name: 'Nodes', content: () => <NodeList /> },
            { key: 'services', name: 'Carrier services', content: () => <ServiceList /> },
            { key: 'sellers', name: 'Sellers', content: () => <SellerLists /> },
          ]}
        />
      </div>
    </>
  );
}

function ServiceList() {
  const services = useServices();
  const { now } = useBusinessTime();
  const list = services.data?.items ?? [];
  const closed = list.filter((one) => closedBy(one.closures, now)).length;
  return (
    <Panel
      title="Carrier services"
      testid="services"
      flush
      aside={closed > 0 && <span className="chip bad">{closed} closed</span>}
    >
      <QueryResult query={services} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No services">The rate card lists none.</EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Service</th>
                  <th>State</th>
                  <th>Closures</th>
                  <ActionsHeading />
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <tr key={one.code} data-testid={`service-${one.code}`}>
                    <td className="strong nowrap">{words(one.code)}</td>
                    <td className="nowrap">
                      <ClosedTag closures={one.closures} />
                    </td>
                    <td>
                      <ClosureLines closures={one.closures} />
                    </td>
                    <td className="num">
                      <ClosureButtons what="services" code={one.code} closures={one.closures} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
    </Panel>
  );
}
