import { expect, test } from 'vitest';
import { stillListed } from './stillListed';

test('what is no longer listed is no longer chosen', () => {
  expect(stillListed(new Set(['K1', 'K9']), ['K1', 'K2'])).toEqual(['K1']);
});
