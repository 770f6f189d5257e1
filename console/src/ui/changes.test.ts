import { expect, test } from 'vitest';
import { changeText } from './ChangePanel';

const change = { kind: 'sku', key: 'mug', at: '2026-11-23T12:00:00Z', actor: 'berta' };

test('a change names each field that differs, before and after', () => {
  const text = changeText({
    ...change,
    before: { name: 'Mug', traits: [], weightGrams: null },
    after: { name: 'Cup', traits: ['fragile'], weightGrams: 300 },
  });

  expect(text).toBe('name: Mug → Cup; traits: [] → ["fragile"]; weightGrams: none → 300');
});

test('a record that is new or gone says so', () => {
  expect(changeText({ ...change, before: null, after: { name: 'Mug' } })).toBe('Added');
  expect(changeText({ ...change, before: { name: 'Mug' }, after: null })).toBe('Removed');
});
