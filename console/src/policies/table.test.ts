import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellText, changesOf, kindOf, meaningOf, resultsOf, tableOf, valuesText } from './table';

const PEAK = `
table: sourcing
version: 2
hit: first
rules:
  - name: peak
    when: { channel: [web, app], date: { from: 11-20, to: 12-24 } }
    then: { splitMinor: 600, nodesMax: 2 }
  - name: gold
    when: { tier: gold, country: US }
    then: { lateMinorPerDay: 500 }
otherwise: { splitMinor: 250, nodesMax: 0, lateMinorPerDay: 0, avoid: [], shipComplete: false }
`;

test('has a column for every condition and answer of a row, and none for common answers', () => {
  const table = tableOf(PEAK);
  expect(table.inputs).toEqual(['channel', 'date', 'tier', 'country']);
  expect(table.outputs).toEqual(['splitMinor', 'nodesMax', 'lateMinorPerDay']);
  expect(table.common).toEqual(['avoid', 'shipComplete']);
  expect(table.rules.map((rule) => rule.name)).toEqual(['peak', 'gold']);
});

test('writes cells as a reader would', () => {
  const [peak] = tableOf(PEAK).rules;
  expect(cellText(peak?.when.channel)).toBe('web, app');
  expect(cellText(peak?.when.date)).toBe('11-20 to 12-24');
  expect([cellText([]), cellText(false), cellText(1500), cellText(undefined)]).toEqual(['none', 'no', '1,500', '–']);
});

test('keeps full dates as they are written', () => {
  const table = tableOf('rules: [{ name: sale, when: { date: { from: 2026-11-20, to: 2026-12-24 } }, then: {} }]');
  expect(cellText(table.rules[0]?.when.date)).toBe('2026-11-20 to 2026-12-24');
});

test('says which row decides otherwise than before', () => {
  const after = PEAK.replace('nodesMax: 2', 'nodesMax: 3')
    .replace('country: US', 'country: [US, CA]')
    .replace('splitMinor: 250', 'splitMinor: 300');
  expect(changesOf(tableOf(PEAK), tableOf(after))).toEqual([
    { row: 'peak', what: 'nodesMax', before: '2', after: '3' },
    { row: 'gold', what: 'country', before: 'US', after: 'US, CA' },
    { row: 'otherwise', what: 'splitMinor', before: '250', after: '300' },
  ]);
});

test('tells rows that came and went, and that the order changed', () => {
  const table = tableOf(PEAK);
  const [peak, gold] = table.rules;
  const silver = { name: 'silver', when: { tier: 'silver' }, then: {} };
  expect(changesOf(table, { ...table, rules: [gold!, silver] })).toEqual([
    { row: 'peak', what: 'removed', before: 'channel web, app; date 11-20 to 12-24 → splitMinor 600; nodesMax 2' },
    { row: 'silver', what: 'added', after: 'tier silver → as otherwise' },
  ]);
  expect(changesOf(table, { ...table, rules: [gold!, peak!] })).toEqual([
    { row: 'the table', what: 'order', before: 'peak, gold', after: 'gold, peak' },
  ]);
  expect(changesOf({ ...table, hit: 'unique' }, { ...table, hit: 'unique', rules: [gold!, peak!] })).toEqual([]);
});

test('says why a document is no table', () => {
  expect(tableOf('rules: [').fault).not.toBe('');
  expect(tableOf('just words').fault).toBe('The document is not a map');
});

test('shows the table that is shipped', () => {
  const table = tableOf(readFileSync(new URL('../../../policies/sourcing-rules.yaml', import.meta.url), 'utf8'));
  expect(table.fault).toBe('');
  expect(table.common).toContain('splitMinor');
  expect(table.otherwise.splitMinor).toBe(250);
});

const OPEN = `
table: capture
version: 2
about: order
question: [channel, preorder, attribute.charge]
answers: { capture: [at-shipment, at-order], days: { from: 0, to: 3650 }, tell: flag, place: words }
rules: []
otherwise: { capture: at-shipment, days: 1, tell: true, place: [] }
tests:
  - { name: a shop, given: { channel: web, preorder: false }, then: { capture: at-shipment }, rule: otherwise }
  - { given: { channel: app }, rule: otherwise }
`;

test('reads question, answers and tests of an open table, and none of a table of one module', () => {
  const table = tableOf(OPEN);
  expect(table.about).toBe('order');
  expect(table.question).toEqual(['channel', 'preorder', 'attribute.charge']);
  expect(table.answers.map((answer) => answer.form)).toEqual([
    'at-shipment or at-order',
    '0 to 3,650',
    'yes or no',
    'any words',
  ]);
  expect(table.tests.map((one) => one.name)).toEqual(['a shop', 'test 1']);
  expect(valuesText(table.tests[0]!.given)).toBe('channel web, preorder no');
  expect(tableOf(PEAK)).toMatchObject({ about: '', question: [], answers: [], tests: [] });
});

test('a test passes, fails with its reason, or was not run because the document has other faults', () => {
  const { tests } = tableOf(OPEN);
  expect(resultsOf(tests, [])).toEqual([
    { passes: true, why: '' },
    { passes: true, why: '' },
  ]);
  expect(resultsOf(tests, [{ path: '/tests/1', message: "'test 1' fails: no row fits it" }])).toEqual([
    { passes: true, why: '' },
    { passes: false, why: 'no row fits it' },
  ]);
  expect(resultsOf(tests, [{ path: '/rules/0', message: 'has no name' }])[0]?.passes).toBeUndefined();
});

test('says of a fact what it may be and what it means, and of an attribute that a channel sends it', () => {
  const facts = [
    { name: 'channel', kind: 'text', meaning: 'name of the sales channel', values: {} },
    { name: 'method', kind: 'text', meaning: 'delivery method', values: { words: ['ship', 'pickup'] } },
    { name: 'region', kind: 'text', meaning: 'state', values: { absent: 'the channel does not send it' } },
  ];
  expect(kindOf('method', facts)).toBe('ship, pickup');
  expect(kindOf('attribute.charge', facts)).toBe('text');
  expect(meaningOf('region', facts)).toBe('state; none if the channel does not send it');
  expect(meaningOf('attribute.charge', facts)).toBe('attribute, as a channel sends it');
});
