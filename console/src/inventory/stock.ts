import type { LearnedBuffer, StockRow, Supply } from '../api/types';

export type Column =
  'onHand' | 'reserved' | 'safety' | 'buffer' | 'fenced' | 'missing' | 'quarantined' | 'inTransit' | 'available';
export type StockLine = StockRow & Record<Column, number>;

/** Columns of stock, in order. Optional ones are shown if a row has units in them. */
const FIGURES: { key: Column; name: string; always: boolean; title?: string }[] = [
  { key: 'onHand', name: 'On hand', always: true },
  { key: 'reserved', name: 'Reserved', always: true },
  { key: 'safety', name: 'Safety', always: true },
  {
    key: 'buffer',
    name: 'Buffer',
    always: false,
    title: 'Kept back because the figures of the node were wrong before',
  },
  { key: 'fenced', name: 'Fenced', always: false, title: 'Ring-fenced for channel groups' },
  { key: 'available', name: 'Available', always: true },
  { key: 'missing', name: 'Missing', always: false, title: 'Reserved units that a count did not find' },
  { key: 'quarantined', name: 'Quarantine', always: false, title: 'Damaged; not part of on hand' },
  { key: 'inTransit', name: 'In transit', always: false, title: 'Shipped by another node; not part of on hand' },
];

export function figuresOf(lines: StockLine[]): typeof FIGURES {
  return FIGURES.filter((figure) => figure.always || lines.some((line) => line[figure.key] !== 0));
}

/** Stock per node, most available first. Nodes with nothing but units in transit are included. */
export function stockLines(rows: StockRow[], supplies: Supply[]): StockLine[] {
  const transit = new Map<string, number>();
  for (const one of supplies)
    if (one.kind === 'transfer') transit.set(one.node, (transit.get(one.node) ?? 0) + one.open);
  const unheld = [...transit.keys()]
    .filter((node) => !rows.some((row) => row.node === node))
    .map((node): StockRow => ({ node }));
  return [...rows, ...unheld]
    .map((row) => ({
      ...row,
      onHand: row.onHand ?? 0,
      reserved: row.reserved ?? 0,
      safety: row.safety ?? 0,
      buffer: row.buffer ?? 0,
      fenced: row.fenced ?? 0,
      missing: row.missing ?? 0,
      quarantined: row.quarantined ?? 0,
      inTransit: transit.get(row.node) ?? 0,
      available:
        row.available ?? Math.max(0, (row.onHand ?? 0) - (row.reserved ?? 0) - (row.safety ?? 0) - (row.buffer ?? 0)),
    }))
    .sort((a, b) => b.available - a.available || a.node.localeCompare(b.node));
}

export interface Arrival extends Supply {
  /** Unclaimed units. */
  free: number;
  /** Unclaimed units of this and all earlier supply. */
  freeUntil: number;
}

/** Open supply, earliest first. */
export function arrivals(supplies: Supply[]): Arrival[] {
  let freeUntil = 0;
  return supplies
    .filter((one) => one.open > 0)
    .sort(
      (a, b) => a.expectedAt.localeCompare(b.expectedAt) || a.reference.localeCompare(b.reference) || a.line - b.line,
    )
    .map((one) => {
      const free = Math.max(0, one.open - one.promised);
      freeUntil += free;
      return { ...one, free, freeUntil };
    });
}

/** Buffers above zero, largest first. */
export function buffersInForce(buffers: LearnedBuffer[]): LearnedBuffer[] {
  return buffers.filter((one) => one.units > 0).sort((a, b) => b.units - a.units || a.node.localeCompare(b.node));
}

/** Age of figures: `3 ms`, `2.4 s`. */
export function staleness(milliseconds: number): string {
  return milliseconds < 1_000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1_000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}
