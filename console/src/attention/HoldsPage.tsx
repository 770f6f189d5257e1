import { Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { post } from '../api/client';
import { LIST_LIMIT, useHolds } from '../api/queries';
import { age, count, due, words } from '../format';
import { groupHolds, type HoldGroup, type HoldView } from '../orders/holds';
import { useBusinessTime } from '../ui/clock';
import { SideScroll } from '../ui/SideScroll';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useShownRows } from '../ui/shownRows';
import { EmptyState, QueryResult, PageHead } from '../ui/states';
import { forAll } from './bulk';
import { SubjectLinks } from './SubjectLinks';

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

function HoldGroupPanel({
  group,
  choose,
}: {
  group: HoldGroup;
  choose: (resolution: string, holds: HoldView[]) => void;
}) {
  const { now } = useBusinessTime();
  const [open, setOpen] = useState(true);
  const timed = group.holds.some((hold) => hold.dueAt);
  const { shown, rest } = useShownRows(group.holds);
  return (
    <section className="panel group" data-testid={`hold-group-${group.stage}`}>
      <header>
        <button type="button" className="group-toggle title" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
          {words(group.title)}
        </button>
        <span className="chip">{count(group.holds.length)}</span>
        {group.overdue > 0 && <span className="chip bad">{count(group.overdue)} overdue</span>}
        <div className="aside">
          <span>{group.owner}</span>
          {group.process && (
            <Link to={`/processes/${encodeURIComponent(group.process)}?stage=${encodeURIComponent(group.stage)}`}>
              {group.process} · {group.stage}
            </Link>
          )}
          {group.oldest && <span>oldest {age(group.oldest, now)}</span>}
          {group.holds.length > 1 &&
            group.resolutions.map((resolution) => (
              <Button
                key={resolution}
                variant="default"
                onClick={() => choose(resolution, group.holds)}
                data-testid={`resolve-all-${resolution}`}
              >
                {words(resolution)} all
              </Button>
            ))}
        </div>
      </header>
      {open && (
        <SideScroll>
          <table className="table">
            <thead>
              <tr>
                <th style={{ width: '22%' }}>Subject</th>
                <th style={{ width: '16%' }}>Held for</th>
                <th style={{ width: '16%' }}>{timed ? 'Due' : 'Goes on by itself'}</th>
                <th>Process</th>
                <th className="num">Resolve</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((hold, i) => {
                const limit = due(timed ? hold.dueAt : hold.due, now);
                return (
                  <tr key={hold.id ?? `${hold.subject}-${i}`} data-testid="hold-row" data-subject={hold.subject}>
                    <td>
                      <SubjectLinks subject={hold.subject} order={hold.order} />
                    </td>
                    <td className="nowrap">{age(hold.since, now)}</td>
                    <td className={`nowrap${timed && limit.overdue ? ' bad' : ''}`}>
                      {timed || !limit.overdue ? limit.text : 'now'}
                    </td>
                    <td className="nowrap quiet">
                      {hold.process}
                      {hold.version ? ` v${hold.version}` : ''}
                    </td>
                    <td className="num nowrap">
                      {hold.resolutions.map((resolution) => (
                        <Button
                          key={resolution}
                          size="compact-xs"
                          variant="default"
                          ml={6}
                          onClick={() => choose(resolution, [hold])}
                          data-testid={`resolve-${resolution}`}
                        >
                          {words(resolution)}
                        </Button>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {rest}
        </SideScroll>
      )}
    </section>
  );
}
