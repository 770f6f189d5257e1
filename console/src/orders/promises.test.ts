import { expect, test } from 'vitest';
import type { Fulfillment } from '../api/goods';
import type { PromiseLeg } from '../api/types';
import { legState, movedFrom, shippedNothing, wayWords } from './promises';

const LEG: PromiseLeg = {
  node: 'DC1',
  service: 'ground',
  shipsAt: '2026-12-01T16:00:00Z',
  deliverBy: '2026-12-03T23:00:00Z',
};
const ORDER = { id: 'O1', state: 'open' };
const state = (more: Partial<PromiseLeg>, now: string) => legState({ ...LEG, ...more }, ORDER, Date.parse(now)).text;

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

  expect(legState({ ...LEG, outcome: 'kept' }, ORDER, now)).toEqual({ text: 'kept', tone: 'good' });
  expect(legState({ ...LEG, outcome: 'missed', missedBy: 'carrier' }, ORDER, now)).toEqual({
    text: 'missed',
    why: 'the carrier took too long',
    tone: 'bad',
  });
  expect(legState({ ...LEG, outcome: 'lost', missedBy: 'carrier' }, ORDER, now)).toEqual({
    text: 'lost',
    why: 'by the carrier',
    tone: 'bad',
  });
});

test('a leg whose node shipped nothing is not overdue', () => {
  const now = Date.parse('2026-12-09T00:00:00Z');
  const gaveBack: Fulfillment = { id: 'F1', node: 'DC1', state: 'rejected', stage: 'not-fulfilled' };
  const works: Fulfillment = { id: 'F2', node: 'DC1', state: 'released', stage: 'at-node' };
  const said = (state: string, ...fulfillments: Fulfillment[]) =>
    legState(LEG, { id: 'O1', state, fulfillments }, now).text;

  expect([gaveBack, works].map(shippedNothing)).toEqual([true, false]);
  expect(said('open', gaveBack)).toBe('not used');
  expect(said('completed', gaveBack)).toBe('not used');
  expect(said('open', gaveBack, works)).toBe('overdue');
  expect(said('open')).toBe('overdue');
  expect(said('canceled')).toBe('not used');
});
