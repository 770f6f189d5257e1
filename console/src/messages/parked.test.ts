import { expect, test } from 'vitest';
import type { ParkedMessage } from '../api/network';
import { correctedBody, firstFault, readable } from './parked';

const message = (more: Partial<ParkedMessage>): ParkedMessage => ({
  id: 'P100001',
  channel: 'amazon',
  receivedAt: '2026-12-02T08:20:36Z',
  times: 1,
  payload: '{"a":1}',
  ...more,
});

test('says the first fault, and how many more there are', () => {
  const violations = [
    { pointer: '/order', code: 'required', message: "required property 'order' not found" },
    { pointer: '/sku', message: 'x' },
  ];
  expect(firstFault(message({ problem: { title: 'The message makes no order', violations } }))).toEqual({
    text: "/order required property 'order' not found",
    more: 1,
  });
  expect(firstFault(message({ problem: { title: 'The message makes no order' } }))).toEqual({
    text: 'The message makes no order',
    more: 0,
  });
});

test('formats JSON, and leaves other text unchanged', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(readable('{"broken":')).toBe('{"broken":');
});

test('sends a body only after a correction', () => {
  expect(correctedBody('{"a":1}', readable('{"a":1}'))).toBeUndefined();
  expect(correctedBody('{"a":1}', '{"a":2}')).toBe('{"a":2}');
});
