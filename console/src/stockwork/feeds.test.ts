import { expect, test } from 'vitest';
import { wrongShare } from './feeds';

test('the share of wrong figures needs some that were compared', () => {
  expect([wrongShare(0, 0), wrongShare(5, 200)]).toEqual(['–', '2.5%']);
});
