import { Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import { count, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { instantOf, DateTimeInput } from '../ui/DateTimeInput';
import { useRefresh } from '../ui/refresh';
import { timeFault } from './closures';

/** Things that can be closed. */
export type Closable = 'nodes' | 'services';

interface CloseDialogProps {
  what: Closable;
  codes: string[];
  done?: () => void;
  close: () => void;
}

const named = (what: Closable, codes: string[]) =>
  codes.length === 1
    ? `${what === 'nodes' ? codes[0] : words(codes[0]).toLowerCase()}`
    : `${count(codes.length)} ${what}`;

const EFFECT: Record<Closable, string> = {
  nodes:
    'New orders are promised as if the node had no hours in that time. Without an end it gets no orders. ' +
    'Orders that it already has stay until they are moved.',
  services:
    'New decisions use another service that fulfills the purchased one, or wait. ' +
    'Earlier orders keep their service until they are moved.',
};

const REOPENED: Record<Closable, string> = {
  nodes: 'Current closures end, later ones are withdrawn.',
  services: 'Current closures end, later ones are withdrawn. Orders that waited continue.',
};

function useChanged(what: Closable) {
  const refresh = useRefresh();
  return () => {
    refresh(what);
  };
}

/** Closes nodes or carrier services, from now or later, with or without an end. */
export function CloseDialog({ what, codes, done, close }: CloseDialogProps) {
  const changed = useChanged(what);
  const { now } = useBusinessTime();
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [move, setMove] = useState(false);
  const [begin, end] = [instantOf(from), instantOf(until)];
  const fault = timeFault(begin, end, now);
  return (
    <ConfirmDialog
      title={`Close ${named(what, codes)}`}
      text={EFFECT[what]}
      action="Close"
      danger
      ready={fault === undefined}
      close={close}
      run={async (reason) => {
        const closures = codes.map((code) => ({
          [what === 'nodes' ? 'node' : 'service']: code,
          reason,
          ...(begin && { from: begin }),
          ...(end && { until: end }),
          ...(move && begin === undefined && { moveOrders: true }),
        }));
        await post(`/v1/${what}:close`, { closures });
        notifications.show({
          message: `${words(named(what, codes))} ${begin && Date.parse(begin) > now ? 'will be closed' : 'closed'}`,
        });
        done?.();
        changed();
      }}
    >
      <div className="row wrap" style={{ alignItems: 'flex-start' }}>
        <DateTimeInput label="From" value={from} set={setFrom} testid="close-from" />
        <DateTimeInput label="Until" value={until} set={setUntil} testid="close-until" />
      </div>
      <Checkbox
        label="Move orders that have not shipped to other nodes or services now"
        checked={move && begin === undefined}
        disabled={begin !== undefined}
        onChange={(e) => setMove(e.currentTarget.checked)}
        data-testid="close-move"
      />
      <div className={fault ? 'bad' : 'quiet'}>
        {fault ?? 'Empty fields mean from now, and until somebody reopens it.'}
      </div>
    </ConfirmDialog>
  );
}

/** Ends current closures and withdraws later ones. */
export function ReopenDialog({ what, codes, done, close }: CloseDialogProps) {
  const changed = useChanged(what);
  return (
    <ConfirmDialog
      title={`Reopen ${named(what, codes)}`}
      text={REOPENED[what]}
      action="Reopen"
      reasonless
      close={close}
      run={async () => {
        await post(`/v1/${what}:reopen`, { [what]: codes.map((code) => ({ code })) });
        notifications.show({ message: `${words(named(what, codes))} reopened` });
        done?.();
        changed();
      }}
    />
  );
}
