import { expect, test } from 'vitest';
import { every } from './polling';

const read = (dataUpdatedAt: number, errorUpdatedAt: number, errorUpdateCount: number) => ({
  state: { dataUpdatedAt, errorUpdatedAt, errorUpdateCount },
});

test('a read that works is repeated at its interval', () => {
  expect(every(5_000)(read(0, 0, 0))).toBe(5_000);
  expect(every(5_000)(read(90_000, 20_000, 7))).toBe(5_000);
});

test('the longer the server does not answer, the more rarely it is asked', () => {
  expect([4_000, 30_000, 80_000, 900_000].map((down) => every(5_000)(read(100_000, 100_000 + down, 3)))).toEqual([
    5_000, 15_000, 40_000, 60_000,
  ]);
});

test('a server that never answered is asked at doubled intervals', () => {
  expect([1, 2, 3, 9].map((failures) => every(5_000)(read(0, 1, failures)))).toEqual([5_000, 10_000, 20_000, 60_000]);
});

test('what is read rarely is not read more often because it fails', () => {
  expect(every(300_000)(read(1, 2, 1))).toBe(300_000);
});
