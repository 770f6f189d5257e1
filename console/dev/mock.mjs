// A server to look at the console against: seeded data, no database, nothing of it is shipped.
// node dev/mock.mjs [port]; serves the built console too. Orders O13 and O20 are worth a look; SKU-0003 has stock.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { load } from 'js-yaml';

const PORT = Number(process.argv[2] ?? 8099);
const STATIC = new URL('../target/classes/static/', import.meta.url).pathname;
const PROCESSES = new URL('../../processes/', import.meta.url).pathname;
const SPEED = 60;
const ORIGIN = Date.parse('2026-11-23T09:00:00Z');
const started = Date.now();
const now = () => ORIGIN + (Date.now() - started) * SPEED;
const iso = (ms) => new Date(ms).toISOString();

let seed = 7;
const random = () => { seed = (seed * 1664525 + 1013904223) % 4294967296; return seed / 4294967296; };
const pick = (list) => list[Math.floor(random() * list.length)];
const between = (low, high) => low + Math.floor(random() * (high - low + 1));

const NAMES = ['Ava Thompson', 'Liam Nguyen', 'Sofia Martinez', 'Noah Williams', 'Mia Kowalski', 'Ethan Brown', 'Zoë Okafor', 'Lucas Haddad', 'Maximilian von der Hagen-Sauer', 'Emma Li'];
const CITIES = [['Austin', 'TX', '78701'], ['Portland', 'OR', '97205'], ['Brooklyn', 'NY', '11201'], ['Columbus', 'OH', '43215'], ['Salt Lake City', 'UT', '84101'], ['Fort Lauderdale', 'FL', '33301']];
const ITEMS = ['Enamel mug, 350 ml, forest green', 'Linen apron', 'Cast-iron skillet 26 cm', 'Wool throw, herringbone', 'Oak cutting board, large', 'Stoneware bowl, set of 4', 'Pour-over kettle'];
const CHANNELS = ['web', 'shopify', 'amazon'];
const STAGES = [['in-fulfillment', 'open', 46], ['delivered', 'completed', 30], ['backordered', 'open', 5], ['payment-down', 'open', 4], ['awaiting-authorization', 'open', 4], ['partly-delivered', 'completed', 4], ['canceled', 'canceled', 5], ['unknown-sku', 'open', 2]];
const stageOf = () => { let at = between(1, 100); for (const [stage, state, share] of STAGES) { at -= share; if (at <= 0) return [stage, state]; } return ['delivered', 'completed']; };

