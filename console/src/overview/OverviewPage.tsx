import { CALM_MS } from '../api/polling';
import { useOverview } from '../api/queries';
import type { Overview } from '../api/types';
import { money } from '../format';
import { FirstSteps } from '../ui/FirstSteps';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { Table } from '../ui/Table';
import { EngineeringPanel } from './EngineeringPanel';
import { GoLivePanel } from './GoLivePanel';
import { InvariantsPanel } from './InvariantsPanel';
import { OverviewFigures } from './OverviewFigures';
import { StagePanel } from './StagePanel';
import { TeamsPanel } from './TeamsPanel';
import { byProcess } from './stages';

/** Orders and their stages first; then books and money; engineering last. */
export function OverviewPage() {
  const overview = useOverview(CALM_MS);
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
      <GoLivePanel />
      <div className="overview-columns">
        <div className="stack" style={{ gap: 16 }}>
          {byProcess(data.byStage ?? []).map((one) => (
            <StagePanel key={one.process} {...one} />
          ))}
          {(data.byStage ?? []).length === 0 && (
            <Panel title="Stages">
              <FirstSteps what="orders" />
            </Panel>
          )}
        </div>
        <div className="stack" style={{ gap: 16 }}>
          <InvariantsPanel />
          <TeamsPanel data={data} />
          <MoneyPanel data={data} />
          <EngineeringPanel data={data} />
        </div>
      </div>
    </>
  );
}

type MoneyRow = NonNullable<Overview['money']>[number];

/** Sums that are shown only where there is any. */
const SELDOM: [string, (row: MoneyRow) => number | undefined][] = [
  ['Voided', (row) => row.voidedMinor],
  ['Disputed', (row) => row.disputedMinor],
  ['Owed', (row) => row.owedMinor],
];

function MoneyPanel({ data }: { data: Overview }) {
  const rows = data.money ?? [];
  const shown = SELDOM.filter(([, of]) => rows.some((row) => of(row)));
  return (
    <Panel title="Money, since the beginning" testid="money" flush={rows.length > 0}>
      {rows.length === 0 ? (
        <span className="quiet">No money captured yet</span>
      ) : (
        <Table className="narrow">
          <thead>
            <tr>
              <th>Currency</th>
              <th className="num">Captured</th>
              <th className="num">Refunded</th>
              {shown.map(([name]) => (
                <th key={name} className="num">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.currency}>
                <td>{row.currency}</td>
                <td className="num">{money(row.capturedMinor ?? row.captured, row.currency)}</td>
                <td className="num">{money(row.refundedMinor ?? row.refunded, row.currency)}</td>
                {shown.map(([name, of]) => (
                  <td key={name} className="num" data-testid={`money-${name.toLowerCase()}`}>
                    {money(of(row) ?? 0, row.currency)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
