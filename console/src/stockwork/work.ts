import type { CountLine } from '../api/stock';
import type { Adjustment, ParkedRow } from '../api/types';
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

/** Whether nothing or a whole number is typed, at or above `least` where that is given. */
export function wholeNumber(text: string, least = -Infinity): boolean {
  return text.trim() === '' || (/^-?\d{1,12}$/.test(text.trim()) && Number(text) >= least);
}

/** What was typed for SKUs of a count that are not counted yet. */
export function countsOf(lines: CountLine[], typed: Record<string, string>): { sku: string; found: number }[] {
  return lines
    .filter((line) => (line.found === null || line.found === undefined) && (typed[line.sku] ?? '').trim() !== '')
    .map((line) => ({ sku: line.sku, found: Number(typed[line.sku]) }));
}

/** What came of counts that were saved: `3 counted · 1 adjusted · 1 waits for a second person`. */
export function recordedText(counted: number, adjustments: Pick<Adjustment, 'state'>[]): string {
  const of = (state: string) => adjustments.filter((one) => one.state === state).length;
  const parts: [number, string][] = [
    [counted, 'counted'],
    [of('applied'), 'adjusted'],
    [of('requested'), of('requested') === 1 ? 'waits for a second person' : 'wait for a second person'],
  ];
  return parts
    .filter(([n], i) => i === 0 || n > 0)
    .map(([n, what]) => `${count(n)} ${what}`)
    .join(' · ');
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
