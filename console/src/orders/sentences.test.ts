import { expect, test } from 'vitest';
import recorded from '../../test-data/timelines.json';
import type { TimelineItem } from '../api/types';
import { namesOf, sentenceOf, type Names } from './sentences';
import { stepsOf, storyOf } from './timelines';

/** Most sentences of the story of an order of a few lines. */
const A_DOZEN = 12;

const storyFor = ({ order, events }: { order: Parameters<typeof namesOf>[0]; events: unknown }) =>
  storyOf(events as TimelineItem[], namesOf(order, recorded.nodes)).reverse();
const texts = (of: Parameters<typeof storyFor>[0]) => storyFor(of).map((entry) => entry.text);

const NAMES: Names = {
  node: (code) => ({ S014: 'Dequincy', DC1: 'Kansas City' })[code] ?? code,
  sku: (code) => ({ MUG: 'Alder Mug' })[code] ?? code,
  line: (line) => (line === 1 ? { title: 'Alder Mug', ordered: 3 } : undefined),
  hold: (stage) => (stage === 'payment-down' ? "the payment provider can't be reached" : undefined),
  currency: 'USD',
};
const told = (type: string, data: unknown, stage = '') =>
  sentenceOf({ seq: 1, at: '2026-11-23T12:00:00Z', type, data, stage }, NAMES);
const said = (type: string, data: unknown, stage?: string) => told(type, data, stage).text;

test('units of service lines are told with their titles', () => {
  expect(said('services-due', { reason: '', lines: [{ line: 2, type: 'service', quantity: 2 }] })).toBe(
    '2 × line 2 invoiced',
  );
  expect(
    said('services-canceled', { reason: 'their goods are canceled', lines: [{ line: 3, type: 'fee', quantity: 1 }] }),
  ).toBe('1 × line 3 canceled: their goods are canceled');
  expect(said('order-closed', { state: 'completed', endState: 'rendered' })).toBe('Order completed, without goods');
});

test('a recorded order that came from three nodes is told in a dozen sentences', () => {
  expect(texts(recorded.split)).toEqual([
    'Order placed at bazaar: 2 × Indigo Scarf Mini, 3 × Alder Kettle S, 1 × Harbor Kettle Duo, 2 × Fjord Mug XL; ' +
      '$237.10',
    'Promised by Fri, Dec 4 from Store Baker, LA; Distribution center Kansas City, MO and Store Arcadia, LA',
    'Payment of $237.10 authorized by the channel',
    'Sent to Store Baker, LA: 2 × Indigo Scarf Mini; Distribution center Kansas City, MO: 3 × Alder Kettle S, ' +
      '1 × Harbor Kettle Duo; Store Arcadia, LA: 2 × Fjord Mug XL',
    '2 × Fjord Mug XL shipped from Store Arcadia, LA by USPS, 94LT8PYNV4XR7YRFMA; $62.75 captured',
    '2 × Indigo Scarf Mini shipped from Store Baker, LA by UPS, 1Z3R9ZH8ESEXWB3RT4; $149.78 captured',
    '3 × Alder Kettle S, 1 × Harbor Kettle Duo shipped from Distribution center Kansas City, MO by USPS, ' +
      '9488GQAW5THTM44Y7R; $24.57 captured',
    '2 × Indigo Scarf Mini delivered',
  ]);
  expect(texts(recorded.split).length).toBeLessThanOrEqual(A_DOZEN);
});

test('a recorded order with a refusal, a missing unit and a case is told in order', () => {
  const story = storyFor(recorded.dropped);

  expect(story.map((entry) => entry.text)).toEqual([
    'Order placed at shop: 1 × Ember Planter S, 1 × Harbor Pillow S; $132.81',
    'Promised by Wed, Dec 2 from Distribution center Harrisburg, PA',
    'Payment of $132.81 authorized',
    'Sent to Distribution center Harrisburg, PA: 1 × Ember Planter S, 1 × Harbor Pillow S',
    'Distribution center Harrisburg, PA refused 1 × Ember Planter S, 1 × Harbor Pillow S',
    'Promised by Wed, Dec 2 from Store Flemington, WV',
    '1 × Ember Planter S canceled: no node has it',
    "Case C101783, paid not allocated: The order is paid and can't be served (gave work of this order back): " +
      'SKU-0100: 1 wanted, 0 available',
    'Case C101783 closed: the units were canceled',
    'Sent to Store Flemington, WV: 1 × Harbor Pillow S',
    'Store Flemington, WV did not find 1 × Harbor Pillow S',
    'Promised by Wed, Dec 2 from Store Buckhannon, WV',
    'Sent to Store Buckhannon, WV: 1 × Harbor Pillow S',
    '1 × Harbor Pillow S shipped from Store Buckhannon, WV by UPS, 1ZRMFTAW7YWHQWZZCK; $21.54 captured',
    '1 × Harbor Pillow S delivered',
    'Order completed, in part',
    'Authorization of $111.27 voided',
  ]);
  expect(story.filter((entry) => entry.tone === 'trouble').map((entry) => entry.item.type)).toEqual([
    'fulfillment-refused',
    'lines-dropped',
    'case-raised',
    'fulfillment-short',
  ]);
});

test('a recorded order whose payment was refused ends in one sentence', () => {
  expect(texts(recorded.refused)).toEqual([
    'Order placed at shop: 1 × Birch Jacket S, 1 × Birch Kettle S, 1 × Cobalt Desk Light; $94.84',
    'Promised by Fri, Dec 4 from Store Manitowoc, WI and Distribution center Kansas City, MO',
    'Payment of $94.84 refused',
    'Order canceled',
  ]);
});

