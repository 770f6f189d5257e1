import { notifications } from '@mantine/notifications';
import { postAs } from '../api/client';
import { type CountTask } from '../api/stock';
import type { Adjustment } from '../api/types';
import { counted } from '../format';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';
import { recordedText } from './counts';

interface Recorded {
  task: CountTask;
  adjustments: Adjustment[];
}

export function SaveCountsDialog({
  task,
  results,
  person,
  done,
  close,
}: {
  task: CountTask;
  results: { sku: string; found: number }[];
  person: Person;
  done: () => void;
  close: () => void;
}) {
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      asksName
      title={`Save ${counted(results.length, 'count')} of ${task.id}`}
      text="Differences become adjustments. Those above the limit of their reason wait for approval."
      action="Save"
      reasonless
      ready={actorFault(person.name) === undefined}
      close={close}
      run={async () => {
        const answer = await postAs<Recorded>(
          person.name.trim(),
          `/v1/stock/count-tasks/${encodeURIComponent(task.id)}:record`,
          { results },
        );
        done();
        notifications.show({ message: recordedText(results.length, answer.adjustments) });
        refresh('count-tasks', 'adjustments', 'stock', 'cases');
      }}
    >
      <ActorInput person={person} label="Your name, recorded in the log" />
    </ConfirmDialog>
  );
}
