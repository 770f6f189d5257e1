import { Link } from 'react-router';
import type { OrderReturn } from '../api/goods';
import type { Order } from '../api/types';
import { money } from '../format';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { StateTag } from '../ui/StateTag';
import { linesText } from './lineTexts';

export function ReturnPanel({ order }: { order: Order }) {
  return (
    <Panel title="Returns" testid="returns" flush>
      <Table>
        <thead>
          <tr>
            <th>Return</th>
            <th>Stage</th>
            <th>Reason</th>
            <th>Lines</th>
            <th>To</th>
            <th className="num">Refund</th>
          </tr>
        </thead>
        <tbody>
          {(order.returns ?? []).map((one: OrderReturn) => (
            <tr key={one.id} data-testid={`return-${one.id}`}>
              <td className="strong nowrap">
                <Link to={`/subjects/${encodeURIComponent(one.id)}`}>{one.id}</Link>
              </td>
              <td className="nowrap">
                <StateTag code={one.stage ?? one.state} />
              </td>
              <td>{one.reason ?? '–'}</td>
              <td>
                {linesText(one.lines, order)}
                {dispositions(one)}
              </td>
              <td>
                <NodeLink code={one.node} />
              </td>
              <td className="num nowrap">{money(one.amountMinor, order.currency)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function dispositions(one: OrderReturn) {
  const named = [
    ...new Set(
      (one.lines ?? [])
        .flatMap((line) => [line.disposition, line.sellable ? 'sellable' : null, line.damaged ? 'damaged' : null])
        .filter(Boolean),
    ),
  ];
  return named.map((name) => (
    <span key={name} className={`chip ${name?.toLowerCase() === 'damaged' ? 'bad' : 'good'}`} style={{ marginLeft: 6 }}>
      {name?.toLowerCase()}
    </span>
  ));
}
