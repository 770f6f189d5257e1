import { expect, test } from 'vitest';
import { actorFault } from './actorFault';

test('a name must fit in a header', () => {
  expect([actorFault(''), actorFault('   '), actorFault('x'.repeat(101))]).toEqual([
    'Enter your name',
    'Enter your name',
    'At most 100 characters',
  ]);
  expect([actorFault('maria'), actorFault('Zoë Okafor'), actorFault('Łukasz 李')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(actorFault('a\nb')).toEqual('Leave out control characters');
});
