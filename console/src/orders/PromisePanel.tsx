import type { Order, PromiseLeg } from '../api/types';
import { date, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { legState } from './promises';
import { RuleLink } from './RuleLink';

/** Legs of the promise with dates and results. */
export function PromisePanel({ order }: { order: Order }) {
  const legs = order.promise?.legs ?? [];
  if (legs.length === 0) return null;
  return (
    <Panel
      title="Promise"
      testid="promise"
      flush
      aside={order.promise?.policy && <RuleLink rule={order.promise.policy} />}
    >
      <Table>
        <thead>
          <tr>
            <th>Node</th>
            <th>Service</th>
            <th>Ships by</th>
            <th>Shipped</th>
            <th>Delivers by</th>
            <th>Delivered</th>
            <th>Kept</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg, i) => (
            <LegRow key={i} leg={leg} order={order} />
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function LegRow({ leg, order }: { leg: PromiseLeg; order: Order }) {
  const { now } = useBusinessTime();
  const state = legState(leg, order, now);
  return (
    <tr data-testid={`promise-${leg.node}`} data-outcome={leg.outcome ?? 'open'}>
      <td className="strong">
        <NodeLink code={leg.node} />
      </td>
      <td className="quiet">{words(leg.service)}</td>
      <td className="nowrap">
        <Time at={leg.shipsAt} />
      </td>
      <td className={`nowrap${leg.shippedAt && leg.shippedAt > leg.shipsAt ? ' warn' : ''}`}>
        <Time at={leg.shippedAt} />
      </td>
      <td className="nowrap">{date(leg.deliverBy)}</td>
      <td className={`nowrap${leg.deliveredAt && leg.deliveredAt > leg.deliverBy ? ' bad' : ''}`}>
        <Time at={leg.deliveredAt} />
      </td>
      <td>
        <span className={`chip ${state.tone}`}>{state.text}</span>
        {state.why && <span className="quiet"> {state.why}</span>}
      </td>
    </tr>
  );
}
