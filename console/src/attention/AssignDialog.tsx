import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../api/client';
import { rememberedName } from '../api/person';
import type { Case } from '../api/types';
import { words } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];

/** Gives a case to a person, and says how urgent it is. */
export function AssignDialog({ one, close, done }: { one: Case; close: () => void; done: () => void }) {
  const [assignee, setAssignee] = useState(one.assignee ?? rememberedName());
  const [priority, setPriority] = useState(one.priority ?? 'normal');
  return (
    <ConfirmDialog
      title={`Assign case ${one.id}`}
      text="Who looks after it. Without a name it is the team's again."
      action="Assign"
      reasonless
      close={close}
      run={async () => {
        await post(`/v1/cases/${encodeURIComponent(one.id)}:assign`, { assignee: assignee.trim() || null, priority });
        done();
      }}
    >
      <TextInput
        label="Assignee"
        value={assignee}
        onChange={(e) => setAssignee(e.currentTarget.value)}
        data-testid="case-assignee"
      />
      <Select
        label="Priority"
        data={PRIORITIES.map((value) => ({ value, label: words(value) }))}
        value={priority}
        onChange={(value) => setPriority(value ?? 'normal')}
        data-testid="case-priority"
      />
    </ConfirmDialog>
  );
}
