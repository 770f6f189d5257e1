import { useEffect, useRef, type ComponentProps } from 'react';
import { usePhone } from './phone';

/** A table. On a phone each row is a card, and each cell bears the name of its column. */
export function Table({ className = '', ...rest }: ComponentProps<'table'>) {
  const phone = usePhone();
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (phone && table.current) nameCells(table.current);
  });
  return <table ref={table} className={`table ${className}`.trim()} {...rest} />;
}

/** Writes the names of the columns into `data-column`, where the style sheet reads them. */
function nameCells(table: HTMLTableElement) {
  const names = [...(table.tHead?.rows[0]?.cells ?? [])].flatMap((head) =>
    Array.from({ length: head.colSpan }, () => (head.querySelector('.sr') ? '' : (head.textContent?.trim() ?? ''))),
  );
  for (const body of table.tBodies) {
    for (const row of body.rows) {
      let column = 0;
      for (const cell of row.cells) {
        const name = cell.colSpan > 1 ? '' : (names[column] ?? '');
        if (cell.dataset.column !== name) cell.dataset.column = name;
        column += cell.colSpan;
      }
    }
  }
}
