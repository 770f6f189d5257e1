import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { postAs } from '../api/client';
import { type CountTask } from '../api/stock';
import type { Adjustment } from '../api/types';
import { count } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
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
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={`Save ${count(results.length)} ${results.length === 1 ? 'count' : 'counts'} of ${task.id}`}
      text="Differences become adjustments: applied within the limits of the reason, else a second person decides."
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
        for (const key of ['count-tasks', 'adjustments', 'stock', 'cases'])
          void client.invalidateQueries({ queryKey: [key] });
      }}
    >
      <ActorInput person={person} label="Your name, for the log" />
    </ConfirmDialog>
  );
}
