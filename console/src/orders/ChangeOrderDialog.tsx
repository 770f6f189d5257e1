import { Button, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { changeOrder, previewChange, type ChangePreview, type ChangeWish } from '../api/orderWishes';
import type { Order } from '../api/types';
import { capital, dateTime, money, words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FailureNotice } from '../ui/notices';
import { MethodFields } from './MethodFields';
import { CHANGE_KINDS, draftOf, isOfGroup, kindsFor, needsAddress, wishOf, type ChangeDraft } from './changeDraft';
import { everyLine } from './totals';

const REASONS = ['customer-asked', 'wrong-address', 'damaged', 'late', 'price-match', 'goodwill', 'other'];
const REQUESTERS = ['customer', 'agent', 'channel'];

/** Changes what was agreed. Nothing is sent before its consequences were shown. */
export function ChangeOrderDialog({
  order,
  close,
  done,
}: {
  order: Order;
  close: () => void;
  done: (message: string) => void;
}) {
  const [draft, setDraft] = useState<ChangeDraft>(() => draftOf(order));
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const set = (change: Partial<ChangeDraft>) => {
    setDraft({ ...draft, ...change });
    setPreview(null);
  };
  const wish = wishOf(draft, order);
  const look = async (asked: ChangeWish) => {
    setFailure(null);
    try {
      setPreview(await previewChange(order, asked));
    } catch (problem) {
      setFailure(problem);
    }
  };
  return (
    <ConfirmDialog
      title={`Change order ${order.id}`}
      text="What no node has accepted is changed at once. Of what a node has, the change is asked of it."
      action="Change order"
      reasonLabel="Note"
      reasonRequired={false}
      ready={wish !== null && preview?.allowed === true}
      close={close}
      run={async (note) => {
        const made = await changeOrder(order, { ...wish!, ...(note ? { note } : {}) });
        done(`Change ${made.number} of ${order.id}: ${made.state}`);
      }}
    >
      <div className="row">
        <Select
          label="What"
          data={kindsFor(order).map((kind) => ({ value: kind, label: CHANGE_KINDS[kind] }))}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind: kind as ChangeDraft['kind'] })}
          allowDeselect={false}
          data-testid="change-kind"
        />
        {draft.group !== '' && isOfGroup(draft.kind) && (
          <Select
            label="Of the part"
            data={(order.deliveryGroups ?? []).map((one) => one.id)}
            value={draft.group}
            onChange={(group) => group && set({ ...draftOf(order, group), kind: draft.kind })}
            allowDeselect={false}
            data-testid="change-group"
          />
        )}
        <Select
          label="Asked by"
          data={REQUESTERS.map((value) => ({ value, label: words(value) }))}
          value={draft.requestedBy}
          onChange={(requestedBy) => requestedBy && set({ requestedBy })}
          allowDeselect={false}
        />
        <Select
          label="Reason"
          data={REASONS.map((value) => ({ value, label: words(value) }))}
          value={draft.reasonCode}
          onChange={(reasonCode) => reasonCode && set({ reasonCode })}
          allowDeselect={false}
          data-testid="change-reason"
        />
      </div>
      <Fields draft={draft} order={order} set={set} />
      <div className="row">
        <Button
          variant="default"
          disabled={wish === null}
          onClick={() => wish && void look(wish)}
          data-testid="change-preview"
        >
          Show what it does
        </Button>
      </div>
      {failure !== null && <FailureNotice error={failure} />}
      {preview && <Consequences preview={preview} currency={order.currency} />}
    </ConfirmDialog>
  );
}

