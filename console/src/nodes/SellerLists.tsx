import { useBrands, useLegalEntities, useSalesChannels, type ExternalName, type LegalEntity } from '../api/sellers';
import { itemsOf } from '../api/queries';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { Table } from '../ui/Table';

/** Companies that sell, brands, and the channels that name them. */
export function SellerLists() {
  return (
    <>
      <EntityTable />
      <BrandTable />
      <ChannelTable />
    </>
  );
}

const otherNames = (names: ExternalName[] | undefined) =>
  (names ?? []).map((one) => `${one.system}: ${one.value}`).join(', ') || '–';

const taxNumbers = (one: LegalEntity) =>
  (one.taxRegistrations ?? []).map((tax) => `${tax.country} ${tax.number}`).join(', ') || '–';

function EntityTable() {
  const entities = useLegalEntities();
  const list = itemsOf(entities.data);
  return (
    <Panel title="Legal entities" testid="legal-entities" flush>
      <QueryResult query={entities} rows={2}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No legal entities">Nobody has entered the companies that sell.</EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Code</th>
                  <th>Name</th>
                  <th>Country</th>
                  <th>Books in</th>
                  <th>Tax registrations</th>
                  <th>Called elsewhere</th>
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <tr key={one.code} data-testid={`entity-${one.code}`}>
                    <td className="strong nowrap">{one.code}</td>
                    <td>{one.name}</td>
                    <td>{one.country}</td>
                    <td>{one.bookCurrency}</td>
                    <td>{taxNumbers(one)}</td>
                    <td>{otherNames(one.externalIds)}</td>
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

function BrandTable() {
  const brands = useBrands();
  const list = itemsOf(brands.data);
  return (
    <Panel title="Brands" testid="brands" flush>
      <QueryResult query={brands} rows={2}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No brands">Nobody has entered any.</EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Code</th>
                  <th>Name</th>
                  <th>Called elsewhere</th>
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <tr key={one.code} data-testid={`brand-${one.code}`}>
                    <td className="strong nowrap">{one.code}</td>
                    <td>{one.name}</td>
                    <td>{otherNames(one.externalIds)}</td>
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

function ChannelTable() {
  const channels = useSalesChannels();
  const list = itemsOf(channels.data);
  return (
    <Panel title="Sales channels" testid="sales-channels" flush>
      <QueryResult query={channels} rows={2}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No sales channels">Orders have the brand and company that they name.</EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Code</th>
                  <th>Name</th>
                  <th>Brand</th>
                  <th>Legal entity</th>
                  <th>Unknown sellers</th>
                </tr>
              </thead>
              <tbody>
                {list.map((one) => (
                  <tr key={one.code} data-testid={`channel-${one.code}`}>
                    <td className="strong nowrap">{one.code}</td>
                    <td>{one.name}</td>
                    <td>{one.brand ?? '–'}</td>
                    <td>{one.legalEntity ?? '–'}</td>
                    <td>{one.unknownSeller === 'refuse' ? 'Refused' : 'Taken, with a case'}</td>
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