function orderOf(i) {
  const [stage, state] = i === 13 ? ['delivered', 'completed'] : i === 20 ? ['payment-down', 'open'] : i === 21 ? ['in-fulfillment', 'open'] : stageOf();
  const placed = ORIGIN - i * 340_000 - between(0, 200_000);
  const [city, region, postalCode] = pick(CITIES);
  const name = pick(NAMES);
  const fulfilled = ['in-fulfillment', 'delivered', 'partly-delivered'].includes(stage);
  const shipped = fulfilled && (stage !== 'in-fulfillment' || i % 2 === 0);
  const lines = Array.from({ length: i === 13 ? 3 : between(1, 3) }, (_, n) => {
    const quantity = between(1, 4); const unitPriceMinor = between(9, 190) * 100 - 1;
    const canceled = stage === 'canceled' ? quantity : stage === 'partly-delivered' && n === 0 ? 1 : 0;
    const sent = shipped ? quantity - canceled : 0;
    return { line: n + 1, sku: `SKU-000${between(1, 9)}`, title: pick(ITEMS), quantity, unitPriceMinor, discountMinor: n === 0 ? 500 : 0, taxMinor: Math.round(quantity * unitPriceMinor * 0.08), canceled, shipped: sent, delivered: state === 'completed' ? sent : 0, returned: i === 13 && n === 0 ? 1 : 0, lost: 0 };
  });
  const totalMinor = lines.reduce((sum, l) => sum + l.quantity * l.unitPriceMinor - l.discountMinor + l.taxMinor, 0) + 595;
  const captured = shipped ? lines.reduce((sum, l) => sum + Math.round(l.shipped * l.unitPriceMinor * 1.08), 595) : 0;
  const nodes = i === 13 ? ['S014', 'DC2'] : [pick(['DC1', 'DC2', 'S014', 'S103', '3PL1'])];
  return {
    id: `O${i}`, channel: CHANNELS[i % 3], reference: `${['W', '#', '113-'][i % 3]}${100200 + i * 17}`, placedAt: iso(placed), state, endState: state === 'open' ? null : stage, stage, process: 'order', version: 1, currency: 'USD', service: i % 5 === 0 ? 'express' : 'standard',
    customer: { name, email: `${name.toLowerCase().normalize('NFD').replaceAll(/[^a-z]+/g, '.')}@example.com`, phone: '+1 512 555 0134' },
    shipTo: { name, line1: `${between(12, 990)} Pecan Street`, line2: i % 4 ? null : 'Apt 4B', city, region, postalCode, country: 'US' },
    lines, shippingMinor: 595, adjustmentMinor: 0, totalMinor,
    payment: { method: i % 3 === 2 ? 'collected' : 'card', authorizedMinor: stage === 'payment-down' ? 0 : totalMinor, capturedMinor: captured, invoicedMinor: captured, refundedMinor: i === 13 ? Math.round(lines[0].unitPriceMinor * 1.08) : 0 },
    fulfillments: fulfilled ? nodes.map((node, n) => ({ id: `F${i * 10 + n}`, node, stage: state === 'completed' ? 'delivered' : shipped ? 'in-transit' : 'at-node', carrier: shipped ? 'UPS' : null, tracking: shipped ? `1Z999AA1012345${i}${n}` : null, lines: lines.filter((_, l) => nodes.length === 1 || l % 2 === n).map(({ line, quantity }) => ({ line, quantity })) })) : [],
    returns: i === 13 ? [{ id: 'R131', stage: 'refunded', reason: 'Damaged', node: 'DC2', amountMinor: Math.round(lines[0].unitPriceMinor * 1.08), lines: [{ line: 1, quantity: 1, disposition: 'damaged' }] }] : [],
    holds: ['payment-down', 'unknown-sku'].includes(stage) ? [{ subject: `O${i}`, process: 'order', version: 1, stage, reason: stage === 'payment-down' ? "the payment provider can't be reached" : "a line's SKU is not in the master data", owner: stage === 'payment-down' ? 'payments' : 'catalog', since: iso(placed + 60_000), dueAt: iso(placed + 14_460_000), resolutions: ['retry', 'cancel'] }] : [],
    fulfillment: i % 7 === 0 ? { kind: 'pickup', node: 'S014' } : { kind: 'ship', node: null },
    promise: {
      deliverBy: iso(placed + 4 * 86_400_000), promisedBy: iso(placed + (i === 13 ? 2 : 4) * 86_400_000), policy: '5d1f0c9e',
      legs: fulfilled ? nodes.map((node, n) => ({ node, service: n ? 'express' : 'ground', madeAt: iso(placed), shipsAt: iso(placed + 30_000_000), deliverBy: iso(placed + 3 * 86_400_000), shippedAt: shipped ? iso(placed + 28_000_000 + n * 9_000_000) : null, deliveredAt: state === 'completed' ? iso(placed + (3 + n) * 86_400_000 - 9_000_000) : null, outcome: state !== 'completed' ? null : n ? 'missed' : 'kept', missedBy: state === 'completed' && n ? 'node' : null })) : [],
    },
    actions: [...(state === 'open' ? ['cancel'] : []), ...(state === 'completed' ? ['return'] : []), ...(['payment-down', 'unknown-sku'].includes(stage) ? ['resolve:retry', 'resolve:cancel'] : [])],
  };
}
const orders = Array.from({ length: 640 }, (_, i) => orderOf(i + 1));
const order = (id) => orders.find((one) => one.id === id);

