import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Case } from '../api/types';
import { age, count, due, words } from '../format';
import { plainText } from '../plainText';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { GroupPanel } from '../ui/GroupPanel';
import { LinkedText } from '../ui/links';
import { useShownRows } from '../ui/shownRows';
import { Time } from '../ui/Time';
import { type CaseGroup } from './groups';
import { placeOf } from './places';
import { SubjectLinks } from './SubjectLinks';

export function CaseGroupPanel({
  group,
  open: isOpen,
  close,
}: {
  group: CaseGroup;
  open: boolean;
  close: (cases: Case[]) => void;
}) {
  const { shown, rest } = useShownRows(group.cases);
  return (
    <GroupPanel
      title={words(group.kind)}
      size={group.cases.length}
      overdue={group.overdue}
      oldest={group.oldest}
      about={<span>{group.owners.join(', ')}</span>}
      actions={
        isOpen &&
        group.cases.length > 1 && (
          <Button variant="default" onClick={() => close(group.cases)} data-testid="close-all">
            Close all…
          </Button>
        )
      }
      testid={`case-group-${group.kind}`}
    >
      <Table>
        <thead>
          <tr>
            <th style={{ width: 80 }}>Case</th>
            <th style={{ width: 130 }}>Subject</th>
            <th style={{ minWidth: 220 }}>Detail</th>
            <th style={{ width: 90 }} className="num">
              Raised
            </th>
            {isOpen ? (
              <>
                <th style={{ width: 90 }}>Due</th>
                <th className="num" style={{ width: 80 }}>
                  Times
                </th>
                <ActionsHeading />
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
      </Table>
      {rest}
    </GroupPanel>
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
      <td className="full">
        {one.detail ? <LinkedText text={plainText(one.detail)} /> : <span className="quiet">–</span>}
      </td>
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
            <Time at={one.closedAt} /> <span className="quiet">{one.closedBy}</span>
          </td>
          <td>{one.resolution}</td>
        </>
      )}
    </tr>
  );
}
