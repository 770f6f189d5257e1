import { expect, test } from 'vitest';
import { decisionsOf, unitsByNode } from './decisions';

const RECORD = {
  order: 12, attempt: 1, at: '2026-11-23T12:00:00Z', same: true,
  decision: {
    placements: [{ line: 1, sku: 'MUG', node: 'S001', quantity: 2 }, { line: 2, sku: 'CUP', node: 'DC1', quantity: 1 }],
    parts: [{ node: 'S001', zone: 2, shippingMinor: 700, handlingMinor: 120, transitDays: 2 }],
    cost: { shippingMinor: 1200, handlingMinor: 240, splitMinor: 300 }, gapMinor: 0,
    inputs: { policy: 'abc', nodes: [{ code: 'S001' }, { code: 'DC1' }, { code: 'DC2' }] },
  },
  runnersUp: [{ without: ['S001'], placements: [], cost: { shippingMinor: 1400, handlingMinor: 240, splitMinor: 300 }, extraMinor: 200 }],
};

test('a decision record shows its plan, what it cost and what came second', () => {
  const [decision] = decisionsOf({ items: [RECORD] });

  expect(decision).toMatchObject({ sourced: true, same: true, policy: 'abc', nodesConsidered: 3, cost: { totalMinor: 1740 } });
  expect(decision?.runnersUp[0]).toMatchObject({ without: ['S001'], extraMinor: 200, cost: { totalMinor: 1940 } });
});

test('the newest attempt comes first', () => {
  expect(decisionsOf([RECORD, { ...RECORD, attempt: 2 }]).map((d) => d.attempt)).toEqual([2, 1]);
});

test('an unfillable order names the lines that fall short', () => {
  const [decision] = decisionsOf([{ attempt: 1, decision: { lines: [{ line: 1, sku: 'MUG', wanted: 5, available: 3 }] } }]);

  expect(decision?.sourced).toBe(false);
  expect(decision?.short).toEqual([{ line: 1, sku: 'MUG', wanted: 5, available: 3 }]);
});

test('an answer of another shape is no decision and no crash', () => {
  expect([decisionsOf(null), decisionsOf('x'), decisionsOf({})]).toEqual([[], [], []]);
});

test('units are summed per node', () => {
  expect(unitsByNode([{ line: 1, sku: 'a', node: 'S1', quantity: 2 }, { line: 2, sku: 'b', node: 'S1', quantity: 3 }])).toEqual([['S1', 5]]);
});
