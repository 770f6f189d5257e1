import { expect, test } from 'vitest';
import { weightOf } from '../ui/tones';
import { newestFirst, summaryOf, withParts } from './timelines';

const at = (second: number) => `2026-11-23T12:00:0${second}Z`;

test('events of the parts join those of the order, none twice', () => {
  const own = [
    { seq: 1, at: at(0), type: 'order-captured' },
    { seq: 1, at: at(1), type: 'shipped', subject: 'F1' },
  ];
  const parts = [
    { seq: 1, at: at(1), type: 'shipped', subject: 'F1' },
    { seq: 2, at: at(2), type: 'delivered', subject: 'F1' },
  ];

  expect(withParts(own, parts).map((item) => item.type)).toEqual(['order-captured', 'shipped', 'delivered']);
});

test('the newest comes first, and the later of one moment before the earlier', () => {
  const items = [
    { seq: 1, at: at(0), type: 'a' },
    { seq: 2, at: at(0), type: 'b' },
    { seq: 3, at: at(5), type: 'c' },
  ];

  expect(newestFirst(items).map((item) => item.type)).toEqual(['c', 'b', 'a']);
});

test("the engine's events are summarized", () => {
  const data = { from: 'payment-down', on: 'retry', to: 'authorizing' };

  expect(summaryOf({ seq: 1, at: at(0), type: 'moved', data })).toEqual({
    what: 'Payment down → authorizing',
    more: 'retry',
  });
  expect(summaryOf({ seq: 1, at: at(0), type: 'moved', data: { from: '', on: 'started', to: 'sourcing' } })).toEqual({
    what: 'Started: sourcing',
    more: 'started',
  });
  expect(
    summaryOf({
      seq: 2,
      at: at(0),
      type: 'retrying',
      data: { capability: 'payment.authorize', attempt: 3, reason: 'timed out' },
    }),
  ).toEqual({ what: 'Try 3 of payment.authorize failed', more: 'timed out' });
  expect(summaryOf({ seq: 3, at: at(0), type: 'stock-allocated', data: null })).toEqual({
    what: 'Stock allocated',
    more: '',
  });
});

test('events about promises name the day, and whether it is later', () => {
  const say = (type: string, data: unknown) => summaryOf({ seq: 1, at: at(0), type, data });

  expect(say('order-promised', { deliverBy: '2026-11-27T22:00:00Z' })).toEqual({
    what: 'Promised',
    more: 'by Fri, Nov 27',
  });
  expect(say('backorder-promised', { deliverBy: '2026-11-27T22:00:00Z', claims: [] })).toEqual({
    what: 'Promised from supply',
    more: 'by Fri, Nov 27',
  });
  expect(say('promise-moved', { was: '2026-11-27T22:00:00Z', deliverBy: '2026-11-30T22:00:00Z', later: true })).toEqual(
    { what: 'Promise moved, later', more: 'Fri, Nov 27 → Mon, Nov 30' },
  );
  expect(
    say('promise-moved', { was: '2026-11-30T22:00:00Z', deliverBy: '2026-11-27T22:00:00Z', later: false }).what,
  ).toBe('Promise moved, earlier');
  expect(say('promise-withdrawn', { was: '2026-11-27T22:00:00Z' }).more).toBe('was Fri, Nov 27');
});

test('a reallocated order names its old and new nodes, one that stayed its reason', () => {
  const say = (type: string, data: unknown) => summaryOf({ seq: 1, at: at(0), type, data });

  expect(
    say('order-reallocated', {
      node: 'S014',
      reason: 'flood',
      placements: [{ node: 'DC1' }, { node: 'DC2' }, { node: 'DC1' }],
      recalled: ['F1'],
    }),
  ).toEqual({ what: 'Reallocated from S014', more: 'to DC1, DC2 · flood' });
  expect(say('reallocation-kept', { node: 'S014', reason: 'flood', why: 'too-late' })).toEqual({
    what: 'Stays at S014',
    more: 'already shipped · flood',
  });
  expect(say('order-reallocated', { service: 'express', reason: 'strike' }).what).toBe('Reallocated from express');
  expect(say('reallocation-kept', { service: 'express', reason: 'strike', why: 'kept' }).what).toBe(
    'Stays with express',
  );
});

test('substitutes are named', () => {
  expect(
    summaryOf({
      seq: 1,
      at: at(0),
      type: 'lines-substituted',
      data: { lines: [{ line: 1, ordered: 'MUG', sku: 'CUP', quantity: 2 }] },
    }).more,
  ).toBe('2 of CUP for MUG');
});

test("a cart's hold that became an order is no trouble", () => {
  expect(['cart-hold-converted', 'hold-placed', 'promise-withdrawn', 'promise-moved'].map(weightOf)).toEqual([
    'key',
    'trouble',
    'trouble',
    'key',
  ]);
  expect(summaryOf({ seq: 1, at: at(0), type: 'cart-hold-converted', data: { hold: 'H7' } })).toEqual({
    what: 'Took over the cart hold',
    more: 'H7',
  });
  expect(
    summaryOf({ seq: 2, at: at(0), type: 'cart-hold-not-used', data: { hold: 'H7', reason: 'other-cart' } }).more,
  ).toBe('H7 · other cart');
});
