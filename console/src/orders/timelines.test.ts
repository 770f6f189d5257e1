import { expect, test } from 'vitest';
import { newestFirst, summaryOf, withParts } from './timelines';

const at = (second: number) => `2026-11-23T12:00:0${second}Z`;

test('events of the parts join those of the order, none twice', () => {
  const own = [{ seq: 1, at: at(0), type: 'order-captured' }, { seq: 1, at: at(1), type: 'shipped', subject: 'F1' }];
  const parts = [{ seq: 1, at: at(1), type: 'shipped', subject: 'F1' }, { seq: 2, at: at(2), type: 'delivered', subject: 'F1' }];

  expect(withParts(own, parts).map((item) => item.type)).toEqual(['order-captured', 'shipped', 'delivered']);
});

test('the newest comes first, and the later of one moment before the earlier', () => {
  const items = [{ seq: 1, at: at(0), type: 'a' }, { seq: 2, at: at(0), type: 'b' }, { seq: 3, at: at(5), type: 'c' }];

  expect(newestFirst(items).map((item) => item.type)).toEqual(['c', 'b', 'a']);
});

test("the engine's own events say what they carry", () => {
  const data = { from: 'payment-down', on: 'retry', to: 'authorizing' };

  expect(summaryOf({ seq: 1, at: at(0), type: 'moved', data })).toEqual({ what: 'Payment down → authorizing', more: 'retry' });
  expect(summaryOf({ seq: 1, at: at(0), type: 'moved', data: { from: '', on: 'started', to: 'sourcing' } })).toEqual({ what: 'Started: sourcing', more: 'started' });
  expect(summaryOf({ seq: 2, at: at(0), type: 'retrying', data: { capability: 'payment.authorize', attempt: 3, reason: 'timed out' } }))
    .toEqual({ what: 'Try 3 of payment.authorize failed', more: 'timed out' });
  expect(summaryOf({ seq: 3, at: at(0), type: 'stock-allocated', data: null })).toEqual({ what: 'Stock allocated', more: '' });
});
