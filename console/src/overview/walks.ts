import type { StockWalk } from '../api/types';
import { age, count } from '../format';

/** Texts for a walk: last pass, current pass, violations of either. */
export function walkText(walk: StockWalk, now: number): { last: string; running: string; violations: number } {
  return {
    last: walk.completedAt
      ? `completed ${age(walk.completedAt, now)} ago, ${count(walk.completedRows)} rows`
      : 'not completed yet',
    running: walk.startedAt ? `in progress, ${count(walk.rows)} rows` : '',
    violations: Math.max(walk.completedViolations ?? 0, walk.startedAt ? (walk.violations ?? 0) : 0),
  };
}
