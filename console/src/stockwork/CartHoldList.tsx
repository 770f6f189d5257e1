import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { remove } from '../api/client';
import { useCartHolds, type CartHold } from '../api/stock';
import { count, counted, due, exactTime } from '../format';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { NodeLinks, SkuLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { useShownRows } from '../ui/shownRows';
import { Time } from '../ui/Time';

/** Cart holds in force; hidden for a SKU without any. */
export function CartHoldList({ sku = '' }: { sku?: string }) {
  const carts = useCartHolds(sku);
  const [releasing, setReleasing] = useState<CartHold | null>(null);
  const list = carts.data?.items ?? [];
  const { shown, rest } = useShownRows(list, sku === '' ? 50 : undefined);
  if (sku !== '' && !carts.error && list.length === 0) return null;
  const units = list
    .flatMap((cart) => cart.placements)
    .filter((one) => sku === '' || one.sku === sku)
    .reduce((sum, one) => sum + one.quantity, 0);
  return (
    <Panel
      title="Cart holds"
      testid="cart-holds"
      flush
      aside={carts.data && `${count(units)} units in ${counted(list.length, 'cart')}`}
    >
      <QueryResult query={carts} rows={3}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No cart holds">Shops hold units for carts during checkout.</EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Hold</th>
                  <th>Channel</th>
                  <th>Cart</th>
                  <th>Units</th>
                  <th>At</th>
                  <th className="num">Ends</th>
                  <th className="num">Latest end</th>
                  <ActionsHeading />
                </tr>
              </thead>
              <tbody>
                {shown.map((cart) => (
                  <CartHoldRow key={cart.id} cart={cart} release={() => setReleasing(cart)} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {rest}
      {releasing && <ReleaseDialog cart={releasing} close={() => setReleasing(null)} />}
    </Panel>
  );
}

function CartHoldRow({ cart, release }: { cart: CartHold; release: () => void }) {
  const { now } = useBusinessTime();
  const limit = due(cart.expiresAt, now);
  return (
    <tr data-testid={`cart-${cart.id}`}>
      <td className="strong nowrap">{cart.id}</td>
      <td className="nowrap">{cart.channel}</td>
      <td className="mono">{cart.key}</td>
      <td>
        {cart.lines.map((line, i) => (
          <span key={line.line} className="nowrap">
            {i > 0 && ', '}
            {count(line.held)} × <SkuLink code={line.sku} />
            {line.held < line.quantity && <span className="warn"> of {count(line.quantity)}</span>}
          </span>
        ))}
      </td>
      <td>
        <NodeLinks codes={[...new Set(cart.placements.map((one) => one.node))]} />
      </td>
      <td className="num nowrap" title={exactTime(cart.expiresAt)}>
        {limit.overdue ? 'now' : limit.text}
      </td>
      <td className="num nowrap quiet">
        <Time at={cart.extendableUntil} />
      </td>
      <td className="num">
        <Button size="compact-xs" variant="default" onClick={release} data-testid="cart-release">
          Release…
        </Button>
      </td>
    </tr>
  );
}

function ReleaseDialog({ cart, close }: { cart: CartHold; close: () => void }) {
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`Release ${cart.id}`}
      text={`Cart ${cart.key} of ${cart.channel} loses its units. Its order takes units that are available then.`}
      action="Release"
      danger
      reasonless
      close={close}
      run={async () => {
        await remove(`/v1/cart-holds/${encodeURIComponent(cart.id)}`);
        notifications.show({ message: `${cart.id} is released` });
        refresh('cart-holds', 'stock');
      }}
    />
  );
}
