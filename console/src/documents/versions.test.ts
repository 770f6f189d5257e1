import { expect, test } from 'vitest';
import { activeOf, baseOf, versionsOf } from './versions';

const policy = {
  name: 'sourcing',
  activeVersion: 2,
  versions: [
    { version: 1, active: false },
    { version: 3, active: false },
    { version: 2, active: true },
  ],
};

test('lists versions newest first, the active one marked', () => {
  expect(versionsOf(policy)).toEqual([
    { version: 3, active: false },
    { version: 2, active: true },
    { version: 1, active: false },
  ]);
  expect(activeOf(policy)).toBe(2);
});

test('compares with the active version, and the active one with the previous one', () => {
  const versions = versionsOf(policy);
  expect(baseOf(versions, 3)).toBe(2);
  expect(baseOf(versions, 1)).toBe(2);
  expect(baseOf(versions, 2)).toBe(1);
});

test('compares an active first version with the next', () => {
  expect(baseOf(versionsOf({ name: 'sourcing', activeVersion: 1, versions: [1, 2] }), 1)).toBe(2);
  expect(baseOf(versionsOf({ name: 'sourcing', activeVersion: 1, versions: [1] }), 1)).toBeUndefined();
});
