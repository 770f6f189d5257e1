import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import type { Transfer } from '../api/stock';
import { count, words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { instantOf, localOf, DateTimeInput } from '../ui/DateTimeInput';
import { Table } from '../ui/Table';
import { useRefresh } from '../ui/refresh';
import { wholeNumber } from '../ui/wholeNumber';
import { outcomeText, receiveBody, shipBody, sumsOf, type TransferResult, type Typed, type Verb } from './transfers';

const DONE: Record<Verb, string> = { ship: 'shipped', receive: 'booked', close: 'closed', cancel: 'canceled' };

/** Confirms an action on a transfer, with units per line. */
export function TransferDialog({ verb, transfer, close }: { verb: Verb; transfer: Transfer; close: () => void }) {
  const refresh = useRefresh();
  const [units, setUnits] = useState<Typed>({});
  const [damaged, setDamaged] = useState<Typed>({});
  const [expected, setExpected] = useState(() => localOf(transfer.expectedAt));
  const sums = sumsOf(transfer.lines);
  const expectedAt = instantOf(expected);
  const texts: Record<Verb, string> = {
    ship: 'Shipped units become supply of the target. The source releases the others.',
    receive: 'Damaged units go to quarantine. Units beyond the shipped ones are booked too.',
    close: `${count(sums.inTransit)} units in transit are written off, and a case is raised for them.`,
    cancel: `${transfer.from} releases ${count(sums.requested)} reserved units.`,
  };
  const body = () => {
    if (verb === 'ship') return shipBody(transfer, units, expectedAt ?? transfer.expectedAt);
    return verb === 'receive' ? receiveBody(transfer, units, damaged) : { transfers: [{ transfer: transfer.id }] };
  };
  const typed = [...Object.values(units), ...Object.values(damaged)];
  const ready =
    typed.every((text) => text.trim() !== '' && wholeNumber(text, 0)) &&
    (verb !== 'ship' || expectedAt !== undefined) &&
    (verb !== 'receive' || receiveBody(transfer, units, damaged).receipts.length > 0);
  return (
    <ConfirmDialog
      title={`${words(verb)} ${transfer.id}`}
      text={texts[verb]}
      action={verb === 'cancel' ? 'Cancel transfer' : words(verb)}
      danger={verb === 'cancel' || verb === 'close'}
      reasonless
      ready={ready}
      close={close}
      run={async () => {
        const answer = await post<{ items: TransferResult[] }>(`/v1/transfers:${verb}`, body());
        notifications.show({ message: outcomeText(answer.items, `${transfer.id} is ${DONE[verb]}`) });
        refresh('transfers', 'stock', 'cases');
      }}
    >
      {(verb === 'ship' || verb === 'receive') && (
        <>
          <Table>
            <thead>
              <tr>
                <th>SKU</th>
                <th className="num">{verb === 'ship' ? 'Requested' : 'In transit'}</th>
                <th>{verb === 'ship' ? 'Shipped' : 'Sellable'}</th>
                {verb === 'receive' && <th>Damaged</th>}
              </tr>
            </thead>
            <tbody>
              {transfer.lines.map(({ line, sku, requested, inTransit }) => (
                <tr key={line}>
                  <td className="nowrap">{sku}</td>
                  <td className="num">{count(verb === 'ship' ? requested : inTransit)}</td>
                  <td>
                    <UnitsInput
                      label={`${verb === 'ship' ? 'Units' : 'Sellable units'} of line ${line}`}
                      value={units[line] ?? String(verb === 'ship' ? requested : inTransit)}
                      set={(text) => setUnits({ ...units, [line]: text })}
                      testid={`units-${line}`}
                    />
                  </td>
                  {verb === 'receive' && (
                    <td>
                      <UnitsInput
                        label={`Damaged units of line ${line}`}
                        value={damaged[line] ?? '0'}
                        set={(text) => setDamaged({ ...damaged, [line]: text })}
                        testid={`damaged-${line}`}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </Table>
          {verb === 'ship' && <DateTimeInput label="Expected" value={expected} set={setExpected} />}
        </>
      )}
    </ConfirmDialog>
  );
}

function UnitsInput({
  label,
  value,
  set,
  testid,
}: {
  label: string;
  value: string;
  set: (text: string) => void;
  testid: string;
}) {
  return (
    <TextInput
      aria-label={label}
      inputMode="numeric"
      value={value}
      error={value.trim() === '' || !wholeNumber(value, 0)}
      onChange={(e) => set(e.currentTarget.value)}
      w={90}
      data-testid={testid}
    />
  );
}
