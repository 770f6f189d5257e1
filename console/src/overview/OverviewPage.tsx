import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { useInvariants, useOverview } from '../api/queries';
import type { Invariants, InvariantViolation, Overview, StockWalk } from '../api/types';
import { age, count, dateTime, money, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { Figure, Figures } from '../ui/Figures';
import { EmptyState, QueryResult, PageHead, Panel } from '../ui/states';
import { StateTag } from '../ui/StateTag';
import { byProcess, type ProcessStages } from './stages';
import { walkText } from './walks';

/** Events behind from which a subscriber's lag is marked. */
const LAG_BAD = 1_000;

/** What is going on now, and what is wrong. */
export function OverviewPage() {
  const overview = useOverview();
  return (
    <>
      <PageHead title="Overview" />
      <div className="page-body">
        <QueryResult query={overview} rows={12}>
          {(data) => <OverviewContent data={data} />}
        </QueryResult>
      </div>
    </>
  );
}

function OverviewContent({ data }: { data: Overview }) {
  return (
    <>
      <OverviewFigures data={data} />
      <div className="overview-columns">
        <div className="stack" style={{ gap: 16 }}>
          {byProcess(data.byStage ?? []).map((one) => (
            <StagePanel key={one.process} {...one} />
          ))}
          {(data.byStage ?? []).length === 0 && (
            <Panel title="Stages">
              <EmptyState title="Nothing is under way">Orders show up here as soon as a channel sends one.</EmptyState>
            </Panel>
          )}
        </div>
        <div className="stack" style={{ gap: 16 }}>
          <InvariantsPanel />
          <MoneyPanel data={data} />
          <SubscribersPanel data={data} />
        </div>
      </div>
    </>
  );
}

function OverviewFigures({ data }: { data: Overview }) {
  const { orders = {}, cases = {}, tasks = {}, holds } = data;
  return (
    <Figures testid="figures">
      <Figure
        name="Orders"
        value={count(orders.total ?? sumOf(orders.open, orders.completed, orders.canceled))}
        to="/orders"
        testid="figure-total"
      />
      <Figure name="Open" value={count(orders.open)} to="/orders?state=open" testid="figure-open" />
      <Figure name="Completed" value={count(orders.completed)} to="/orders?state=completed" testid="figure-completed" />
      <Figure name="Canceled" value={count(orders.canceled)} to="/orders?state=canceled" testid="figure-canceled" />
      <Figure
        name="Last minute"
        value={count(
          orders.capturedLastMinute ?? (orders.perMinute === undefined ? undefined : Math.round(orders.perMinute)),
        )}
        testid="figure-rate"
      />
      <Figure
        name="Open cases"
        value={count(cases.open)}
        to="/cases"
        testid="figure-cases"
        note={cases.overdue ? `${count(cases.overdue)} overdue` : undefined}
        bad
      />
      {holds && (
        <Figure
          name="Holds"
          value={count(holds.open)}
          to="/holds"
          testid="figure-holds"
          note={holds.overdue ? `${count(holds.overdue)} overdue` : undefined}
          bad
        />
      )}
      <Figure
        name="Tasks due"
        value={count(tasks.due)}
        testid="figure-tasks"
        note={`${count(tasks.running)} running, ${count(tasks.later ?? tasks.waiting)} later`}
      />
    </Figures>
  );
}

function sumOf(...values: (number | undefined)[]): number | undefined {
  return values.some((value) => value === undefined)
    ? undefined
    : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function StagePanel({ process, open, ended, underWay }: ProcessStages) {
  const { now } = useBusinessTime();
  const most = Math.max(1, ...open.map((row) => row.count));
  return (
    <Panel
      flush
      testid={`stages-${process}`}
      title={<Link to={`/processes/${encodeURIComponent(process)}`}>{words(process)}</Link>}
      aside={<span>{count(underWay)} under way</span>}
    >
      <table className="table">
        <thead>
          <tr>
            <th style={{ width: '34%' }}>Stage</th>
            <th className="num" style={{ width: '12%' }}>
              Count
            </th>
            <th aria-hidden />
            <th className="num" style={{ width: '16%' }}>
              Oldest
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map((row) => (
            <tr key={row.stage} data-testid={`stage-${process}-${row.stage}`}>
              <td className="nowrap">
                <StageLink process={process} stage={row.stage} />
                {row.held > 0 && (
                  <Link to="/holds" className="chip warn" style={{ marginLeft: 6 }}>
                    hold
                  </Link>
                )}
              </td>
              <td className="num strong">{count(row.count)}</td>
              <td style={{ verticalAlign: 'middle' }}>
                <div className="bar" aria-hidden>
                  <i style={{ width: `${(row.count / most) * 100}%` }} />
                </div>
              </td>
              <td className="num quiet nowrap">{age(row.oldest, now)}</td>
            </tr>
          ))}
          {open.length === 0 && (
            <tr>
              <td colSpan={4} className="quiet">
                Nothing under way
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {ended.length > 0 && (
        <div className="row wrap ended">
          <span className="quiet">Ended</span>
          {ended.map((row) => (
            <span key={row.stage} className="nowrap" data-testid={`stage-${process}-${row.stage}`}>
              <StageLink process={process} stage={row.stage} /> <span className="strong">{count(row.count)}</span>
            </span>
          ))}
        </div>
      )}
    </Panel>
  );
}

/** Orders at a stage can be listed; the stages of other processes are shown on their graph. */
function StageLink({ process, stage }: { process: string; stage: string }) {
  const to =
    process === 'order'
      ? `/orders?stage=${encodeURIComponent(stage)}`
      : `/processes/${encodeURIComponent(process)}?stage=${encodeURIComponent(stage)}`;
  return (
    <Link to={to}>
      <StateTag code={stage} />
    </Link>
  );
}

function InvariantsPanel() {
  const invariants = useInvariants();
  const { now } = useBusinessTime();
  return (
    <Panel
      title="Invariants"
      testid="invariants"
      aside={invariants.data?.checkedAt && <span>checked {dateTime(invariants.data.checkedAt, now)}</span>}
    >
      <QueryResult query={invariants} rows={2}>
        {(data) => (
          <>
            <InvariantsResult data={data} />
            <WalkList walks={data.walks ?? []} />
          </>
        )}
      </QueryResult>
    </Panel>
  );
}

function InvariantsResult({ data }: { data: Invariants }) {
  const violations = data.violations ?? [];
  if (violations.length === 0) {
    return (
      <div className="row good" data-testid="invariants-hold">
        <CircleCheck size={15} aria-hidden /> <span>All hold: goods, money, promises, log</span>
      </div>
    );
  }
  return (
    <div data-testid="invariants-violated">
      <div className="row bad strong">
        <TriangleAlert size={15} aria-hidden /> {count(violations.length)} violated
      </div>
      <ul style={{ margin: '6px 0 0', paddingLeft: 18 }}>
        {violations.slice(0, 20).map((v, i) => (
          <li key={i}>{violationText(v)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The verification that runs all the time: when it was last through, and what it found. */
function WalkList({ walks }: { walks: StockWalk[] }) {
  const { now } = useBusinessTime();
  if (walks.length === 0) return null;
  return (
    <div
      style={{ marginTop: 8, borderTop: '1px solid var(--line)', paddingTop: 7 }}
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
                {violations > 0
                  ? `${count(violations)} ${violations === 1 ? 'violation' : 'violations'}`
                  : walk.completedAt
                    ? 'clean'
                    : ''}
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

function violationText(violation: InvariantViolation): string {
  if (typeof violation === 'string') return violation;
  return (
    [violation.check, violation.subject, violation.message ?? violation.detail].filter(Boolean).join(': ') ||
    JSON.stringify(violation)
  );
}

function MoneyPanel({ data }: { data: Overview }) {
  const rows = data.money ?? [];
  return (
    <Panel title="Money" testid="money" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <span className="quiet">Nothing captured yet</span>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Currency</th>
              <th className="num">Captured</th>
              <th className="num">Refunded</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.currency}>
                <td>{row.currency}</td>
                <td className="num">{money(row.capturedMinor ?? row.captured, row.currency)}</td>
                <td className="num">{money(row.refundedMinor ?? row.refunded, row.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function SubscribersPanel({ data }: { data: Overview }) {
  const rows = data.subscribers ?? [];
  return (
    <Panel title="Subscribers" testid="subscribers" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <span className="quiet">None registered</span>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Reads the log</th>
              <th className="num">Events behind</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const [name, lag] = [row.name ?? row.subscriber ?? '', row.lag ?? row.events ?? 0];
              return (
                <tr key={name} data-testid={`subscriber-${name}`}>
                  <td>{name}</td>
                  <td className={`num${lag > LAG_BAD ? ' warn strong' : lag === 0 ? ' zero' : ''}`}>{count(lag)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
