import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Order } from '../api/types';
import { age, count, date, money } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { moved, useKeys } from '../ui/keys';
import { SideScroll } from '../ui/SideScroll';
import { StateTag } from '../ui/StateTag';
import { Time } from '../ui/Time';
import { everyLine } from './totals';

export function OrderTable({
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
      <Table className="pick" data-testid="orders-table">
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
            <th>Stage</th>
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
                <Time at={order.placedAt} />
              </td>
              <td className="nowrap">{order.channel}</td>
              <td className="nowrap">{order.reference}</td>
              <td className="clip" style={{ maxWidth: 170 }}>
                {order.customer?.name}
              </td>
              <td className="clip" style={{ maxWidth: 150 }}>
                {order.shipTo?.country === 'ZZ'
                  ? 'digital'
                  : [order.shipTo?.city, order.shipTo?.region ?? order.shipTo?.country].filter(Boolean).join(', ')}
              </td>
              <td className="num">{count(everyLine(order).length)}</td>
              <td className="num nowrap">{money(order.totalMinor, order.currency)}</td>
              <td className="nowrap">
                <StateTag code={order.endState ?? order.stage ?? order.state} />
                {(order.status === 'held' || order.status === 'stuck') && (
                  <span className="chip warn" style={{ marginLeft: 6 }}>
                    {order.status === 'held' ? 'hold' : 'stuck'}
                  </span>
                )}
              </td>
              {promised && <td className="nowrap">{date(order.promise?.deliverBy)}</td>}
            </tr>
          ))}
        </tbody>
      </Table>
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
