import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { rememberOrders } from './lastOrders';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useOrders, type OrderFilter } from '../api/queries';
import type { Order } from '../api/types';
import { age, count, date, dateTime, money, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { moved, useKeys } from '../ui/keys';
import { EmptyState, QueryResult, PageHead } from '../ui/states';
import { StateTag } from '../ui/StateTag';
import { SideScroll } from '../ui/SideScroll';

const STATES = ['open', 'completed', 'canceled'];
const CHANNELS = 'crossdock.channels';
const TYPING_MS = 250;

/** Every order that matches, newest first, page by page. */
export function OrdersPage() {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const filter: OrderFilter = {
    q: params.get('q') ?? '',
    channel: params.get('channel') ?? '',
    state: params.get('state') ?? '',
    stage: params.get('stage') ?? '',
  };
  const orders = useOrders(filter);
  const rows = orders.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  const search = useRef<HTMLInputElement>(null);
  const channels = useKnownChannels(rows);

  const set = (name: string, value: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  useEffect(() => {
    rememberOrders(params.size > 0 ? `?${params}` : '');
  }, [params]);
  const written = useRef(params.get('q') ?? '');
  useEffect(() => {
    if (q !== written.current) {
      written.current = q;
      set('q', q);
    }
  }, [q]);
  const asked = params.get('q') ?? '';
  useEffect(() => {
    if (asked !== written.current) {
      written.current = asked;
      setTyped(asked);
    }
  }, [asked]);

  return (
    <>
      <PageHead title="Orders">
        <TextInput
          ref={search}
          aria-label="Search orders"
          placeholder="Order, reference, customer, e-mail, SKU"
          leftSection={<Search size={13} aria-hidden />}
          rightSection={
            typed ? <CloseButton size="xs" aria-label="Clear the search" onClick={() => setTyped('')} /> : <kbd>/</kbd>
          }
          value={typed}
          onChange={(e) => setTyped(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'Escape' || e.key === 'Enter') e.currentTarget.blur();
          }}
          style={{ width: 300 }}
          data-testid="orders-search"
        />
        <Select
          aria-label="State"
          data={[{ value: '', label: 'All states' }, ...STATES.map((s) => ({ value: s, label: words(s) }))]}
          value={filter.state}
          onChange={(v) => set('state', v ?? '')}
          w={120}
          data-testid="orders-state"
        />
        <Select
          aria-label="Channel"
          data={[{ value: '', label: 'All channels' }, ...channels]}
          value={filter.channel}
          onChange={(v) => set('channel', v ?? '')}
          w={140}
          data-testid="orders-channel"
        />
        {filter.stage && (
          <span className="chip accent" data-testid="orders-stage">
            Stage: {words(filter.stage)}{' '}
            <CloseButton
              size={14}
              style={{ display: 'inline-flex', verticalAlign: -2 }}
              aria-label="All stages"
              onClick={() => set('stage', '')}
            />
          </span>
        )}
        <span className="quiet" style={{ marginLeft: 'auto' }} aria-live="polite">
          {orders.data && `${count(rows.length)}${orders.hasNextPage ? '+' : ''} shown`}
        </span>
        <Button
          variant="default"
          onClick={() => void orders.refetch()}
          loading={orders.isRefetching}
          data-testid="orders-refresh"
        >
          Refresh
        </Button>
      </PageHead>
      <div className="page-body">
        <QueryResult query={orders} rows={16}>
          {() =>
            rows.length === 0 && !orders.hasNextPage ? (
              <div className="panel">
                <EmptyState title="No order matches">
                  {filter.q || filter.channel || filter.state || filter.stage
                    ? 'Search for less, or clear the filters.'
                    : 'Orders show up here as soon as a channel sends one.'}
                </EmptyState>
              </div>
            ) : (
              <OrderTable
                rows={rows}
                focusSearch={() => search.current?.focus()}
                more={orders.hasNextPage ? () => void orders.fetchNextPage() : undefined}
                loading={orders.isFetchingNextPage}
              />
            )
          }
        </QueryResult>
      </div>
    </>
  );
}

function OrderTable({
  rows,
  focusSearch,
  more,
  loading,
}: {
  rows: Order[];
  focusSearch: () => void;
  more: (() => void) | undefined;
  loading: boolean;
}) {
  const { now } = useBusinessTime();
  const staged = rows.some((order) => order.stage ?? order.endState);
  const promised = rows.some((order) => order.promise);
  const navigate = useNavigate();
  const [current, setCurrent] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const go = (by: number) => {
    const next = moved(current, by, rows.length);
    setCurrent(next);
    body.current?.children[next]?.scrollIntoView({ block: 'nearest' });
    if (next >= rows.length - 5 && more && !loading) more();
  };
  const open = (order: Order | undefined) => {
    if (order) void navigate(`/orders/${encodeURIComponent(order.id)}`);
  };
  useKeys({
    '/': focusSearch,
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Enter: () => open(rows[current]),
  });
  useEffect(() => {
    const target = end.current;
    if (!target || !more) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !loading) more();
      },
      { rootMargin: '200px' },
    );
    watcher.observe(target);
    return () => watcher.disconnect();
  }, [more, loading]);

  return (
    <SideScroll className="panel">
      <table className="table pick" data-testid="orders-table">
        <thead>
          <tr>
            <th>Order</th>
            <th>Placed</th>
            <th>Channel</th>
            <th>Reference</th>
            <th>Customer</th>
            <th>Ship to</th>
            <th className="num">Lines</th>
            <th className="num">Total</th>
            {staged && <th>Stage</th>}
            <th>State</th>
            {promised && <th>Deliver by</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((order, i) => (
            <tr
              key={order.id}
              className={i === current ? 'current' : undefined}
              aria-selected={i === current}
              data-testid="order-row"
              data-id={order.id}
              onClick={(e) => {
                if (!(e.target as HTMLElement).closest('a')) open(order);
              }}
            >
              <td className="nowrap">
                <Link to={`/orders/${encodeURIComponent(order.id)}`} className="strong">
                  {order.id}
                </Link>
              </td>
              <td className="nowrap" title={order.placedAt ? `${age(order.placedAt, now)} ago` : undefined}>
                {dateTime(order.placedAt, now)}
              </td>
              <td className="nowrap">{order.channel}</td>
              <td className="nowrap">{order.reference}</td>
              <td className="clip" style={{ maxWidth: 170 }}>
                {order.customer?.name}
              </td>
              <td className="clip" style={{ maxWidth: 150 }}>
                {[order.shipTo?.city, order.shipTo?.region ?? order.shipTo?.country].filter(Boolean).join(', ')}
              </td>
              <td className="num">{count(order.lines?.length)}</td>
              <td className="num nowrap">{money(order.totalMinor, order.currency)}</td>
              {staged && (
                <td className="nowrap">
                  {(order.endState ?? order.stage) && <StateTag code={order.endState ?? order.stage} />}
                  {(order.status === 'held' || order.status === 'stuck') && (
                    <span className="chip warn" style={{ marginLeft: 6 }}>
                      {order.status === 'held' ? 'hold' : 'stuck'}
                    </span>
                  )}
                </td>
              )}
              <td className="nowrap">
                <StateTag code={order.state} />
              </td>
              {promised && <td className="nowrap">{date(order.promise?.deliverBy)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {more && (
        <div ref={end} style={{ padding: 8, textAlign: 'center' }}>
          <Button variant="subtle" onClick={more} loading={loading} data-testid="orders-more">
            Load more
          </Button>
        </div>
      )}
    </SideScroll>
  );
}

/** Channels that were seen on orders, remembered in the browser: there is no list of them to ask for. */
function useKnownChannels(rows: Order[]): string[] {
  const [known, setKnown] = useState<string[]>(() => remembered());
  useEffect(() => {
    const seen = [...new Set([...known, ...rows.map((row) => row.channel ?? '')])].filter(Boolean).sort();
    if (seen.length === known.length) return;
    setKnown(seen);
    localStorage.setItem(CHANNELS, JSON.stringify(seen));
  }, [rows, known]);
  return known;
}

function remembered(): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(CHANNELS) ?? '[]');
    return Array.isArray(list) ? list.filter((c): c is string => typeof c === 'string') : [];
  } catch {
    return [];
  }
}
