import { Link } from 'react-router';
import { count, date, due, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { transferPlace } from '../ui/ids';
import { NodeLink } from '../ui/links';
import { type Arrival } from './stock';

export function SupplyPanel({ list }: { list: Arrival[] }) {
  const { now } = useBusinessTime();
  if (list.length === 0)
    return (
      <div className="quiet" style={{ padding: '10px 12px' }}>
        No supply is announced.
      </div>
    );
  return (
    <Table>
      <thead>
        <tr>
          <th>Expected</th>
          <th>Node</th>
          <th>Reference</th>
          <th>Kind</th>
          <th className="num">Ordered</th>
          <th className="num">Received</th>
          <th className="num">Open</th>
          <th className="num">Claimed</th>
          <th className="num">Unclaimed</th>
          <th className="num" title="Unclaimed units of this and all earlier supply">
            Unclaimed to date
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((one) => {
          const limit = due(one.expectedAt, now);
          return (
            <tr key={one.id} data-testid={`supply-${one.id}`}>
              <td className="nowrap">
                {date(one.expectedAt)} <span className={limit.overdue ? 'bad' : 'quiet'}>{limit.text}</span>
              </td>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="nowrap">
                {one.kind === 'transfer' && /^T\d+$/.test(one.reference) ? (
                  <Link to={transferPlace(one.reference)}>{one.reference}</Link>
                ) : (
                  one.reference
                )}{' '}
                <span className="quiet">line {one.line}</span>
              </td>
              <td className="quiet nowrap">{words(one.kind)}</td>
              {[one.ordered, one.received, one.open, one.promised].map((units, i) => (
                <td key={i} className={`num${units ? '' : ' zero'}`}>
                  {count(units)}
                </td>
              ))}
              <td className={`num${one.free ? ' strong' : ' zero'}`}>{count(one.free)}</td>
              <td className="num">{count(one.freeUntil)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
