import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Link } from 'react-router';
import { postAs } from '../api/client';
import { itemsOf, LIST_LIMIT, useAdjustmentReasons, useAdjustments } from '../api/queries';
import type { Adjustment, Page } from '../api/types';
import { age, count, dateTime, money, words } from '../format';
import { ActorInput, type Person } from '../ui/actor';
import { actorFault } from '../ui/actorFault';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { countPlace } from '../ui/ids';
import { NodeLink, SkuLink } from '../ui/links';
import { MarkAllHeading, MarkCell, useSelection } from '../ui/marking';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { useShownRows } from '../ui/shownRows';

type Verb = 'approve' | 'reject';

/** Adjustments above the limit of their reason: they have no effect until somebody else approves them. */
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
      title="Adjustments that wait for a second person"
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
          {selection.chosen.length > 1 &&
            (['approve', 'reject'] as const).map((verb) => (
              <Button
                key={verb}
                variant="default"
                onClick={() => decide(verb, selection.chosen)}
                data-testid={`adjustments-${verb}`}
              >
                {words(verb)} {count(selection.chosen.length)}…
              </Button>
            ))}
        </>
      }
    >
      <QueryResult query={adjustments} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title="Nothing waits for approval">
              Adjustments above the limit of their reason show up here.
            </EmptyState>
          ) : (
            <table className="table">
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
                    <td className={`num nowrap strong${one.units < 0 ? ' bad' : ''}`}>
                      {one.units > 0 ? '+' : ''}
                      {count(one.units)}
                    </td>
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
                        <span className="chip warn" style={{ marginLeft: 6 }} title="Somebody else has to decide">
                          you
                        </span>
                      )}
                    </td>
                    <td className="num nowrap" title={dateTime(one.requestedAt, now)}>
                      {age(one.requestedAt, now)}
                    </td>
                    <td className="num nowrap">
                      {(['approve', 'reject'] as const).map((verb) => (
                        <Button
                          key={verb}
                          size="compact-xs"
                          variant="default"
                          ml={6}
                          onClick={() => decide(verb, [one.id])}
                          data-testid={`adjustment-${verb}`}
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
      {deciding && (
        <DecisionDialog
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

function DecisionDialog({
  verb,
  ids,
  list,
  person,
  done,
  close,
}: {
  verb: Verb;
  ids: string[];
  list: Adjustment[];
  person: Person;
  done: () => void;
  close: () => void;
}) {
  const refresh = useRefresh();
  const only = ids.length === 1 ? list.find((one) => one.id === ids[0]) : undefined;
  const what = ids.length === 1 ? `adjustment ${ids[0]}` : `${count(ids.length)} adjustments`;
  const fault = actorFault(person.name);
  return (
    <ConfirmDialog
      title={`${words(verb)} ${what}`}
      text={
        only
          ? `${only.units > 0 ? '+' : ''}${count(only.units)} of ${only.sku} at ${only.node}, requested by ${only.requestedBy}.`
          : 'All or none. Nobody decides on their own request.'
      }
      action={words(verb)}
      danger={verb === 'reject'}
      reasonLabel="Note"
      reasonRequired={verb === 'reject'}
      ready={fault === undefined}
      close={close}
      run={async (note) => {
        try {
          const answer = await postAs<Page<Adjustment>>(person.name.trim(), `/v1/stock/adjustments:${verb}`, {
            decisions: ids.map((id) => ({ id, ...(note && { note }) })),
          });
          const superseded = itemsOf(answer).filter((one) => one.state === 'superseded').length;
          done();
          notifications.show({
            message: `${words(what)} decided${superseded > 0 ? `, ${count(superseded)} superseded by a newer count` : ''}`,
          });
        } finally {
          refresh('adjustments', 'stock', 'cases', 'overview');
        }
      }}
    >
      <ActorInput person={person} label="Your name, for the log" />
    </ConfirmDialog>
  );
}
