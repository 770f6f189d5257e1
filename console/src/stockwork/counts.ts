import type { CountLine } from '../api/stock';
import type { Adjustment } from '../api/types';
import { count } from '../format';

/** Reasons to count a SKU. */
export const REASONS_TO_COUNT: Record<string, string> = {
  value: 'highest value',
  inaccuracy: 'most often wrong',
  age: 'longest uncounted',
};

/** Typed units of SKUs that are not counted yet. */
export function countsOf(lines: CountLine[], typed: Record<string, string>): { sku: string; found: number }[] {
  return lines
    .filter((line) => (line.found === null || line.found === undefined) && (typed[line.sku] ?? '').trim() !== '')
    .map((line) => ({ sku: line.sku, found: Number(typed[line.sku]) }));
}

/** Results of saved counts: `3 counted · 1 adjusted · 1 waits for approval`. */
export function recordedText(counted: number, adjustments: Pick<Adjustment, 'state'>[]): string {
  const of = (state: string) => adjustments.filter((one) => one.state === state).length;
  const parts: [number, string][] = [
    [counted, 'counted'],
    [of('applied'), 'adjusted'],
    [of('requested'), of('requested') === 1 ? 'waits for approval' : 'wait for approval'],
  ];
  return parts
    .filter(([n], i) => i === 0 || n > 0)
    .map(([n, what]) => `${count(n)} ${what}`)
    .join(' · ');
}
