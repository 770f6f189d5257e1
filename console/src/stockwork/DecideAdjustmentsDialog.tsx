import { notifications } from '@mantine/notifications';
import { postAs } from '../api/client';
import { itemsOf } from '../api/queries';
import type { Adjustment, Page } from '../api/types';
import { count, signed, words } from '../format';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';

export const VERBS = ['approve', 'reject'] as const;

export type Verb = (typeof VERBS)[number];

export function DecideAdjustmentsDialog({
  verb,
  ids,
  list,
  person,
  done,
  close,
}: {
  verb: Verb;
  ids: string[];
  list: Adjustment[];
  person: Person;
  done: () => void;
  close: () => void;
}) {
  const refresh = useRefresh();
  const only = ids.length === 1 ? list.find((one) => one.id === ids[0]) : undefined;
  const what = ids.length === 1 ? `adjustment ${ids[0]}` : `${count(ids.length)} adjustments`;
  const fault = actorFault(person.name);
  return (
    <ConfirmDialog
      asksName
      title={`${words(verb)} ${what}`}
      text={
        only
          ? `${signed(only.units)} of ${only.sku} at ${only.node}, requested by ${only.requestedBy}.`
          : 'All or none. Nobody may decide their own request.'
      }
      action={words(verb)}
      danger={verb === 'reject'}
      reasonLabel="Note"
      reasonRequired={verb === 'reject'}
      ready={fault === undefined}
      close={close}
      run={async (note) => {
        try {
          const answer = await postAs<Page<Adjustment>>(person.name.trim(), `/v1/stock/adjustments:${verb}`, {
            decisions: ids.map((id) => ({ id, ...(note && { note }) })),
          });
          const superseded = itemsOf(answer).filter((one) => one.state === 'superseded').length;
          done();
          notifications.show({
            message: `${words(what)} decided${superseded > 0 ? `, ${count(superseded)} superseded` : ''}`,
          });
        } finally {
          refresh('adjustments', 'stock', 'cases', 'overview');
        }
      }}
    >
      <ActorInput person={person} label="Your name, recorded in the log" />
    </ConfirmDialog>
  );
}