test('the steps are every event, the machine’s among them', () => {
  const { order, events } = recorded.refused;
  const steps = stepsOf(events as TimelineItem[], namesOf(order, recorded.nodes));

  expect(steps).toHaveLength(events.length);
  expect(steps.map((entry) => entry.text)).toContain('Authorizing → canceling (refused)');
});

test('a part of a line says how many were ordered', () => {
  const line = { line: 1, sku: 'MUG', quantity: 2 };
  const data = { node: 'S014', lines: [line], carrier: 'UPS', tracking: '1Z999' };

  expect(said('fulfillment-shipped', data)).toBe('2 of 3 × Alder Mug shipped from Dequincy by UPS, 1Z999');
  expect(said('fulfillment-shipped', { ...data, lines: [{ ...line, quantity: 3 }], carrier: null })).toBe(
    '3 × Alder Mug shipped from Dequincy, tracking 1Z999',
  );
  expect(said('fulfillment-short', { node: 'DC1', lines: [{ ...line, component: 2, sku: 'LID' }] })).toBe(
    'Kansas City did not find 2 × LID',
  );
  expect(said('fulfillment-lost', { node: 'DC1', lines: Array(6).fill(line), carrier: null, tracking: null })).toMatch(
    / and 2 more$/,
  );
});

test('goods at a counter or a curb say where they wait, and what became of them', () => {
  const data = { node: 'S014', lines: [{ line: 1, sku: 'MUG', quantity: 3 }], collectBy: '2026-12-09T15:29:00Z' };

  expect(said('pickup-ready', data)).toBe('3 × Alder Mug ready at Dequincy, kept until Wed, Dec 9');
  expect(said('pickup-given-up', data)).toBe('Nobody collected 3 × Alder Mug at Dequincy');
  expect(said('pickup-withdrawn', data)).toBe('Dequincy can’t hand over 3 × Alder Mug, which was ready');
  expect(said('customer-arrived', data)).toBe('Customer is at the curb of Dequincy');
  expect(said('fulfillment-came-back', data)).toBe('3 × Alder Mug came back to Dequincy');
});

test('money, promises and returns say amounts, days and reasons', () => {
  expect(said('payment-authorized', { amountMinor: 6779, currency: 'USD', source: 'provider' })).toBe(
    'Payment of $67.79 authorized',
  );
  expect(
    said('payment-captured', { amountMinor: 1500, currency: 'USD', source: 'provider', tender: 'gift-card' }),
  ).toBe('Payment of $15.00 captured on the gift card');
  expect(said('payment-capture-failed', { amountMinor: 500, currency: 'EUR', reason: 'expired card' })).toBe(
    'Payment of €5.00 could not be captured: expired card',
  );
  expect(said('promise-moved', { was: '2026-11-27T12:00:00Z', deliverBy: '2026-11-30T12:00:00Z', later: true })).toBe(
    'Promise moved from Fri, Nov 27 to Mon, Nov 30',
  );
  expect(said('order-reallocated', { node: 'S014', reason: 'flood', placements: [{ node: 'DC1' }] })).toBe(
    'Moved away from Dequincy to Kansas City: flood',
  );
  expect(said('reallocation-kept', { service: 'express', reason: 'strike', why: 'kept' })).toBe(
    'Stays with express: nothing else can serve it',
  );
  expect(
    said('return-received', {
      returned: 'R100123',
      node: 'S014',
      lines: [{ line: 1, sku: 'MUG', quantity: 2, sellable: 1, damaged: 1 }],
    }),
  ).toBe('Return R100123 arrived at Dequincy: 2 × Alder Mug (1 damaged)');
  expect(said('lines-substituted', { lines: [{ ordered: 'MUG', sku: 'CUP', title: 'Birch Cup', quantity: 2 }] })).toBe(
    '2 × Birch Cup sent in place of Alder Mug',
  );
});

test('people decide, holds give their reason, and a closed case is no trouble', () => {
  expect(said('moved', { from: 'large-order', on: 'resolve:accept', to: 'authorizing' })).toBe(
    'Hold “large order” decided: accept',
  );
  expect(told('moved', { from: 'authorizing', on: 'gave-up', to: 'payment-down' })).toMatchObject({
    text: "On hold: the payment provider can't be reached",
    tone: 'trouble',
    step: false,
  });
  expect(said('moved', { from: 'in-fulfillment', on: 'cancel-requested', to: 'recalling' })).toBe(
    'Cancellation asked for',
  );
  expect(said('event-ignored', { event: 'cancel-requested', stage: 'x', why: 'its stage does not allow it' })).toBe(
    'Cancellation asked for and not possible: its stage does not allow it',
  );
  expect(told('case-closed', { caseId: 'C1', kind: 'void-failed', resolution: 'resolve:retry' })).toMatchObject({
    text: 'Case C1 closed: retry',
    tone: 'plain',
  });
  expect(told('case-raised', { caseId: 'C1', kind: 'void-failed', detail: '' }).tone).toBe('trouble');
});

test('no class of Java is named', () => {
  expect(
    said('retrying', { capability: 'payment.authorize', attempt: 3, reason: 'adyen: java.net.ConnectException' }),
  ).toBe("Try 3 of payment.authorize failed: adyen: can't be reached");
});

test('an event of a module that the console does not know is readable', () => {
  expect(
    told('gift-wrapped', {
      amountMinor: 250,
      paperColor: 'red',
      readyAt: '2026-11-27T12:00:00Z',
      urgent: false,
      lines: [1, 2],
      fifth: 5,
    }),
  ).toEqual({
    text: 'Gift wrapped: amount $2.50, paper color red, ready at Fri, Nov 27, not urgent',
    tone: 'plain',
    step: false,
  });
  expect(said('gift-wrapped', null)).toBe('Gift wrapped');
});
