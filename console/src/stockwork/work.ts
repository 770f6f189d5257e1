import type { ParkedRow } from '../api/types';
import { count } from '../format';

export interface Correction {
  sku: string;
  node: string;
  units: string;
}

/** A parked row to try again: only what was changed is sent, so that the rest stays as it was. */
export function retryOf(row: ParkedRow, typed?: Correction): { id: string; sku?: string; node?: string; units?: number } {
  if (!typed) return { id: row.id };
  const changed = (text: string, was: string) => (text.trim() === '' || text.trim() === was ? undefined : text.trim());
  const [sku, node, units] = [changed(typed.sku, row.sku ?? ''), changed(typed.node, row.node ?? ''), changed(typed.units, row.units?.toString() ?? '')];
  return { id: row.id, ...(sku && { sku }), ...(node && { node }), ...(units !== undefined && { units: Number(units) }) };
}

export function correctionOf(row: ParkedRow): Correction {
  return { sku: row.sku ?? '', node: row.node ?? '', units: row.units?.toString() ?? '' };
}

export function wholeNumber(text: string): boolean {
  return text.trim() === '' || /^-?\d{1,12}$/.test(text.trim());
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

const NAME_MAX = 100;

/** What is wrong with a name for the header Crossdock-Actor; nothing where it can be sent. */
export function actorFault(name: string): string | undefined {
  const text = name.trim();
  if (text === '') return 'Say who you are';
  if (text.length > NAME_MAX) return `At most ${NAME_MAX} characters`;
  // Headers carry Latin-1 without control characters.
  return /^[\x20-\x7e\xa0-\xff]*$/.test(text) ? undefined : 'Only Latin letters, please';
}

/** Share of the rows that a feed counted and that were wrong, for instance `2.5%`; nothing where it counted none. */
export function wrongShare(wrong: number, counts: number): string {
  return counts === 0 ? '–' : `${((wrong / counts) * 100).toFixed(1)}%`;
}

/** Keeps of a selection what is still listed. */
export function stillListed(chosen: ReadonlySet<string>, ids: string[]): string[] {
  return ids.filter((id) => chosen.has(id));
}