function timelineOf(one) {
  const at = Date.parse(one.placedAt); let seq = 0; const P = { process: 'order', version: 1 };
  const item = (after, type, actor, stage, data = {}, more = P) => ({ seq: ++seq, at: iso(at + after * 1000), type, actor, stage, data, ...more });
  const items = [
    item(0, 'order-captured', `channel:${one.channel}`, null, { reference: one.reference, totalMinor: one.totalMinor, lines: one.lines.length }),
    item(0, 'stage-entered', 'engine', 'sourcing', { capability: 'sourcing.allocate' }),
    item(0, 'stock-allocated', 'engine', 'sourcing', { placements: one.lines.map((l) => ({ line: l.line, node: 'DC2', quantity: l.quantity })) }),
    item(2, 'payment-authorized', 'engine', 'authorizing', { amountMinor: one.totalMinor, provider: 'adyen', pspReference: 'NC6HT9CRT65ZGN82' }),
    item(3, 'fulfillment-released', 'engine', 'releasing', { fulfillments: one.fulfillments.map((f) => f.id) }),
  ];
  if (one.stage === 'payment-down') items.splice(3, 2, item(31, 'capability-failed', 'engine', 'authorizing', { attempt: 8, error: 'connect timed out' }), item(31, 'hold-placed', 'engine', 'payment-down', { reason: one.holds[0].reason, owner: 'payments' }));
  for (const f of one.fulfillments) {
    items.push(item(9_000, 'fulfillment-accepted', `node:${f.node}`, 'at-node', {}, { process: 'fulfillment', version: 1, subject: f.id }));
    if (f.tracking) items.push(item(40_000, 'fulfillment-shipped', `node:${f.node}`, 'shipping', { carrier: f.carrier, tracking: f.tracking }, { process: 'fulfillment', version: 1, subject: f.id }), item(40_002, 'payment-captured', 'engine', 'capturing', { amountMinor: one.payment.capturedMinor }, { process: 'fulfillment', version: 1, subject: f.id }));
    if (f.stage === 'delivered') items.push(item(190_000, 'fulfillment-delivered', 'carrier:UPS', 'delivering', { signedBy: 'A. Thompson' }, { process: 'fulfillment', version: 1, subject: f.id }));
  }
  return items;
}

const decisionOf = (one) => [{
  order: Number(one.id.slice(1)), attempt: 1, at: one.placedAt, same: true,
  decision: {
    placements: one.lines.map((l, n) => ({ line: l.line, sku: l.sku, node: one.fulfillments[n % Math.max(1, one.fulfillments.length)]?.node ?? 'DC2', quantity: l.quantity })),
    parts: (one.fulfillments.length ? one.fulfillments : [{ node: 'DC2' }]).map((f, n) => ({ node: f.node, zone: 2 + n, billableGrams: 1800, service: n ? 'express' : 'ground', shippingMinor: 840, handlingMinor: 160, laborMinor: 35, transitDays: 2 + n, shipsAt: iso(Date.parse(one.placedAt) + 30_000_000), deliverBy: iso(Date.parse(one.placedAt) + 3 * 86_400_000) })),
    cost: { shippingMinor: 1680, handlingMinor: 320, splitMinor: one.fulfillments.length > 1 ? 250 : 0, laborMinor: 70, opportunityMinor: 45 }, gapMinor: 0,
    inputs: { policy: '5d1f0c9e77ab31', demand: { rules: { name: one.service === 'express' ? 'express-first' : 'default' } }, aside: [{ reason: 'channel', count: 212, nodes: ['S300'] }], nodes: Array.from({ length: 17 }, (_, i) => ({ code: `S${i}` })), bySku: {} },
  },
  rejected: [{ node: 'DC1', reason: 'dearer', extraMinor: 220 }, { node: 'S103', reason: 'late', extraMinor: 910 }, { node: 'S207', reason: 'no-stock', extraMinor: null }, { node: 'S300', reason: 'channel', extraMinor: null }],
  counterfactuals: [{ change: 'units', node: 'S103', zone: 1, sku: 'SKU-0003', units: 2, savesMinor: 120, words: '2 more of SKU-0003 at S103 (zone 1) would have saved 1.20' }, { change: 'price', node: 'DC1', zone: 3, lessMinor: 221, savesMinor: 0, words: 'DC1 at 2.21 less per fulfillment would have won' }],
  runnersUp: [
    { without: ['S014'], placements: one.lines.map((l) => ({ line: l.line, sku: l.sku, node: 'DC1', quantity: l.quantity })), cost: { shippingMinor: 2190, handlingMinor: 280, splitMinor: 0 }, extraMinor: 220 },
    { without: ['S014', 'DC1'], placements: one.lines.map((l, n) => ({ line: l.line, sku: l.sku, node: n ? '3PL1' : 'S103', quantity: l.quantity })), cost: { shippingMinor: 2440, handlingMinor: 410, splitMinor: 250, lateMinor: 300 }, extraMinor: 850 },
  ],
}];

