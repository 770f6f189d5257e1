import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { post } from '../api/client';
import type { Case } from '../api/types';
import { ConfirmDialog } from '../ui/ConfirmDialog';

/** Gives a case to another team, with the reason. */
export function HandOverDialog({
  one,
  teams,
  close,
  done,
}: {
  one: Case;
  teams: string[];
  close: () => void;
  done: () => void;
}) {
  const [team, setTeam] = useState('');
  return (
    <ConfirmDialog
      title={`Hand case ${one.id} over`}
      text={`It is ${one.team ?? one.owner ?? 'nobody'}'s now. Nobody in person has it afterwards.`}
      action="Hand over"
      reasonLabel="Reason"
      close={close}
      run={async (reason) => {
        await post(`/v1/cases/${encodeURIComponent(one.id)}:hand-over`, { team: team.trim(), reason });
        done();
      }}
    >
      <Autocomplete
        label="Team"
        data={teams.filter((known) => known !== one.team)}
        value={team}
        onChange={setTeam}
        data-testid="case-team"
      />
    </ConfirmDialog>
  );
}
