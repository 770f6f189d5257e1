import { NumberInput, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { postAs } from '../api/client';
import { itemsOf, useNodes } from '../api/queries';
import { type CountTask } from '../api/stock';
import { count } from '../format';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useRefresh } from '../ui/refresh';
import { REASONS_TO_COUNT } from './counts';

const LINES_USUAL = 20;

const HOURS_USUAL = 24;

export function PlanCountDialog({ person, node: at, close }: { person: Person; node: string; close: () => void }) {
  const refresh = useRefresh();
  const nodes = itemsOf(useNodes().data).map((one) => one.code);
  const [node, setNode] = useState(at);
  const [by, setBy] = useState('value');
  const [lines, setLines] = useState<number | string>(LINES_USUAL);
  const [hours, setHours] = useState<number | string>(HOURS_USUAL);
  return (
    <ConfirmDialog
      asksName
      title="Plan count"
      text="The node counts some of its SKUs. SKUs on an open task are left out."
      action="Plan"
      reasonless
      ready={node !== '' && Number(lines) > 0 && Number(hours) > 0 && actorFault(person.name) === undefined}
      close={close}
      run={async () => {
        const task = await postAs<CountTask>(person.name.trim(), '/v1/stock/count-tasks', {
          node,
          by,
          lines: Number(lines),
          dueSeconds: Number(hours) * 3_600,
        });
        notifications.show({ message: `${task.id}: ${count(task.skus)} SKUs at ${task.node}` });
        refresh('count-tasks');
      }}
    >
      <div className="row wrap" style={{ alignItems: 'flex-start' }}>
        <Select
          label="Node"
          searchable
          openOnFocus={false}
          data={nodes}
          value={node || null}
          onChange={(v) => setNode(v ?? '')}
          w={150}
          data-autofocus
          data-testid="plan-node"
        />
        <Select
          label="SKUs"
          data={Object.entries(REASONS_TO_COUNT).map(([value, label]) => ({ value, label }))}
          value={by}
          onChange={(v) => setBy(v ?? 'value')}
          w={190}
        />
        <NumberInput label="Most SKUs" min={1} allowDecimal={false} value={lines} onChange={setLines} w={110} />
        <NumberInput label="Due in hours" min={1} allowDecimal={false} value={hours} onChange={setHours} w={110} />
      </div>
      <ActorInput person={person} label="Your name, recorded in the log" />
    </ConfirmDialog>
  );
}
