import { expect, test } from 'vitest';
import { newestFirst, withParts } from './timelines';

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
