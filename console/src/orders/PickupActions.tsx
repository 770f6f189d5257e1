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
    return <span className="quiet">{elsewhere ? `to be collected at ${pickup.node}` : 'pickup'}</span>;
  }
  return (
    <span data-testid={`pickup-state-${one.id}`}>
      ready since <Time at={pickup.readyAt} />
      {pickup.collectBy && (
        <>
          , kept until <Time at={pickup.collectBy} />
        </>
      )}
    </span>
  );
}

/** What a person may say of a pickup, for a store without a system. */
export function PickupActions({ one, order }: { one: Fulfillment; order: Order }) {
  const [open, setOpen] = useState<'ready' | 'collect' | null>(null);
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
