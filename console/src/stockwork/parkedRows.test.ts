import { expect, test } from 'vitest';
import type { ParkedRow } from '../api/types';
import { correctionOf, outcomeOf, retryOf } from './parkedRows';

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

test('a retry sends corrected fields only', () => {
  expect(retryOf(row({}))).toEqual({ id: 'K1' });
  expect(retryOf(row({}), correctionOf(row({})))).toEqual({ id: 'K1' });
  expect(retryOf(row({}), { sku: ' MUG ', node: 'DC1', units: '7' })).toEqual({ id: 'K1', sku: 'MUG' });
  expect(retryOf(row({ sku: null, units: null }), { sku: '', node: 'DC2', units: '0' })).toEqual({
    id: 'K1',
    node: 'DC2',
    units: 0,
  });
});

test('the outcome of a retry counts what still waits', () => {
  expect(outcomeOf([row({ state: 'applied' }), row({ state: 'older' }), row({})])).toBe(
    '1 applied · 1 without effect, newer figures exist · 1 still waits',
  );
  expect(outcomeOf([])).toBe('No rows');
});
