import { expect, test } from 'vitest';
import type { ParkedRow } from '../api/types';
import {
  actorFault,
  correctionOf,
  countsOf,
  outcomeOf,
  recordedText,
  retryOf,
  stillListed,
  wholeNumber,
  wrongShare,
} from './work';

const row = (more: Partial<ParkedRow>): ParkedRow => ({
  id: 'K1',
  feed: 'erp',
  sequence: 3,
  part: 1,
  row: 0,
  kind: 'absolute',
  at: '2026-12-01T10:00:00Z',
  sku: 'MUGG',
  node: 'DC1',
  units: 7,
  sent: '{}',
  cause: 'unknown-sku',
  state: 'waiting',
  parkedAt: '2026-12-01T10:00:00Z',
  ...more,
});

test('a retry sends only what was corrected', () => {
  expect(retryOf(row({}))).toEqual({ id: 'K1' });
  expect(retryOf(row({}), correctionOf(row({})))).toEqual({ id: 'K1' });
  expect(retryOf(row({}), { sku: ' MUG ', node: 'DC1', units: '7' })).toEqual({ id: 'K1', sku: 'MUG' });
  expect(retryOf(row({ sku: null, units: null }), { sku: '', node: 'DC2', units: '0' })).toEqual({
    id: 'K1',
    node: 'DC2',
    units: 0,
  });
});

test('units are whole numbers, or left as they are', () => {
  expect(['', ' -3 ', '12', '1.5', 'x', '1e3'].map((text) => wholeNumber(text))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('counts are at least zero', () => {
  expect(['0', '7', '-1', ''].map((text) => wholeNumber(text, 0))).toEqual([true, true, false, true]);
});

test('only what was typed for a SKU that is not counted yet is saved', () => {
  const lines = [{ sku: 'mug' }, { sku: 'cup', found: 3 }, { sku: 'pen', found: null }];
  expect(countsOf(lines, { mug: ' 12 ', cup: '4', pen: '' })).toEqual([{ sku: 'mug', found: 12 }]);
  expect(countsOf(lines, { pen: '0' })).toEqual([{ sku: 'pen', found: 0 }]);
});

test('what came of a count is said, and who has to look', () => {
  expect(recordedText(3, [])).toBe('3 counted');
  expect(recordedText(3, [{ state: 'applied' }, { state: 'requested' }])).toBe(
    '3 counted · 1 adjusted · 1 waits for a second person',
  );
});

test('the outcome of a retry counts what still waits', () => {
  expect(outcomeOf([row({ state: 'applied' }), row({ state: 'older' }), row({})])).toBe(
    '1 applied · 1 without effect, something newer is known · 1 still waits',
  );
  expect(outcomeOf([])).toBe('Nothing was to be tried');
});

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

test('the share of wrong figures needs some that were compared', () => {
  expect([wrongShare(0, 0), wrongShare(5, 200)]).toEqual(['–', '2.5%']);
});

test('what is no longer listed is no longer chosen', () => {
  expect(stillListed(new Set(['K1', 'K9']), ['K1', 'K2'])).toEqual(['K1']);
});
