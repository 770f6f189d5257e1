import { Button } from '@mantine/core';
import { useSkuList } from '../api/queries';
import { money } from '../format';
import { FirstSteps } from '../ui/FirstSteps';
import { SkuLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { Table } from '../ui/Table';

/** SKUs by code, those with the typed text in their code or name. */
export function SkuChoice({ text }: { text: string }) {
  const skus = useSkuList(text);
  const items = (skus.data?.pages ?? []).flatMap((page) => page.items ?? []);
  return (
    <Panel title="SKUs" flush aside="by code" testid="skus">
      <QueryResult query={skus} rows={8}>
        {() =>
          items.length === 0 ? (
            text === '' ? (
              <FirstSteps what="skus" />
            ) : (
              <EmptyState title={`No SKU has ${text} in its code or name`}>Shorten the text.</EmptyState>
            )
          ) : (
            <Table className="narrow">
              <thead>
                <tr>
                  <th>SKU</th>
                  <th>Name</th>
                  <th className="phone-off">Unit</th>
                  <th className="num">Price</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <tr key={one.code}>
                    <td className="strong">
                      <SkuLink code={one.code} />
                    </td>
                    <td>{one.name}</td>
                    <td className="quiet phone-off">{one.unit}</td>
                    <td className="num">{money(one.priceMinor, one.currency)}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {skus.hasNextPage && items.length > 0 && (
        <div style={{ padding: 8, textAlign: 'center' }}>
          <Button
            variant="subtle"
            onClick={() => void skus.fetchNextPage()}
            loading={skus.isFetchingNextPage}
            data-testid="skus-more"
          >
            Load more
          </Button>
        </div>
      )}
    </Panel>
  );
}
