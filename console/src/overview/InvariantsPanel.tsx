import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useInvariants } from '../api/queries';
import type { Invariants, InvariantViolation, StockWalk } from '../api/types';
import { count, dateTime, words, counted } from '../format';
import { useBusinessTime } from '../ui/clock';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { walkText } from './walks';

export function InvariantsPanel() {
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
        <CircleCheck size={15} aria-hidden /> <span>All hold: stock, money, promises, log</span>
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

/** Walks of the running verification: last pass and violations. */
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

function violationText(violation: InvariantViolation): string {
  if (typeof violation === 'string') return violation;
  return (
    [violation.check, violation.subject, violation.message ?? violation.detail].filter(Boolean).join(': ') ||
    JSON.stringify(violation)
  );
}
