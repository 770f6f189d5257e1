import { expect, test } from 'vitest';
import { byProcess, liveCounts } from './stages';

const COUNTS = [
  { process: 'message', stage: 'sending', status: 'waiting', count: 4, oldest: '2026-11-23T12:00:00Z' },
  { process: 'order', stage: 'in-fulfillment', status: 'waiting', count: 30, oldest: '2026-11-23T12:00:00Z' },
  { process: 'order', stage: 'in-fulfillment', status: 'moving', count: 2, oldest: '2026-11-23T11:00:00Z' },
  { process: 'order', stage: 'payment-down', status: 'held', count: 40, oldest: '2026-11-23T10:00:00Z' },
  { process: 'order', stage: 'delivered', status: 'ended', count: 900, oldest: '2026-11-20T10:00:00Z' },
];

test('statuses and versions of a stage are one row, with the oldest of them', () => {
  const [order, message] = byProcess(COUNTS);

  expect([order?.process, message?.process]).toEqual(['order', 'message']);
  expect(order?.open).toEqual([
    { stage: 'payment-down', count: 40, oldest: '2026-11-23T10:00:00Z', held: 40 },
    { stage: 'in-fulfillment', count: 32, oldest: '2026-11-23T11:00:00Z', held: 0 },
  ]);
});

test('what has ended is not in progress', () => {
  expect(byProcess(COUNTS)[0]).toMatchObject({ underWay: 72, ended: [{ stage: 'delivered', count: 900 }] });
  expect([...liveCounts(COUNTS, 'order').keys()]).toEqual(['payment-down', 'in-fulfillment']);
});

test('without a status the shipped end stages count as ended', () => {
  expect(byProcess([{ process: 'order', stage: 'canceled', count: 1 }])[0]?.underWay).toBe(0);
});
