import { expect, test } from 'vitest';
import { walkText } from './walks';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const WALK = {
  name: 'stock-verify',
  completedAt: '2026-11-23T11:57:00Z',
  completedRows: 120_000,
  completedViolations: 0,
};

test('a walk says when it was last completed', () => {
  expect(walkText(WALK, NOW)).toEqual({ last: 'completed 3m ago, 120,000 rows', running: '', violations: 0 });
  expect(walkText({ name: 'stock-verify', startedAt: '2026-11-23T11:59:00Z', rows: 500 }, NOW)).toEqual({
    last: 'not completed yet',
    running: 'in progress, 500 rows',
    violations: 0,
  });
});

test('violations of the last walk count, those of the current one while it runs', () => {
  expect(walkText({ ...WALK, completedViolations: 2 }, NOW).violations).toBe(2);
  expect(walkText({ ...WALK, startedAt: '2026-11-23T11:59:00Z', rows: 500, violations: 3 }, NOW).violations).toBe(3);
  expect(walkText({ ...WALK, startedAt: null, violations: 3 }, NOW).violations).toBe(0);
});
