import { useInvariants } from '../api/queries';
import type { Overview, StockWalk } from '../api/types';
import { count, counted, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { Table } from '../ui/Table';
import { walkText } from './walks';

/** Lag in events from which a subscriber is marked. */
const LAG_BAD = 1_000;

/** How the machine does: tasks, subscribers, the running verification. Folded, unless something is behind. */
export function EngineeringPanel({ data }: { data: Overview }) {
  const { tasks = {}, subscribers = [] } = data;
  const walks = useInvariants().data?.walks ?? [];
  const behind = subscribers.filter((one) => lagOf(one) > LAG_BAD).length;
  return (
    <details className="panel" data-testid="engineering" open={behind > 0 || undefined}>
      <summary className="fold">
        Engineering
        <span className="quiet">
          {counted(tasks.due ?? 0, 'task')} due, {counted(subscribers.length, 'subscriber')}
          {behind > 0 && <span className="warn">, {count(behind)} behind</span>}
        </span>
      </summary>
      <dl className="facts amounts" style={{ padding: '4px 12px 10px' }}>
        <dt>Tasks due</dt>
        <dd data-testid="figure-tasks">{count(tasks.due)}</dd>
        <dt>Tasks at work</dt>
        <dd>{count(tasks.running)}</dd>
        <dt>Tasks for later</dt>
        <dd>{count(tasks.later ?? tasks.waiting)}</dd>
      </dl>
      {walks.length > 0 && <WalkList walks={walks} />}
      {subscribers.length > 0 && (
        <Table className="narrow" data-testid="subscribers">
          <thead>
            <tr>
              <th>Subscriber</th>
              <th className="num">Events behind</th>
            </tr>
          </thead>
          <tbody>
            {subscribers.map((one) => {
              const lag = lagOf(one);
              const name = one.name ?? one.subscriber ?? '';
              return (
                <tr key={name} data-testid={`subscriber-${name}`}>
                  <td>{name}</td>
                  <td className={`num${lag > LAG_BAD ? ' warn strong' : lag === 0 ? ' zero' : ''}`}>{count(lag)}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </details>
  );
}

function lagOf(subscriber: NonNullable<Overview['subscribers']>[number]): number {
  return subscriber.lag ?? subscriber.events ?? 0;
}

/** Walks of the running verification: last pass and violations. */
function WalkList({ walks }: { walks: StockWalk[] }) {
  const { now } = useBusinessTime();
  return (
    <div
      style={{ borderTop: '1px solid var(--line)', borderBottom: '1px solid var(--line)', padding: '7px 12px' }}
      className="stack"
      data-testid="walks"
    >
      {walks.map((walk) => {
        const { last, running, violations } = walkText(walk, now);
        return (
          <div key={walk.name} data-testid={`walk-${walk.name}`}>
            <div className="row">
              <span>{words(walk.name)}</span>
              <span style={{ marginLeft: 'auto' }} className={violations > 0 ? 'bad strong' : 'good'}>
                {violations > 0 ? counted(violations, 'violation') : walk.completedAt ? 'clean' : ''}
              </span>
            </div>
            <div className="quiet" style={{ fontSize: 11.5 }}>
              {[last, running].filter(Boolean).join(' · ')}
            </div>
            {violations > 0 && (
              <ul className="bad" style={{ margin: '2px 0 0', paddingLeft: 18 }}>
                {(walk.sentences ?? []).slice(0, 5).map((sentence, i) => (
                  <li key={i}>{sentence}</li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
