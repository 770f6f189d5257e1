import { expect, test } from 'vitest';
import { countsOf, recordedText } from './counts';

test('only typed units of uncounted SKUs are saved', () => {
  const lines = [{ sku: 'mug' }, { sku: 'cup', found: 3 }, { sku: 'pen', found: null }];
  expect(countsOf(lines, { mug: ' 12 ', cup: '4', pen: '' })).toEqual([{ sku: 'mug', found: 12 }]);
  expect(countsOf(lines, { pen: '0' })).toEqual([{ sku: 'pen', found: 0 }]);
});

test('results of a count are counted, with those that wait for approval', () => {
  expect(recordedText(3, [])).toBe('3 counted');
  expect(recordedText(3, [{ state: 'applied' }, { state: 'requested' }])).toBe(
    '3 counted · 1 adjusted · 1 waits for approval',
  );
});
