import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { postAs } from '../api/client';
import { useCountTask, type CountTask } from '../api/stock';
import { count, dateTime, due, words } from '../format';
import { ActorInput, usePerson, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FactStrip, type Fact } from '../ui/FactStrip';
import { NodeLink } from '../ui/links';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { Time } from '../ui/Time';
import { CountLines } from './CountLines';
import { REASONS_TO_COUNT } from './counts';

/** One count task: SKUs, counted units, adjustments. */
export default function CountPage() {
  const { id = '' } = useParams();
  const task = useCountTask(id);
  const person = usePerson();
  return (
    <>
      <PageHead
        title={
          <PagePath list="Counts" to="/stock-work?tab=counts">
            {id}
          </PagePath>
        }
      >
        {task.data?.state === 'open' && <CancelCountButton task={task.data} person={person} />}
      </PageHead>
      <div className="page-body">
        <QueryResult query={task} rows={10}>
          {(data) => (
            <>
              <CountFacts task={data} />
              <CountLines task={data} person={person} />
            </>
          )}
        </QueryResult>
      </div>
    </>
  );
}

function CountFacts({ task }: { task: CountTask }) {
  const { now } = useBusinessTime();
  const limit = due(task.dueAt, now);
  const facts: Fact[] = [
    ['State', words(task.state)],
    ['Node', <NodeLink code={task.node} />],
    ['SKUs', REASONS_TO_COUNT[task.by] ?? task.by],
    ['Counted', `${count(task.counted)} of ${count(task.skus)}`],
    ['Planned', `${dateTime(task.plannedAt, now)} by ${task.plannedBy}`],
    [
      'Due',
      <span className={task.state === 'open' && limit.overdue ? 'bad' : undefined}>
        <Time at={task.dueAt} />
        {task.state === 'open' && ` · ${limit.text}`}
      </span>,
    ],
  ];
  return <FactStrip facts={facts} testid="count-facts" />;
}

function CancelCountButton({ task, person }: { task: CountTask; person: Person }) {
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="default"
        style={{ marginLeft: 'auto' }}
        onClick={() => setAsking(true)}
        data-testid="count-cancel"
      >
        Cancel…
      </Button>
      {asking && (
        <ConfirmDialog
          asksName
          title={`Cancel ${task.id}`}
          text={`${count(task.skus - task.counted)} SKUs at ${task.node} stay uncounted. Recorded counts remain.`}
          action="Cancel count"
          danger
          reasonless
          ready={actorFault(person.name) === undefined}
          close={() => setAsking(false)}
          run={async () => {
            await postAs(person.name.trim(), `/v1/stock/count-tasks/${encodeURIComponent(task.id)}:cancel`, {});
            refresh('count-tasks');
          }}
        >
          <ActorInput person={person} label="Your name, recorded in the log" />
        </ConfirmDialog>
      )}
    </>
  );
}
