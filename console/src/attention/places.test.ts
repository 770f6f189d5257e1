import { expect, test } from 'vitest';
import { piecesOf } from '../ui/ids';
import { placeOf } from './places';

test('a case links to its subject', () => {
  expect(placeOf('adjustment-requested', '104002')).toEqual({ text: 'A104002', to: '/stock-work' });
  expect(placeOf('transfer-difference', '104014')).toEqual({ text: 'T104014', to: '/stock-work/transfers/T104014' });
  expect(placeOf('feed-unknown-sku', '103867')?.to).toBe('/stock-work?tab=parked');
  expect(placeOf('feed-stale', '103868')?.to).toBe('/stock-work?tab=feeds');
});

test('orders and their parts keep their own pages', () => {
  expect(placeOf('message-undeliverable', 'O100247')).toBeUndefined();
  expect(placeOf('parcel-lost', '100247')).toBeUndefined();
});

test('ids in a sentence become links, the rest stays text', () => {
  expect(piecesOf('parcel-shipped could not be sent to the customer (M101327)')).toEqual([
    { text: 'parcel-shipped could not be sent to the customer (' },
    { text: 'M101327', to: '/subjects/M101327' },
    { text: ')' },
  ]);
  expect(piecesOf('somebody else decides on A104036')[1]).toEqual({ text: 'A104036', to: '/stock-work' });
});

test('a T is a transfer where the word is before it, an N a count task, and a code of a node is no id', () => {
  expect(piecesOf('transfer T104014 from DC-MID to S014 was closed')).toEqual([
    { text: 'transfer ' },
    { text: 'T104014', to: '/stock-work/transfers/T104014' },
    { text: ' from DC-MID to S014 was closed' },
  ]);
  expect(piecesOf('count N104033')[1]?.to).toBe('/stock-work/counts/N104033');
  expect(piecesOf('N104033 at S001')[0]).toEqual({ text: 'N104033', to: '/stock-work/counts/N104033' });
  expect(piecesOf('T104033 at S001')).toEqual([{ text: 'T104033 at S001' }]);
});
