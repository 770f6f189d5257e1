import { Link } from 'react-router';
import type { Overview } from '../api/types';
import { count } from '../format';
import { Panel } from '../ui/Panel';
import { Table } from '../ui/Table';

/** Open cases by the team that looks after them. */
export function TeamsPanel({ data }: { data: Overview }) {
  const teams = data.cases?.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <Panel title="Cases by team" flush>
      <Table>
        <thead>
          <tr>
            <th>Team</th>
            <th className="num">Open</th>
            <th className="num">Overdue</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((one) => (
            <tr key={one.team} data-testid={`team-${one.team}`}>
              <td>
                <Link to={`/cases?team=${encodeURIComponent(one.team)}`}>{one.team}</Link>
              </td>
              <td className="num">{count(one.open)}</td>
              <td className={`num${one.overdue > 0 ? ' bad' : ''}`}>{count(one.overdue)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
