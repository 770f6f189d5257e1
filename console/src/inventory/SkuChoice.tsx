import { useSkus } from '../api/queries';
import { money } from '../format';
import { SkuLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';

/** First SKUs by code, as a start. */
export function SkuChoice() {
  const skus = useSkus('');
  const items = skus.data?.items ?? [];
  return (
    <Panel title="SKUs" flush aside="first by code">
      {items.length === 0 ? (
        <EmptyState title="Search for a SKU">Type its code above.</EmptyState>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>SKU</th>
              <th>Name</th>
              <th>Unit</th>
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
                <td className="quiet">{one.unit}</td>
                <td className="num">{money(one.priceMinor, one.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