function Fields({
  draft,
  order,
  set,
}: {
  draft: ChangeDraft;
  order: Order;
  set: (change: Partial<ChangeDraft>) => void;
}) {
  const text = (name: keyof ChangeDraft, label: string) => (
    <TextInput
      label={label}
      value={String(draft[name])}
      onChange={(e) => set({ [name]: e.currentTarget.value })}
      data-testid={`change-${name}`}
    />
  );
  const person = (
    <>
      {text('name', 'Recipient')}
      {text('company', 'Company')}
      {text('phone', 'Phone')}
    </>
  );
  const lines = everyLine(order).map((line) => ({
    value: String(line.line),
    label: `${line.line} · ${line.title ?? line.sku}`,
  }));
  const line = (label: string, whole: boolean) => (
    <Select
      label={label}
      data={whole ? [{ value: '', label: 'The whole order' }, ...lines] : lines}
      value={draft.line}
      onChange={(value) => set({ line: value ?? '' })}
      allowDeselect={false}
      data-testid="change-line"
    />
  );
  const address = (
    <div className="halves" style={{ gap: 8 }}>
      {person}
      {text('line1', 'Street and number')}
      {text('line2', 'Further line')}
      {text('postalCode', 'Postal code')}
      {text('city', 'City')}
      {text('region', 'State or province')}
      {text('country', 'Country, two letters')}
    </div>
  );
  switch (draft.kind) {
    case 'address':
      return address;
    case 'method':
      return (
        <>
          <MethodFields draft={draft} currency={order.currency} set={set} />
          {needsAddress(draft, order) && address}
        </>
      );
    case 'recipient':
      return (
        <div className="halves" style={{ gap: 8 }}>
          {person}
        </div>
      );
    case 'delivery-notes':
      return (
        <>
          <Textarea
            label="Gift message"
            value={draft.giftMessage}
            onChange={(e) => set({ giftMessage: e.currentTarget.value })}
          />
          <Textarea
            label="Instructions for the delivery"
            value={draft.instructions}
            onChange={(e) => set({ instructions: e.currentTarget.value })}
          />
        </>
      );
    case 'price':
      return (
        <div className="row">
          {line('Of', true)}
          <TextInput
            label={`Taken off, in ${order.currency ?? 'its currency'}, tax included`}
            value={draft.amount}
            onChange={(e) => set({ amount: e.currentTarget.value })}
            data-testid="change-amount"
          />
        </div>
      );
    case 'line':
      return (
        <div className="row">
          {text('sku', 'SKU')}
          <NumberInput
            label="Units"
            min={1}
            allowDecimal={false}
            value={draft.units}
            onChange={(value) => set({ units: Number(value) || 0 })}
            data-testid="change-units"
          />
          {text('amount', `Price of a unit, in ${order.currency ?? 'its currency'}`)}
          {text('tax', 'Tax of the line')}
        </div>
      );
    case 'units':
      return (
        <div className="row">
          {line('Line', false)}
          <NumberInput
            label="Units that are not wanted"
            min={1}
            allowDecimal={false}
            value={draft.units}
            onChange={(value) => set({ units: Number(value) || 0 })}
            data-testid="change-units"
          />
        </div>
      );
  }
}

/** What the server says that the change would do. */
function Consequences({ preview, currency }: { preview: ChangePreview; currency: string | undefined }) {
  if (!preview.allowed) {
    return (
      <div className="notice bad" data-testid="change-refused">
        <span className="strong">It can’t be changed like that.</span>
        <ul>
          {(preview.violations ?? []).map((one, i) => (
            <li key={i}>{one.message}</li>
          ))}
        </ul>
      </div>
    );
  }
  const { money: moved } = preview;
  const sentences = [
    preview.version ? `Version ${preview.version} of the agreement is made.` : 'No version is made before the answer.',
    moved.authorizedMoreMinor > 0 &&
      `${money(moved.authorizedMoreMinor, currency)} more is authorized first` +
        (moved.authorizedBy ? ` by the ${words(moved.authorizedBy)}; if that is refused, nothing is changed.` : '.'),
    moved.chargedLessMinor > 0 && `${money(moved.chargedLessMinor, currency)} less is charged.`,
    moved.paidBackMinor > 0 &&
      `${money(moved.paidBackMinor, currency)} is charged already and has to be paid back` +
        (moved.owedBy === 'channel' ? ' by the channel, which has the money.' : ' through the provider.'),
    preview.promise && `${capital(preview.promise)}.`,
    preview.deliverBy &&
      `As of now the date would be ${dateTime(preview.deliverBy)}, from ${(preview.nodes ?? []).join(', ')}.`,
    ...(preview.work ?? []).map((one) => `${one.fulfillment} at ${one.node}: ${one.effect}.`),
  ].filter((one): one is string => Boolean(one));
  return (
    <div className="notice" data-testid="change-consequences">
      <ul>
        {sentences.map((one, i) => (
          <li key={i}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
