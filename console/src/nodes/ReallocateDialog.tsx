import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/client';
import { count } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { NodeLinks, OrderLink } from '../ui/links';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { useShownRows } from '../ui/shownRows';
import { movedText, nodesOf, RESULTS, type Moved, type Reallocated } from './reallocations';

const place = (code: string) => `/v1/nodes/${encodeURIComponent(code)}:reallocate`;

/** Moves a node's orders elsewhere; says before what would become of which. */
export function ReallocateDialog({ code, close }: { code: string; close: () => void }) {
  const refresh = useRefresh();
  const preview = useQuery({
    queryKey: ['reallocation', code],
    queryFn: () => post<Reallocated>(place(code), { preview: true, reason: 'preview' }),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const orders = preview.data?.orders ?? [];
  return (
    <ConfirmDialog
      title={`Move the orders of ${code}`}
      text="Orders whose goods have not left are decided again without it, and reserved elsewhere at once. Work that was handed over is called back. It is not closed by that."
      action="Move them"
      danger
      ready={orders.length > 0}
      close={close}
      run={async (reason) => {
        const moved: Moved[] = [];
        for (let after: string | null | undefined; ;) {
          const answer: Reallocated = await post<Reallocated>(place(code), {
            preview: false,
            reason,
            ...(after && { after }),
          });
          moved.push(...answer.orders);
          after = answer.next;
          if (!after) break;
        }
        notifications.show({ message: movedText(moved, false) });
        refresh('order', 'orders', 'stock', 'overview');
      }}
    >
      <QueryResult query={preview} rows={4}>
        {(data) => <ReallocationPreview data={data} />}
      </QueryResult>
    </ConfirmDialog>
  );
}

function ReallocationPreview({ data }: { data: Reallocated }) {
  const { shown, rest } = useShownRows(data.orders, 8);
  return (
    <div data-testid="reallocation">
      <div className="strong">
        {movedText(data.orders, Boolean(data.next))}
        {data.extraMinor !== 0 && (
          <span className="quiet"> · {count(data.extraMinor)} minor units dearer together</span>
        )}
      </div>
      {data.orders.length > 0 && (
        <table className="table" style={{ marginTop: 6 }}>
          <thead>
            <tr>
              <th>Order</th>
              <th>What becomes of it</th>
              <th>From</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.order}>
                <td>
                  <OrderLink code={one.order} />
                </td>
                <td>{RESULTS[one.result] ?? one.result}</td>
                <td>
                  <NodeLinks codes={nodesOf(one)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest}
    </div>
  );
}
