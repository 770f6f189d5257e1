import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { post } from '../api/client';
import { LIST_LIMIT, useCases, useOverview } from '../api/queries';
import type { Case } from '../api/types';
import { count, words, counted } from '../format';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FilterSelect } from '../ui/FilterSelect';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { AssignDialog } from './AssignDialog';
import { HandOverDialog } from './HandOverDialog';
import { forAll } from './bulk';
import { ownersOf } from './owners';
import { CaseGroupPanel } from './CaseGroupPanel';
import { groupCases, type CaseOrder } from './groups';

/** Cases, grouped by root cause. */
export function CasesPage() {
  const [state, setState] = useState('open');
  const [params, setParams] = useSearchParams();
  const team = params.get('team') ?? '';
  const [sort, setSort] = useState<CaseOrder>('due');
  const [handing, setHanding] = useState<Case | null>(null);
  const [assignee, setAssignee] = useState('');
  const [assigning, setAssigning] = useState<Case | null>(null);
  const [commenting, setCommenting] = useState<Case | null>(null);
  const [closing, setClosing] = useState<Case[] | null>(null);
  const cases = useCases(state, team, sort);
  const teams = (useOverview().data?.cases?.teams ?? []).map((one) => one.team);
  const { now } = useBusinessTime();
  const refresh = useRefresh();
  const all = cases.data?.items ?? [];
  const known = [...new Set([...teams, ...ownersOf(all), team])].filter(Boolean).sort();
  const groups = groupCases(
    all.filter((one) => !assignee || one.assignee === assignee),
    now,
    sort,
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
        <FilterSelect
          label="Team"
          all="All teams"
          options={known}
          value={team}
          choose={(chosen) => setParams(chosen ? { team: chosen } : {})}
          width={150}
          testid="cases-team"
        />
        <FilterSelect
          label="Assignee"
          all="Everybody"
          options={[...new Set(all.flatMap((one) => one.assignee ?? []))].sort()}
          value={assignee}
          choose={setAssignee}
          width={150}
          testid="cases-assignee"
        />
        {state === 'open' && (
          <SegmentedControl
            value={sort}
            onChange={(chosen) => setSort(chosen as CaseOrder)}
            data={[
              { value: 'due', label: 'By due time' },
              { value: 'value-at-stake', label: 'By value' },
            ]}
            data-testid="cases-sort"
            aria-label="Order"
          />
        )}
        <span className="quiet" style={{ marginLeft: 'auto' }} data-testid="cases-count">
          {cases.data && `${count(all.length)}${all.length >= LIST_LIMIT ? '+' : ''} ${state}`}
        </span>
      </PageHead>
      <div className="page-body">
        <QueryResult query={cases} rows={10}>
          {() =>
            groups.length === 0 ? (
              <EmptyPanel title={state === 'open' ? 'No open case' : 'No closed case'}>
                {state === 'open' ? 'Nothing needs a decision.' : 'Closed cases appear here.'}
              </EmptyPanel>
            ) : (
              groups.map((group) => (
                <CaseGroupPanel
                  key={group.kind}
                  group={group}
                  open={state === 'open'}
                  acts={{ close: setClosing, assign: setAssigning, handOver: setHanding, comment: setCommenting }}
                />
              ))
            )
          }
        </QueryResult>
      </div>
      {assigning && <AssignDialog one={assigning} close={() => setAssigning(null)} done={() => refresh('cases')} />}
      {handing && (
        <HandOverDialog
          one={handing}
          teams={known}
          close={() => setHanding(null)}
          done={() => refresh('cases', 'overview')}
        />
      )}
      {commenting && (
        <ConfirmDialog
          title={`Comment on case ${commenting.id}`}
          text={commenting.detail ?? words(commenting.kind)}
          action="Add comment"
          reasonLabel="Comment"
          close={() => setCommenting(null)}
          run={async (text) => {
            await post(`/v1/cases/${encodeURIComponent(commenting.id)}:comment`, { text });
            refresh('cases');
          }}
        />
      )}
      {closing && (
        <ConfirmDialog
          title={closing.length === 1 ? `Close case ${closing[0]?.id}` : `Close ${count(closing.length)} cases`}
          text={
            closing.length === 1
              ? (closing[0]?.detail ?? words(closing[0]?.kind))
              : `All cases of the kind “${words(closing[0]?.kind).toLowerCase()}”.`
          }
          action={closing.length === 1 ? 'Close case' : `Close ${count(closing.length)} cases`}
          reasonLabel="Resolution"
          close={() => setClosing(null)}
          run={async (resolution) => {
            try {
              await forAll(
                closing,
                (one) => one.id,
                (one) => post(`/v1/cases/${encodeURIComponent(one.id)}:close`, { resolution }),
              );
              notifications.show({
                message: `${counted(closing.length, 'case')} closed`,
              });
            } finally {
              refresh('cases', 'overview');
            }
          }}
        />
      )}
    </>
  );
}
