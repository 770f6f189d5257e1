import { expect, test } from 'vitest';
import type { PromiseScore } from '../api/types';
import { keptShare, shareText, sorted, totalOf } from './score';

const score = (key: string, kept: number, missed = 0, lost = 0): PromiseScore => ({
  key,
  kept,
  missed,
  lost,
  byDecision: 0,
  byNode: missed,
  byCarrier: 0,
});

test('a lost leg is not kept', () => {
  expect(keptShare(score('DC1', 90, 8, 2))).toBe(0.9);
  expect(keptShare(score('DC1', 0))).toBeUndefined();
});

test('a share is not rounded up to all', () => {
  expect([shareText(1), shareText(0.99996), shareText(0.974), shareText(undefined)]).toEqual([
    '100%',
    '99.9%',
    '97.4%',
    '–',
  ]);
});

test('the worst come first, days by date', () => {
  expect(
    sorted([score('A', 9, 1), score('B', 5, 5), score('C', 0), score('D', 90, 10)], 'node').map((one) => one.key),
  ).toEqual(['D', 'B', 'A', 'C']);
  expect(sorted([score('2026-11-20', 1), score('2026-11-22', 1)], 'day').map((one) => one.key)).toEqual([
    '2026-11-22',
    '2026-11-20',
  ]);
});

test('the whole is the sum of its parts', () => {
  expect(totalOf([score('A', 9, 1), score('B', 5, 5, 1)])).toEqual({
    kept: 14,
    missed: 6,
    lost: 1,
    byDecision: 0,
    byNode: 6,
    byCarrier: 0,
  });
});