let holds = [
  ...orders.flatMap((one) => one.holds),
  ...Array.from({ length: 9 }, (_, i) => ({ subject: `F${i * 40 + 210}`, order: `O${i * 4 + 21}`, process: 'fulfillment', version: 1, stage: 'overdue', reason: 'the node has not shipped in time', owner: 'fulfillment', since: iso(ORIGIN - i * 5_000_000), dueAt: iso(ORIGIN - i * 5_000_000 + 14_400_000), resolutions: ['wait', 'elsewhere'] })),
];
let cases = [
  ...Array.from({ length: 6 }, (_, i) => ({ id: `C${i + 1}`, subject: `F${i * 40 + 210}`, order: `O${i * 4 + 21}`, kind: 'parcel-lost', owner: 'fulfillment', detail: `UPS lost 1Z999AA10123${i}; claim of $${between(20, 180)}.00 to be filed`, raisedAt: iso(ORIGIN - i * 9_000_000), dueAt: iso(ORIGIN - i * 9_000_000 + 86_400_000), count: 1 })),
  { id: 'C20', subject: 'O44', order: 'O44', kind: 'paid-not-allocated', owner: 'operations', detail: 'Paid $312.40, 2 of 3 units allocated', raisedAt: iso(ORIGIN - 3_000_000), dueAt: iso(ORIGIN - 100_000), count: 3 },
  { id: 'C21', subject: 'S014/SKU-0003', kind: 'promised-stock-missing', owner: 'inventory', detail: 'A count found 2 units fewer than are promised', raisedAt: iso(ORIGIN - 7_000_000), dueAt: iso(ORIGIN + 10_000_000), count: 1 },
];

let adjustments = [['SKU-0003', 'S014', -6, 'theft', 'maria', null], ['SKU-0001', 'DC1', 120, 'count', 'jonas', 'G4'], ['SKU-0007', 'S103', -2, 'theft', 'maria', null]].map(([sku, node, units, reason, requestedBy, task], i) => ({ id: `A${i + 31}`, sku, node, units, reason, note: i ? '' : 'Shelf was empty, box torn open', valueMinor: Math.abs(units) * 1899, currency: 'USD', countedAt: null, task, state: 'requested', requestedBy, requestedAt: iso(ORIGIN - i * 4_000_000) }));
let parkedRows = [['erp-nightly', 'MUG-GRN', 'DC1', 'unknown-sku'], ['erp-nightly', 'MUG-RED', 'DC1', 'unknown-sku'], ['erp-nightly', 'SKU-0002', 'DC9', 'unknown-node'], ['pos-stores', 'SKU-0004', 'DC1', 'node-of-others'], ['pos-stores', null, null, 'unreadable-row']].map(([feed, sku, node, cause], i) => ({ id: `K${i + 12}`, feed, sequence: 118 + i, part: 1, row: i * 3, kind: feed === 'pos-stores' ? 'delta' : 'absolute', at: iso(ORIGIN - i * 3_000_000), sku, node, units: sku ? 12 + i : null, sent: JSON.stringify({ sku, node, units: sku ? 12 + i : 'many' }), cause, state: 'waiting', parkedAt: iso(ORIGIN - i * 2_900_000) }));

