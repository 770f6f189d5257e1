import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { decideChange, useOrderChanges, type ChangedPart, type OrderChange } from '../api/orderWishes';
import type { Order } from '../api/types';
import { money, words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Panel } from '../ui/Panel';
import { useRefresh } from '../ui/refresh';
import { StateTag } from '../ui/StateTag';
import { Time } from '../ui/Time';
import { changedFields } from './changedFields';

/** What was changed after the order was placed, and what nodes were asked for. Without changes: not shown. */
export function OrderChangesPanel({ order }: { order: Order }) {
  const changes = useOrderChanges(order).data?.items ?? [];
  if (changes.length === 0) return null;
  return (
    <Panel title="Changes" testid="order-changes">
      <div className="stack">
        {changes.map((change) => (
          <Change key={change.number} change={change} order={order} />
        ))}
      </div>
    </Panel>
  );
}

function Change({ change, order }: { change: OrderChange; order: Order }) {
  const [open, setOpen] = useState<'applied' | 'refused' | null>(null);
  const refresh = useRefresh();
  const { cause } = change;
  const money = (change.actions ?? []).some(awaitsMoney);
  const waits = (change.actions ?? []).some((one) => one.state === 'requested' && one.kind !== 'units');
  return (
    <div data-testid={`change-${change.number}`}>
      <div className="row">
        <StateTag code={change.state} />
        <span className="quiet">
          {words(cause.reasonCode)} · by {cause.actor} for the {cause.requestedBy} · <Time at={cause.at} />
        </span>
        {waits && (
          <span className="row" style={{ marginLeft: 'auto' }}>
            {!money && (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setOpen('applied')}
                data-testid="change-applied"
              >
                The node did it…
              </Button>
            )}
            <Button variant="default" size="compact-sm" onClick={() => setOpen('refused')} data-testid="change-no">
              {money ? 'Withdraw it…' : 'It can’t be done…'}
            </Button>
          </span>
        )}
      </div>
      {cause.note && <div className="quiet">{cause.note}</div>}
      {(change.actions ?? []).map((part, i) => (
        <Part key={i} part={part} currency={order.currency} />
      ))}
      {open && (
        <ConfirmDialog
          title={
            open === 'applied' ? 'The node has changed it' : money ? 'It is not wanted' : 'The node can’t change it'
          }
          text={
            open === 'applied'
              ? 'The next version of the agreement is made, by your word.'
              : 'What was agreed stays as it is.'
          }
          action={open === 'applied' ? 'It is changed' : 'It stays'}
          reasonLabel="Who says so"
          close={() => setOpen(null)}
          run={async (note) => {
            await decideChange(order, change.number, open, note);
            notifications.show({ message: `Change ${change.number} of ${order.id}: ${open}` });
            refresh('order', 'holds', 'overview');
          }}
        />
      )}
    </div>
  );
}

/** Whether it costs more than is authorized: the payment provider decides, or somebody withdraws it. */
const awaitsMoney = (part: ChangedPart) =>
  part.state === 'requested' && (part.kind === 'line' || (part.kind === 'method' && (part.moneyMinor ?? 0) > 0));

function Part({ part, currency }: { part: ChangedPart; currency: string | undefined }) {
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <span className="strong">{words(part.kind)}</span>
      {part.state !== 'applied' && <span className="warn"> · {part.state}</span>}
      {part.moneyMinor ? <> · {money(part.moneyMinor, currency)}</> : null}
      {changedFields(part.before, part.after).map(([name, before, after]) => (
        <div key={name} className="quiet">
          {words(name.replace(/Minor$/, ''))}: {told(name, before, currency)} →{' '}
          <span className="strong">{told(name, after, currency)}</span>
        </div>
      ))}
      {part.outcome && <div className="quiet">{part.outcome}</div>}
    </div>
  );
}

/** Amounts are minor units in the agreement, and money for people. */
function told(name: string, value: string, currency: string | undefined): string {
  return name.endsWith('Minor') && value !== '' ? money(Number(value), currency) : value || '–';
}
