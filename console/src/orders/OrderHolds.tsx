import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { PlacedHold } from '../api/orderWishes';
import type { Order } from '../api/types';
import { due, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { useRefresh } from '../ui/refresh';
import { ReleaseHoldDialog } from './HoldDialogs';
import { holdsOfOrder } from './holds';

/** Why the order does not go on: its process waits for a person, or somebody has placed a hold. */
export function OrderHolds({ order }: { order: Order }) {
  const { now } = useBusinessTime();
  const placed = (order.placedHolds ?? []).filter((hold) => hold.state === 'active');
  return [...placed.map((hold) => <Placed key={hold.id} hold={hold} order={order} />), ...processHolds(order, now)];
}

function processHolds(order: Order, now: number) {
  return holdsOfOrder(order).map((hold, i) => {
    const limit = due(hold.dueAt, now);
    return (
      <div key={i} className="notice warn" data-testid="order-hold">
        <span className="strong">On hold: {hold.reason ?? words(hold.stage)}</span>
        <span className="quiet">
          {' '}
          · {hold.subject} · owner {hold.owner ?? '–'}
          {hold.dueAt && (
            <>
              {' '}
              · due <span className={limit.overdue ? 'bad' : ''}>{limit.text}</span>
            </>
          )}
          {hold.endsAt && <> · ends by itself {due(hold.endsAt, now).text}</>}
        </span>
      </div>
    );
  });
}

function Placed({ hold, order }: { hold: PlacedHold; order: Order }) {
  const { now } = useBusinessTime();
  const [open, setOpen] = useState(false);
  const refresh = useRefresh();
  const limit = due(hold.releaseBy, now);
  return (
    <div className="notice warn row" data-testid="placed-hold">
      <span>
        <span className="strong">
          {hold.lines?.length ? `Line ${hold.lines.join(', ')} held` : 'Held'}: {words(hold.type).toLowerCase()}
        </span>
        <span className="quiet">
          {[
            '',
            words(hold.reasonCode).toLowerCase(),
            `by ${hold.placed.by}`,
            `blocks ${hold.blocks.join(' and ')}`,
            'release ',
          ].join(' · ')}
          <span className={limit.overdue ? 'bad' : ''}>{limit.text}</span>
          {hold.placed.note && <> · {hold.placed.note}</>}
        </span>
      </span>
      <Button
        variant="default"
        size="compact-sm"
        style={{ marginLeft: 'auto' }}
        onClick={() => setOpen(true)}
        data-testid="release-hold"
      >
        Release…
      </Button>
      {open && (
        <ReleaseHoldDialog
          order={order}
          hold={hold}
          close={() => setOpen(false)}
          done={(message) => {
            notifications.show({ message });
            refresh('order', 'holds', 'overview');
          }}
        />
      )}
    </div>
  );
}
