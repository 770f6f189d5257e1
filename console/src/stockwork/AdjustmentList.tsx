import { useState } from 'react';
import { Link } from 'react-router';
import { itemsOf, LIST_LIMIT, useAdjustmentReasons, useAdjustments } from '../api/queries';
import { age, count, dateTime, exactTime, money, signed, words } from '../format';
import { Table } from '../ui/Table';
import { type Person } from '../ui/actor';
import { useBusinessTime } from '../ui/clock';
import { countPlace } from '../ui/ids';
import { NodeLink, SkuLink } from '../ui/links';
import { MarkAllHeading, MarkCell, useSelection } from '../ui/marking';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { BulkButtons, RowButtons } from './VerbButtons';
import { VERBS, type Verb, DecideAdjustmentsDialog } from './DecideAdjustmentsDialog';

/** Adjustments above the limit of their reason, which take effect once a second person approves them. */
export function AdjustmentList({ person }: { person: Person }) {
  const adjustments = useAdjustments();
  const reasons = new Map(itemsOf(useAdjustmentReasons().data).map((reason) => [reason.code, reason.name]));
  const list = itemsOf(adjustments.data);
  const { shown, rest } = useShownRows(list, 50);
  const selection = useSelection(shown.map((one) => one.id));
  const [deciding, setDeciding] = useState<{ verb: Verb; ids: string[] } | null>(null);
  const { now } = useBusinessTime();
  const decide = (verb: Verb, ids: string[]) => setDeciding({ verb, ids });
  return (
    <Panel
      title="Adjustments that wait for approval"
      testid="adjustments"
      flush
      aside={
        <>
          {adjustments.data && (
            <span>
              {count(list.length)}
              {list.length >= LIST_LIMIT ? '+' : ''}
            </span>
          )}
          <BulkButtons
            verbs={VERBS}
            marked={selection.chosen.length}
            run={(verb) => decide(verb, selection.chosen)}
            testid={(verb) => `adjustments-${verb}`}
          />
        </>
      }
    >
      <QueryResult query={adjustments} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="Nothing waits for approval">
              Adjustments above the limit of their reason appear here.
            </EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <MarkAllHeading selection={selection} of={shown.length} />
                  <th>Id</th>
                  <th>SKU</th>
                  <th>Node</th>
                  <th className="num">Units</th>
                  <th className="num">Value</th>
                  <th>Reason</th>
                  <th>Requested by</th>
                  <th className="num">Waits</th>
                  <th className="num">Decide</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <tr key={one.id} data-testid={`adjustment-${one.id}`}>
                    <MarkCell selection={selection} id={one.id} />
                    <td className="strong nowrap">{one.id}</td>
                    <td>
                      <SkuLink code={one.sku} />
                    </td>
                    <td>
                      <NodeLink code={one.node} />
                    </td>
                    <td className={`num nowrap strong${one.units < 0 ? ' bad' : ''}`}>{signed(one.units)}</td>
                    <td className="num nowrap">{money(one.valueMinor, one.currency)}</td>
                    <td>
                      {reasons.get(one.reason) ?? words(one.reason)}
                      {one.note && one.note !== one.task && <span className="quiet"> · {one.note}</span>}
                      {one.task && (
                        <span title={one.countedAt ? `Counted ${dateTime(one.countedAt, now)}` : undefined}>
                          {' '}
                          ·{' '}
                          <Link className="inline" to={countPlace(one.task)}>
                            count {one.task}
                          </Link>
                        </span>
                      )}
                    </td>
                    <td className="nowrap">
                      {one.requestedBy}
                      {one.requestedBy === person.name.trim() && (
                        <span className="chip warn" style={{ marginLeft: 6 }} title="Another person must decide">
                          you
                        </span>
                      )}
                    </td>
                    <td className="num nowrap" title={exactTime(one.requestedAt)}>
                      {age(one.requestedAt, now)}
                    </td>
                    <RowButtons
                      verbs={VERBS}
                      run={(verb) => decide(verb, [one.id])}
                      testid={(verb) => `adjustment-${verb}`}
                    />
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {rest}
      {deciding && (
        <DecideAdjustmentsDialog
          verb={deciding.verb}
          ids={deciding.ids}
          list={list}
          person={person}
          done={selection.clear}
          close={() => setDeciding(null)}
        />
      )}
    </Panel>
  );
}
