import { expect, test } from 'vitest';
import { minorOf } from '../currencies';
import { changedFields } from './changedFields';
import { draftOf, kindsFor, wishOf } from './changeDraft';

const ORDER = {
  id: 'O1',
  state: 'open',
  currency: 'USD',
  shipTo: { name: 'Ada', line1: '1 Main St', city: 'Chicago', postalCode: '60601', country: 'US' },
  lines: [{ line: 1, sku: 'mug' }],
};

test('an amount is read with the decimals of its currency', () => {
  expect(minorOf('12.50', 'USD')).toBe(1250);
  expect(minorOf('12,5', 'EUR')).toBe(1250);
  expect(minorOf('12', 'JPY')).toBe(12);
  expect(minorOf('12.5', 'JPY')).toBeNull();
  expect(minorOf('1.234', 'KWD')).toBe(1234);
  expect(minorOf('1.234', 'USD')).toBeNull();
  expect(minorOf('-1', 'USD')).toBeNull();
  expect(minorOf('', 'USD')).toBeNull();
});

test('a draft starts from what is agreed, and is a whole address', () => {
  const draft = { ...draftOf(ORDER), line1: ' 2 Oak St ', country: 'us' };
  expect(wishOf(draft, ORDER)).toEqual({
    requestedBy: 'customer',
    reasonCode: 'customer-asked',
    actions: [
      {
        kind: 'address',
        shipTo: {
          name: 'Ada',
          phone: null,
          company: null,
          line1: '2 Oak St',
          line2: null,
          city: 'Chicago',
          region: null,
          postalCode: '60601',
          country: 'US',
        },
      },
    ],
  });
});

test('nothing is asked while something is missing', () => {
  const draft = draftOf(ORDER);
  expect(wishOf({ ...draft, city: ' ' }, ORDER)).toBeNull();
  expect(wishOf({ ...draft, kind: 'price' }, ORDER)).toBeNull();
  expect(wishOf({ ...draft, kind: 'units' }, ORDER)).toBeNull();
  expect(wishOf({ ...draft, kind: 'units', line: '1', units: 2 }, ORDER)?.actions).toEqual([
    { kind: 'units', line: 1, quantity: 2 },
  ]);
  expect(wishOf({ ...draft, kind: 'price', amount: '3' }, ORDER)?.actions).toEqual([
    { kind: 'price', amountMinor: 300 },
  ]);
});

test('of an order that has ended only the price can be lowered', () => {
  expect(kindsFor({ ...ORDER, state: 'completed' })).toEqual(['price']);
});

test('changed fields are those that differ', () => {
  expect(
    changedFields(
      { shipTo: { line1: 'a', city: 'c', line2: null } },
      { shipTo: { line1: 'b', city: 'c', line2: 'x' } },
    ),
  ).toEqual([
    ['line1', 'a', 'b'],
    ['line2', '', 'x'],
  ]);
});

test('a pickup needs a store, and a parcel instead of one an address', () => {
  const draft = { ...draftOf(ORDER), kind: 'method' as const, fulfillment: 'pickup' };
  expect(wishOf(draft, ORDER)).toBeNull();
  expect(wishOf({ ...draft, node: 'S1', amount: '5' }, ORDER)?.actions).toEqual([
    { kind: 'method', delivery: { fulfillment: 'pickup', node: 'S1', service: 'standard', moneyMinor: -500 } },
  ]);
  const pickup = { ...ORDER, fulfillment: { kind: 'pickup', node: 'S1' } };
  const parcel = { ...draftOf(pickup), kind: 'method' as const, fulfillment: 'ship', service: 'express' };
  expect(wishOf({ ...parcel, city: '' }, pickup)).toBeNull();
  expect(wishOf(parcel, pickup)?.actions[0]).toMatchObject({
    delivery: { fulfillment: 'ship', service: 'express' },
    shipTo: { line1: '1 Main St' },
  });
});

test('a further line has a price and may have a tax', () => {
  const draft = { ...draftOf(ORDER), kind: 'line' as const, sku: ' tee ', units: 2, amount: '15', tax: '' };
  expect(wishOf(draft, ORDER)?.actions).toEqual([
    { kind: 'line', item: { sku: 'tee', quantity: 2, unitPriceMinor: 1500 } },
  ]);
  expect(wishOf({ ...draft, tax: '2.00' }, ORDER)?.actions[0]?.item?.taxMinor).toBe(200);
  expect(wishOf({ ...draft, sku: '' }, ORDER)).toBeNull();
  expect(wishOf({ ...draft, amount: '' }, ORDER)).toBeNull();
});

test('a method may cost more or less, and not both', () => {
  const draft = { ...draftOf(ORDER), kind: 'method' as const, service: 'express', more: '9' };
  expect(wishOf(draft, ORDER)?.actions[0]?.delivery?.moneyMinor).toBe(900);
  expect(wishOf({ ...draft, amount: '5' }, ORDER)).toBeNull();
});
