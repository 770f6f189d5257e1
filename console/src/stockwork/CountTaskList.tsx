import { Button, NumberInput, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { postAs } from '../api/client';
import { itemsOf, useNodes } from '../api/queries';
import { useCountTasks, type CountTask } from '../api/stock';
import { age, count, dateTime, due } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { countPlace } from '../ui/ids';
import { NodeLink } from '../ui/links';
import { useShownRows } from '../ui/shownRows';
import { EmptyState, QueryResult, Panel } from '../ui/states';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';

/** What puts a SKU on a task. */
export const BY: Record<string, string> = {
  value: 'worth most',
  inaccuracy: 'wrong most often',
  age: 'not counted for longest',
};
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'counted', label: 'Counted' },
  { value: 'canceled', label: 'Canceled' },
];

/** Count tasks of all nodes, or of the one that is named. */
export function CountTaskList({ person, node = '' }: { person: Person; node?: string }) {
  const [state, setState] = useState('open');
  const [planning, setPlanning] = useState(false);
  const tasks = useCountTasks(state, node);
  const list = itemsOf(tasks.data);
  const { shown, rest } = useShownRows(list, 50);
  return (
    <Panel
      title="Count tasks"
      testid="counts"
      flush
      aside={
        <>
          {tasks.data && <span>{count(list.length)}</span>}
          <SegmentedControl
            value={state}
            onChange={setState}
            data={STATES}
            aria-label="State"
            data-testid="counts-state"
          />
          <Button variant="default" onClick={() => setPlanning(true)} data-testid="count-plan">
            Plan a count…
          </Button>
        </>
      }
    >
      <QueryResult query={tasks} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title={state === 'open' ? 'Nothing is to be counted' : `No count was ${state}`}>
              Tasks ask a node to count some of its SKUs.
            </EmptyState>
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th>Task</th>
                  <th>Node</th>
                  <th>SKUs that are</th>
                  <th className="num">Counted</th>
                  <th style={{ width: '18%' }} aria-hidden />
                  <th>Planned by</th>
                  <th className="num">Planned</th>
                  <th className="num">Due</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((task) => (
                  <CountTaskRow key={task.id} task={task} />
                ))}
              </tbody>
            </table>
          )
        }
      </QueryResult>
      {rest}
      {planning && <PlanCountDialog person={person} node={node} close={() => setPlanning(false)} />}
    </Panel>
  );
}

function CountTaskRow({ task }: { task: CountTask }) {
  const { now } = useBusinessTime();
  const limit = due(task.dueAt, now);
  const open = task.state === 'open';
  return (
    <tr data-testid={`count-${task.id}`}>
      <td className="nowrap">
        <Link className="strong" to={countPlace(task.id)}>
          {task.id}
        </Link>
      </td>
      <td>
        <NodeLink code={task.node} />
      </td>
      <td className="quiet nowrap">{BY[task.by] ?? task.by}</td>
      <td className="num nowrap">
        {count(task.counted)} of {count(task.skus)}
      </td>
      <td style={{ verticalAlign: 'middle' }}>
        <div className="bar" aria-hidden>
          <i style={{ width: `${(task.counted / Math.max(1, task.skus)) * 100}%` }} />
        </div>
      </td>
      <td className="nowrap">{task.plannedBy}</td>
      <td className="num nowrap quiet" title={dateTime(task.plannedAt, now)}>
        {age(task.plannedAt, now)} ago
      </td>
      <td className={`num nowrap${open && limit.overdue ? ' bad' : ''}`} title={dateTime(task.dueAt, now)}>
        {open ? limit.text : '–'}
      </td>
    </tr>
  );
}

const LINES_USUAL = 20;
const HOURS_USUAL = 24;

function PlanCountDialog({ person, node: at, close }: { person: Person; node: string; close: () => void }) {
  const client = useQueryClient();
  const nodes = itemsOf(useNodes().data).map((one) => one.code);
  const [node, setNode] = useState(at);
  const [by, setBy] = useState('value');
  const [lines, setLines] = useState<number | string>(LINES_USUAL);
  const [hours, setHours] = useState<number | string>(HOURS_USUAL);
  return (
    <ConfirmDialog
      title="Plan a count"
      text="The node is asked to count SKUs of its own; those that are being counted already are left out."
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
        void client.invalidateQueries({ queryKey: ['count-tasks'] });
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
          label="SKUs that are"
          data={Object.entries(BY).map(([value, label]) => ({ value, label }))}
          value={by}
          onChange={(v) => setBy(v ?? 'value')}
          w={190}
        />
        <NumberInput label="SKUs at most" min={1} allowDecimal={false} value={lines} onChange={setLines} w={110} />
        <NumberInput label="Due in hours" min={1} allowDecimal={false} value={hours} onChange={setHours} w={110} />
      </div>
      <ActorInput person={person} label="Your name, for the log" />
    </ConfirmDialog>
  );
}
