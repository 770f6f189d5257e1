import { Link, useNavigate, useParams } from 'react-router';
import { useOrder } from '../api/queries';
import type { Fulfillment, Order, OrderLine, OrderReturn, PromiseLeg } from '../api/types';
import { count, date, dateTime, due, money, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { useKeys } from '../ui/keys';
import { NodeLink, SkuLink } from '../ui/links';
import { QueryResult, PageHead, Panel } from '../ui/states';
import { StateTag } from '../ui/StateTag';
import { holdsOfOrder } from './holds';
import { lastOrders } from './lastOrders';
import { OrderActions } from './OrderActions';
import { legState, movedFrom, wayWords } from './promises';
import { OrderTimeline } from './OrderTimeline';
import { RuleLink } from './RuleLink';
import { SourcingPanel } from './SourcingPanel';

/** Everything about one order, and what can be done with it now. */
export function OrderPage() {
  const { id = '' } = useParams();
  const order = useOrder(id);
  const navigate = useNavigate();
  const list = lastOrders();
  useKeys({ u: () => void navigate(list) });
  return (
    <>
      <PageHead
        title={
          <>
            <Link to={list} className="quiet" style={{ fontWeight: 400 }}>
              Orders
            </Link>{' '}
            <span className="quiet" aria-hidden>
              /
            </span>{' '}
            {id}
          </>
        }
      >
        {order.data && (
          <>
            <StateTag code={order.data.endState ?? order.data.stage ?? order.data.state} testid="order-stage" />
            <div style={{ marginLeft: 'auto' }}>
              <OrderActions order={order.data} />
            </div>
          </>
        )}
      </PageHead>
      <div className="page-body">
        <QueryResult query={order} rows={14}>
          {(data) => <OrderContent order={data} />}
        </QueryResult>
      </div>
    </>
  );
}

function OrderContent({ order }: { order: Order }) {
  return (
    <>
      <OrderFacts order={order} />
      <OrderHolds order={order} />
      <div className="columns">
        <div className="stack" style={{ gap: 16 }}>
          <LinePanel order={order} />
          <div className="halves">
            <PaymentAndCustomer order={order} />
          </div>
          <FulfillmentPanel order={order} />
          <PromisePanel order={order} />
          <SourcingPanel order={order} />
          {(order.returns?.length ?? 0) > 0 && <ReturnPanel order={order} />}
        </div>
        <OrderTimeline order={order} />
      </div>
    </>
  );
}

function OrderFacts({ order }: { order: Order }) {
  const { now } = useBusinessTime();
  const deliverBy = order.promise?.deliverBy;
  const late = order.state === 'open' && due(deliverBy, now).overdue;
  const moved = movedFrom(order.promise);
  const facts: [string, React.ReactNode][] = [
    ['State', <span data-testid="order-state">{words(order.state)}</span>],
    ['Stage', <StateTag code={order.stage ?? order.endState} />],
    [
      'Promise',
      deliverBy ? (
        <span className={late ? 'bad' : undefined}>
          by {date(deliverBy)}
          {order.state === 'open' && <span className={late ? '' : 'quiet'}> · {due(deliverBy, now).text}</span>}
          {moved && (
            <span className={moved.later ? 'warn' : 'quiet'} data-testid="promise-moved">
              {' '}
              · first told {date(moved.promisedBy)}
            </span>
          )}
        </span>
      ) : (
        <span className="quiet">none yet</span>
      ),
    ],
    ['Placed', dateTime(order.placedAt, now)],
    ['Channel', `${order.channel ?? '–'} · ${order.reference ?? '–'}`],
    ['Service', [wayWords(order.fulfillment), words(order.service)].filter(Boolean).join(' · ')],
    [
      'Process',
      order.process || order.version ? (
        <Link to={`/processes/${order.process ?? 'order'}${order.version ? `?version=${order.version}` : ''}`}>
          {order.process ?? 'order'} v{order.version ?? '?'}
        </Link>
      ) : (
        <Link to="/processes/order">order</Link>
      ),
    ],
    ['Total', <span className="strong">{money(order.totalMinor, order.currency)}</span>],
  ];
  return (
    <dl className="strip" style={{ margin: 0 }} data-testid="order-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function OrderHolds({ order }: { order: Order }) {
  const { now } = useBusinessTime();
  const holds = holdsOfOrder(order);
  return holds.map((hold, i) => {
    const limit = due(hold.dueAt, now);
    return (
      <div key={i} className="notice warn" data-testid="order-hold">
        <span className="strong">On hold: {hold.reason ?? words(hold.stage)}</span>
        <span className="quiet">
          {' '}
          · {hold.subject} · owner {hold.owner ?? '–'}
          {hold.dueAt && (
            <>
              {' '}
              · due <span className={limit.overdue ? 'bad' : ''}>{limit.text}</span>
            </>
          )}
          {hold.due && <> · goes on by itself {due(hold.due, now).text}</>}
        </span>
      </div>
    );
  });
}

const AMOUNTS = ['canceled', 'shipped', 'delivered', 'returned'] as const;

function LinePanel({ order }: { order: Order }) {
  const lines = order.lines ?? [];
  const amounts = lines.some((line) => line.lost) ? [...AMOUNTS, 'lost' as const] : AMOUNTS;
  const discounted = lines.some((line) => line.discountMinor);
  return (
    <Panel
      title="Lines"
      testid="order-lines"
      flush
      aside={`${count(lines.length)} ${lines.length === 1 ? 'line' : 'lines'}`}
    >
      <table className="table tight">
        <thead>
          <tr>
            <th>#</th>
            <th>SKU</th>
            <th style={{ width: '34%', minWidth: 130 }}>Item</th>
            <th className="num">Ordered</th>
            {amounts.map((amount) => (
              <th key={amount} className="num">
                {words(amount)}
              </th>
            ))}
            <th className="num wide-only">Unit price</th>
            {discounted && <th className="num wide-only">Discount</th>}
            <th className="num wide-only">Tax</th>
            <th className="num">Total</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line} data-testid={`order-line-${line.line}`}>
              <td className="quiet">{line.line}</td>
              <td>
                <SkuLink code={line.sku} />
              </td>
              <td className="clip" style={{ maxWidth: 0 }} title={line.title}>
                {line.title}
              </td>
              <td className="num strong">{count(line.ordered ?? line.quantity)}</td>
              {amounts.map((amount) => (
                <UnitsCell key={amount} value={line[amount]} bad={amount === 'lost'} />
              ))}
              <td className="num nowrap wide-only">{money(line.unitPriceMinor, order.currency)}</td>
              {discounted && (
                <td className={`num nowrap wide-only${line.discountMinor ? '' : ' zero'}`}>
                  {money(line.discountMinor, order.currency)}
                </td>
              )}
              <td className="num nowrap wide-only">{money(line.taxMinor, order.currency)}</td>
              <td
                className="num nowrap strong"
                title={`${money(line.unitPriceMinor, order.currency)} each, discount ${money(line.discountMinor ?? 0, order.currency)}, tax ${money(line.taxMinor ?? 0, order.currency)}`}
              >
                {money(lineTotal(line), order.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(order.substitutions ?? []).map((one) => (
        <div
          key={one.number}
          className="quiet"
          style={{ padding: '6px 12px' }}
          data-testid={`substitution-${one.line}`}
        >
          Line {one.line}: {count(one.units)} of <SkuLink code={one.sku} /> sent for <SkuLink code={one.ordered} />,{' '}
          {money(one.unitPriceMinor, order.currency)} each ({words(one.reason).toLowerCase()})
        </div>
      ))}
    </Panel>
  );
}

function UnitsCell({ value, bad }: { value: number | undefined; bad: boolean }) {
  return <td className={`num ${value ? (bad ? 'bad strong' : '') : 'zero'}`}>{count(value ?? 0)}</td>;
}

function lineTotal(line: OrderLine): number | undefined {
  const quantity = line.ordered ?? line.quantity;
  if (line.totalMinor !== undefined || quantity === undefined || line.unitPriceMinor === undefined)
    return line.totalMinor;
  return quantity * line.unitPriceMinor - (line.discountMinor ?? 0) + (line.taxMinor ?? 0);
}

function FulfillmentPanel({ order }: { order: Order }) {
  const list = order.fulfillments ?? [];
  return (
    <Panel
      title="Fulfillments"
      testid="fulfillments"
      flush={list.length > 0}
      aside={list.length > 1 ? `split over ${list.length} nodes` : undefined}
    >
      {list.length === 0 ? (
        <span className="quiet">Nothing has been released to a node yet.</span>
      ) : (
        <table className="table">
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
        </table>
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
      <td className="nowrap">{one.carrier ?? <span className="quiet">–</span>}</td>
      <td className="nowrap mono">{one.tracking ?? <span className="quiet">–</span>}</td>
    </tr>
  );
}

/** What was promised of each node's part, and how it was kept. */
function PromisePanel({ order }: { order: Order }) {
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

function ReturnPanel({ order }: { order: Order }) {
  return (
    <Panel title="Returns" testid="returns" flush>
      <table className="table">
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
      </table>
    </Panel>
  );
}

function linesText(
  lines: { line: number; sku?: string; quantity?: number; shipped?: number }[] | undefined,
  order: Order,
) {
  return (lines ?? []).map((line, i) => {
    const sku =
      order.lines?.find((one) => one.line === line.line)?.sku ??
      order.substitutions?.find((one) => one.number === line.line)?.sku ??
      line.sku;
    const short =
      line.shipped !== undefined && line.quantity !== undefined && line.shipped > 0 && line.shipped < line.quantity;
    return (
      <span key={line.line} className="nowrap">
        {i > 0 && ', '}
        {count(line.quantity)} × {sku === undefined ? `line ${line.line}` : <SkuLink code={sku} />}
        {short && <span className="warn"> ({count(line.shipped)} shipped)</span>}
      </span>
    );
  });
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

function PaymentAndCustomer({ order }: { order: Order }) {
  const { payment = {}, shipTo = {}, customer = {}, currency } = order;
  const amounts: [string, number | undefined][] = [
    ['Authorized', payment.authorizedMinor],
    ['Captured', payment.capturedMinor],
    ['Invoiced', payment.invoicedMinor],
    ['Refunded', payment.refundedMinor],
    ...(payment.voidedMinor ? [['Voided', payment.voidedMinor] as [string, number]] : []),
  ];
  const unequal =
    payment.capturedMinor !== undefined &&
    payment.invoicedMinor !== undefined &&
    payment.capturedMinor !== payment.invoicedMinor;
  return (
    <>
      <Panel title="Payment" testid="payment" aside={payment.method && words(payment.method)}>
        <dl className="facts amounts" style={{ gridTemplateColumns: '1fr max-content', columnGap: 0 }}>
          {amounts.map(([name, minor]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd data-testid={`payment-${name.toLowerCase()}`} className={minor ? '' : 'quiet'}>
                {money(minor ?? 0, currency)}
              </dd>
            </div>
          ))}
          <dt style={{ borderTop: '1px solid var(--line)', paddingTop: 4 }}>Order total</dt>
          <dd className="strong" style={{ borderTop: '1px solid var(--line)', paddingTop: 4 }}>
            {money(order.totalMinor, currency)}
          </dd>
          {Boolean(order.shippingMinor) && (
            <>
              <dt>of which shipping</dt>
              <dd className="quiet">{money(order.shippingMinor, currency)}</dd>
            </>
          )}
          {Boolean(order.adjustmentMinor) && (
            <>
              <dt>of which adjustment</dt>
              <dd className="quiet">{money(order.adjustmentMinor, currency)}</dd>
            </>
          )}
        </dl>
        {unequal && (
          <div className="quiet" style={{ marginTop: 6, fontSize: 11.5 }}>
            Captured and invoiced differ while a capture is under way.
          </div>
        )}
      </Panel>
      <Panel title="Customer" testid="customer">
        <dl className="facts">
          <dt>Name</dt>
          <dd>{customer.name ?? '–'}</dd>
          <dt>E-mail</dt>
          <dd>{customer.email ?? '–'}</dd>
          {(customer.phone || shipTo.phone) && (
            <>
              <dt>Phone</dt>
              <dd>{customer.phone ?? shipTo.phone}</dd>
            </>
          )}
          <dt>Ship to</dt>
          <dd>
            {[
              shipTo.name,
              shipTo.line1,
              shipTo.line2,
              [[shipTo.city, shipTo.region].filter(Boolean).join(', '), shipTo.postalCode].filter(Boolean).join(' '),
              shipTo.country,
            ]
              .filter(Boolean)
              .map((text, i) => (
                <div key={i}>{text}</div>
              ))}
          </dd>
        </dl>
      </Panel>
    </>
  );
}
