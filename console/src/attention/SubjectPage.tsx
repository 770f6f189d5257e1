import { Navigate, useParams } from 'react-router';
import { useOrder, useSubjectTimeline } from '../api/queries';
import type { Fulfillment, OrderReturn } from '../api/goods';
import type { Order, TimelineItem } from '../api/types';
import { date, words } from '../format';
import { objectOf, textOf } from '../json';
import { linesText } from '../orders/lineTexts';
import { TimelinePanel } from '../orders/OrderTimeline';
import { FactStrip, type Fact } from '../ui/FactStrip';
import { NodeLink, OrderLink } from '../ui/links';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { QueryResult } from '../ui/QueryResult';
import { StateTag } from '../ui/StateTag';

/** A fulfillment, return or message: what it is, its order, and its timeline. An order's id leads to its own page. */
export function SubjectPage() {
  const { id = '' } = useParams();
  const timeline = useSubjectTimeline(id);
  const items = timeline.data?.items ?? [];
  const process = items.find((item) => item.process)?.process;
  const orderId = orderOf(items);
  const order = useOrder(orderId).data;
  const part = [...(order?.fulfillments ?? []), ...(order?.returns ?? [])].find(
    (one) => numberIn(one.id) === numberIn(id),
  );
  if (process === 'order') return <Navigate to={`/orders/O${numberIn(id)}`} replace />;
  const title = `${words(process ?? 'subject')} ${part?.id ?? id.replace(/^S/, '')}`;
  return (
    <>
      <PageHead
        title={
          orderId === '' ? (
            title
          ) : (
            <PagePath list={`Order ${orderId}`} to={`/orders/${orderId}`}>
              {title}
            </PagePath>
          )
        }
      >
        {part && <StateTag code={part.stage ?? part.state} />}
      </PageHead>
      <div className="page-body">
        <QueryResult query={timeline} rows={8}>
          {() =>
            items.length === 0 ? (
              <EmptyPanel title="Nothing has happened yet" />
            ) : (
              <>
                {order && part && <FactStrip testid="part-facts" facts={factsOf(order, part)} />}
                <TimelinePanel items={items} subject={id} order={order} />
              </>
            )
          }
        </QueryResult>
      </div>
    </>
  );
}

function factsOf(order: Order, part: Fulfillment | OrderReturn): Fact[] {
  const leg = order.promise?.legs?.find((one) => one.node === part.node);
  const facts: Fact[] = [
    ['Order', <OrderLink code={order.id} />],
    ['Customer', order.customer?.name ?? '–'],
    ['Node', <NodeLink code={part.node} />],
    ['Lines', linesText(part.lines, order)],
  ];
  if ('reason' in part) return [...facts, ['Reason', part.reason]];
  const { carrier, tracking } = part as Fulfillment;
  return [
    ...facts,
    ['Carrier', carrier ?? '–'],
    ['Tracking', tracking ? <span className="mono">{tracking}</span> : '–'],
    ['Deliver by', date(leg?.deliverBy)],
  ];
}

/** Order that the events of a fulfillment or return name; '' where none does. */
function orderOf(items: TimelineItem[]): string {
  return items.map((item) => textOf(objectOf(item.data).order)).find((order) => /^O\d+$/.test(order)) ?? '';
}

function numberIn(id: string): string {
  return id.replace(/^[A-Z]/, '');
}
