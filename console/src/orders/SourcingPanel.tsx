import { useDecisions } from '../api/queries';
import type { Order } from '../api/types';
import { count, money } from '../format';
import { SkuLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { Time } from '../ui/Time';
import { decisionsOf, reasonWords, unfillableWords, type DecisionView } from './decisions';
import { PlanTable } from './PlanTable';
import { RejectedNodes } from './RejectedNodes';
import { RuleLink } from './RuleLink';

/** Sourcing decisions of an order: chosen plan, costs, other plans, rejected nodes. */
export function SourcingPanel({ order }: { order: Order }) {
  const decisions = useDecisions(order.id);
  return (
    <Panel title="Why this node" testid="why-node" flush>
      <QueryResult query={decisions} rows={4}>
        {(answer) => {
          const list = decisionsOf(answer, order.id);
          return list.length === 0 ? (
            <div className="quiet" style={{ padding: '10px 12px' }}>
              No decision is recorded yet.
            </div>
          ) : (
            list.map((decision) => (
              <DecisionSection
                key={`${decision.ofHold}${decision.attempt}`}
                decision={decision}
                order={order}
                many={list.length > 1}
              />
            ))
          );
        }}
      </QueryResult>
    </Panel>
  );
}

function DecisionSection({ decision, order, many }: { decision: DecisionView; order: Order; many: boolean }) {
  return (
    <div data-testid={`decision-${decision.ofHold ? 'hold-' : ''}${decision.attempt}`}>
      <div className="row wrap quiet" style={{ padding: '8px 12px 4px', fontSize: 12 }}>
        {(many || decision.ofHold) && (
          <span className="strong">{decision.ofHold ? 'Cart hold' : `Attempt ${decision.attempt}`}</span>
        )}
        <span>
          <Time at={decision.at} />
        </span>
        {decision.nodesConsidered !== undefined && <span>{count(decision.nodesConsidered)} nodes compared</span>}
        {decision.policy && (
          <span>
            policy <span className="mono">{decision.policy.slice(0, 10)}</span>
          </span>
        )}
        {decision.rule && <RuleLink rule={decision.rule} />}
        {decision.same === true && <span className="chip good">recomputed: same plan</span>}
        {decision.same === false && <span className="chip bad">recomputed: different plan</span>}
        {decision.gapMinor > 0 && (
          <span className="chip warn">at most {money(decision.gapMinor, order.currency)} above the cheapest</span>
        )}
      </div>
      {decision.sourced ? <PlanTable decision={decision} order={order} /> : <UnfillableLines decision={decision} />}
      <CounterfactualList decision={decision} />
      <RejectedNodes decision={decision} currency={order.currency} />
    </div>
  );
}

function UnfillableLines({ decision }: { decision: DecisionView }) {
  return (
    <div style={{ padding: '2px 12px 10px' }} data-testid="plan-none">
      <span className="warn strong">{unfillableWords(decision.reason)}</span>
      {decision.givenUp && <span className="quiet"> The search stopped at the policy's limit of steps.</span>}
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
        {decision.short.map((line) => (
          <li key={`${line.line}-${line.sku}`}>
            Line {line.line}, <SkuLink code={line.sku} />: {count(line.wanted)} wanted, {count(line.available)}{' '}
            available
            {line.reason && line.reason !== 'no-stock' && (
              <span className="quiet">; the rest: {reasonWords(line.reason)}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Counterfactuals: changes that make another plan win. */
function CounterfactualList({ decision }: { decision: DecisionView }) {
  if (decision.otherwise.length === 0) return null;
  return (
    <details style={{ padding: '6px 12px 0' }} data-testid="plan-otherwise">
      <summary className="quiet">What would have changed it ({count(decision.otherwise.length)})</summary>
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
        {decision.otherwise.map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
