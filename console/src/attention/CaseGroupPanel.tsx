import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { Case } from '../api/types';
import { age, count, due, money, words } from '../format';
import { ActionsHeading } from '../ui/ActionsHeading';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { GroupPanel } from '../ui/GroupPanel';
import { useShownRows } from '../ui/shownRows';
import { Time } from '../ui/Time';
import { CaseStory } from './CaseStory';
import { type CaseGroup } from './groups';
import { placeOf } from './places';
import { SubjectLinks } from './SubjectLinks';

/** What can be done with cases. */
export interface CaseActs {
  close: (cases: Case[]) => void;
  assign: (one: Case) => void;
  handOver: (one: Case) => void;
  comment: (one: Case) => void;
}

export function CaseGroupPanel({ group, open: isOpen, acts }: { group: CaseGroup; open: boolean; acts: CaseActs }) {
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
          <Button variant="default" onClick={() => acts.close(group.cases)} data-testid="close-all">
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
                <th style={{ width: 110 }} className="num">
                  At stake
                </th>
                <th style={{ width: 120 }}>Team</th>
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
            <CaseRow key={one.id} one={one} open={isOpen} acts={acts} />
          ))}
        </tbody>
      </Table>
      {rest}
    </GroupPanel>
  );
}

function CaseRow({ one, open, acts }: { one: Case; open: boolean; acts: CaseActs }) {
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
        <CaseStory one={one} />
      </td>
      <td className="num nowrap quiet">{age(one.raisedAt, now)}</td>
      {open ? (
        <>
          <td className={`nowrap${limit.overdue ? ' bad' : ''}`}>{limit.text}</td>
          <td className="num nowrap" data-testid="case-value">
            {one.valueAtStake ? (
              money(one.valueAtStake.minor, one.valueAtStake.currency)
            ) : (
              <span className="quiet">–</span>
            )}
          </td>
          <td data-testid="case-assigned">
            {one.team ?? one.owner}
            {one.assignee && <div className="quiet">{one.assignee}</div>}
            {one.priority !== undefined && one.priority !== 'normal' && (
              <div className={one.priority === 'low' ? 'quiet' : 'bad'}>{words(one.priority)}</div>
            )}
          </td>
          <td className="num">{count(one.count ?? 1)}</td>
          <td className="num">
            <div className="row row-acts">
              <Button size="compact-xs" variant="default" onClick={() => acts.assign(one)} data-testid="case-assign">
                Assign…
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => acts.handOver(one)}
                data-testid="case-hand-over"
              >
                Hand over…
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => acts.comment(one)}
                data-testid="case-comment-add"
              >
                Comment…
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => acts.close([one])} data-testid="case-close">
                Close…
              </Button>
            </div>
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
