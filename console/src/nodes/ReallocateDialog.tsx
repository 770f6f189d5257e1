import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { post } from '../api/client';
import { money } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Table } from '../ui/Table';
import { NodeLinks, OrderLink } from '../ui/links';
import { QueryResult } from '../ui/QueryResult';
import { useRefresh } from '../ui/refresh';
import { useShownRows } from '../ui/shownRows';
import { movedText, nodesOf, RESULTS, type Moved, type Reallocated } from './reallocations';

const place = (code: string) => `/v1/nodes/${encodeURIComponent(code)}:reallocate`;

/** Reallocates the orders of a node, after a preview. */
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
      title={`Move orders of ${code}`}
      text="Orders that have not shipped are sourced without this node. Released work is recalled. The node stays open."
      action="Move orders"
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
          <span className="quiet">
            {' '}
            · {money(Math.abs(data.extraMinor), data.currency)} {data.extraMinor > 0 ? 'dearer' : 'cheaper'} together
          </span>
        )}
      </div>
      {data.orders.length > 0 && (
        <Table style={{ marginTop: 6 }}>
          <thead>
            <tr>
              <th>Order</th>
              <th>Result</th>
              <th>New nodes</th>
              <th className="num">Extra cost</th>
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
                <td className="num nowrap">{one.extraMinor ? money(one.extraMinor, data.currency) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {rest}
    </div>
  );
}
