import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../api/client';
import { LIST_LIMIT, useHolds } from '../api/queries';
import { count, words } from '../format';
import { groupHolds, type HoldView } from '../orders/holds';
import { useBusinessTime } from '../ui/clock';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';
import { EmptyState } from '../ui/notices';
import { forAll } from './bulk';
import { HoldGroupPanel } from './HoldGroupPanel';

interface Choice {
  resolution: string;
  holds: HoldView[];
  title: string;
}

/** Stops that wait for a person, by cause: one decision often settles them all. */
export function HoldsPage() {
  const holds = useHolds();
  const { now } = useBusinessTime();
  const [owner, setOwner] = useState('');
  const [choice, setChoice] = useState<Choice | null>(null);
  const client = useQueryClient();
  const all = holds.data?.items ?? [];
  const owners = [...new Set(all.map((hold) => hold.owner ?? '').filter(Boolean))].sort();
  const groups = groupHolds(
    all.filter((hold) => !owner || hold.owner === owner),
    now,
  );
  return (
    <>
      <PageHead title="Holds">
        <Select
          aria-label="Owner"
          data={[{ value: '', label: 'All owners' }, ...owners]}
          value={owner}
          onChange={(v) => setOwner(v ?? '')}
          w={150}
          data-testid="holds-owner"
        />
        <span className="quiet" style={{ marginLeft: 'auto' }} data-testid="holds-count">
          {holds.data && `${count(all.length)}${all.length >= LIST_LIMIT ? '+' : ''} open`}
        </span>
      </PageHead>
      <div className="page-body">
        <QueryResult query={holds} rows={10}>
          {() =>
            groups.length === 0 ? (
              <div className="panel">
                <EmptyState title="Nothing is on hold">
                  Every order is moving, waiting with a deadline, or finished.
                </EmptyState>
              </div>
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
          title={`${words(choice.resolution)}: ${count(choice.holds.length)} ${choice.holds.length === 1 ? 'hold' : 'holds'}`}
          text={
            <>
              Held because {choice.title}.{' '}
              {choice.holds.length === 1
                ? `${choice.holds[0]?.subject} goes on`
                : `All ${count(choice.holds.length)} go on`}{' '}
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
                message: `${count(choice.holds.length)} ${choice.holds.length === 1 ? 'hold' : 'holds'} resolved`,
              });
            } finally {
              void client.invalidateQueries({ queryKey: ['holds'] });
              void client.invalidateQueries({ queryKey: ['overview'] });
            }
          }}
        />
      )}
    </>
  );
}
