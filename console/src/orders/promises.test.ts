import { expect, test } from 'vitest';
import type { PromiseLeg } from '../api/types';
import { legState, movedFrom, wayWords } from './promises';

const LEG: PromiseLeg = {
  node: 'DC1',
  service: 'ground',
  shipsAt: '2026-12-01T16:00:00Z',
  deliverBy: '2026-12-03T23:00:00Z',
};
const state = (more: Partial<PromiseLeg>, now: string) => legState({ ...LEG, ...more }, Date.parse(now)).text;

test('a delivery method is named unless it is a parcel', () => {
  expect([
    wayWords({ kind: 'ship' }),
    wayWords(undefined),
    wayWords({ kind: 'pickup', node: 'S014' }),
    wayWords({ kind: 'same-day', node: null }),
  ]).toEqual([undefined, undefined, 'Pickup at S014', 'Same day']);
});

test('a promise has moved when its day has', () => {
  expect(movedFrom({ promisedBy: '2026-12-03T10:00:00Z', deliverBy: '2026-12-03T22:00:00Z' })).toBeUndefined();
  expect(movedFrom({ deliverBy: '2026-12-03T22:00:00Z' })).toBeUndefined();
  expect(movedFrom({ promisedBy: '2026-12-03T10:00:00Z', deliverBy: '2026-12-05T10:00:00Z' })).toEqual({
    promisedBy: '2026-12-03T10:00:00Z',
    later: true,
  });
  expect(movedFrom({ promisedBy: '2026-12-03T10:00:00Z', deliverBy: '2026-12-01T10:00:00Z' })?.later).toBe(false);
});

test('an open leg says when it is late, against business time', () => {
  expect(state({}, '2026-12-01T12:00:00Z')).toBe('open');
  expect(state({}, '2026-12-01T18:00:00Z')).toBe('ships late');
  expect(state({ shippedAt: '2026-12-01T17:00:00Z' }, '2026-12-01T18:00:00Z')).toBe('in transit');
  expect(state({ shippedAt: '2026-12-01T17:00:00Z' }, '2026-12-04T18:00:00Z')).toBe('overdue');
});

test('an ended leg says its result and who was late', () => {
  const now = Date.parse('2026-12-09T00:00:00Z');

  expect(legState({ ...LEG, outcome: 'kept' }, now)).toEqual({ text: 'kept', tone: 'good' });
  expect(legState({ ...LEG, outcome: 'missed', missedBy: 'carrier' }, now)).toEqual({
    text: 'missed',
    why: 'the carrier took too long',
    tone: 'bad',
  });
  expect(legState({ ...LEG, outcome: 'lost', missedBy: null }, now)).toEqual({
    text: 'lost',
    why: undefined,
    tone: 'bad',
  });
});
