import type { ParkedRow } from '../api/types';
import { count } from '../format';

export interface Correction {
  sku: string;
  node: string;
  units: string;
}

/** A parked row to try again: only what was changed is sent, so that the rest stays as it was. */
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

/** What became of rows that were tried again, in a sentence. */
export function outcomeOf(rows: ParkedRow[]): string {
  const of = (state: string) => rows.filter((row) => row.state === state).length;
  const parts = [
    [of('applied'), 'applied'],
    [of('older'), 'without effect, something newer is known'],
    [of('waiting'), of('waiting') === 1 ? 'still waits' : 'still wait'],
  ].filter(([n]) => n !== 0);
  return parts.map(([n, what]) => `${count(n as number)} ${what}`).join(' · ') || 'Nothing was to be tried';
}
