import { Link } from 'react-router';
import type { Fulfillment } from '../api/goods';
import type { Order } from '../api/types';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { StateTag } from '../ui/StateTag';
import { linesText } from './lineTexts';
import { DigitalActions, DigitalState } from './DigitalActions';
import { PickupActions, PickupState } from './PickupActions';
import { shippedNothing } from './promises';

export function FulfillmentPanel({ order }: { order: Order }) {
  const list = order.fulfillments ?? [];
  const nodes = new Set(list.filter((one) => !shippedNothing(one)).map((one) => one.node)).size;
  return (
    <Panel
      title="Fulfillments"
      testid="fulfillments"
      flush={list.length > 0}
      aside={nodes > 1 ? `split over ${nodes} nodes` : undefined}
    >
      {list.length === 0 ? (
        <span className="quiet">No fulfillment is released yet.</span>
      ) : (
        <Table>
          <thead>
            <tr>
              <th>Fulfillment</th>
              <th>Node</th>
              <th>Stage</th>
              <th>Lines</th>
              <th>Carrier</th>
              <th>Tracking</th>
            </tr>
          </thead>
          <tbody>
            {list.map((one) => (
              <FulfillmentRow key={one.id} one={one} order={order} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function FulfillmentRow({ one, order }: { one: Fulfillment; order: Order }) {
  return (
    <tr data-testid={`fulfillment-${one.id}`}>
      <td className="strong nowrap">
        <Link to={`/subjects/${encodeURIComponent(one.id)}`}>{one.id}</Link>
      </td>
      <td>
        <NodeLink code={one.node} />
      </td>
      <td className="nowrap">
        <StateTag code={one.stage ?? one.state} />
      </td>
      <td>{linesText(one.lines, order)}</td>
      {one.digital ? (
        <>
          <td>
            <DigitalState one={one} />
          </td>
          <td>
            <DigitalActions one={one} order={order} />
          </td>
        </>
      ) : one.pickup ? (
        <>
          <td>
            <PickupState one={one} />
          </td>
          <td>
            <PickupActions one={one} order={order} />
          </td>
        </>
      ) : (
        <>
          <td className="nowrap">
            {one.carrier ?? <span className="quiet">–</span>}
            {one.handed && (
              <div data-testid={`handed-${one.id}`}>
                {[one.handed.to && `to ${one.handed.to}`, one.handed.proof].filter(Boolean).join(', ')}
              </div>
            )}
          </td>
          <td className="nowrap mono">{one.tracking ?? <span className="quiet">–</span>}</td>
        </>
      )}
    </tr>
  );
}
