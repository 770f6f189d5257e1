import { Button, SegmentedControl, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../api/client';
import { LIST_LIMIT, useCases } from '../api/queries';
import type { Case } from '../api/types';
import { age, count, dateTime, due, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { SideScroll } from '../ui/SideScroll';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { LinkedText } from '../ui/links';
import { useShownRows } from '../ui/shownRows';
import { EmptyState, QueryResult, PageHead } from '../ui/states';
import { forAll } from './bulk';
import { groupCases, type CaseGroup } from './groups';
import { placeOf } from './places';
import { SubjectLinks } from './SubjectLinks';

/** Problems that need a decision, by root cause. */
export function CasesPage() {
  const [state, setState] = useState('open');
  const [owner, setOwner] = useState('');
  const [closing, setClosing] = useState<Case[] | null>(null);
  const cases = useCases(state);
  const { now } = useBusinessTime();
  const client = useQueryClient();
  const all = cases.data?.items ?? [];
  const owners = [...new Set(all.map((one) => one.owner ?? '').filter(Boolean))].sort();
  const groups = groupCases(
    all.filter((one) => !owner || one.owner === owner),
    now,
  );
  return (
    <>
      <PageHead title="Cases">
        <SegmentedControl
          value={state}
          onChange={setState}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'closed', label: 'Closed' },
          ]}
          data-testid="cases-state"
          aria-label="State"
        />
        <Select
          aria-label="Owner"
          data={[{ value: '', label: 'All owners' }, ...owners]}
          value={owner}
          onChange={(v) => setOwner(v ?? '')}
          w={150}
          data-testid="cases-owner"
        />
        <span className="quiet" style={{ marginLeft: 'auto' }} data-testid="cases-count">
          {cases.data && `${count(all.length)}${all.length >= LIST_LIMIT ? '+' : ''} ${state}`}
        </span>
      </PageHead>
      <div className="page-body">
        <QueryResult query={cases} rows={10}>
          {() =>
            groups.length === 0 ? (
              <div className="panel">
                <EmptyState title={state === 'open' ? 'No open case' : 'No closed case'}>
                  {state === 'open' ? 'Nothing needs a decision.' : 'Cases that were closed show up here.'}
                </EmptyState>
              </div>
            ) : (
              groups.map((group) => (
                <CaseGroupPanel key={group.kind} group={group} open={state === 'open'} close={setClosing} />
              ))
            )
          }
        </QueryResult>
      </div>
      {closing && (
        <ConfirmDialog
          title={closing.length === 1 ? `Close case ${closing[0]?.id}` : `Close ${count(closing.length)} cases`}
          text={
            closing.length === 1
              ? (closing[0]?.detail ?? words(closing[0]?.kind))
              : `All with the cause “${words(closing[0]?.kind).toLowerCase()}”.`
          }
          action={closing.length === 1 ? 'Close case' : `Close ${count(closing.length)} cases`}
          reasonLabel="How it was resolved"
          close={() => setClosing(null)}
          run={async (resolution) => {
            try {
              await forAll(
                closing,
                (one) => one.id,
                (one) => post(`/v1/cases/${encodeURIComponent(one.id)}:close`, { resolution }),
              );
              notifications.show({
                message: `${count(closing.length)} ${closing.length === 1 ? 'case' : 'cases'} closed`,
              });
            } finally {
              void client.invalidateQueries({ queryKey: ['cases'] });
              void client.invalidateQueries({ queryKey: ['overview'] });
            }
          }}
        />
      )}
    </>
  );
}

function CaseGroupPanel({
  group,
  open: isOpen,
  close,
}: {
  group: CaseGroup;
  open: boolean;
  close: (cases: Case[]) => void;
}) {
  const { now } = useBusinessTime();
  const [open, setOpen] = useState(true);
  const { shown, rest } = useShownRows(group.cases);
  return (
    <section className="panel group" data-testid={`case-group-${group.kind}`}>
      <header>
        <button type="button" className="group-toggle title" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
          {words(group.kind)}
        </button>
        <span className="chip">{count(group.cases.length)}</span>
        {group.overdue > 0 && <span className="chip bad">{count(group.overdue)} overdue</span>}
        <div className="aside">
          <span>{group.owners.join(', ')}</span>
          {group.oldest && <span>oldest {age(group.oldest, now)}</span>}
          {isOpen && group.cases.length > 1 && (
            <Button variant="default" onClick={() => close(group.cases)} data-testid="close-all">
              Close all…
            </Button>
          )}
        </div>
      </header>
      {open && (
        <SideScroll>
          <table className="table">
            <thead>
              <tr>
                <th style={{ width: 80 }}>Case</th>
                <th style={{ width: 130 }}>Subject</th>
                <th>Detail</th>
                <th style={{ width: 90 }} className="num">
                  Raised
                </th>
                {isOpen ? (
                  <>
                    <th style={{ width: 90 }}>Due</th>
                    <th className="num" style={{ width: 80 }}>
                      Times
                    </th>
                    <th className="num" style={{ width: 90 }}>
                      <span className="sr">Actions</span>
                    </th>
                  </>
                ) : (
                  <>
                    <th>Closed</th>
                    <th>Resolution</th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <CaseRow key={one.id} one={one} open={isOpen} close={() => close([one])} />
              ))}
            </tbody>
          </table>
          {rest}
        </SideScroll>
      )}
    </section>
  );
}

function CaseRow({ one, open, close }: { one: Case; open: boolean; close: () => void }) {
  const { now } = useBusinessTime();
  const limit = due(one.dueAt, now);
  const place = placeOf(one.kind, one.subject);
  return (
    <tr data-testid="case-row" data-id={one.id}>
      <td className="strong nowrap">{one.id}</td>
      <td>
        {place?.to ? (
          <Link className="nowrap" to={place.to}>
            {place.text}
          </Link>
        ) : (
          <SubjectLinks subject={one.subject} order={one.order} />
        )}
      </td>
      <td>{one.detail ? <LinkedText text={one.detail} /> : <span className="quiet">–</span>}</td>
      <td className="num nowrap quiet">{age(one.raisedAt, now)}</td>
      {open ? (
        <>
          <td className={`nowrap${limit.overdue ? ' bad' : ''}`}>{limit.text}</td>
          <td className="num">{count(one.count ?? 1)}</td>
          <td className="num">
            <Button size="compact-xs" variant="default" onClick={close} data-testid="case-close">
              Close…
            </Button>
          </td>
        </>
      ) : (
        <>
          <td className="nowrap">
            {dateTime(one.closedAt, now)} <span className="quiet">{one.closedBy}</span>
          </td>
          <td>{one.resolution}</td>
        </>
      )}
    </tr>
  );
}
