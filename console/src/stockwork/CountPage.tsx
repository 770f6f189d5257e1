import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { postAs } from '../api/client';
import { useCountTask, type CountLine, type CountTask } from '../api/stock';
import type { Adjustment } from '../api/types';
import { count, dateTime, due, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { NodeLink, SkuLink } from '../ui/links';
import { QueryResult, PageHead, Panel } from '../ui/states';
import { ActorInput, usePerson, type Person } from '../ui/actor';
import { BY } from './CountTaskList';
import { actorFault } from '../ui/actorFault';
import { countsOf, recordedText } from './counts';
import { wholeNumber } from '../ui/wholeNumber';

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
    ['SKUs that are', BY[task.by] ?? task.by],
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

function CountLines({ task, person }: { task: CountTask; person: Person }) {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [saving, setSaving] = useState(false);
  const open = task.state === 'open';
  const results = countsOf(task.lines, typed);
  const wrong = Object.values(typed).some((text) => !wholeNumber(text, 0));
  return (
    <Panel
      title="SKUs"
      testid="count-lines"
      flush
      aside={
        open && (
          <Button disabled={results.length === 0 || wrong} onClick={() => setSaving(true)} data-testid="count-save">
            Save{results.length > 0 && ` ${count(results.length)}`}…
          </Button>
        )
      }
    >
      <table className="table">
        <thead>
          <tr>
            <th>SKU</th>
            <th className="num">Found</th>
            <th className="num">Difference to the books</th>
            <th>Adjustment</th>
            <th className="num">Counted</th>
          </tr>
        </thead>
        <tbody>
          {task.lines.map((line) => (
            <CountLineRow
              key={line.sku}
              line={line}
              text={typed[line.sku] ?? ''}
              type={open ? (text) => setTyped({ ...typed, [line.sku]: text }) : undefined}
            />
          ))}
        </tbody>
      </table>
      {saving && (
        <SaveCountsDialog
          task={task}
          results={results}
          person={person}
          done={() => setTyped({})}
          close={() => setSaving(false)}
        />
      )}
    </Panel>
  );
}

function CountLineRow({
  line,
  text,
  type,
}: {
  line: CountLine;
  text: string;
  type: ((text: string) => void) | undefined;
}) {
  const { now } = useBusinessTime();
  const counted = line.found !== null && line.found !== undefined;
  const difference = line.difference ?? 0;
  return (
    <tr data-testid={`count-line-${line.sku}`}>
      <td className="strong">
        <SkuLink code={line.sku} />
      </td>
      <td className="num">
        {counted || !type ? (
          count(line.found)
        ) : (
          <TextInput
            aria-label={`Units of ${line.sku} found`}
            inputMode="numeric"
            value={text}
            error={!wholeNumber(text, 0)}
            onChange={(e) => type(e.currentTarget.value)}
            w={90}
            ml="auto"
            data-testid={`found-${line.sku}`}
          />
        )}
      </td>
      <td className={`num${difference < 0 ? ' bad' : difference === 0 ? ' zero' : ''}`}>
        {counted ? `${difference > 0 ? '+' : ''}${count(difference)}` : '–'}
      </td>
      <td>{line.adjustment ? <Link to="/stock-work">{line.adjustment}</Link> : <span className="quiet">–</span>}</td>
      <td className="num nowrap quiet">{dateTime(line.countedAt, now)}</td>
    </tr>
  );
}

interface Recorded {
  task: CountTask;
  adjustments: Adjustment[];
}

function SaveCountsDialog({
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
