import { useOverview } from '../api/queries';
import type { Overview } from '../api/types';
import { count, money } from '../format';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { InvariantsPanel } from './InvariantsPanel';
import { OverviewFigures } from './OverviewFigures';
import { StagePanel } from './StagePanel';
import { byProcess } from './stages';

/** Lag in events from which a subscriber is marked. */
const LAG_BAD = 1_000;

/** Figures of orders, stages, invariants, money and subscribers. */
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
              <EmptyState title="No orders in progress">Orders appear here when a channel sends them.</EmptyState>
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

function MoneyPanel({ data }: { data: Overview }) {
  const rows = data.money ?? [];
  return (
    <Panel title="Money" testid="money" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <span className="quiet">No money captured yet</span>
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
        <span className="quiet">No subscribers</span>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Subscriber</th>
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