const processes = readdirSync(PROCESSES).filter((f) => f.endsWith('.yaml')).map((file) => ({ yaml: readFileSync(join(PROCESSES, file), 'utf8') })).map(({ yaml }) => ({ name: load(yaml).process, active: 1, versions: [{ version: 1, active: true, at: iso(ORIGIN - 9e8), actor: 'system', yaml }] }));

function overview() {
  const counts = {};
  for (const one of orders) counts[one.stage] = (counts[one.stage] ?? 0) + 1;
  const row = (process, stage, status, count, hours) => ({ process, version: 1, stage, status, count, oldest: iso(now() - hours * 3.6e6) });
  const ends = ['delivered', 'partly-delivered', 'canceled'];
  return {
    at: iso(now()),
    orders: { open: 1934 + between(0, 9), completed: 44871, canceled: 1405, capturedLastMinute: between(380, 460) },
    byStage: [
      ...Object.entries(counts).map(([stage, count]) => row('order', stage, ends.includes(stage) ? 'ended' : stage.endsWith('down') ? 'held' : 'waiting', count * 7, between(1, 90))),
      row('fulfillment', 'in-transit', 'waiting', 812, 61), row('fulfillment', 'at-node', 'waiting', 431, 30), row('fulfillment', 'overdue', 'held', 9, 12), row('fulfillment', 'awaiting-capture', 'waiting', 37, 1), row('fulfillment', 'delivered', 'ended', 45210, 900),
      row('return', 'awaiting-goods', 'waiting', 118, 300), row('return', 'refunded', 'ended', 964, 800), row('message', 'sending', 'moving', 6, 0.01), row('message', 'sent', 'ended', 91022, 900),
    ],
    tasks: { due: between(0, 30), later: 2210, running: between(10, 64) },
    cases: { open: cases.length, overdue: 2 },
    money: [{ currency: 'USD', capturedMinor: 712_345_611, refundedMinor: 10_226_520 }, { currency: 'CAD', capturedMinor: 44_210_000, refundedMinor: 812_050 }],
    subscribers: [{ subscriber: 'notifications', events: between(0, 40) }, { subscriber: 'kpi', events: 0 }, { subscriber: 'webhooks', events: 1284 }],
  };
}

const body = (request) => new Promise((resolve) => { let text = ''; request.on('data', (c) => { text += c; }); request.on('end', () => resolve(text)); });
const problem = (status, title, detail, violations = []) => [status, { type: 'about:blank', title, status, code: title.toLowerCase().replaceAll(' ', '-'), detail, violations }];

