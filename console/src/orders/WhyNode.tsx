import { useDecisions } from '../api/queries';
import type { Order } from '../api/types';
import { count, dateTime, money } from '../format';
import { useBusinessTime } from '../ui/clock';
import { Loaded, Panel } from '../ui/states';
import { decisionsOf, unitsByNode, type CostView, type DecisionView, type PlacementView } from './decisions';

/** Why the order is served from where it is: the plan, its cost, and what it was compared with. */
export function WhyNode({ order }: { order: Order }) {
  const decisions = useDecisions(order.id);
  return (
    <Panel title="Why this node" testid="why-node" flush>
      <Loaded query={decisions} rows={4}>
        {(answer) => {
          const list = decisionsOf(answer);
          return list.length === 0
            ? <div className="quiet" style={{ padding: '10px 12px' }}>No decision is recorded yet.</div>
            : list.map((decision) => <DecisionPart key={decision.attempt} decision={decision} order={order} many={list.length > 1} />);
        }}
      </Loaded>
    </Panel>
  );
}

function DecisionPart({ decision, order, many }: { decision: DecisionView; order: Order; many: boolean }) {
  const { now } = useBusinessTime();
  return (
    <div data-testid={`decision-${decision.attempt}`}>
      <div className="row wrap quiet" style={{ padding: '8px 12px 4px', fontSize: 12 }}>
        {many && <span className="strong">Attempt {decision.attempt}</span>}
        <span>{dateTime(decision.at, now)}</span>
        {decision.nodesConsidered !== undefined && <span>{count(decision.nodesConsidered)} nodes compared</span>}
        {decision.policy && <span>policy <span className="mono">{decision.policy.slice(0, 10)}</span></span>}
        {decision.same === true && <span className="chip good">computed again: same plan</span>}
        {decision.same === false && <span className="chip bad">computed again: another plan</span>}
        {decision.gapMinor > 0 && <span className="chip warn">at most {money(decision.gapMinor, order.currency)} above the cheapest</span>}
      </div>
      {decision.sourced ? <Plans decision={decision} order={order} /> : <Short decision={decision} />}
      <Rejected decision={decision} />
    </div>
  );
}

function Plans({ decision, order }: { decision: DecisionView; order: Order }) {
  return (
    <table className="table">
      <thead><tr><th>Plan</th><th>From</th><th className="num">Shipping</th><th className="num">Handling</th><th className="num">Split</th><th className="num">Total</th><th className="num">Difference</th></tr></thead>
      <tbody>
        <tr data-testid="plan-chosen">
          <td className="strong nowrap">Chosen</td>
          <td><From placements={decision.placements} parts={decision.parts} /></td>
          <Costs cost={decision.cost} currency={order.currency} />
          <td className="num quiet">–</td>
        </tr>
        {decision.runnersUp.map((runner, i) => (
          <tr key={i} data-testid="plan-runner-up">
            <td className="nowrap quiet">{i + 2}{i === 0 ? 'nd' : i === 1 ? 'rd' : 'th'}</td>
            <td><From placements={runner.placements} />{runner.without.length > 0 && <div className="quiet" style={{ fontSize: 11.5 }}>without {runner.without.join(', ')}</div>}</td>
            <Costs cost={runner.cost} currency={order.currency} />
            <td className="num nowrap warn" title="By so much would its cost have to drop to be chosen">+{money(runner.extraMinor, order.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function From({ placements, parts }: { placements: PlacementView[]; parts?: DecisionView['parts'] }) {
  const partOf = (node: string) => parts?.find((part) => part.node === node);
  return (
    <>
      {unitsByNode(placements).map(([node, units]) => {
        const part = partOf(node);
        const facts = [part?.zone && `zone ${part.zone}`, part?.transitDays !== undefined && `${part.transitDays} d in transit`].filter(Boolean).join(', ');
        return (
          <div key={node} className="nowrap">
            <span className="strong">{node}</span> <span className="quiet">{count(units)} {units === 1 ? 'unit' : 'units'}{facts && ` · ${facts}`}</span>
          </div>
        );
      })}
    </>
  );
}

function Costs({ cost, currency }: { cost: CostView | undefined; currency: string | undefined }) {
  return (
    <>
      <td className="num nowrap">{money(cost?.shippingMinor, currency)}</td>
      <td className="num nowrap">{money(cost?.handlingMinor, currency)}</td>
      <td className="num nowrap">{money(cost?.splitMinor, currency)}</td>
      <td className="num nowrap strong">{money(cost?.totalMinor, currency)}</td>
    </>
  );
}

function Short({ decision }: { decision: DecisionView }) {
  return (
    <div style={{ padding: '2px 12px 10px' }}>
      <span className="warn strong">The nodes together hold too little.</span>
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
        {decision.short.map((line) => <li key={line.line}>Line {line.line}, {line.sku}: {count(line.wanted)} wanted, {count(line.available)} available</li>)}
      </ul>
    </div>
  );
}

function Rejected({ decision }: { decision: DecisionView }) {
  if (decision.rejected.length === 0) return null;
  return (
    <details style={{ padding: '6px 12px 10px' }}>
      <summary className="quiet">{count(decision.rejected.length)} nodes rejected</summary>
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>{decision.rejected.map((r, i) => <li key={i}><span className="strong">{r.node}</span> {r.reason}</li>)}</ul>
    </details>
  );
}
