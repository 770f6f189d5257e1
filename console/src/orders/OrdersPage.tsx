import { Button, CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useOrders, type OrderFilter } from '../api/queries';
import { count, words } from '../format';
import { useAddress, useSearchText } from '../ui/address';
import { FilterSelect } from '../ui/FilterSelect';
import { FirstSteps } from '../ui/FirstSteps';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { useKnownChannels } from './knownChannels';
import { rememberOrders } from './lastOrders';
import { hasMoreFilters, OrderFilters } from './OrderFilters';
import { OrderTable } from './OrderTable';
import { placedDays } from './placedDays';

const STATES = ['open', 'completed', 'canceled'];

/** Orders that match the filters, newest first. */
export function OrdersPage() {
  const [params, change] = useAddress();
  const [typed, setTyped] = useSearchText();
  const filter: OrderFilter = {
    q: params.get('q') ?? '',
    channel: params.get('channel') ?? '',
    state: params.get('state') ?? '',
    stage: params.get('stage') ?? '',
    node: params.get('node') ?? '',
    sku: params.get('sku') ?? '',
    brand: params.get('brand') ?? '',
    legalEntity: params.get('legalEntity') ?? '',
    ...placedDays(params.get('from') ?? '', params.get('to') ?? ''),
  };
  const named = hasMoreFilters(params);
  const [more, setMore] = useState(named);
  const filtered = Object.values(filter).some((value) => value !== '');
  const orders = useOrders(filter);
  const rows = orders.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  const search = useRef<HTMLInputElement>(null);
  const channels = useKnownChannels(rows);

  // A link to orders of a node or SKU shows by what they are filtered.
  useEffect(() => {
    if (named) setMore(true);
  }, [named]);

  useEffect(() => {
    rememberOrders(params.size > 0 ? `?${params}` : '');
  }, [params]);

  return (
    <>
      <PageHead title="Orders">
        <TextInput
          ref={search}
          aria-label="Search orders"
          placeholder="Order, any number, customer, e-mail, SKU"
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
        <FilterSelect
          label="State"
          all="All states"
          options={STATES.map((s) => ({ value: s, label: words(s) }))}
          value={filter.state}
          choose={(value) => change({ state: value })}
          width={120}
          testid="orders-state"
        />
        <FilterSelect
          label="Channel"
          all="All channels"
          options={channels}
          value={filter.channel}
          choose={(value) => change({ channel: value })}
          width={140}
          testid="orders-channel"
        />
        <Button
          variant={named ? 'light' : 'default'}
          aria-expanded={more}
          onClick={() => setMore(!more)}
          data-testid="orders-more-filter"
        >
          More filters
        </Button>
        {filter.stage && (
          <span className="chip accent" data-testid="orders-stage">
            Stage: {words(filter.stage)}{' '}
            <CloseButton
              size={14}
              style={{ display: 'inline-flex', verticalAlign: -2 }}
              aria-label="All stages"
              onClick={() => change({ stage: '' })}
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
        {more && <OrderFilters />}
      </PageHead>
      <div className="page-body">
        <QueryResult query={orders} rows={16}>
          {() =>
            rows.length === 0 && !orders.hasNextPage ? (
              filtered ? (
                <EmptyPanel title="No order matches">Shorten the search or clear the filters.</EmptyPanel>
              ) : (
                <div className="panel">
                  <FirstSteps what="orders" />
                </div>
              )
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
