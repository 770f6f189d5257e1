import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { itemsOf, LIST_LIMIT, useFeeds, useParkedRows } from '../api/queries';
import type { ParkedRow } from '../api/types';
import { age, count, words } from '../format';
import { Table } from '../ui/Table';
import type { Person } from '../ui/actor';
import { useBusinessTime } from '../ui/clock';
import { FilterSelect } from '../ui/FilterSelect';
import { NodeLink, SkuLink } from '../ui/links';
import { MarkAllHeading, MarkCell, useSelection } from '../ui/marking';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { Time } from '../ui/Time';
import { VERBS, type Verb } from './parkedRowCalls';
import { RetryDialog, DismissDialog } from './ParkedRowDialogs';
import { BulkButtons, RowButtons } from './VerbButtons';

const CAUSES = ['unknown-sku', 'unknown-node', 'node-of-others', 'unreadable-row', 'repeated-row'];

/** Parked rows: they wait for master data, a correction, or dismissal. */
export function ParkedRowList({ person }: { person: Person }) {
  const [params] = useSearchParams();
  const [feed, setFeed] = useState(params.get('feed') ?? '');
  const [cause, setCause] = useState('');
  const parked = useParkedRows(feed, cause);
  const feeds = itemsOf(useFeeds().data).map((one) => one.profile.name);
  const list = itemsOf(parked.data);
  const { shown, rest } = useShownRows(list, 50);
  const selection = useSelection(shown.map((one) => one.id));
  const [acting, setActing] = useState<{ verb: Verb; rows: ParkedRow[] } | null>(null);
  const { now } = useBusinessTime();
  const chosen = shown.filter((one) => selection.has(one.id));
  return (
    <Panel
      title="Parked rows"
      testid="parked"
      flush
      aside={
        <>
          {parked.data && (
            <span>
              {count(list.length)}
              {parked.data.nextCursor ? '+, the oldest' : ''}
            </span>
          )}
          <BulkButtons
            verbs={VERBS}
            marked={chosen.length}
            run={(verb) => setActing({ verb, rows: chosen })}
            testid={(verb) => `parked-${verb}-all`}
          />
          <FilterSelect
            label="Feed"
            all="All feeds"
            options={feeds}
            value={feed}
            choose={setFeed}
            width={140}
            testid="parked-feed"
          />
          <FilterSelect
            label="Cause"
            all="All causes"
            options={CAUSES.map((one) => ({ value: one, label: words(one) }))}
            value={cause}
            choose={setCause}
            width={140}
            testid="parked-cause"
          />
        </>
      }
    >
      <QueryResult query={parked} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No parked rows">
              {feed || cause ? 'No row of this feed and cause.' : 'Every row could be applied.'}
            </EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <MarkAllHeading selection={selection} of={shown.length} />
                  <th>Id</th>
                  <th>Cause</th>
                  <th>Feed</th>
                  <th>SKU</th>
                  <th>Node</th>
                  <th className="num">Units</th>
                  <th>As of</th>
                  <th className="num">Waits</th>
                  <th className="num">Decide</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <tr key={one.id} data-testid={`parked-${one.id}`}>
                    <MarkCell selection={selection} id={one.id} />
                    <td className="strong nowrap">{one.id}</td>
                    <td className="nowrap" title={one.sent}>
                      {words(one.cause)}
                    </td>
                    <td className="nowrap">
                      {one.feed}{' '}
                      <span className="quiet">
                        message {one.sequence}, row {one.row}
                      </span>
                    </td>
                    <td className="nowrap">
                      {one.cause === 'unknown-sku' ? (
                        <span className="warn">{one.sku ?? '–'}</span>
                      ) : (
                        <SkuLink code={one.sku} />
                      )}
                    </td>
                    <td className="nowrap">
                      {one.cause === 'unknown-node' ? (
                        <span className="warn">{one.node ?? '–'}</span>
                      ) : (
                        <NodeLink code={one.node} />
                      )}
                    </td>
                    <td className="num">
                      {one.kind === 'delta' && (one.units ?? 0) > 0 ? '+' : ''}
                      {count(one.units)}
                    </td>
                    <td className="nowrap quiet">
                      <Time at={one.at} />
                    </td>
                    <td className="num nowrap">{age(one.parkedAt, now)}</td>
                    <RowButtons
                      verbs={VERBS}
                      run={(verb) => setActing({ verb, rows: [one] })}
                      testid={(verb) => `parked-${verb}`}
                    />
                  </tr>
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {rest}
      {list.length >= LIST_LIMIT && (
        <div className="quiet" style={{ padding: '6px 12px' }}>
          The oldest {count(LIST_LIMIT)} are shown.
        </div>
      )}
      {acting?.verb === 'retry' && (
        <RetryDialog rows={acting.rows} person={person} done={selection.clear} close={() => setActing(null)} />
      )}
      {acting?.verb === 'dismiss' && (
        <DismissDialog rows={acting.rows} person={person} done={selection.clear} close={() => setActing(null)} />
      )}
    </Panel>
  );
}
