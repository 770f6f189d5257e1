import { Link, useNavigate, useParams } from 'react-router';
import { useOrder } from '../api/queries';
import type { Order } from '../api/types';
import { date, due, money, words } from '../format';
import { useBusinessTime } from '../ui/clock';
import { FactStrip, type Fact } from '../ui/FactStrip';
import { useKeys } from '../ui/keys';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { QueryResult } from '../ui/QueryResult';
import { StateTag } from '../ui/StateTag';
import { Time } from '../ui/Time';
import { AgreementPanel } from './AgreementPanel';
import { FulfillmentPanel } from './FulfillmentPanel';
import { lastOrders } from './lastOrders';
import { LinePanel } from './LinePanel';
import { OrderActions } from './OrderActions';
import { OrderChangesPanel } from './OrderChangesPanel';
import { OrderHolds } from './OrderHolds';
import { OrderTimeline } from './OrderTimeline';
import { PaymentAndCustomer } from './PaymentAndCustomer';
import { PromisePanel } from './PromisePanel';
import { movedFrom, wayWords } from './promises';
import { ReturnPanel } from './ReturnPanel';
import { SourcingPanel } from './SourcingPanel';
import { agreedTotal, firstTotal } from './totals';
import { WaitQuestionNotice } from './WaitQuestionNotice';

/** One order with its actions. */
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
          <PagePath list="Orders" to={list}>
            {id}
          </PagePath>
        }
      >
        {order.data && (
          <>
            <StateTag code={order.data.endState ?? order.data.stage ?? order.data.state} testid="order-state" />
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
      <WaitQuestionNotice order={order} />
      <div className="columns">
        <div className="stack" style={{ gap: 16 }}>
          <LinePanel order={order} />
          <div className="halves">
            <PaymentAndCustomer order={order} />
          </div>
          <AgreementPanel order={order} />
          <OrderChangesPanel order={order} />
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
  const facts: Fact[] = [
    [
      'Promise',
      deliverBy ? (
        <span className={late ? 'bad' : undefined}>
          by {date(deliverBy)}
          {order.state === 'open' && <span className={late ? '' : 'quiet'}> · {due(deliverBy, now).text}</span>}
          {moved && (
            <span className={moved.later ? 'warn' : 'quiet'} data-testid="promise-moved">
              {' '}
              · first promised {date(moved.promisedBy)}
            </span>
          )}
        </span>
      ) : (
        <span className="quiet">none yet</span>
      ),
    ],
    ['Placed', <Time at={order.placedAt} />],
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
    ...deadlineFacts(order, now),
    [
      'Total',
      <span data-testid="order-total">
        <span className="strong">{money(agreedTotal(order), order.currency)}</span>
        {firstTotal(order) !== undefined && (
          <span className="quiet"> · first {money(firstTotal(order), order.currency)}</span>
        )}
      </span>,
    ],
  ];
  return <FactStrip facts={facts} testid="order-facts" />;
}

/** Deadlines that are not met: until when, or since when overdue. */
function deadlineFacts(order: Order, now: number): Fact[] {
  return (order.deadlines ?? [])
    .filter(
      (deadline) =>
        !deadline.metAt && !['hold-release', 'wait-answer'].includes(deadline.kind) && order.state === 'open',
    )
    .map((deadline) => [
      words(deadline.kind),
      <span className={deadline.overdueSince ? 'bad' : undefined} data-testid={`deadline-${deadline.kind}`}>
        <Time at={deadline.due} /> · {due(deadline.due, now).text}
      </span>,
    ]);
}
