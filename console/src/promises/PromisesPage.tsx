import { SegmentedControl, Select } from '@mantine/core';
import { itemsOf, useNodes, useScore } from '../api/queries';
import type { PromiseScore, ScoreList } from '../api/types';
import { count, date, words } from '../format';
import { Table } from '../ui/Table';
import { useAddress } from '../ui/address';
import { useBusinessTime } from '../ui/clock';
import { Figure, Figures } from '../ui/Figures';
import { FilterSelect } from '../ui/FilterSelect';
import { NodeLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { keptShare, shareText, sorted, totalOf } from './score';

const BY = [
  { value: 'node', label: 'Node' },
  { value: 'service', label: 'Service' },
  { value: 'day', label: 'Day' },
];
const DAYS = [
  { value: '1', label: '1 day' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
];
const DAYS_USUAL = '30';
/** Share of kept legs below which a row is marked. */
const SHARE_LOW = 0.95;
const ROWS_SHOWN = 50;

/** Promises kept and broken, counted in legs, and who broke them. */
export default function PromisesPage() {
  const [params, change] = useAddress();
  const { now, known } = useBusinessTime();
  const by = BY.some((one) => one.value === params.get('by')) ? params.get('by')! : 'node';
  const days = DAYS.some((one) => one.value === params.get('days')) ? params.get('days')! : DAYS_USUAL;
  const node = params.get('node') ?? '';
  const nodes = itemsOf(useNodes().data).map((one) => one.code);
  const score = useScore({ by, node, days: Number(days) }, now, known);
  return (
    <>
      <PageHead title="Promises">
        <SegmentedControl
          value={by}
          onChange={(v) => change({ by: v })}
          data={BY}
          data-testid="score-by"
          aria-label="By"
        />
        <Select
          aria-label="Time"
          data={DAYS}
          value={days}
          onChange={(v) => change({ days: v ?? DAYS_USUAL })}
          w={110}
          data-testid="score-days"
        />
        <FilterSelect
          label="Node"
          all="All nodes"
          options={nodes}
          value={node}
          choose={(value) => change({ node: value })}
          width={150}
          testid="score-node"
          searchable
        />
      </PageHead>
      <div className="page-body">
        <QueryResult query={score} rows={10}>
          {(data) => <ScoreContent data={data} by={by} />}
        </QueryResult>
      </div>
    </>
  );
}

function ScoreContent({ data, by }: { data: ScoreList; by: string }) {
  const rows = sorted(data.items ?? [], by);
  const { shown, rest } = useShownRows(rows, ROWS_SHOWN);
  const total = totalOf(rows);
  const figures: [string, string, string][] = [
    ['share', 'Kept', shareText(keptShare(total))],
    ['kept', 'Legs kept', count(total.kept)],
    ['missed', 'Missed', count(total.missed)],
    ['lost', 'Lost', count(total.lost)],
    ['decision', 'Missed by decision', count(total.byDecision)],
    ['node', 'Missed by nodes', count(total.byNode)],
    ['carrier', 'Missed by carriers', count(total.byCarrier)],
  ];
  return (
    <>
      <Figures>
        {figures.map(([key, name, value]) => (
          <Figure key={key} name={name} value={value} testid={`score-total-${key}`} />
        ))}
      </Figures>
      <Panel
        title={`By ${by}`}
        flush
        aside={
          data.from &&
          data.to && (
            <span>
              {date(data.from)} – {date(data.to)}
            </span>
          )
        }
      >
        {rows.length === 0 ? (
          <EmptyState title="No promises in this time">Legs count once they are delivered or lost.</EmptyState>
        ) : (
          <Table data-testid="score-table">
            <thead>
              <tr>
                <th>{words(by)}</th>
                <th className="num">Kept</th>
                <th style={{ width: '22%' }} aria-hidden />
                <th className="num">Legs kept</th>
                <th className="num">Missed</th>
                <th className="num" title="Already late when the node was chosen">
                  by decision
                </th>
                <th className="num" title="The node shipped late">
                  by node
                </th>
                <th className="num" title="The node shipped in time, the carrier was late">
                  by carrier
                </th>
                <th className="num">Lost</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <ScoreRow key={row.key} row={row} by={by} />
              ))}
            </tbody>
          </Table>
        )}
        {rest}
      </Panel>
    </>
  );
}

function ScoreRow({ row, by }: { row: PromiseScore; by: string }) {
  const share = keptShare(row);
  const low = share !== undefined && share < SHARE_LOW;
  return (
    <tr data-testid={`score-row-${row.key}`}>
      <td className="strong nowrap">
        {by === 'day' ? date(row.key) : by === 'service' ? words(row.key) : <NodeLink code={row.key} />}
      </td>
      <td className={`num strong${low ? ' warn' : ''}`}>{shareText(share)}</td>
      <td style={{ verticalAlign: 'middle' }}>
        <div className="bar" aria-hidden>
          <i style={{ width: `${(share ?? 0) * 100}%` }} />
        </div>
      </td>
      {[row.kept, row.missed, row.byDecision, row.byNode, row.byCarrier, row.lost].map((units, i) => (
        <td key={i} className={`num${units ? '' : ' zero'}`}>
          {count(units)}
        </td>
      ))}
    </tr>
  );
}
