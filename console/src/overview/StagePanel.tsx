import { Link } from 'react-router';
import { age, count, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { Panel } from '../ui/Panel';
import { StateTag } from '../ui/StateTag';
import { type ProcessStages } from './stages';

export function StagePanel({ process, open, ended, underWay }: ProcessStages) {
  const { now } = useBusinessTime();
  const most = Math.max(1, ...open.map((row) => row.count));
  return (
    <Panel
      flush
      testid={`stages-${process}`}
      title={<Link to={`/processes/${encodeURIComponent(process)}`}>{words(process)}</Link>}
      aside={<span>{count(underWay)} in progress</span>}
    >
      <Table className="narrow">
        <thead>
          <tr>
            <th style={{ width: '34%' }}>Stage</th>
            <th className="num" style={{ width: '12%' }}>
              Count
            </th>
            <th aria-hidden />
            <th className="num" style={{ width: '16%' }}>
              Oldest
            </th>
          </tr>
        </thead>
        <tbody>
          {open.map((row) => (
            <tr key={row.stage} data-testid={`stage-${process}-${row.stage}`}>
              <td className="nowrap">
                <StageLink process={process} stage={row.stage} />
                {row.held > 0 && (
                  <Link to="/holds" className="chip warn" style={{ marginLeft: 6 }}>
                    hold
                  </Link>
                )}
              </td>
              <td className="num strong">{count(row.count)}</td>
              <td style={{ verticalAlign: 'middle' }}>
                <div className="bar" aria-hidden>
                  <i style={{ width: `${(row.count / most) * 100}%` }} />
                </div>
              </td>
              <td className="num quiet nowrap">{age(row.oldest, now)}</td>
            </tr>
          ))}
          {open.length === 0 && (
            <tr>
              <td colSpan={4} className="quiet">
                None in progress
              </td>
            </tr>
          )}
        </tbody>
      </Table>
      {ended.length > 0 && (
        <div className="row wrap ended">
          <span className="quiet">Ended</span>
          {ended.map((row) => (
            <span key={row.stage} className="nowrap" data-testid={`stage-${process}-${row.stage}`}>
              <StageLink process={process} stage={row.stage} /> <span className="strong">{count(row.count)}</span>
            </span>
          ))}
        </div>
      )}
    </Panel>
  );
}

/** Stages of orders link to the list of orders, stages of other processes to their graph. */
function StageLink({ process, stage }: { process: string; stage: string }) {
  const to =
    process === 'order'
      ? `/orders?stage=${encodeURIComponent(stage)}`
      : `/processes/${encodeURIComponent(process)}?stage=${encodeURIComponent(stage)}`;
  return (
    <Link to={to}>
      <StateTag code={stage} />
    </Link>
  );
}
