import { expect, test } from 'vitest';
import { movedText, nodesOf } from './reallocations';

const order = (result: string) => ({ order: 'O100001', result });

test('says how many move, are recalled and stay', () => {
  expect(movedText([order('moved'), order('moved'), order('recalled'), order('kept'), order('too-late')], false)).toBe(
    '2 move, 1 is recalled, 2 stay',
  );
  expect(movedText([order('kept')], true)).toBe('1 stays, more follow');
  expect(movedText([], false)).toBe('No orders to move');
});

test('names each node once', () => {
  const placements = [
    ['DC1', 1],
    ['S014', 2],
    ['DC1', 3],
  ].map(([node, line]) => ({ node: node as string, line: line as number, quantity: 1, sku: 'mug' }));
  expect(nodesOf({ ...order('moved'), placements })).toEqual(['DC1', 'S014']);
  expect(nodesOf(order('kept'))).toEqual([]);
});
