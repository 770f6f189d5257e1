import { expect, test } from 'vitest';
import { age, clock, count, date, dateTime, due, exactTime, money, span, words, zoneName } from './format';

const NOON = Date.parse('2026-11-23T12:00:00Z');

test('money counts the digits of its currency', () => {
  expect(money(123456, 'USD')).toBe('$1,234.56');
  expect(money(123456, 'JPY')).toBe('¥123,456');
  expect(money(-5, 'EUR')).toBe('-€0.05');
  expect(money(123450, 'RSD')).toBe('RSD 1,234.50');
  expect(money(123450, 'IQD')).toBe('IQD 123.450');
  expect(money(123450, 'MGA')).toBe('MGA 1,234.50');
});

test('money without a known currency still shows the figure', () => {
  expect(money(1234, 'not a currency')).toBe('1,234 not a currency minor');
});

test('missing values are a dash', () => {
  expect([
    count(undefined),
    money(null, 'USD'),
    dateTime('rubbish'),
    date(undefined),
    clock(null),
    words(undefined),
  ]).toEqual(Array(6).fill('–'));
});

test('a span names its two largest units and one from ten up', () => {
  expect([0, 59_999, 60_000, 3_661_000, 97_200_000, 950_400_000].map(span)).toEqual([
    '0s',
    '59s',
    '1m',
    '1h 1m',
    '1d 3h',
    '11d',
  ]);
});

test('due says the time left or the delay', () => {
  expect(due('2026-11-23T14:30:00Z', NOON)).toEqual({ text: 'in 2h 30m', overdue: false });
  expect(due('2026-11-23T11:55:00Z', NOON)).toEqual({ text: '5m late', overdue: true });
});

test('times name another year', () => {
  expect(dateTime('2026-11-23T14:05:09Z', NOON)).toBe('Nov 23, 14:05');
  expect(dateTime('2025-11-23T14:05:09Z', NOON)).toBe('Nov 23, 2025, 14:05');
  expect(clock('2026-11-23T14:05:09Z')).toBe('14:05:09');
  expect(date('2026-11-23T14:05:09Z')).toBe('Mon, Nov 23');
  expect(age('2026-11-23T11:00:00Z', NOON)).toBe('1h');
});

test('codes read as words', () => {
  expect(words('awaiting-authorization')).toBe('Awaiting authorization');
  expect(words('unknown-sku')).toBe('Unknown SKU');
});

test('times are local, with the zone and UTC on request', () => {
  const late = '2026-11-24T03:05:09Z';

  expect(dateTime(late, NOON, 'America/Chicago')).toBe('Nov 23, 21:05');
  expect(date(late, 'America/Chicago')).toBe('Mon, Nov 23');
  expect(clock(late, 'Asia/Kolkata')).toBe('08:35:09');
  expect(exactTime(late, 'America/Chicago')).toBe('Mon, Nov 23, 2026, 21:05:09 CST = 03:05:09 UTC');
  expect(exactTime(late, 'UTC')).toBe('Tue, Nov 24, 2026, 03:05:09 UTC');
  expect(zoneName(NOON, 'America/Chicago')).toBe('CST');
});

test('a day stays the same day in every zone', () => {
  expect(date('2026-11-23', 'America/Chicago')).toBe('Mon, Nov 23');
});
