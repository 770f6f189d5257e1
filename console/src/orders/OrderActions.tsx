import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import type { Order } from '../api/types';
import { words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';
import { ChangeOrderDialog } from './ChangeOrderDialog';
import { PlaceHoldDialog } from './HoldDialogs';
import { holdsOfOrder } from './holds';
import { ReturnDialog } from './ReturnDialog';

const CANCEL_REASONS = [
  'Customer asked',
  'Fraud suspected',
  'Wrong address',
  'Wrong price',
  'Duplicate order',
  'Other',
];

type Open = 'cancel' | 'return' | 'change' | 'hold' | { resolution: string; subject: string } | null;

/** Actions that the order's state allows, as listed by the server. */
export function OrderActions({ order }: { order: Order }) {
  const [open, setOpen] = useState<Open>(null);
  const refresh = useRefresh();
  const actions = order.actions ?? [];
  const path = `/v1/orders/${encodeURIComponent(order.id)}`;
  const done = (message: string) => {
    notifications.show({ message });
    refresh('order', 'holds', 'overview');
  };
  const resolutions = resolutionsOf(order, actions);
  return (
    <div className="row" data-testid="order-actions">
      {resolutions.map((one) => (
        <Button
          key={`${one.subject}-${one.resolution}`}
          variant={one.resolution === 'cancel' ? 'default' : 'filled'}
          onClick={() => setOpen(one)}
          data-testid={`action-resolve-${one.resolution}`}
        >
          Resolve{one.subject !== order.id && ` ${one.subject}`}: {words(one.resolution).toLowerCase()}…
        </Button>
      ))}
      {actions.includes('return') && (
        <Button variant="default" onClick={() => setOpen('return')} data-testid="action-return">
          Return…
        </Button>
      )}
      {order.state !== 'canceled' && (
        <Button variant="default" onClick={() => setOpen('change')} data-testid="action-change">
          Change…
        </Button>
      )}
      {actions.includes('hold') && (
        <Button variant="default" onClick={() => setOpen('hold')} data-testid="action-hold">
          Hold…
        </Button>
      )}
      {actions.includes('cancel') && (
        <Button variant="default" onClick={() => setOpen('cancel')} data-testid="action-cancel">
          Cancel order…
        </Button>
      )}
      {open === 'cancel' && (
        <ConfirmDialog
          title={`Cancel order ${order.id}`}
          text="Units that have not shipped are canceled: stock is released, payment voided. Shipped units stay."
          action="Cancel order"
          danger
          reasons={CANCEL_REASONS}
          close={() => setOpen(null)}
          run={async (reason) => {
            await post(`${path}:cancel`, { reason });
            done(`Cancellation of ${order.id} has started`);
          }}
        />
      )}
      {open === 'change' && <ChangeOrderDialog order={order} close={() => setOpen(null)} done={done} />}
      {open === 'hold' && <PlaceHoldDialog order={order} close={() => setOpen(null)} done={done} />}
      {open === 'return' && <ReturnDialog order={order} close={() => setOpen(null)} done={done} />}
      {open !== null && typeof open === 'object' && (
        <ConfirmDialog
          title={`Resolve hold: ${words(open.resolution).toLowerCase()}`}
          text={
            <>
              Order {order.id}
              {open.subject !== order.id && <> ({open.subject})</>} leaves its hold with{' '}
              <span className="strong">{words(open.resolution).toLowerCase()}</span>.
            </>
          }
          action={words(open.resolution)}
          danger={open.resolution === 'cancel'}
          close={() => setOpen(null)}
          run={async (note) => {
            await post(`/v1/subjects/${encodeURIComponent(open.subject)}:resolve`, {
              resolution: open.resolution,
              note,
            });
            done(`Hold of ${open.subject} resolved`);
          }}
        />
      )}
    </div>
  );
}

/** Resolutions of the order's own hold, from its actions, then of its fulfillments' and returns' holds. */
function resolutionsOf(order: Order, actions: string[]): { resolution: string; subject: string }[] {
  const allowed = actions
    .filter((action) => action.startsWith('resolve:'))
    .map((action) => action.slice('resolve:'.length));
  const subject = order.holds?.find((hold) => hold.subject)?.subject ?? order.id;
  const own = allowed.map((resolution) => ({ resolution, subject }));
  const parts = holdsOfOrder(order)
    .filter((hold) => hold.subject && hold.subject !== subject)
    .flatMap((hold) => hold.resolutions.map((resolution) => ({ resolution, subject: hold.subject! })));
  return [...own, ...parts];
}
