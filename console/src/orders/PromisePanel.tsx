import type { Order, PromiseLeg } from '../api/types';
import { date, dateTime, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { NodeLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { legState } from './promises';
import { RuleLink } from './RuleLink';

/** Legs of the promise with dates and results. */
export function PromisePanel({ order }: { order: Order }) {
  const { now } = useBusinessTime();
  const legs = order.promise?.legs ?? [];
  if (legs.length === 0) return null;
  return (
    <Panel
      title="Promise"
      testid="promise"
      flush
      aside={order.promise?.policy && <RuleLink rule={order.promise.policy} />}
    >
      <table className="table">
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
            <LegRow key={i} leg={leg} now={now} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function LegRow({ leg, now }: { leg: PromiseLeg; now: number }) {
  const state = legState(leg, now);
  return (
    <tr data-testid={`promise-${leg.node}`} data-outcome={leg.outcome ?? 'open'}>
      <td className="strong">
        <NodeLink code={leg.node} />
      </td>
      <td className="quiet">{words(leg.service)}</td>
      <td className="nowrap">{dateTime(leg.shipsAt, now)}</td>
      <td className={`nowrap${leg.shippedAt && leg.shippedAt > leg.shipsAt ? ' warn' : ''}`}>
        {dateTime(leg.shippedAt, now)}
      </td>
      <td className="nowrap">{date(leg.deliverBy)}</td>
      <td className={`nowrap${leg.deliveredAt && leg.deliveredAt > leg.deliverBy ? ' bad' : ''}`}>
        {dateTime(leg.deliveredAt, now)}
      </td>
      <td>
        <span className={`chip ${state.tone}`}>{state.text}</span>
        {state.why && <span className="quiet"> {state.why}</span>}
      </td>
    </tr>
  );
}
