import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import { LIST_LIMIT, useCases } from '../api/queries';
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
import { forAll } from './bulk';
import { ownersOf } from './owners';
import { CaseGroupPanel } from './CaseGroupPanel';
import { groupCases } from './groups';

/** Cases, grouped by root cause. */
export function CasesPage() {
  const [state, setState] = useState('open');
  const [owner, setOwner] = useState('');
  const [assignee, setAssignee] = useState('');
  const [assigning, setAssigning] = useState<Case | null>(null);
  const [commenting, setCommenting] = useState<Case | null>(null);
  const [closing, setClosing] = useState<Case[] | null>(null);
  const cases = useCases(state);
  const { now } = useBusinessTime();
  const refresh = useRefresh();
  const all = cases.data?.items ?? [];
  const owners = ownersOf(all);
  const groups = groupCases(
    all.filter((one) => (!owner || one.owner === owner) && (!assignee || one.assignee === assignee)),
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
        <FilterSelect
          label="Owner"
          all="All owners"
          options={owners}
          value={owner}
          choose={setOwner}
          width={150}
          testid="cases-owner"
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
                  acts={{ close: setClosing, assign: setAssigning, comment: setCommenting }}
                />
              ))
            )
          }
        </QueryResult>
      </div>
      {assigning && <AssignDialog one={assigning} close={() => setAssigning(null)} done={() => refresh('cases')} />}
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
