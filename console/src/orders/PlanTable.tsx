import type { Order } from '../api/types';
import { date, dateTime, money, words, counted } from '../format';
import { Table } from '../ui/Table';
import { NodeLink } from '../ui/links';
import { SideScroll } from '../ui/SideScroll';
import { termsOf, unitsByNode, type CostView, type DecisionView, type PlacementView, type Term } from './decisions';

export function PlanTable({ decision, order }: { decision: DecisionView; order: Order }) {
  const terms = termsOf([decision.cost, ...decision.runnersUp.map((runner) => runner.cost)]);
  return (
    <SideScroll>
      <Table className="tight">
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
      </Table>
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
              {counted(units, 'unit')}
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
            title={
              extraMinor === 0 ? 'Of equal plans, the one with the first node code wins' : 'More than the chosen plan'
            }
          >
            {extraMinor === 0 ? 'equal' : `+${money(extraMinor, currency)}`}
          </div>
        )}
      </td>
    </>
  );
}
