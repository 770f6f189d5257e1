import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { postAs } from '../api/client';
import { useCountTask, type CountTask } from '../api/stock';
import { count, dateTime, due, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { NodeLink } from '../ui/links';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { ActorInput, usePerson, type Person } from '../ui/actor';
import { REASONS_TO_COUNT } from './counts';
import { actorFault } from '../ui/actorFault';
import { CountLines } from './CountLines';

/** One count: what is to be counted, what was found, and what came of the differences. */
export default function CountPage() {
  const { id = '' } = useParams();
  const task = useCountTask(id);
  const person = usePerson();
  return (
    <>
      <PageHead
        title={
          <>
            <Link to="/stock-work?tab=counts" className="quiet" style={{ fontWeight: 400 }}>
              Counts
            </Link>{' '}
            <span className="quiet" aria-hidden>
              /
            </span>{' '}
            {id}
          </>
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
  const facts: [string, React.ReactNode][] = [
    ['State', words(task.state)],
    ['Node', <NodeLink code={task.node} />],
    ['SKUs that are', REASONS_TO_COUNT[task.by] ?? task.by],
    ['Counted', `${count(task.counted)} of ${count(task.skus)}`],
    ['Planned', `${dateTime(task.plannedAt, now)} by ${task.plannedBy}`],
    [
      'Due',
      <span className={task.state === 'open' && limit.overdue ? 'bad' : undefined}>
        {dateTime(task.dueAt, now)}
        {task.state === 'open' && ` · ${limit.text}`}
      </span>,
    ],
  ];
  return (
    <dl className="strip" style={{ margin: 0 }} data-testid="count-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CancelCountButton({ task, person }: { task: CountTask; person: Person }) {
  const client = useQueryClient();
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
          title={`Cancel ${task.id}`}
          text={`${count(task.skus - task.counted)} SKUs at ${task.node} stay uncounted. What was counted stays.`}
          action="Cancel the count"
          danger
          reasonless
          ready={actorFault(person.name) === undefined}
          close={() => setAsking(false)}
          run={async () => {
            await postAs(person.name.trim(), `/v1/stock/count-tasks/${encodeURIComponent(task.id)}:cancel`, {});
            void client.invalidateQueries({ queryKey: ['count-tasks'] });
          }}
        >
          <ActorInput person={person} label="Your name, for the log" />
        </ConfirmDialog>
      )}
    </>
  );
}
