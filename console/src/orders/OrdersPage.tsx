import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { rememberOrders } from './lastOrders';
import { useSearchParams } from 'react-router';
import { useOrders, type OrderFilter } from '../api/queries';
import { count, words } from '../format';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { EmptyState } from '../ui/notices';
import { OrderTable } from './OrderTable';
import { useKnownChannels } from './knownChannels';

const STATES = ['open', 'completed', 'canceled'];

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
