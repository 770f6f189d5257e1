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

/** What can be closed. */
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
    'New orders are promised as if it had no hours in that time; without an end it gets none. Orders that it has already stay until they are moved.',
  services:
    'New decisions use another service that serves what was bought, or wait. Orders that were decided before keep theirs until they are moved.',
};

function useChanged(what: Closable) {
  const refresh = useRefresh();
  return () => {
    refresh(what);
  };
}

/** Closes nodes or carrier services from now or later, for a time or until somebody reopens them. */
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
        label="Move orders that have not left to others, at once"
        checked={move && begin === undefined}
        disabled={begin !== undefined}
        onChange={(e) => setMove(e.currentTarget.checked)}
        data-testid="close-move"
      />
      <div className={fault ? 'bad' : 'quiet'}>{fault ?? 'Empty: from now, and until somebody reopens it.'}</div>
    </ConfirmDialog>
  );
}

/** Ends what closes them now, and takes back what is to come. */
export function ReopenDialog({ what, codes, done, close }: CloseDialogProps) {
  const changed = useChanged(what);
  return (
    <ConfirmDialog
      title={`Reopen ${named(what, codes)}`}
      text={`Closures that count now end now, those to come are taken back.${what === 'services' ? ' Orders that waited because of it go on.' : ''}`}
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
