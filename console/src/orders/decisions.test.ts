import { expect, test } from 'vitest';
import { decisionsOf, reasonWords, ruleOf, termsOf, unfillableWords, unitsByNode } from './decisions';

const RECORD = {
  order: 12,
  attempt: 1,
  at: '2026-11-23T12:00:00Z',
  same: true,
  decision: {
    placements: [
      { line: 1, sku: 'MUG', node: 'S001', quantity: 2 },
      { line: 2, sku: 'CUP', node: 'DC1', quantity: 1 },
    ],
    parts: [{ node: 'S001', zone: 2, shippingMinor: 700, handlingMinor: 120, transitDays: 2 }],
    cost: { shippingMinor: 1200, handlingMinor: 240, splitMinor: 300 },
    gapMinor: 0,
    inputs: { policy: 'abc', nodes: [{ code: 'S001' }, { code: 'DC1' }, { code: 'DC2' }] },
  },
  runnersUp: [
    {
      without: ['S001'],
      placements: [],
      cost: { shippingMinor: 1400, handlingMinor: 240, splitMinor: 300 },
      extraMinor: 200,
    },
  ],
};

test('a decision record shows its plan, its costs and the next best plan', () => {
  const [decision] = decisionsOf({ items: [RECORD] });

  expect(decision).toMatchObject({
    sourced: true,
    same: true,
    policy: 'abc',
    nodesConsidered: 3,
    cost: { totalMinor: 1740 },
  });
  expect(decision?.runnersUp[0]).toMatchObject({ without: ['S001'], extraMinor: 200, cost: { totalMinor: 1940 } });
});

test('the newest attempt comes first', () => {
  expect(decisionsOf([RECORD, { ...RECORD, attempt: 2 }]).map((d) => d.attempt)).toEqual([2, 1]);
});

test('an unfillable order names the lines that fall short', () => {
  const [decision] = decisionsOf([
    { attempt: 1, decision: { lines: [{ line: 1, sku: 'MUG', wanted: 5, available: 3 }] } },
  ]);

  expect(decision?.sourced).toBe(false);
  expect(decision?.short).toEqual([{ line: 1, sku: 'MUG', wanted: 5, available: 3, reason: undefined }]);
});

test('an answer of another shape is no decision and no crash', () => {
  expect([decisionsOf(null), decisionsOf('x'), decisionsOf({})]).toEqual([[], [], []]);
});

test('units are summed per node', () => {
  expect(
    unitsByNode([
      { line: 1, sku: 'a', node: 'S1', quantity: 2 },
      { line: 2, sku: 'b', node: 'S1', quantity: 3 },
    ]),
  ).toEqual([['S1', 5]]);
});

test('the total is the sum of all terms, and those that the server left out are zero', () => {
  const cost = {
    shippingMinor: 700,
    handlingMinor: 120,
    splitMinor: 0,
    laborMinor: 30,
    lateMinor: 500,
    rejectMinor: 8,
    opportunityMinor: 42,
  };
  const [decision] = decisionsOf([{ ...RECORD, decision: { ...RECORD.decision, cost } }]);

  expect(decision?.cost?.totalMinor).toBe(1400);
  expect(decision?.runnersUp[0]?.cost).toMatchObject({ laborMinor: 0, opportunityMinor: 0, totalMinor: 1940 });
});

test('a term gets a column if one of the plans has it', () => {
  const [decision] = decisionsOf([
    { ...RECORD, runnersUp: [{ cost: { shippingMinor: 1, handlingMinor: 1, splitMinor: 0, lateMinor: 9 } }] },
  ]);

  expect(termsOf([decision?.cost]).map((term) => term.name)).toEqual(['Shipping', 'Handling', 'Split']);
  expect(termsOf([decision?.cost, decision?.runnersUp[0]?.cost, undefined]).map((term) => term.name)).toEqual([
    'Shipping',
    'Handling',
    'Split',
    'Late',
  ]);
});

test('rejected nodes, the rule and counterfactuals are read', () => {
  const [decision] = decisionsOf([
    {
      ...RECORD,
      rejected: [
        { node: 'S2', reason: 'late', extraMinor: 90, cost: {} },
        { node: 'S3', reason: 'closed', extraMinor: null, cost: null },
      ],
      counterfactuals: [
        { change: 'units', node: 'S2', zone: 1, sku: 'MUG', units: 2, savesMinor: 40, words: '2 more MUG at S2' },
      ],
      decision: {
        ...RECORD.decision,
        inputs: {
          ...RECORD.decision.inputs,
          demand: { rules: { name: 'web-express' } },
          aside: [{ reason: 'channel', count: 5, nodes: ['S3'] }],
        },
      },
    },
  ]);

  expect(decision?.rejected).toEqual([
    { node: 'S2', reason: 'late', extraMinor: 90 },
    { node: 'S3', reason: 'closed', extraMinor: undefined },
  ]);
  expect(decision).toMatchObject({
    rule: 'web-express',
    otherwise: ['2 more MUG at S2'],
    aside: [{ reason: 'channel', count: 4 }],
  });
});

test('the reason of an unfillable order is a sentence', () => {
  const [decision] = decisionsOf([{ attempt: 1, decision: { reason: 'ship-complete', proven: false, lines: [] } }]);

  expect(decision).toMatchObject({ sourced: false, reason: 'ship-complete', givenUp: true });
  expect([
    unfillableWords(undefined),
    unfillableWords('ship-complete'),
    unfillableWords('full'),
    reasonWords('brand-new'),
  ]).toEqual([
    'All nodes together hold too little.',
    'No node can send all of it.',
    'No node can serve it: has no capacity left.',
    'brand new',
  ]);
});

test("the decision of the cart's hold comes after those of the order", () => {
  const list = decisionsOf([{ ...RECORD, order: 7 }, RECORD, { ...RECORD, attempt: 2 }], 'O12');

  expect(list.map((one) => [one.ofHold, one.attempt])).toEqual([
    [false, 2],
    [false, 1],
    [true, 1],
  ]);
});

test('a rule names its table and version', () => {
  expect(ruleOf('sourcing 12: peak')).toEqual({ table: 'sourcing', version: 12 });
  expect(ruleOf('5d1f0c9e77ab31')).toBeUndefined();
  expect(ruleOf('default')).toBeUndefined();
});
