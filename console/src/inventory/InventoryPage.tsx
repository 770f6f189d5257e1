import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/client';
import {
  itemsOf,
  useAvailability,
  useNodes,
  useRingFences,
  useSku,
  useSkus,
  useStock,
  useSupplies,
} from '../api/queries';
import type { LearnedBuffer, SkuStock } from '../api/types';
import { count, date, dateTime, due, money, nodeKind, words } from '../format';
import { CartHoldList } from '../stockwork/CartHoldList';
import { useBusinessTime } from '../ui/clock';
import { Figure, Figures } from '../ui/Figures';
import { transferPlace } from '../ui/ids';
import { useKeys } from '../ui/keys';
import { NodeLink, SkuLink } from '../ui/links';
import { useShownRows } from '../ui/shownRows';
import { EmptyState, FailureNotice, QueryResult, LoadingRows, PageHead, Panel } from '../ui/states';
import { arrivals, buffersInForce, figuresOf, staleness, stockLines, type Arrival, type Column } from './stock';

const RECENT = 'crossdock.skus';
const RECENT_MOST = 8;
const TYPING_MS = 200;
const NODES_SHOWN = 25;

/** Stock of one SKU on every node: what is there, what is promised, what may still be. */
export function InventoryPage() {
  const [params, setParams] = useSearchParams();
  const sku = params.get('sku') ?? '';
  const [typed, setTyped] = useState(sku);
  const input = useRef<HTMLInputElement>(null);
  const stock = useStock(sku);
  const [prefix] = useDebouncedValue(typed.trim(), TYPING_MS);
  // The list goes on after a code, in code order: those that start with what was typed come first.
  const skus = useSkus(prefix === sku ? '' : prefix);
  const suggestions = (skus.data?.items ?? [])
    .map((one) => one.code)
    .filter((code) => code.startsWith(prefix) || prefix === sku);
  const [recent, setRecent] = useState(() => remembered());
  useEffect(() => {
    setTyped(sku);
  }, [sku]);
  useEffect(() => {
    if (!stock.data || !sku) return;
    const next = [sku, ...remembered().filter((one) => one !== sku)].slice(0, RECENT_MOST);
    localStorage.setItem(RECENT, JSON.stringify(next));
    setRecent(next);
  }, [stock.data !== undefined, sku]);
  useKeys({
    '/': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const unknown = stock.error instanceof ApiProblem && stock.error.status === 404;
  return (
    <>
      <PageHead title="Inventory">
        <form
          onSubmit={(e) => {
            e.preventDefault();
            setParams(typed.trim() ? { sku: typed.trim() } : {});
            input.current?.blur();
          }}
        >
          <Autocomplete
            ref={input}
            aria-label="SKU"
            placeholder="SKU, then Enter"
            leftSection={<Search size={13} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={typed}
            onChange={setTyped}
            onOptionSubmit={(code) => {
              setParams({ sku: code });
              input.current?.blur();
            }}
            data={suggestions}
            filter={({ options }) => options}
            w={260}
            data-testid="stock-search"
          />
        </form>
        {recent.length > 0 && (
          <span className="row wrap quiet">
            Recent:{' '}
            {recent.map((one) => (
              <SkuLink key={one} code={one} />
            ))}
          </span>
        )}
      </PageHead>
      <div className="page-body">
        {sku === '' && <SkuChoice />}
        {unknown && (
          <div className="panel">
            <EmptyState title={`There is no SKU ${sku}`}>Codes are case-sensitive.</EmptyState>
          </div>
        )}
        {stock.error && !unknown && <FailureNotice error={stock.error} retry={() => void stock.refetch()} />}
        {sku !== '' && stock.isPending && <LoadingRows rows={10} />}
        {stock.data && <SkuStockView sku={sku} data={stock.data} />}
      </div>
    </>
  );
}

/** The first SKUs there are, to start from. */
function SkuChoice() {
  const skus = useSkus('');
  const items = skus.data?.items ?? [];
  return (
    <Panel title="SKUs" flush aside="the first by code">
      {items.length === 0 ? (
        <EmptyState title="Which SKU?">Type its code above, or follow one from an order's lines.</EmptyState>
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

function SkuStockView({ sku, data }: { sku: string; data: SkuStock }) {
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
                <span title="What channels are told comes from memory" data-testid="stock-told">
                  channels see {count(told.available)}, {staleness(told.asOf.stalenessMs)} old
                </span>
              )
            }
          />
        ))}
      </Figures>
      <Panel title="Stock by node" flush aside={`${count(lines.length)} ${lines.length === 1 ? 'node' : 'nodes'}`}>
        {lines.length === 0 ? (
          <EmptyState title="No node holds this SKU" />
        ) : (
          <table className="table" data-testid="stock-table">
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
                        <span className="chip warn" style={{ marginLeft: 6 }} title="May not be promised here">
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
          </table>
        )}
        {rest}
      </Panel>
      <BufferPanel buffers={buffersInForce(data.buffers ?? [])} />
      <Panel title="To come" testid="supplies" flush>
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

function BufferPanel({ buffers }: { buffers: LearnedBuffer[] }) {
  const { now } = useBusinessTime();
  if (buffers.length === 0) return null;
  return (
    <Panel title="Why units are kept back" testid="buffers" flush>
      <table className="table">
        <thead>
          <tr>
            <th>Node</th>
            <th className="num">Units</th>
            <th>Reason</th>
            <th className="num">Computed</th>
          </tr>
        </thead>
        <tbody>
          {buffers.map((one) => (
            <tr key={one.node}>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="num">{count(one.units)}</td>
              <td>{one.reason}</td>
              <td className="num nowrap quiet">{dateTime(one.computedAt, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function SupplyPanel({ list }: { list: Arrival[] }) {
  const { now } = useBusinessTime();
  if (list.length === 0)
    return (
      <div className="quiet" style={{ padding: '10px 12px' }}>
        Nothing is announced.
      </div>
    );
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Expected</th>
          <th>Node</th>
          <th>Reference</th>
          <th>Kind</th>
          <th className="num">Ordered</th>
          <th className="num">Received</th>
          <th className="num">Open</th>
          <th className="num">Promised</th>
          <th className="num">Free</th>
          <th className="num" title="Free units of this and all before it">
            Free until then
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => {
          const limit = due(one.expectedAt, now);
          return (
            <tr key={one.id} data-testid={`supply-${one.id}`}>
              <td className="nowrap">
                {date(one.expectedAt)} <span className={limit.overdue ? 'bad' : 'quiet'}>{limit.text}</span>
              </td>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="nowrap">
                {one.kind === 'transfer' && /^T\d+$/.test(one.reference) ? (
                  <Link to={transferPlace(one.reference)}>{one.reference}</Link>
                ) : (
                  one.reference
                )}{' '}
                <span className="quiet">line {one.line}</span>
              </td>
              <td className="quiet nowrap">{words(one.kind)}</td>
              {[one.ordered, one.received, one.open, one.promised].map((units, i) => (
                <td key={i} className={`num${units ? '' : ' zero'}`}>
                  {count(units)}
                </td>
              ))}
              <td className={`num${one.free ? ' strong' : ' zero'}`}>{count(one.free)}</td>
              <td className="num">{count(one.freeUntil)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const FENCES: Record<string, string> = { hard: 'only for them', 'up-to': 'at most' };

/** Units kept for a channel group, or all that it may have. Nothing where there is none. */
function RingFencePanel({ sku }: { sku: string }) {
  const fences = useRingFences(sku);
  if (!fences.error && itemsOf(fences.data).length === 0) return null;
  return (
    <Panel title="Ring fences" testid="ring-fences" flush>
      <QueryResult query={fences} rows={2}>
        {(answer) => (
          <table className="table">
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
          </table>
        )}
      </QueryResult>
    </Panel>
  );
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
