import { expect, test } from 'vitest';
import { walkText } from './walks';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const WALK = {
  name: 'stock-verify',
  completedAt: '2026-11-23T11:57:00Z',
  completedRows: 120_000,
  completedViolations: 0,
};

test('a walk says when it was last through', () => {
  expect(walkText(WALK, NOW)).toEqual({ last: 'through 3m ago, 120,000 rows', running: '', violations: 0 });
  expect(walkText({ name: 'stock-verify', startedAt: '2026-11-23T11:59:00Z', rows: 500 }, NOW)).toEqual({
    last: 'not through yet',
    running: 'under way, 500 rows',
    violations: 0,
  });
});

test('what either walk found counts, that of the one under way only while it is', () => {
  expect(walkText({ ...WALK, completedViolations: 2 }, NOW).violations).toBe(2);
  expect(walkText({ ...WALK, startedAt: '2026-11-23T11:59:00Z', rows: 500, violations: 3 }, NOW).violations).toBe(3);
  expect(walkText({ ...WALK, startedAt: null, violations: 3 }, NOW).violations).toBe(0);
});
