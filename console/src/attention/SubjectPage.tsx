import { Navigate, useParams } from 'react-router';
import { useSubjectTimeline } from '../api/queries';
import { TimelinePanel } from '../orders/OrderTimeline';
import { EmptyPanel } from '../ui/notices';
import { PageHead } from '../ui/PageHead';
import { QueryResult } from '../ui/QueryResult';

/** Log of a fulfillment, return or message. An order's log redirects to the order. */
export function SubjectPage() {
  const { id = '' } = useParams();
  const timeline = useSubjectTimeline(id);
  const items = timeline.data?.items ?? [];
  const process = items.find((item) => item.process)?.process;
  if (process === 'order') return <Navigate to={`/orders/O${id.replace(/^[A-Z]/, '')}`} replace />;
  return (
    <>
      <PageHead title={`${process ?? 'Subject'} ${id.replace(/^S/, '')}`} />
      <div className="page-body">
        <QueryResult query={timeline} rows={8}>
          {() =>
            items.length === 0 ? <EmptyPanel title="The log is empty" /> : <TimelinePanel items={items} order={id} />
          }
        </QueryResult>
      </div>
    </>
  );
}
