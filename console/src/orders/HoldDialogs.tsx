import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { placeHold, releaseHold, useHoldTypes, type HoldAnswer, type PlacedHold } from '../api/orderWishes';
import type { Order } from '../api/types';
import { words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';

const STEPS = ['source', 'release'];
const REASONS = ['customer-asked', 'suspicion', 'address', 'payment', 'other'];

/** Places a hold on an order, or on lines of it. */
export function PlaceHoldDialog({
  order,
  close,
  done,
}: {
  order: Order;
  close: () => void;
  done: (message: string) => void;
}) {
  const types = useHoldTypes().data?.items ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [steps, setSteps] = useState<string[] | null>(null);
  const [lines, setLines] = useState<string[]>([]);
  const type = types.find((one) => one.code === chosen) ?? types[0];
  const reasons = type?.reasonCodes.length ? type.reasonCodes : REASONS;
  const reasonCode = reason && reasons.includes(reason) ? reason : reasons[0]!;
  const blocks = lines.length > 0 ? ['release'] : (steps ?? type?.blocks ?? []);
  return (
    <ConfirmDialog
      title={`Hold order ${order.id}`}
      text={
        lines.length > 0
          ? 'No node gets these lines until somebody releases them. The others go on, unless all is sent together.'
          : 'The order does not pass the steps that the hold blocks until somebody releases it. It can be canceled.'
      }
      action="Hold"
      reasonLabel="Note"
      reasonRequired={false}
      ready={type !== undefined && blocks.length > 0}
      close={close}
      run={async (note) => {
        const answer = await placeHold(order, {
          type: type!.code,
          reasonCode,
          blocks,
          ...(lines.length > 0 ? { lines: lines.map((line) => ({ line: Number(line) })) } : {}),
          ...(note ? { note } : {}),
        });
        done(holdWords(order, answer));
      }}
    >
      <div className="row">
        <Select
          label="Type"
          data={types.map((one) => ({ value: one.code, label: `${one.name} (${one.owner})` }))}
          value={type?.code ?? null}
          onChange={(code) => {
            setChosen(code);
            setSteps(null);
          }}
          allowDeselect={false}
          data-testid="hold-type"
        />
        <Select
          label="Reason"
          data={reasons.map((value) => ({ value, label: words(value) }))}
          value={reasonCode}
          onChange={setReason}
          allowDeselect={false}
          data-testid="hold-reason"
        />
      </div>
      <MultiSelect
        label="Lines"
        placeholder={lines.length > 0 ? undefined : 'The whole order'}
        data={(order.lines ?? []).map((line) => ({ value: String(line.line), label: `${line.line}: ${line.sku}` }))}
        value={lines}
        onChange={setLines}
        data-testid="hold-lines"
      />
      <Checkbox.Group label="Blocks" value={blocks} onChange={setSteps}>
        <div className="row">
          {STEPS.map((step) => (
            <Checkbox key={step} value={step} label={words(step)} disabled={lines.length > 0} />
          ))}
        </div>
      </Checkbox.Group>
    </ConfirmDialog>
  );
}

/** Releases a hold, whoever placed it. */
export function ReleaseHoldDialog({
  order,
  hold,
  close,
  done,
}: {
  order: Order;
  hold: PlacedHold;
  close: () => void;
  done: (message: string) => void;
}) {
  return (
    <ConfirmDialog
      title={`Release hold ${hold.id} of ${order.id}`}
      text={`${words(hold.type)}, placed by ${hold.placed.by}. The order goes on where no other hold blocks it.`}
      action="Release"
      reasonLabel="Note"
      reasonRequired={false}
      close={close}
      run={async (note) => {
        const answer = await releaseHold(order, hold.id, note);
        const blocked = answer.blocked ?? [];
        done(`Hold ${hold.id} is released${blocked.length > 0 ? `; still blocked: ${blocked.join(', ')}` : ''}`);
      }}
    />
  );
}

function holdWords(order: Order, answer: HoldAnswer): string {
  const effects = (answer.effects ?? []).map((one) => `${one.step} ${words(one.effect).toLowerCase()}`);
  return `${order.id}: ${words(answer.outcome).toLowerCase()}${effects.length > 0 ? ` (${effects.join(', ')})` : ''}`;
}
