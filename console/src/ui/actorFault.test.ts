import { expect, test } from 'vitest';
import { actorFault } from './actorFault';

test('a name must fit in a header', () => {
  expect([actorFault(''), actorFault('   '), actorFault('x'.repeat(101))]).toEqual([
    'Say who you are',
    'Say who you are',
    'At most 100 characters',
  ]);
  expect([actorFault('maria'), actorFault('Zoë Okafor')]).toEqual([undefined, undefined]);
  expect([actorFault('Łukasz'), actorFault('a\nb')]).toEqual([
    'Only Latin letters, please',
    'Only Latin letters, please',
  ]);
});
