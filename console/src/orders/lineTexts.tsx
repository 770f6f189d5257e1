import type { UnitsOfLine } from '../api/goods';
import type { Order } from '../api/types';
import { count } from '../format';
import { SkuLink } from '../ui/links';

export function linesText(lines: UnitsOfLine[] | undefined, order: Order) {
  return (lines ?? []).map((line, i) => {
    const sku = line.sku ?? order.lines?.find((one) => one.line === line.line)?.sku;
    const short =
      line.shipped !== undefined && line.quantity !== undefined && line.shipped > 0 && line.shipped < line.quantity;
    return (
      <span key={`${line.line}-${line.component ?? 0}-${line.substitute ?? false}`} className="nowrap">
        {i > 0 && ', '}
        {count(line.quantity)} × {sku === undefined ? `line ${line.line}` : <SkuLink code={sku} />}
        {short && <span className="warn"> ({count(line.shipped)} shipped)</span>}
      </span>
    );
  });
}
