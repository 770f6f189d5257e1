import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ApiProblem } from '../api/client';
import { itemsOf, useNodes, useSkus, useStock } from '../api/queries';
import type { SkuStock, StockRow } from '../api/types';
import { count, money, words } from '../format';
import { useKeys } from '../ui/keys';
import { Empty, Failure, Loading, PageHead, Panel } from '../ui/states';

const RECENT = 'crossdock.skus';
const RECENT_MOST = 8;
const TYPING_MS = 200;

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
  const suggestions = (skus.data?.items ?? []).map((one) => one.code).filter((code) => code.startsWith(prefix) || prefix === sku);
  const [recent, setRecent] = useState(() => remembered());
  useEffect(() => { setTyped(sku); }, [sku]);
  useEffect(() => {
    if (!stock.data || !sku) return;
    const next = [sku, ...remembered().filter((one) => one !== sku)].slice(0, RECENT_MOST);
    localStorage.setItem(RECENT, JSON.stringify(next));
    setRecent(next);
  }, [stock.data !== undefined, sku]);
  useKeys({ '/': () => { input.current?.focus(); input.current?.select(); } });
  const unknown = stock.error instanceof ApiProblem && stock.error.status === 404;
  return (
    <>
      <PageHead title="Inventory">
        <form onSubmit={(e) => { e.preventDefault(); setParams(typed.trim() ? { sku: typed.trim() } : {}); input.current?.blur(); }}>
          <Autocomplete
            ref={input}
            aria-label="SKU"
            placeholder="SKU, then Enter"
            leftSection={<Search size={13} aria-hidden />}
            rightSection={<kbd>/</kbd>}
            value={typed}
            onChange={setTyped}
            onOptionSubmit={(code) => { setParams({ sku: code }); input.current?.blur(); }}
            data={suggestions}
            filter={({ options }) => options}
            w={260}
            data-testid="stock-search"
          />
        </form>
        {recent.length > 0 && <span className="row wrap quiet">Recent: {recent.map((one) => <Link key={one} to={`/inventory?sku=${encodeURIComponent(one)}`}>{one}</Link>)}</span>}
      </PageHead>
      <div className="page-body">
        {sku === '' && <Choose />}
        {unknown && <div className="panel"><Empty title={`There is no SKU ${sku}`}>Codes are case-sensitive.</Empty></div>}
        {stock.error && !unknown && <Failure error={stock.error} retry={() => void stock.refetch()} />}
        {sku !== '' && stock.isPending && <Loading rows={10} />}
        {stock.data && <Stock sku={sku} data={stock.data} />}
      </div>
    </>
  );
}

/** The first SKUs there are, to start from. */
function Choose() {
  const skus = useSkus('');
  const items = skus.data?.items ?? [];
  return (
    <Panel title="SKUs" flush aside="the first by code">
      {items.length === 0 ? <Empty title="Which SKU?">Type its code above, or follow one from an order's lines.</Empty> : (
        <table className="table">
          <thead><tr><th>SKU</th><th>Name</th><th>Unit</th><th className="num">Price</th></tr></thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.code}>
                <td className="strong nowrap"><Link to={`/inventory?sku=${encodeURIComponent(one.code)}`}>{one.code}</Link></td>
                <td>{one.name}</td><td className="quiet">{one.unit}</td><td className="num">{money(one.priceMinor, one.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

const FIGURES = ['onHand', 'reserved', 'safety', 'available'] as const;
const NAMES: Record<(typeof FIGURES)[number], string> = { onHand: 'On hand', reserved: 'Reserved', safety: 'Safety', available: 'Available' };

const KINDS: Record<string, string> = { store: 'Store', dc: 'DC', 'three-pl': '3PL', 'drop-ship': 'Drop-ship' };

function Stock({ sku, data }: { sku: string; data: SkuStock }) {
  const nodes = new Map(itemsOf(useNodes().data).map((node) => [node.code, node]));
  const rows = (Array.isArray(data) ? (data as StockRow[]) : (data.items ?? data.stock ?? data.nodes ?? [])).map((row) => ({ ...row, available: availableOf(row) }));
  const sorted = [...rows].sort((a, b) => b.available - a.available || a.node.localeCompare(b.node));
  const item = typeof data.sku === 'object' ? data.sku : { code: data.sku, name: data.name, unit: data.unit };
  const total = (figure: (typeof FIGURES)[number]) => rows.reduce((sum, row) => sum + (row[figure] ?? 0), 0);
  return (
    <>
      <dl className="figures" style={{ margin: 0 }}>
        <div className="figure"><dt>{sku}</dt><dd style={{ fontSize: 13, lineHeight: 1.35, letterSpacing: 0 }}>{item.name ?? '–'}</dd><div className="note">{[item.unit && `unit: ${item.unit}`, 'priceMinor' in item && item.priceMinor !== undefined && money(item.priceMinor, item.currency)].filter(Boolean).join(' · ')}</div></div>
        {FIGURES.map((figure) => <div key={figure} className="figure"><dt>{NAMES[figure]}</dt><dd data-testid={`stock-total-${figure}`}>{count(total(figure))}</dd></div>)}
        <div className="figure"><dt>Nodes</dt><dd>{count(rows.length)}</dd></div>
      </dl>
      <Panel title="Stock by node" flush>
        {sorted.length === 0 ? <Empty title="No node holds this SKU" /> : (
          <table className="table" data-testid="stock-table">
            <thead><tr><th>Node</th><th>Name</th><th>Kind</th>{FIGURES.map((figure) => <th key={figure} className="num">{NAMES[figure]}</th>)}</tr></thead>
            <tbody>
              {sorted.map((row) => {
                const node = nodes.get(row.node);
                return (
                  <tr key={row.node} data-testid={`stock-${row.node}`}>
                    <td className="strong nowrap">{row.node}</td>
                    <td>{row.name ?? node?.name}</td>
                    <td className="quiet nowrap">{KINDS[(node?.kind ?? '').toLowerCase().replace('_', '-')] ?? words(node?.kind)}</td>
                    {FIGURES.map((figure) => <td key={figure} className={`num${row[figure] ? (figure === 'available' ? ' strong' : '') : ' zero'}`}>{count(row[figure] ?? 0)}</td>)}
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}

function availableOf(row: StockRow): number {
  return row.available ?? Math.max(0, (row.onHand ?? 0) - (row.reserved ?? 0) - (row.safety ?? 0));
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
