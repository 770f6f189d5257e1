import { useDecisions } from '../api/queries';
import type { Order } from '../api/types';
import { count, date, dateTime, money, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { SideScroll } from '../ui/SideScroll';
import { NodeLink, SkuLink } from '../ui/links';
import { QueryResult, Panel } from '../ui/states';
import { RuleLink } from './RuleLink';
import {
  decisionsOf,
  reasonWords,
  termsOf,
  unfillableWords,
  unitsByNode,
  type CostView,
  type DecisionView,
  type PlacementView,
  type Term,
} from './decisions';

/** Rejected nodes that are listed; those that came closest are first. */
const REJECTED_SHOWN = 40;

/** Why the order is served from where it is: the plan, its cost, and what it was compared with. */
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
  const { now } = useBusinessTime();
  return (
    <div data-testid={`decision-${decision.ofHold ? 'hold-' : ''}${decision.attempt}`}>
      <div className="row wrap quiet" style={{ padding: '8px 12px 4px', fontSize: 12 }}>
        {(many || decision.ofHold) && (
          <span className="strong">{decision.ofHold ? 'For the cart' : `Attempt ${decision.attempt}`}</span>
        )}
        <span>{dateTime(decision.at, now)}</span>
        {decision.nodesConsidered !== undefined && <span>{count(decision.nodesConsidered)} nodes compared</span>}
        {decision.policy && (
          <span>
            policy <span className="mono">{decision.policy.slice(0, 10)}</span>
          </span>
        )}
        {decision.rule && <RuleLink rule={decision.rule} />}
        {decision.same === true && <span className="chip good">computed again: same plan</span>}
        {decision.same === false && <span className="chip bad">computed again: another plan</span>}
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

function PlanTable({ decision, order }: { decision: DecisionView; order: Order }) {
  const terms = termsOf([decision.cost, ...decision.runnersUp.map((runner) => runner.cost)]);
  return (
    <SideScroll>
      <table className="table tight">
        <thead>
          <tr>
            <th>Plan</th>
            <th>From</th>
            {terms.map((term) => (
              <th key={term.key} className="num" title={'title' in term ? term.title : undefined}>
                {term.name}
              </th>
            ))}
            <th className="num">Total</th>
          </tr>
        </thead>
        <tbody>
          <tr data-testid="plan-chosen">
            <td className="strong nowrap">Chosen</td>
            <td>
              <PlanNodes placements={decision.placements} parts={decision.parts} />
            </td>
            <CostCells terms={terms} cost={decision.cost} currency={order.currency} />
          </tr>
          {decision.runnersUp.map((runner, i) => (
            <tr key={i} data-testid="plan-runner-up">
              <td className="nowrap quiet">
                {i + 2}
                {i === 0 ? 'nd' : i === 1 ? 'rd' : 'th'}
              </td>
              <td>
                <PlanNodes placements={runner.placements} />
                {runner.without.length > 0 && (
                  <div className="quiet" style={{ fontSize: 11.5 }}>
                    without {runner.without.join(', ')}
                  </div>
                )}
              </td>
              <CostCells terms={terms} cost={runner.cost} currency={order.currency} extraMinor={runner.extraMinor} />
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

function PlanNodes({ placements, parts }: { placements: PlacementView[]; parts?: DecisionView['parts'] }) {
  const partOf = (node: string) => parts?.find((part) => part.node === node);
  return (
    <>
      {unitsByNode(placements).map(([node, units]) => {
        const part = partOf(node);
        const facts = [
          part?.service && words(part.service).toLowerCase(),
          part?.zone && `zone ${part.zone}`,
          part && !part.deliverBy && part.transitDays !== undefined && `${part.transitDays} d in transit`,
        ]
          .filter(Boolean)
          .join(', ');
        const dates = [
          part?.shipsAt && `ships ${dateTime(part.shipsAt)}`,
          part?.deliverBy && `delivers by ${date(part.deliverBy)}`,
        ]
          .filter(Boolean)
          .join(', ');
        return (
          <div key={node} className="nowrap">
            <span className="strong">
              <NodeLink code={node} />
            </span>{' '}
            <span className="quiet">
              {count(units)} {units === 1 ? 'unit' : 'units'}
              {facts && ` · ${facts}`}
            </span>
            {dates && (
              <div className="quiet" style={{ fontSize: 11.5 }}>
                {dates}
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}

function CostCells({
  cost,
  terms,
  currency,
  extraMinor,
}: {
  cost: CostView | undefined;
  terms: Term[];
  currency: string | undefined;
  extraMinor?: number;
}) {
  return (
    <>
      {terms.map((term) => (
        <td key={term.key} className={`num nowrap${cost?.[term.key] ? '' : ' zero'}`}>
          {term.always || cost?.[term.key] ? money(cost?.[term.key], currency) : '–'}
        </td>
      ))}
      <td className="num nowrap strong">
        {money(cost?.totalMinor, currency)}
        {extraMinor !== undefined && (
          <div
            className="warn"
            style={{ fontSize: 11.5, fontWeight: 400 }}
            title="By so much would its cost have to drop to be chosen"
          >
            +{money(extraMinor, currency)}
          </div>
        )}
      </td>
    </>
  );
}

function UnfillableLines({ decision }: { decision: DecisionView }) {
  return (
    <div style={{ padding: '2px 12px 10px' }} data-testid="plan-none">
      <span className="warn strong">{unfillableWords(decision.reason)}</span>
      {decision.givenUp && <span className="quiet"> The search was given up at the policy's limit of steps.</span>}
      <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
        {decision.short.map((line) => (
          <li key={line.line}>
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

/** What would have had to be different for another plan to win. */
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

function RejectedNodes({ decision, currency }: { decision: DecisionView; currency: string | undefined }) {
  const { rejected, aside } = decision;
  const all = rejected.length + aside.reduce((sum, group) => sum + group.count, 0);
  if (all === 0) return <div style={{ height: 8 }} />;
  return (
    <details style={{ padding: '6px 12px 10px' }} data-testid="plan-rejected">
      <summary className="quiet">
        {count(all)} {all === 1 ? 'node' : 'nodes'} not used
      </summary>
      <table className="table" style={{ width: 'auto', marginTop: 4 }}>
        <tbody>
          {rejected.slice(0, REJECTED_SHOWN).map((one) => (
            <tr key={one.node}>
              <td className="strong">
                <NodeLink code={one.node} />
              </td>
              <td className="quiet">{reasonWords(one.reason)}</td>
              <td className="num nowrap">
                {one.extraMinor !== undefined && `dearer by ${money(one.extraMinor, currency)}`}
              </td>
            </tr>
          ))}
          {rejected.length > REJECTED_SHOWN && (
            <tr>
              <td colSpan={3} className="quiet">
                and {count(rejected.length - REJECTED_SHOWN)} more
              </td>
            </tr>
          )}
          {aside.map((group) => (
            <tr key={group.reason}>
              <td className="nowrap">{count(group.count)} others</td>
              <td className="quiet" colSpan={2}>
                {reasonWords(group.reason)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
