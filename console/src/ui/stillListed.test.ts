import { expect, test } from 'vitest';
import { stillListed } from './stillListed';

test('rows that leave the list are unmarked', () => {
  expect(stillListed(new Set(['K1', 'K9']), ['K1', 'K2'])).toEqual(['K1']);
});
