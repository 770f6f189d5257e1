import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { post } from '../api/client';
import { LIST_LIMIT, useHolds } from '../api/queries';
import { count, words, counted } from '../format';
import { groupHolds, type HoldView } from '../orders/holds';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { FilterSelect } from '../ui/FilterSelect';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { forAll } from './bulk';
import { ownersOf } from './owners';
import { HoldGroupPanel } from './HoldGroupPanel';

interface Choice {
  resolution: string;
  holds: HoldView[];
  title: string;
}

/** Holds, grouped by cause: one decision often resolves a whole group. */
export function HoldsPage() {
  const holds = useHolds();
  const { now } = useBusinessTime();
  const [owner, setOwner] = useState('');
  const [choice, setChoice] = useState<Choice | null>(null);
  const refresh = useRefresh();
  const all = holds.data?.items ?? [];
  const owners = ownersOf(all);
  const groups = groupHolds(
    all.filter((hold) => !owner || hold.owner === owner),
    now,
  );
  return (
    <>
      <PageHead title="Holds">
        <FilterSelect
          label="Owner"
          all="All owners"
          options={owners}
          value={owner}
          choose={setOwner}
          width={150}
          testid="holds-owner"
        />
        <span className="quiet" style={{ marginLeft: 'auto' }} data-testid="holds-count">
          {holds.data && `${count(all.length)}${all.length >= LIST_LIMIT ? '+' : ''} open`}
        </span>
      </PageHead>
      <div className="page-body">
        <QueryResult query={holds} rows={10}>
          {() =>
            groups.length === 0 ? (
              <EmptyPanel title="No holds">No order waits for a person.</EmptyPanel>
            ) : (
              groups.map((group) => (
                <HoldGroupPanel
                  key={group.key}
                  group={group}
                  choose={(resolution, list) => setChoice({ resolution, holds: list, title: group.title })}
                />
              ))
            )
          }
        </QueryResult>
      </div>
      {choice && (
        <ConfirmDialog
          title={`${words(choice.resolution)}: ${counted(choice.holds.length, 'hold')}`}
          text={
            <>
              Held because {choice.title}.{' '}
              {choice.holds.length === 1
                ? `${choice.holds[0]?.subject} continues`
                : `All ${count(choice.holds.length)} continue`}{' '}
              with <span className="strong">{words(choice.resolution).toLowerCase()}</span>.
            </>
          }
          action={words(choice.resolution)}
          danger={choice.resolution === 'cancel'}
          close={() => setChoice(null)}
          run={async (note) => {
            try {
              await forAll(
                choice.holds,
                (hold) => hold.subject ?? '',
                (hold) =>
                  post(`/v1/subjects/${encodeURIComponent(hold.subject ?? '')}:resolve`, {
                    resolution: choice.resolution,
                    note,
                  }),
              );
              notifications.show({
                message: `${counted(choice.holds.length, 'hold')} resolved`,
              });
            } finally {
              refresh('holds', 'overview');
            }
          }}
        />
      )}
    </>
  );
}
