import type { ParkedRow } from '../api/types';
import { count } from '../format';

export interface Correction {
  sku: string;
  node: string;
  units: string;
}

/** Retry of a parked row, with its changed fields only. */
export function retryOf(
  row: ParkedRow,
  typed?: Correction,
): { id: string; sku?: string; node?: string; units?: number } {
  if (!typed) return { id: row.id };
  const changed = (text: string, was: string) => (text.trim() === '' || text.trim() === was ? undefined : text.trim());
  const [sku, node, units] = [
    changed(typed.sku, row.sku ?? ''),
    changed(typed.node, row.node ?? ''),
    changed(typed.units, row.units?.toString() ?? ''),
  ];
  return {
    id: row.id,
    ...(sku && { sku }),
    ...(node && { node }),
    ...(units !== undefined && { units: Number(units) }),
  };
}

export function correctionOf(row: ParkedRow): Correction {
  return { sku: row.sku ?? '', node: row.node ?? '', units: row.units?.toString() ?? '' };
}

/** Results of a retry: `1 applied · 1 still waits`. */
export function outcomeOf(rows: ParkedRow[]): string {
  const of = (state: string) => rows.filter((row) => row.state === state).length;
  const parts = [
    [of('applied'), 'applied'],
    [of('older'), 'without effect, newer figures exist'],
    [of('waiting'), of('waiting') === 1 ? 'still waits' : 'still wait'],
  ].filter(([n]) => n !== 0);
  return parts.map(([n, what]) => `${count(n as number)} ${what}`).join(' · ') || 'No rows';
}
