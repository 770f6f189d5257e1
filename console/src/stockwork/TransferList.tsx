import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTransfers, type Transfer } from '../api/stock';
import { count, date, due } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { transferPlace } from '../ui/ids';
import { NodeLink, SkuLink } from '../ui/links';
import { EmptyState } from '../ui/notices';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { useShownRows } from '../ui/shownRows';
import { StateTag } from '../ui/StateTag';
import { RequestTransferDialog } from './RequestTransferDialog';
import { sumsOf } from './transfers';

const SHOWN = { open: ['requested', 'shipped'], closed: ['closed'], canceled: ['canceled'] };
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'canceled', label: 'Canceled' },
];
const SKUS_SHOWN = 3;

/** Transfers between nodes. */
export function TransferList() {
  const [state, setState] = useState<keyof typeof SHOWN>('open');
  const [asking, setAsking] = useState(false);
  const transfers = useTransfers(SHOWN[state]);
  const list = transfers.data?.items ?? [];
  const { shown, rest } = useShownRows(list, 50);
  return (
    <Panel
      title="Transfers"
      testid="transfers"
      flush
      aside={
        <>
          {transfers.data && (
            <span>
              {count(list.length)}
              {transfers.data.more ? '+, the oldest' : ''}
            </span>
          )}
          <SegmentedControl
            value={state}
            onChange={(value) => setState(value as keyof typeof SHOWN)}
            data={STATES}
            aria-label="State"
            data-testid="transfers-state"
          />
          <Button variant="default" onClick={() => setAsking(true)} data-testid="transfer-request">
            Request transfer…
          </Button>
        </>
      }
    >
      <QueryResult query={transfers} rows={4}>
        {() =>
          list.length === 0 ? (
            <EmptyState title={state === 'open' ? 'No open transfers' : `No ${state} transfers`}>
              A transfer reserves units at one node and is supply of another.
            </EmptyState>
          ) : (
            <Table>
              <thead>
                <tr>
                  <th>Transfer</th>
                  <th>Reference</th>
                  <th>From</th>
                  <th>To</th>
                  <th>State</th>
                  <th>SKUs</th>
                  <th className="num">Requested</th>
                  <th className="num">Shipped</th>
                  <th className="num">Received</th>
                  <th className="num">In transit</th>
                  <th className="num">Lost</th>
                  <th className="num">Expected</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((one) => (
                  <TransferRow key={one.id} one={one} />
                ))}
              </tbody>
            </Table>
          )
        }
      </QueryResult>
      {rest}
      {asking && <RequestTransferDialog close={() => setAsking(false)} />}
    </Panel>
  );
}

function TransferRow({ one }: { one: Transfer }) {
  const { now } = useBusinessTime();
  const open = SHOWN.open.includes(one.state);
  const limit = due(one.expectedAt, now);
  const sums = sumsOf(one.lines);
  return (
    <tr data-testid={`transfer-${one.id}`}>
      <td className="nowrap">
        <Link className="strong" to={transferPlace(one.id)}>
          {one.id}
        </Link>
      </td>
      <td>{one.reference}</td>
      <td>
        <NodeLink code={one.from} />
      </td>
      <td>
        <NodeLink code={one.to} />
      </td>
      <td className="nowrap">
        <StateTag code={one.state} />
      </td>
      <td>
        {one.lines.slice(0, SKUS_SHOWN).map((line, i) => (
          <span key={line.line}>
            {i > 0 && ', '}
            <SkuLink code={line.sku} />
          </span>
        ))}
        {one.lines.length > SKUS_SHOWN && (
          <span className="quiet"> and {count(one.lines.length - SKUS_SHOWN)} more</span>
        )}
      </td>
      {[sums.requested, sums.shipped, sums.received, sums.inTransit].map((units, i) => (
        <td key={i} className={`num${units ? '' : ' zero'}`}>
          {count(units)}
        </td>
      ))}
      <td className={`num${sums.lost ? ' bad' : ' zero'}`}>{count(sums.lost)}</td>
      <td className={`num nowrap${open && limit.overdue ? ' bad' : ''}`}>
        {date(one.expectedAt)}
        {open && <span className={limit.overdue ? '' : 'quiet'}> · {limit.text}</span>}
      </td>
    </tr>
  );
}
