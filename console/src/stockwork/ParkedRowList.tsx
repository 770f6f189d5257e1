import { Button, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { postAs } from '../api/client';
import { itemsOf, LIST_LIMIT, useFeeds, useParkedRows } from '../api/queries';
import type { Page, ParkedRow } from '../api/types';
import { age, count, dateTime, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { NodeLink, SkuLink } from '../ui/links';
import { useShownRows } from '../ui/shownRows';
import { EmptyState, QueryResult, Panel } from '../ui/states';
import { MarkAllHeading, MarkCell, useSelection } from '../ui/marking';
import type { Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { correctionOf, outcomeOf, retryOf } from './parkedRows';
import { wholeNumber } from '../ui/wholeNumber';

const CAUSES = ['unknown-sku', 'unknown-node', 'node-of-others', 'unreadable-row'];

type Verb = 'retry' | 'dismiss';

/** Rows of feeds that could not be applied. They wait for master data, a correction, or to be given up. */
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
          {chosen.length > 1 &&
            (['retry', 'dismiss'] as const).map((verb) => (
              <Button
                key={verb}
                variant="default"
                onClick={() => setActing({ verb, rows: chosen })}
                data-testid={`parked-${verb}-all`}
              >
                {words(verb)} {count(chosen.length)}…
              </Button>
            ))}
          <Select
            aria-label="Feed"
            data={[{ value: '', label: 'All feeds' }, ...feeds]}
            value={feed}
            onChange={(v) => setFeed(v ?? '')}
            w={140}
            data-testid="parked-feed"
          />
          <Select
            aria-label="Cause"
            data={[{ value: '', label: 'All causes' }, ...CAUSES.map((one) => ({ value: one, label: words(one) }))]}
            value={cause}
            onChange={(v) => setCause(v ?? '')}
            w={140}
            data-testid="parked-cause"
          />
        </>
      }
    >
      <QueryResult query={parked} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="No row is parked">
              {feed || cause ? 'None with this feed and cause.' : 'Every row that was sent could be applied.'}
            </EmptyState>
          ) : (
            <table className="table">
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
                    <td className="nowrap quiet">{dateTime(one.at, now)}</td>
                    <td className="num nowrap">{age(one.parkedAt, now)}</td>
                    <td className="num nowrap">
                      {(['retry', 'dismiss'] as const).map((verb) => (
                        <Button
                          key={verb}
                          size="compact-xs"
                          variant="default"
                          ml={6}
                          onClick={() => setActing({ verb, rows: [one] })}
                          data-testid={`parked-${verb}`}
                        >
                          {words(verb)}…
                        </Button>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
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

interface Acting {
  rows: ParkedRow[];
  person: Person;
  done: () => void;
  close: () => void;
}

function useAct({ person, done }: Acting) {
  const client = useQueryClient();
  const actor = actorFault(person.name) === undefined ? person.name.trim() : undefined;
  return async (verb: Verb, rows: unknown[]) => {
    try {
      const answer = await postAs<Page<ParkedRow>>(actor, `/v1/stock/parked:${verb}`, { rows });
      done();
      return itemsOf(answer);
    } finally {
      for (const key of ['parked-rows', 'feeds', 'stock', 'overview'])
        void client.invalidateQueries({ queryKey: [key] });
    }
  };
}

/** One row may be corrected on the way; many are tried as they are. */
function RetryDialog(props: Acting) {
  const { rows, close } = props;
  const act = useAct(props);
  const only = rows.length === 1 ? rows[0] : undefined;
  const [typed, setTyped] = useState(only ? correctionOf(only) : undefined);
  return (
    <ConfirmDialog
      title={only ? `Try row ${only.id} again` : `Try ${count(rows.length)} rows again`}
      text={`By the date that ${only ? 'it' : 'they'} had: something newer is not overwritten.`}
      action="Try again"
      reasonless
      ready={!typed || wholeNumber(typed.units)}
      close={close}
      run={async () => {
        const after = await act(
          'retry',
          rows.map((row) => retryOf(row, typed)),
        );
        notifications.show({
          message: outcomeOf(after),
          color: after.some((row) => row.state === 'waiting') ? 'orange' : undefined,
        });
      }}
    >
      {only && typed && (
        <>
          <div className="row">
            <TextInput
              label="SKU"
              value={typed.sku}
              onChange={(e) => setTyped({ ...typed, sku: e.currentTarget.value })}
              data-autofocus
              data-testid="retry-sku"
            />
            <TextInput
              label="Node"
              value={typed.node}
              onChange={(e) => setTyped({ ...typed, node: e.currentTarget.value })}
              data-testid="retry-node"
            />
            <TextInput
              label="Units"
              value={typed.units}
              error={!wholeNumber(typed.units)}
              onChange={(e) => setTyped({ ...typed, units: e.currentTarget.value })}
              data-testid="retry-units"
            />
          </div>
          <pre className="data">{only.sent}</pre>
        </>
      )}
    </ConfirmDialog>
  );
}

function DismissDialog(props: Acting) {
  const { rows, close } = props;
  const act = useAct(props);
  const only = rows.length === 1 ? rows[0] : undefined;
  return (
    <ConfirmDialog
      title={only ? `Dismiss row ${only.id}` : `Dismiss ${count(rows.length)} rows`}
      text={
        only
          ? `${words(only.cause)}: ${only.sku ?? '–'} at ${only.node ?? '–'}, from ${only.feed}. It will not be applied.`
          : 'They will not be applied.'
      }
      action="Dismiss"
      danger
      close={close}
      run={async (note) => {
        const after = await act(
          'dismiss',
          rows.map((row) => ({ id: row.id, note })),
        );
        notifications.show({ message: `${count(after.length)} ${after.length === 1 ? 'row' : 'rows'} dismissed` });
      }}
    />
  );
}
