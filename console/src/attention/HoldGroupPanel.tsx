import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { age, capital, date, due, money, words } from '../format';
import { type HoldGroup, type HoldView } from '../orders/holds';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { GroupPanel } from '../ui/GroupPanel';
import { useShownRows } from '../ui/shownRows';
import { SubjectLinks } from './SubjectLinks';

export function HoldGroupPanel({
  group,
  choose,
}: {
  group: HoldGroup;
  choose: (resolution: string, holds: HoldView[]) => void;
}) {
  const { now } = useBusinessTime();
  const timed = group.holds.some((hold) => hold.dueAt);
  const { shown, rest } = useShownRows(group.holds);
  return (
    <GroupPanel
      title={capital(group.title)}
      size={group.holds.length}
      overdue={group.overdue}
      oldest={group.oldest}
      about={
        <>
          <span>{group.owner}</span>
          {group.process && (
            <Link to={`/processes/${encodeURIComponent(group.process)}?stage=${encodeURIComponent(group.stage)}`}>
              {group.process} · {group.stage}
            </Link>
          )}
        </>
      }
      actions={
        group.holds.length > 1 &&
        group.resolutions.map((resolution) => (
          <Button
            key={resolution}
            variant="default"
            onClick={() => choose(resolution, group.holds)}
            data-testid={`resolve-all-${resolution}`}
          >
            {words(resolution)} all
          </Button>
        ))
      }
      testid={`hold-group-${group.stage}`}
    >
      <Table>
        <thead>
          <tr>
            <th style={{ width: '18%' }}>Order</th>
            <th>Customer</th>
            <th className="num">Amount</th>
            <th>Deliver by</th>
            <th>Held for</th>
            <th>{timed ? 'Due' : 'Ends by itself'}</th>
            <th className="num">Resolve</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((hold, i) => {
            const limit = due(timed ? hold.dueAt : hold.endsAt, now);
            return (
              <tr key={hold.id ?? `${hold.subject}-${i}`} data-testid="hold-row" data-subject={hold.subject}>
                <td>
                  <SubjectLinks subject={hold.subject} order={hold.order} />
                </td>
                <td>{hold.customer ?? '–'}</td>
                <td className="num nowrap">{money(hold.totalMinor, hold.currency)}</td>
                <td className={`nowrap${due(hold.deliverBy, now).overdue ? ' bad' : ''}`}>{date(hold.deliverBy)}</td>
                <td className="nowrap">{age(hold.since, now)}</td>
                <td className={`nowrap${timed && limit.overdue ? ' bad' : ''}`}>
                  {timed || !limit.overdue ? limit.text : 'now'}
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
      </Table>
      {rest}
    </GroupPanel>
  );
}
