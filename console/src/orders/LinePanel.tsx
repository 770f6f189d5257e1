import type { Order, OrderLine } from '../api/types';
import { count, money, words, counted } from '../format';
import { Table } from '../ui/Table';
import { SkuLink } from '../ui/links';
import { Panel } from '../ui/Panel';
import { everyLine } from './totals';

const AMOUNTS = ['canceled', 'shipped', 'delivered', 'returned'] as const;

export function LinePanel({ order }: { order: Order }) {
  const lines = everyLine(order);
  const amounts = lines.some((line) => line.lost) ? [...AMOUNTS, 'lost' as const] : AMOUNTS;
  const discounted = lines.some((line) => line.discountMinor);
  return (
    <Panel title="Lines" testid="order-lines" flush aside={counted(lines.length, 'line')}>
      <Table className="tight">
        <thead>
          <tr>
            <th className="phone-off">#</th>
            <th>SKU</th>
            <th style={{ width: '34%', minWidth: 110 }}>Item</th>
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
              <td className="quiet phone-off">{line.line}</td>
              <td>{line.service ? words(line.service.type) : <SkuLink code={line.sku} />}</td>
              <td className="clip" style={{ maxWidth: 0 }} title={line.title}>
                {line.title}
                {line.service?.parent && <span className="quiet"> for line {line.service.parent}</span>}
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
              <td className="num nowrap strong" title={amountsOf(line, order.currency)}>
                {money(lineTotal(line), order.currency)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {(order.substitutions ?? []).map((one) => (
        <div
          key={`${one.line}-${one.sku}`}
          className="quiet"
          style={{ padding: '6px 12px' }}
          data-testid={`substitution-${one.line}`}
        >
          Line {one.line}: {count(one.units)} of <SkuLink code={one.sku} /> for <SkuLink code={one.ordered} />,{' '}
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

function amountsOf(line: OrderLine, currency: string | undefined): string {
  const amount = (minor: number | undefined) => money(minor ?? 0, currency);
  return `${amount(line.unitPriceMinor)} each, discount ${amount(line.discountMinor)}, tax ${amount(line.taxMinor)}`;
}
