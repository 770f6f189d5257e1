import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { itemsOf } from '../api/queries';
import { useCountTasks, type CountTask } from '../api/stock';
import { age, count, due, exactTime } from '../format';
import { Table } from '../ui/Table';
import { type Person } from '../ui/actor';
import { useBusinessTime } from '../ui/clock';
import { countPlace } from '../ui/ids';
import { NodeLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { REASONS_TO_COUNT } from './counts';
import { PlanCountDialog } from './PlanCountDialog';

const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'counted', label: 'Counted' },
  { value: 'canceled', label: 'Canceled' },
];

/** Count tasks of one node, or of all. */
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
            Plan count…
          </Button>
        </>
      }
    >
      <QueryResult query={tasks} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title={state === 'open' ? 'No open count tasks' : `No ${state} count tasks`}>
              A count task asks a node to count some of its SKUs.
            </EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Task</th>
                  <th>Node</th>
                  <th>SKUs</th>
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
            </Table>
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
      <td className="quiet nowrap">{REASONS_TO_COUNT[task.by] ?? task.by}</td>
      <td className="num nowrap">
        {count(task.counted)} of {count(task.skus)}
      </td>
      <td style={{ verticalAlign: 'middle' }}>
        <div className="bar" aria-hidden>
          <i style={{ width: `${(task.counted / Math.max(1, task.skus)) * 100}%` }} />
        </div>
      </td>
      <td className="nowrap">{task.plannedBy}</td>
      <td className="num nowrap quiet" title={exactTime(task.plannedAt)}>
        {age(task.plannedAt, now)} ago
      </td>
      <td className={`num nowrap${open && limit.overdue ? ' bad' : ''}`} title={exactTime(task.dueAt)}>
        {open ? limit.text : '–'}
      </td>
    </tr>
  );
}
