import type { TimelineItem } from '../api/types';
import { date, words } from '../format';

/** Events of an order, its fulfillments and returns, each once. */
export function withParts(own: TimelineItem[], parts: TimelineItem[]): TimelineItem[] {
  const known = new Set(own.filter((item) => item.subject).map(keyOf));
  return [...own, ...parts.filter((item) => !known.has(keyOf(item)))];
}

/** Newest first; events of one subject at the same moment keep the order of its log. */
export function newestFirst(items: TimelineItem[]): TimelineItem[] {
  return [...items].sort(
    (a, b) => b.at.localeCompare(a.at) || (a.subject ?? '').localeCompare(b.subject ?? '') || b.seq - a.seq,
  );
}

function keyOf(item: TimelineItem): string {
  return `${item.subject}/${item.seq}`;
}

/** One line for an event: its name, and the content of events that the console knows. */
export function summaryOf(item: TimelineItem): { what: string; more: string } {
  const data = item.data && typeof item.data === 'object' ? (item.data as Record<string, unknown>) : {};
  const text = (name: string) =>
    typeof data[name] === 'string' || typeof data[name] === 'number' ? String(data[name]) : '';
  switch (item.type) {
    case 'moved':
      return {
        what:
          text('from') === ''
            ? `Started: ${words(text('to')).toLowerCase()}`
            : `${words(text('from'))} → ${words(text('to')).toLowerCase()}`,
        more: text('on'),
      };
    case 'ended':
      return { what: `Ended as ${words(text('state')).toLowerCase()}`, more: text('on') };
    case 'retrying':
      return { what: `Try ${text('attempt')} of ${text('capability')} failed`, more: text('reason') };
    case 'gave-up':
      return { what: `Gave up ${text('capability')}`, more: text('reason') };
    case 'undone':
      return { what: `Undone: ${words(text('stage')).toLowerCase()}`, more: text('outcome') };
    case 'event-ignored':
      return { what: `Ignored: ${words(text('event')).toLowerCase()}`, more: text('why') };
    case 'order-promised':
      return { what: 'Promised', more: by(text('deliverBy')) };
    case 'backorder-promised':
      return { what: 'Promised from supply', more: by(text('deliverBy')) };
    case 'promise-moved':
      return {
        what: data.later === false ? 'Promise moved, earlier' : 'Promise moved, later',
        more: `${date(text('was'))} → ${date(text('deliverBy'))}`,
      };
    case 'lines-substituted':
      return { what: 'Substitutes sent', more: substitutes(data.lines) };
    case 'promise-withdrawn':
      return {
        what: 'Promise withdrawn: no supply covers it',
        more: text('was') && `was ${date(text('was'))}`,
      };
    case 'order-reallocated':
      return {
        what: `Reallocated from ${text('node') || text('service')}`,
        more: [nodesOf(data.placements), text('reason')].filter(Boolean).join(' · '),
      };
    case 'reallocation-kept':
      return {
        what: text('node') ? `Stays at ${text('node')}` : `Stays with ${text('service')}`,
        more: [KEPT[text('why')] ?? text('why'), text('reason')].filter(Boolean).join(' · '),
      };
    case 'cart-held':
      return { what: 'Cart hold created', more: text('key') };
    case 'cart-hold-extended':
      return { what: 'Cart hold extended', more: text('key') };
    case 'cart-hold-released':
      return { what: 'Cart hold released', more: text('key') };
    case 'cart-hold-expired':
      return { what: 'Cart hold expired', more: text('key') };
    case 'cart-hold-converted':
      return { what: 'Took over the cart hold', more: text('hold') };
    case 'cart-hold-not-used':
      return {
        what: 'Cart hold not used',
        more: [text('hold'), words(text('reason')).toLowerCase()].filter(Boolean).join(' · '),
      };
    default:
      return { what: words(item.type), more: '' };
  }
}

const KEPT: Record<string, string> = { kept: 'nothing else can serve it', 'too-late': 'already shipped' };

function by(iso: string): string {
  return iso === '' ? '' : `by ${date(iso)}`;
}

/** `2 of CUP for MUG; …` */
function substitutes(lines: unknown): string {
  return (Array.isArray(lines) ? lines : [])
    .map(
      (one: { ordered: string; sku: string; quantity: number }) => `${one.quantity} of ${one.sku} for ${one.ordered}`,
    )
    .join('; ');
}

/** `to DC1, DC2`: nodes of placements, each once. */
function nodesOf(placements: unknown): string {
  const nodes = (Array.isArray(placements) ? placements : [])
    .map((one: { node?: unknown } | null) => one?.node)
    .filter((node): node is string => typeof node === 'string');
  return nodes.length === 0 ? '' : `to ${[...new Set(nodes)].join(', ')}`;
}
