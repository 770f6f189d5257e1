import { expect, test } from 'vitest';
import { closedBy, closureText, lasting, openingText, profileFacts, timeFault } from './closures';

const NOW = Date.parse('2026-12-02T10:00:00Z');
const flood = { from: '2026-12-01T08:00:00Z', reason: 'burst pipe' };
const storm = { from: '2026-12-02T00:00:00Z', until: '2026-12-04T07:40:00Z', reason: 'snow storm' };
const inventory = { from: '2026-12-05T07:00:00Z', until: '2026-12-06T07:00:00Z', reason: 'inventory day' };
const past = { from: '2026-11-01T07:00:00Z', until: '2026-11-02T07:00:00Z', reason: 'past' };

test('a node is closed by the closure in force, the longest first', () => {
  expect(closedBy([past, inventory, storm], NOW)).toBe(storm);
  expect(closedBy([storm, flood], NOW)).toBe(flood);
  expect(closedBy([past, inventory], NOW)).toBeUndefined();
  expect(closedBy(undefined, NOW)).toBeUndefined();
});

test('a closure covers its first moment and not its last', () => {
  expect(closedBy([storm], Date.parse('2026-12-02T00:00:00Z'))).toBe(storm);
  expect(closedBy([storm], Date.parse('2026-12-04T07:40:00Z'))).toBeUndefined();
});

test('ended closures are not listed, later ones are', () => {
  expect(lasting([inventory, past, storm], NOW)).toEqual([storm, inventory]);
});

test('says until when, or from when', () => {
  expect(closureText(flood, NOW)).toBe('until it is reopened');
  expect(closureText(storm, NOW)).toBe('until Dec 4, 07:40');
  expect(closureText(inventory, NOW)).toBe('from Dec 5, 07:00 to Dec 6, 07:00');
});

test('a closure ends after its start, and after now', () => {
  expect(timeFault(undefined, undefined, NOW)).toBeUndefined();
  expect(timeFault(undefined, '2026-12-02T09:59:00Z', NOW)).toBe('The end has passed');
  expect(timeFault('2026-12-05T00:00:00Z', '2026-12-04T00:00:00Z', NOW)).toBe('The end is before the start');
  expect(timeFault('2026-12-03T00:00:00Z', '2026-12-04T00:00:00Z', NOW)).toBeUndefined();
});

test('writes hours of neighboring days together', () => {
  const day = (name: string, open: string, close: string) => ({ day: name, open, close });
  expect(
    openingText([
      day('tuesday', '08:00', '18:00'),
      day('monday', '08:00', '18:00'),
      day('thursday', '08:00', '18:00'),
      day('saturday', '13:00', '17:00'),
      day('saturday', '09:00', '12:00'),
    ]),
  ).toBe('Mon–Tue 08:00–18:00, Thu 08:00–18:00, Sat 09:00–12:00 and 13:00–17:00');
});

test('shows only facts of the profile', () => {
  expect(
    profileFacts({
      opening: [],
      capacity: { unitsPerDay: 500, unitsPerHour: null },
      kinds: ['ship', 'same-day'],
      lead: { amount: 2, unit: 'days' },
    }),
  ).toEqual([
    ['Open', 'at any time'],
    ['Limits', '500 units a day'],
    ['Serves', 'Ship, Same day'],
    ['Lead time', '2 days'],
  ]);
});
