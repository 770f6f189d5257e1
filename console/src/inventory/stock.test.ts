import { expect, test } from 'vitest';
import type { Supply } from '../api/types';
import { arrivals, buffersInForce, figuresOf, staleness, stockLines } from './stock';

const supply = (more: Partial<Supply>): Supply => ({
  id: 1,
  reference: 'PO1',
  line: 1,
  kind: 'purchase-order',
  node: 'DC1',
  ordered: 10,
  received: 0,
  promised: 0,
  open: 10,
  expectedAt: '2026-12-01T10:00:00Z',
  ...more,
});

test('columns that are zero everywhere are left out', () => {
  const lines = stockLines(
    [
      { node: 'DC1', onHand: 5, available: 3, buffer: 2 },
      { node: 'S1', onHand: 1, available: 1 },
    ],
    [],
  );

  expect(figuresOf(lines).map((figure) => figure.name)).toEqual([
    'On hand',
    'Reserved',
    'Safety',
    'Buffer',
    'Available',
  ]);
});

test('units in transit count at their target, also if it stocks nothing', () => {
  const lines = stockLines(
    [{ node: 'DC1', onHand: 5, available: 5 }],
    [
      supply({ kind: 'transfer', node: 'S1', open: 4 }),
      supply({ kind: 'transfer', node: 'S1', open: 3 }),
      supply({ node: 'DC1' }),
    ],
  );

  expect(lines.map((line) => [line.node, line.onHand, line.inTransit])).toEqual([
    ['DC1', 5, 0],
    ['S1', 0, 7],
  ]);
});

test('supply is ordered by date, with its unclaimed units', () => {
  const list = arrivals([
    supply({ reference: 'PO2', expectedAt: '2026-12-05T10:00:00Z', open: 6, promised: 2 }),
    supply({ open: 10, promised: 9 }),
    supply({ reference: 'PO0', open: 0 }),
  ]);

  expect(list.map((one) => [one.reference, one.free, one.freeUntil])).toEqual([
    ['PO1', 1, 1],
    ['PO2', 4, 5],
  ]);
});

test('only buffers that keep something back are in force', () => {
  const buffer = { sku: 'MUG', reason: 'why', computedAt: '2026-12-01T10:00:00Z' };

  expect(
    buffersInForce([
      { ...buffer, node: 'S1', units: 0 },
      { ...buffer, node: 'S2', units: 1 },
      { ...buffer, node: 'S3', units: 4 },
    ]).map((one) => one.node),
  ).toEqual(['S3', 'S2']);
});

test('staleness has the unit that fits', () => {
  expect([staleness(3.4), staleness(2_440), staleness(61_000)]).toEqual(['3 ms', '2.4 s', '61 s']);
});
