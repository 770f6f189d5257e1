import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { post } from '../api/client';
import type { Order, OrderLine } from '../api/types';
import { count } from '../format';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Table } from '../ui/Table';

const RETURN_REASONS = ['No longer wanted', 'Damaged', 'Wrong item', 'Does not fit', 'Arrived late', 'Other'];

export function ReturnDialog({
  order,
  close,
  done,
}: {
  order: Order;
  close: () => void;
  done: (message: string) => void;
}) {
  const lines = (order.lines ?? []).map((line) => ({ line, most: returnable(line) })).filter(({ most }) => most > 0);
  const [chosen, setChosen] = useState<Record<number, number>>({});
  const picked = lines.filter(({ line }) => (chosen[line.line] ?? 0) > 0);
  return (
    <ConfirmDialog
      title={`Return from order ${order.id}`}
      text="A node expects the goods. The refund follows after receipt and disposition."
      action="Create return"
      reasons={RETURN_REASONS}
      ready={picked.length > 0}
      close={close}
      run={async (reason) => {
        const made = await post<{ id?: string }>(`/v1/orders/${encodeURIComponent(order.id)}/returns`, {
          reason,
          lines: picked.map(({ line }) => ({ line: line.line, quantity: chosen[line.line] })),
        });
        done(`Return ${made.id ?? ''} created`);
      }}
    >
      <Table data-testid="return-lines">
        <thead>
          <tr>
            <th>Line</th>
            <th>SKU</th>
            <th>Item</th>
            <th className="num">Returnable</th>
            <th>Units</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, most }) => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td className="nowrap">{line.sku}</td>
              <td className="clip" style={{ maxWidth: 180 }}>
                {line.title}
              </td>
              <td className="num">{count(most)}</td>
              <td>
                <NumberInput
                  aria-label={`Units of line ${line.line} to return`}
                  min={0}
                  max={most}
                  clampBehavior="strict"
                  allowDecimal={false}
                  w={84}
                  value={chosen[line.line] ?? 0}
                  onChange={(value) => setChosen({ ...chosen, [line.line]: Number(value) || 0 })}
                  data-testid={`return-quantity-${line.line}`}
                />
              </td>
            </tr>
          ))}
          {lines.length === 0 && (
            <tr>
              <td colSpan={5} className="quiet">
                No delivered units.
              </td>
            </tr>
          )}
        </tbody>
      </Table>
    </ConfirmDialog>
  );
}

/** Units of a line that can still be returned. */
export function returnable(line: OrderLine): number {
  return Math.max(0, (line.delivered ?? line.shipped ?? 0) - (line.returned ?? 0));
}
