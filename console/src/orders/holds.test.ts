import { expect, test } from 'vitest';
import { groupHolds, holdsOfOrder } from './holds';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const DOWN = {
  process: 'order',
  stage: 'payment-down',
  reason: "the payment provider can't be reached",
  owner: 'payments',
  resolutions: ['retry', 'cancel'],
};

test('holds of one stage are one group, with the resolutions that all of them allow', () => {
  const groups = groupHolds(
    [
      { ...DOWN, subject: 'O1', since: '2026-11-23T10:00:00Z', dueAt: '2026-11-23T14:00:00Z' },
      { ...DOWN, subject: 'O2', since: '2026-11-23T07:00:00Z', dueAt: '2026-11-23T11:00:00Z', resolutions: ['retry'] },
      { process: 'fulfillment', stage: 'overdue', subject: 'F9', resolutions: ['wait'] },
    ],
    NOW,
  );

  expect(groups.map((group) => `${group.key} ${group.holds.length} ${group.overdue}`)).toEqual([
    'order/payment-down 2 1',
    'fulfillment/overdue 1 0',
  ]);
  expect(groups[0]).toMatchObject({ resolutions: ['retry'], oldest: '2026-11-23T07:00:00Z', owner: 'payments' });
  expect(groups[0]?.holds.map((hold) => hold.subject)).toEqual(['O2', 'O1']);
});

test('an order shows the holds of its fulfillments once, wherever the server lists them', () => {
  const order = {
    id: 'O1',
    holds: [{ ...DOWN }, { subject: 'F7', stage: 'overdue', resolve: { wait: 'at-node', elsewhere: 'recalling' } }],
    fulfillments: [{ id: 'F7', holds: [{ stage: 'overdue', resolutions: ['wait', 'elsewhere'] }] }],
  };

  expect(holdsOfOrder(order).map((hold) => `${hold.subject} ${hold.resolutions.join(' ')}`)).toEqual([
    'O1 retry cancel',
    'F7 wait elsewhere',
  ]);
});
