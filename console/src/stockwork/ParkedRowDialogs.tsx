import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { count, words, counted } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { wholeNumber } from '../ui/wholeNumber';
import { useAct, type Acting } from './parkedRowCalls';
import { correctionOf, outcomeOf, retryOf } from './parkedRows';

/** Retries parked rows. A single row can be corrected. */
export function RetryDialog(props: Acting) {
  const { rows, close } = props;
  const act = useAct(props);
  const only = rows.length === 1 ? rows[0] : undefined;
  const [typed, setTyped] = useState(only ? correctionOf(only) : undefined);
  return (
    <ConfirmDialog
      asksName
      title={only ? `Retry row ${only.id}` : `Retry ${count(rows.length)} rows`}
      text={`${only ? 'The row keeps its' : 'The rows keep their'} date. Newer figures are not overwritten.`}
      action="Retry"
      reasonless
      ready={!typed || wholeNumber(typed.units)}
      close={close}
      run={async () => {
        const after = await act(
          'retry',
          rows.map((row) => retryOf(row, typed)),
        );
        notifications.show({
          message: outcomeOf(after),
          color: after.some((row) => row.state === 'waiting') ? 'orange' : undefined,
        });
      }}
    >
      {only && typed && (
        <>
          <div className="row">
            <TextInput
              label="SKU"
              value={typed.sku}
              onChange={(e) => setTyped({ ...typed, sku: e.currentTarget.value })}
              data-autofocus
              data-testid="retry-sku"
            />
            <TextInput
              label="Node"
              value={typed.node}
              onChange={(e) => setTyped({ ...typed, node: e.currentTarget.value })}
              data-testid="retry-node"
            />
            <TextInput
              label="Units"
              value={typed.units}
              error={!wholeNumber(typed.units)}
              onChange={(e) => setTyped({ ...typed, units: e.currentTarget.value })}
              data-testid="retry-units"
            />
          </div>
          <pre className="data">{only.sent}</pre>
        </>
      )}
    </ConfirmDialog>
  );
}

export function DismissDialog(props: Acting) {
  const { rows, close } = props;
  const act = useAct(props);
  const only = rows.length === 1 ? rows[0] : undefined;
  return (
    <ConfirmDialog
      asksName
      title={only ? `Dismiss row ${only.id}` : `Dismiss ${count(rows.length)} rows`}
      text={
        only
          ? `${words(only.cause)}: ${only.sku ?? '–'} at ${only.node ?? '–'}, from ${only.feed}. It is not applied.`
          : 'The rows are not applied.'
      }
      action="Dismiss"
      danger
      close={close}
      run={async (note) => {
        const after = await act(
          'dismiss',
          rows.map((row) => ({ id: row.id, note })),
        );
        notifications.show({ message: `${counted(after.length, 'row')} dismissed` });
      }}
    />
  );
}
