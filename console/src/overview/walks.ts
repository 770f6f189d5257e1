import type { StockWalk } from '../api/types';
import { age, count } from '../format';

/** When a walk was last through, how far the one under way is, and what either found. */
export function walkText(walk: StockWalk, now: number): { last: string; running: string; violations: number } {
  return {
    last: walk.completedAt
      ? `through ${age(walk.completedAt, now)} ago, ${count(walk.completedRows)} rows`
      : 'not through yet',
    running: walk.startedAt ? `under way, ${count(walk.rows)} rows` : '',
    violations: Math.max(walk.completedViolations ?? 0, walk.startedAt ? (walk.violations ?? 0) : 0),
  };
}
