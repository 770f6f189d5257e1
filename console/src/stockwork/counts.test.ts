import { expect, test } from 'vitest';
import { countsOf, recordedText } from './counts';

test('only what was typed for a SKU that is not counted yet is saved', () => {
  const lines = [{ sku: 'mug' }, { sku: 'cup', found: 3 }, { sku: 'pen', found: null }];
  expect(countsOf(lines, { mug: ' 12 ', cup: '4', pen: '' })).toEqual([{ sku: 'mug', found: 12 }]);
  expect(countsOf(lines, { pen: '0' })).toEqual([{ sku: 'pen', found: 0 }]);
});

test('what came of a count is said, and who has to look', () => {
  expect(recordedText(3, [])).toBe('3 counted');
  expect(recordedText(3, [{ state: 'applied' }, { state: 'requested' }])).toBe(
    '3 counted · 1 adjusted · 1 waits for approval',
  );
});
