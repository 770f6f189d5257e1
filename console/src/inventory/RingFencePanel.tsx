import { itemsOf, useRingFences } from '../api/queries';
import { count, words } from '../format';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';

const FENCES: Record<string, string> = { hard: 'set apart', 'up-to': 'at most' };

/** Ring fences of a SKU; hidden if it has none. */
export function RingFencePanel({ sku }: { sku: string }) {
  const fences = useRingFences(sku);
  if (!fences.error && itemsOf(fences.data).length === 0) return null;
  return (
    <Panel title="Ring fences" testid="ring-fences" flush>
      <QueryResult query={fences} rows={2}>
        {(answer) => (
          <Table>
            <thead>
              <tr>
                <th>Node</th>
                <th>Channel group</th>
                <th>Kind</th>
                <th className="num">Units</th>
                <th className="num">Held</th>
                <th className="num">Shipped</th>
                <th className="num">Left</th>
              </tr>
            </thead>
            <tbody>
              {itemsOf(answer).map((one) => (
                <tr key={`${one.node} ${one.group}`}>
                  <td className="strong">
                    <NodeLink code={one.node} />
                  </td>
                  <td>{one.group}</td>
                  <td className="quiet nowrap">{FENCES[one.kind] ?? words(one.kind)}</td>
                  {[one.units, one.held, one.shipped, one.left].map((units, i) => (
                    <td key={i} className={`num${units ? '' : ' zero'}`}>
                      {count(units)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </QueryResult>
    </Panel>
  );
}
