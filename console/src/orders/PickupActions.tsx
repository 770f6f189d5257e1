import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import type { Fulfillment } from '../api/goods';
import type { Order } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';
import { Time } from '../ui/Time';
import { linesText } from './lineTexts';

/** How goods stand at the counter: on their way there, ready since when, kept until when, or collected. */
export function PickupState({ one }: { one: Fulfillment }) {
  const pickup = one.pickup;
  if (one.state === 'delivered') {
    return (
      <span data-testid={`pickup-state-${one.id}`}>
        collected
        {one.endedAt && (
          <>
            {' '}
            <Time at={one.endedAt} />
          </>
        )}
        {pickup?.collectedBy && <> by {pickup.collectedBy}</>}
      </span>
    );
  }
  if ((one.state !== 'released' && one.state !== 'shipped') || !pickup?.readyAt) {
    const elsewhere = pickup && pickup.node !== one.node;
    return (
      <span className="quiet" data-testid={`pickup-state-${one.id}`}>
        {elsewhere ? `to be collected at ${pickup.node}` : 'pickup'}
        <ArrivalState one={one} />
      </span>
    );
  }
  return (
    <span data-testid={`pickup-state-${one.id}`}>
      ready since <Time at={pickup.readyAt} />
      {pickup.collectBy && (
        <>
          , kept until <Time at={pickup.collectBy} />
        </>
      )}
      <ArrivalState one={one} />
    </span>
  );
}

/** The customer at the curb: since when, where, and whether the store knows. */
function ArrivalState({ one }: { one: Fulfillment }) {
  const arrival = one.pickup?.arrival;
  if (!arrival || one.state !== 'released') {
    return null;
  }
  const where = [arrival.place, arrival.vehicle].filter(Boolean).join(', ');
  return (
    <div data-testid={`arrival-${one.id}`}>
      customer there since <Time at={arrival.at} />
      {where && <>: {where}</>}
      {!arrival.toldAt && <strong> · the store does not know yet</strong>}
    </div>
  );
}

/** What a person may say of a pickup, for a store without a system. */
export function PickupActions({ one, order }: { one: Fulfillment; order: Order }) {
  const [open, setOpen] = useState<'ready' | 'collect' | 'arrive' | 'leave' | null>(null);
  const refresh = useRefresh();
  const actions = one.actions ?? [];
  if (actions.length === 0) {
    return <span className="quiet">–</span>;
  }
  const say = async (word: 'ready' | 'collect', body: object) => {
    await post(`/v1/fulfillments/${encodeURIComponent(one.id)}:${word}`, body);
    notifications.show({ message: word === 'ready' ? `${one.id} is ready` : `${one.id} was collected` });
    refresh('order', 'holds', 'overview');
  };
  const visit = async (word: 'arrive' | 'leave', body: object) => {
    await post(`/v1/orders/${encodeURIComponent(order.id)}:${word}`, body);
    notifications.show({ message: word === 'arrive' ? 'The store is told' : 'The visit has ended' });
    refresh('order', 'holds', 'overview');
  };
  return (
    <div className="row">
      {actions.includes('ready') && (
        <Button variant="default" onClick={() => setOpen('ready')} data-testid={`action-ready-${one.id}`}>
          Ready…
        </Button>
      )}
      {actions.includes('collect') && (
        <Button variant="default" onClick={() => setOpen('collect')} data-testid={`action-collect-${one.id}`}>
          Collected…
        </Button>
      )}
      {actions.includes('arrive') && (
        <Button variant="default" onClick={() => setOpen('arrive')} data-testid={`action-arrive-${one.id}`}>
          Customer is there…
        </Button>
      )}
      {actions.includes('leave') && (
        <Button variant="default" onClick={() => setOpen('leave')} data-testid={`action-leave-${one.id}`}>
          Customer left…
        </Button>
      )}
      {open === 'arrive' && (
        <ConfirmDialog
          title={`The customer of ${order.id} is at the store`}
          text={<>The store is told, also before the goods are ready: {linesText(one.lines, order)}.</>}
          action="Tell the store"
          reasonLabel="Place, such as the number of a bay"
          reasonRequired={false}
          close={() => setOpen(null)}
          run={(place) => visit('arrive', place ? { place, group: one.group } : { group: one.group })}
        />
      )}
      {open === 'leave' && (
        <ConfirmDialog
          title={`The customer of ${order.id} has left without the goods`}
          text={<>The goods stay until the end of their term: {linesText(one.lines, order)}.</>}
          action="Customer left"
          reasonless
          close={() => setOpen(null)}
          run={() => visit('leave', { group: one.group })}
        />
      )}
      {open === 'ready' && (
        <ConfirmDialog
          title={`${one.id} is ready to be collected`}
          text={<>The customer is told where and until when: {linesText(one.lines, order)}.</>}
          action="Ready"
          reasonless
          close={() => setOpen(null)}
          run={() => say('ready', {})}
        />
      )}
      {open === 'collect' && (
        <ConfirmDialog
          title={`The customer has collected ${one.id}`}
          text={<>Stock, invoice and charge follow: {linesText(one.lines, order)}.</>}
          action="Collected"
          reasonLabel="Collected by"
          reasonRequired={false}
          close={() => setOpen(null)}
          run={(note) => say('collect', note ? { by: note } : {})}
        />
      )}
    </div>
  );
}
