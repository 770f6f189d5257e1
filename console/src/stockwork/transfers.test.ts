import { expect, test } from 'vitest';
import { ApiProblem } from '../api/client';
import type { Transfer } from '../api/stock';
import { outcomeText, receiveBody, shipBody, sumsOf, verbsOf } from './transfers';

const line = {
  line: 1,
  sku: 'mug',
  requested: 5,
  shipped: 4,
  received: 1,
  damaged: 1,
  excess: 0,
  lost: 0,
  inTransit: 2,
};
const transfer: Transfer = {
  id: 'T100004',
  reference: 'TR-4',
  from: 'DC1',
  to: 'S1',
  state: 'shipped',
  requestedAt: '2026-11-26T10:00:00Z',
  expectedAt: '2026-11-28T10:00:00Z',
  lines: [line, { ...line, line: 2, sku: 'cup', inTransit: 0 }],
};

test('offers the actions that the state allows', () => {
  expect(verbsOf({ ...transfer, state: 'requested' })).toEqual(['ship', 'cancel']);
  expect(verbsOf(transfer)).toEqual(['receive', 'close']);
  expect(verbsOf({ ...transfer, state: 'closed' })).toEqual([]);
});

test('ships the requested units by default', () => {
  expect(shipBody(transfer, { 2: '0' }, '2026-11-29T08:00:00Z')).toEqual({
    transfers: [
      {
        transfer: 'T100004',
        expectedAt: '2026-11-29T08:00:00Z',
        lines: [
          { line: 1, units: 5 },
          { line: 2, units: 0 },
        ],
      },
    ],
  });
});

test('receives units in transit, and leaves out lines without any', () => {
  expect(receiveBody(transfer, {}, {}).receipts).toEqual([{ transfer: 'T100004', line: 1, sellable: 2, damaged: 0 }]);
  expect(receiveBody(transfer, { 1: '0' }, { 2: '1' }).receipts).toEqual([
    { transfer: 'T100004', line: 2, sellable: 0, damaged: 1 },
  ]);
});

test('counts damaged units as received', () => {
  expect(sumsOf(transfer.lines)).toEqual({ requested: 10, shipped: 8, received: 4, inTransit: 2, lost: 0 });
});

test('treats a refused outcome as a failure, and reports excess units', () => {
  expect(() => outcomeText([{ outcome: 'impossible', why: 'was canceled' }], 'Closed')).toThrow(ApiProblem);
  expect(outcomeText([{ outcome: 'done' }, { outcome: 'too-many', excess: 3 }], 'Received')).toBe(
    'Received; 3 more than were shipped',
  );
  expect(outcomeText([{ outcome: 'done' }], 'Received')).toBe('Received');
});
