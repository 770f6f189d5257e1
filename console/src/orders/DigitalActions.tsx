import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import type { Fulfillment } from '../api/goods';
import type { Order } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';
import { Time } from '../ui/Time';
import { linesText } from './lineTexts';

/** Whether digital goods are with their customer, by whose reference. */
export function DigitalState({ one }: { one: Fulfillment }) {
  const digital = one.digital;
  if (!digital?.deliveredAt) {
    return <span className="quiet">digital</span>;
  }
  return (
    <span data-testid={`digital-state-${one.id}`}>
      delivered <Time at={digital.deliveredAt} />
      {digital.to && <> to {digital.to}</>}
      {digital.reference && <>, {digital.reference}</>}
    </span>
  );
}

/** What a person may say of digital goods, for a node without a system or one that is silent. */
export function DigitalActions({ one, order }: { one: Fulfillment; order: Order }) {
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const refresh = useRefresh();
  if (!one.actions?.includes('deliver')) {
    return <span className="quiet">–</span>;
  }
  const say = async (reference: string) => {
    await post(`/v1/fulfillments/${encodeURIComponent(one.id)}:deliver`, {
      reference,
      ...(to.trim() ? { to: to.trim() } : {}),
    });
    notifications.show({ message: `${one.id} was delivered` });
    refresh('order', 'holds', 'overview');
  };
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)} data-testid={`action-deliver-${one.id}`}>
        Delivered…
      </Button>
      {open && (
        <ConfirmDialog
          title={`The customer has got ${one.id}`}
          text={<>Stock, invoice and charge follow, and can’t be taken back: {linesText(one.lines, order)}.</>}
          action="Delivered"
          reasonLabel="Reference of the delivery, never the code"
          close={() => setOpen(false)}
          run={say}
        >
          <TextInput
            label="Delivered to"
            value={to}
            onChange={(e) => setTo(e.currentTarget.value)}
            data-testid="delivered-to"
          />
        </ConfirmDialog>
      )}
    </>
  );
}