async function answer(request, url) {
  const path = decodeURIComponent(url.pathname);
  const q = Object.fromEntries(url.searchParams);
  const text = request.method === 'POST' ? await body(request) : '';
  let m;
  if (process.env.MOCK_DOWN) return problem(503, 'Service unavailable', 'The database does not answer.');
  if (path === '/v1/overview') return [200, overview()];
  if (path === '/v1/invariants') return [200, { violations: process.env.MOCK_BAD ? ['SKU-0003 at S014: 3 reserved, 2 on hand'] : [], checkedAt: iso(now()), walks: [{ name: 'stock-verify', startedAt: iso(now() - 40_000), rows: 51_200, violations: 0, completedAt: iso(now() - 400_000), completedRows: 1_204_311, completedSeconds: 610, busyMillis: 4100, completedViolations: process.env.MOCK_BAD ? 1 : 0, sentences: process.env.MOCK_BAD ? ['SKU-0003 at S014: 3 reserved, reservations say 2'] : [] }, { name: 'stock-buffers', startedAt: null, rows: 0, violations: 0, completedAt: iso(now() - 4_000_000), completedRows: 88_112, completedSeconds: 61, busyMillis: 900, completedViolations: 0, sentences: [] }] }];
  if (path === '/v1/orders') {
    const s = (q.q ?? '').toLowerCase();
    const all = orders.filter((one) => (!q.state || one.state === q.state) && (!q.channel || one.channel === q.channel) && (!q.stage || one.stage === q.stage) && (!s || JSON.stringify([one.id, one.reference, one.customer, one.lines.map((l) => l.sku)]).toLowerCase().includes(s)));
    const from = Number(q.cursor || 0); const to = from + Number(q.limit ?? 50);
    return [200, { items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null }];
  }
  if ((m = /^\/v1\/orders\/(O\d+)$/.exec(path))) return order(m[1]) ? [200, order(m[1])] : problem(404, 'Order unknown', `There is no order ${m[1]}.`);
  if ((m = /^\/v1\/orders\/(O\d+)\/timeline$/.exec(path))) return [200, { items: timelineOf(order(m[1])).filter((e) => !e.subject) }];
  if ((m = /^\/v1\/subjects\/F(\d+)\/timeline$/.exec(path))) return [200, { items: timelineOf(orders.find((o) => o.fulfillments.some((f) => f.id === `F${m[1]}`)) ?? orders[0]).filter((e) => e.subject === `F${m[1]}`) }];
  if ((m = /^\/v1\/orders\/(O\d+)\/decisions$/.exec(path))) return [200, { items: decisionOf(order(m[1])) }];
  if ((m = /^\/v1\/orders\/(O\d+):cancel$/.exec(path))) return m[1] === 'O21' ? problem(409, 'Order can not be canceled', 'Everything has shipped.', [{ pointer: '/reason', code: 'too-long', message: 'at most 200 characters' }, { pointer: '', code: 'shipped', message: 'F210 has left S014' }]) : [202, {}];
  if ((m = /^\/v1\/orders\/(O\d+)\/returns$/.exec(path))) return [201, { id: 'R77' }];
  if (path === '/v1/holds') return [200, { items: holds }];
  if ((m = /^\/v1\/subjects\/(.+):resolve$/.exec(path))) { holds = holds.filter((h) => h.subject !== m[1]); return [202, {}]; }
  if (path === '/v1/cases') return [200, { items: q.state === 'closed' ? [{ ...cases[0], id: 'C0', closedAt: iso(ORIGIN), closedBy: 'maria', resolution: 'Claim paid by UPS' }] : cases }];
  if ((m = /^\/v1\/cases\/(.+):close$/.exec(path))) { cases = cases.filter((c) => c.id !== m[1]); return [200, {}]; }
  if (path === '/v1/processes:check') return [200, { faults: checked(text) }];
  if (path === '/v1/processes' && request.method === 'POST') {
    const faults = checked(text);
    if (faults.length) return [422, { ...problem(422, 'Process refused', 'The document has faults.')[1], violations: faults.map((f) => ({ pointer: f.path, message: f.message })) }];
    const { process: name } = load(text); const one = processes.find((p) => p.name === name); const version = one.versions.length + 1;
    one.versions.push({ version, active: false, at: iso(now()), actor: 'api', yaml: text });
    return [201, { name, version }];
  }
  if (path === '/v1/processes') return [200, { items: processes.map((p) => ({ name: p.name, activeVersion: p.active, versions: p.versions.map(({ yaml, ...v }) => v) })) }];
  if ((m = /^\/v1\/processes\/(.+)\/versions\/(\d+):activate$/.exec(path))) { const p = processes.find((one) => one.name === m[1]); p.active = Number(m[2]); p.versions.forEach((v) => { v.active = v.version === p.active; }); return [200, {}]; }
  if ((m = /^\/v1\/processes\/(.+)\/versions\/(\d+)$/.exec(path))) { const v = processes.find((p) => p.name === m[1])?.versions.find((one) => one.version === Number(m[2])); return v ? [200, { name: m[1], version: v.version, yaml: v.yaml }] : problem(404, 'Version unknown', ''); }
  if ((m = /^\/v1\/skus\/(.+)\/stock$/.exec(path))) return m[1].startsWith('SKU-') ? [200, { sku: { code: m[1], name: 'Enamel mug, 350 ml, forest green', unit: 'each', priceMinor: 1899, currency: 'USD' }, items: ['DC1', 'DC2', '3PL1', 'S014', 'S103', 'S207'].map((node, i) => ({ node, onHand: [1200, 840, 300, 12, 4, 0][i], reserved: [310, 122, 40, 12, 1, 0][i], safety: i < 3 ? 20 : 1, buffer: [0, 0, 0, 0, 1, 0][i], fenced: i === 0 ? 50 : 0, missing: 0, quarantined: i === 1 ? 6 : 0, barred: i === 5, available: [820, 698, 240, 0, 1, 0][i] })), buffers: [{ sku: m[1], node: 'S103', units: 1, onHand: 4, missRate: 0.08, reason: '8.1 % of the units looked for here were not there (37 of 456): of 4 in the books at least 3 are there 95 times in 100', computedAt: iso(now() - 4_000_000) }] }] : problem(404, 'SKU unknown', `There is no SKU ${m[1]}.`);
  if ((m = /^\/v1\/skus\/(.+)\/supplies$/.exec(path))) return [200, { items: [['PO-7741', 'purchase-order', 'DC1', 500, 0, 40, -1], ['T12', 'transfer', 'S014', 24, 0, 0, 1], ['PO-7790', 'purchase-order', 'DC2', 800, 200, 0, 9]].map(([reference, kind, node, ordered, received, promised, days], i) => ({ id: i + 1, reference, line: 1, kind, sku: m[1], node, ordered, received, promised, open: ordered - received, expectedAt: iso(ORIGIN + days * 86_400_000), sequence: 1, state: 'open' })) }];
  if ((m = /^\/v1\/skus\/(.+)\/ring-fences$/.exec(path))) return [200, { items: m[1] === 'SKU-0003' ? [{ sku: m[1], node: 'DC1', group: 'marketplaces', kind: 'hard', units: 100, held: 38, shipped: 12, left: 50 }, { sku: m[1], node: 'DC2', group: 'web', kind: 'up-to', units: 400, held: 90, shipped: 44, left: 266 }] : [] }];
  if ((m = /^\/v1\/availability\/(.+)$/.exec(path))) return [200, { sku: m[1], available: 1759, nodes: [], dated: [], asOf: { position: '812.4', stalenessMs: 14 } }];
  if (path === '/v1/stock/adjustments') return [200, { items: adjustments, nextCursor: null }];
  if (path === '/v1/stock/adjustment-reasons') return [200, { items: [{ code: 'theft', name: 'Theft', direction: 'out', correction: true }, { code: 'count', name: 'Count', direction: 'both', correction: true }] }];
  if ((m = /^\/v1\/stock\/adjustments:(approve|reject)$/.exec(path))) {
    const actor = request.headers['crossdock-actor'];
    if (!actor) return problem(422, 'Invalid', 'The request is invalid', [{ pointer: '', code: 'required', message: 'the header Crossdock-Actor must name the person who asks' }]);
    const ids = JSON.parse(text).decisions.map((d) => d.id);
    const decided = adjustments.filter((a) => ids.includes(a.id));
    const own = decided.find((a) => a.requestedBy === actor);
    if (own) return [403, { ...problem(403, `Nobody decides on their own request: ${own.id} is yours`)[1], code: 'own-request' }];
    adjustments = adjustments.filter((a) => !ids.includes(a.id));
    return [200, { items: decided.map((a) => ({ ...a, state: m[1] === 'approve' ? 'applied' : 'rejected' })) }];
  }
  if (path === '/v1/stock/parked') return [200, { items: parkedRows.filter((r) => (!q.feed || r.feed === q.feed) && (!q.cause || r.cause === q.cause)), nextCursor: null }];
  if ((m = /^\/v1\/stock\/parked:(retry|dismiss)$/.exec(path))) {
    const rows = JSON.parse(text).rows;
    const ids = rows.filter((r) => m[1] === 'dismiss' || r.sku || r.node).map((r) => r.id);
    const touched = parkedRows.filter((r) => rows.some((one) => one.id === r.id)).map((r) => ({ ...r, state: ids.includes(r.id) ? (m[1] === 'retry' ? 'applied' : 'dismissed') : 'waiting' }));
    parkedRows = parkedRows.filter((r) => !ids.includes(r.id));
    return [200, { items: touched }];
  }
  if (path === '/v1/stock/feeds') return [200, { items: [['erp-nightly', 'erp', [], 93_600, false, 3], ['wms-dc', 'wms', ['DC1', 'DC2'], 900, false, 0], ['pos-stores', 'pos', ['S014', 'S103', 'S207', 'S208', 'S209'], 3_600, true, 2]].map(([name, system, nodes, staleSeconds, stale, parked], i) => ({ profile: { name, system, figures: i === 2 ? ['delta'] : ['absolute', 'reset'], nodes, lagSeconds: 0, staleSeconds }, heardAt: iso(now() - (stale ? 9_000_000 : 61_000)), newestAt: iso(now() - (stale ? 9_100_000 : 90_000)), stale, parked, counts: 4000 * (2 - i), wrong: 131 * (2 - i) })) }];
  if (path === '/v1/promises/score') return [200, { from: iso(now() - 30 * 86_400_000), to: iso(now()), by: q.by ?? 'node', items: ({ service: ['express', 'ground'], day: ['2026-11-20', '2026-11-21', '2026-11-22'] }[q.by] ?? ['3PL1', 'DC1', 'DC2', 'S014', 'S103']).map((key, i) => ({ key, kept: 4100 >> i, missed: 40 * i, lost: i, byDecision: 4 * i, byNode: 25 * i, byCarrier: 11 * i })) }];
  if (path === '/v1/skus') return [200, { items: Array.from({ length: 9 }, (_, i) => ({ code: `SKU-000${i + 1}`, name: ITEMS[i % ITEMS.length], unit: 'each', priceMinor: 1899, currency: 'USD' })).filter((s) => s.code > (q.cursor ?? '')) }];
  if (path === '/v1/nodes') return [200, { items: [['DC1', 'Columbus DC', 'dc'], ['DC2', 'Reno DC', 'dc'], ['3PL1', 'Northstar Logistics', 'three-pl'], ['S014', 'Austin Domain', 'store'], ['S103', 'Portland Pearl', 'store'], ['S207', 'Brooklyn Heights', 'store']].map(([code, name, kind]) => ({ code, name, kind })) }];
  return problem(404, 'Not found', path);
}

function checked(text) {
  try {
    const stages = load(text)?.stages ?? {};
    return Object.entries(stages).flatMap(([name, stage]) => Object.entries(stage.on ?? {}).filter(([, to]) => typeof to === 'string' && !stages[to]).map(([outcome, to]) => ({ path: `/stages/${name}/on/${outcome}`, message: `there is no stage ${to}` })));
  } catch (error) {
    return [{ path: '', message: `not YAML: ${error.message.split('\n')[0]}` }];
  }
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (!url.pathname.startsWith('/v1/')) {
    const file = join(STATIC, url.pathname === '/' ? 'index.html' : url.pathname);
    if (!file.startsWith(STATIC) || !existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file));
    return;
  }
  const [status, json] = await answer(request, url);
  response.writeHead(status, { 'content-type': status >= 400 ? 'application/problem+json' : 'application/json' }).end(JSON.stringify(json));
}).listen(PORT, '127.0.0.1', () => console.log(`console with invented data: http://127.0.0.1:${PORT}/`));
