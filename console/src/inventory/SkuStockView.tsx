import { itemsOf, useAvailability, useNodes, useSku, useSupplies } from '../api/queries';
import type { SkuStock } from '../api/types';
import { count, money, nodeKind, counted } from '../format';
import { CartHoldList } from '../stockwork/CartHoldList';
import { Figure, Figures } from '../ui/Figures';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { BufferPanel } from './BufferPanel';
import { RingFencePanel } from './RingFencePanel';
import { arrivals, buffersInForce, figuresOf, staleness, stockLines, type Column } from './stock';
import { SupplyPanel } from './SupplyPanel';

const NODES_SHOWN = 25;

export function SkuStockView({ sku, data }: { sku: string; data: SkuStock }) {
  const nodes = new Map(itemsOf(useNodes().data).map((node) => [node.code, node]));
  const supplies = useSupplies(sku);
  const told = useAvailability(sku).data;
  const toCome = itemsOf(supplies.data);
  const lines = stockLines(data.items ?? [], toCome);
  const { shown, rest } = useShownRows(lines, NODES_SHOWN);
  const figures = figuresOf(lines);
  const buffers = new Map((data.buffers ?? []).map((one) => [one.node, one]));
  const item = useSku(sku).data;
  return (
    <>
      <Figures>
        <Figure
          name={sku}
          value={item?.name ?? '–'}
          text
          testid="sku-name"
          note={[
            item?.unit && `unit: ${item.unit}`,
            item?.priceMinor !== undefined && money(item.priceMinor, item.currency),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
        {figures.map(({ key, name, title }) => (
          <Figure
            key={key}
            name={name}
            title={title}
            testid={`stock-total-${key}`}
            value={count(lines.reduce((sum, line) => sum + line[key], 0))}
            note={
              key === 'available' &&
              told?.asOf?.stalenessMs !== undefined &&
              told.available !== undefined && (
                <span title="Channels read availability from memory" data-testid="stock-told">
                  channels see {count(told.available)}, {staleness(told.asOf.stalenessMs)} old
                </span>
              )
            }
          />
        ))}
      </Figures>
      <Panel title="Stock by node" flush aside={counted(lines.length, 'node')}>
        {lines.length === 0 ? (
          <EmptyState title="No node stocks this SKU" />
        ) : (
          <Table data-testid="stock-table">
            <thead>
              <tr>
                <th>Node</th>
                <th className="wide-only">Name</th>
                <th className="wide-only">Kind</th>
                {figures.map(({ key, name, title }) => (
                  <th key={key} className="num" title={title}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => {
                const node = nodes.get(row.node);
                return (
                  <tr key={row.node} data-testid={`stock-${row.node}`}>
                    <td className="strong nowrap">
                      <NodeLink code={row.node} />
                      {row.barred && (
                        <span
                          className="chip warn"
                          style={{ marginLeft: 6 }}
                          title="Must not be promised from this node"
                        >
                          barred
                        </span>
                      )}
                    </td>
                    <td className="wide-only">{row.name ?? node?.name}</td>
                    <td className="quiet nowrap wide-only">{nodeKind(node?.kind)}</td>
                    {figures.map(({ key }) => (
                      <td
                        key={key}
                        className={`num${toneOfFigure(key, row[key])}`}
                        title={key === 'buffer' ? buffers.get(row.node)?.reason : undefined}
                      >
                        {count(row[key])}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
        {rest}
      </Panel>
      <BufferPanel buffers={buffersInForce(data.buffers ?? [])} />
      <Panel title="Supply" testid="supplies" flush>
        <QueryResult query={supplies} rows={2}>
          {(answer) => <SupplyPanel list={arrivals(itemsOf(answer))} />}
        </QueryResult>
      </Panel>
      <RingFencePanel sku={sku} />
      <CartHoldList sku={sku} />
    </>
  );
}

function toneOfFigure(key: Column, value: number): string {
  if (value === 0) return ' zero';
  return key === 'available' ? ' strong' : key === 'missing' ? ' bad' : '';
}
