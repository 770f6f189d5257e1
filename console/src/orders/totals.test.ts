import { expect, test } from 'vitest';
import type { Order } from '../api/types';
import { agreedTotal, firstTotal } from './totals';

const captured: Order = { id: 'O1', totalMinor: 2000 };

function agreed(totalMinor: number | null): Order {
  const version = { version: 2, change: 'price', at: '2027-03-01T15:00:00Z', actor: 'berta' };
  return { ...captured, agreement: { ...version, document: { totalMinor } } };
}

test('the total is that of the version in force', () => {
  expect(agreedTotal(agreed(1500))).toBe(1500);
  expect(firstTotal(agreed(1500))).toBe(2000);
  expect(agreedTotal(agreed(0))).toBe(0);
});

test('an order that nobody changed has one total', () => {
  expect(firstTotal(agreed(2000))).toBeUndefined();
  expect(agreedTotal(captured)).toBe(2000);
  expect(agreedTotal(agreed(null))).toBe(2000);
  expect(firstTotal(captured)).toBeUndefined();
});
