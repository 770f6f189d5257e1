import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTransfer, type Transfer } from '../api/stock';
import { count, due, words } from '../format';
import { Table } from '../ui/Table';
import { useBusinessTime } from '../ui/clock';
import { FactStrip, type Fact } from '../ui/FactStrip';
import { NodeLink, SkuLink } from '../ui/links';
import { PageHead } from '../ui/PageHead';
import { PagePath } from '../ui/PagePath';
import { Panel } from '../ui/Panel';
import { QueryResult } from '../ui/QueryResult';
import { StateTag } from '../ui/StateTag';
import { Time } from '../ui/Time';
import { TransferDialog } from './TransferDialog';
import { verbsOf, type Verb } from './transfers';

/** One transfer with its lines and actions. */
export default function TransferPage() {
  const { id = '' } = useParams();
  const transfer = useTransfer(id);
  const [acting, setActing] = useState<Verb | null>(null);
  const data = transfer.data;
  return (
    <>
      <PageHead
        title={
          <PagePath list="Transfers" to="/stock-work?tab=transfers">
            {id}
          </PagePath>
        }
      >
        {data && <StateTag code={data.state} testid="transfer-state" />}
        <div className="row" style={{ marginLeft: 'auto' }}>
          {data &&
            verbsOf(data).map((verb) => (
              <Button key={verb} variant="default" onClick={() => setActing(verb)} data-testid={`transfer-${verb}`}>
                {words(verb)}…
              </Button>
            ))}
        </div>
      </PageHead>
      <div className="page-body">
        <QueryResult query={transfer} rows={8}>
          {(one) => (
            <>
              <TransferFacts one={one} />
              <TransferLines one={one} />
            </>
          )}
        </QueryResult>
      </div>
      {acting && data && <TransferDialog verb={acting} transfer={data} close={() => setActing(null)} />}
    </>
  );
}

function TransferFacts({ one }: { one: Transfer }) {
  const { now } = useBusinessTime();
  const open = verbsOf(one).length > 0;
  const limit = due(one.expectedAt, now);
  const facts: Fact[] = [
    ['Reference', one.reference],
    ['From', <NodeLink code={one.from} />],
    ['To', <NodeLink code={one.to} />],
    ['Requested', <Time at={one.requestedAt} />],
    [
      'Expected',
      <span className={open && limit.overdue ? 'bad' : undefined}>
        <Time at={one.expectedAt} />
        {open && ` · ${limit.text}`}
      </span>,
    ],
  ];
  return <FactStrip facts={facts} testid="transfer-facts" />;
}

const AMOUNTS = ['requested', 'shipped', 'received', 'damaged', 'excess', 'inTransit', 'lost'] as const;
const NAMES: Record<string, string> = { inTransit: 'In transit', excess: 'Excess' };

function toneOfAmount(amount: string, units: number): string {
  if (units === 0) return ' zero';
  return amount === 'lost' || amount === 'damaged' ? ' bad' : '';
}

function TransferLines({ one }: { one: Transfer }) {
  return (
    <Panel title="Lines" testid="transfer-lines" flush>
      <Table>
        <thead>
          <tr>
            <th>#</th>
            <th>SKU</th>
            {AMOUNTS.map((amount) => (
              <th key={amount} className="num">
                {NAMES[amount] ?? words(amount)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {one.lines.map((line) => (
            <tr key={line.line} data-testid={`transfer-line-${line.line}`}>
              <td className="quiet">{line.line}</td>
              <td className="strong">
                <SkuLink code={line.sku} />
              </td>
              {AMOUNTS.map((amount) => (
                <td key={amount} className={`num${toneOfAmount(amount, line[amount])}`}>
                  {count(line[amount])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
