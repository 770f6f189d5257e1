import { expect, test } from 'vitest';
import { wholeNumber } from './wholeNumber';

test('units are whole numbers, or left as they are', () => {
  expect(['', ' -3 ', '12', '1.5', 'x', '1e3'].map((text) => wholeNumber(text))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('counts are at least zero', () => {
  expect(['0', '7', '-1', ''].map((text) => wholeNumber(text, 0))).toEqual([true, true, false, true]);
});
