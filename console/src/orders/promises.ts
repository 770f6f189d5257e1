import type { Fulfillment } from '../api/goods';
import type { Order, PromiseLeg } from '../api/types';
import { words } from '../format';

/** Delivery method, unless it is a parcel: `Pickup at S014`. */
export function wayWords(way: Order['fulfillment']): string | undefined {
  if (!way?.kind || way.kind === 'ship') return undefined;
  return way.node ? `${words(way.kind)} at ${way.node}` : words(way.kind);
}

/** First promised day, if it differs from the current one. */
export function movedFrom(promise: Order['promise']): { promisedBy: string; later: boolean } | undefined {
  const { promisedBy, deliverBy } = promise ?? {};
  if (!promisedBy || !deliverBy || promisedBy.slice(0, 10) === deliverBy.slice(0, 10)) return undefined;
  return { promisedBy, later: deliverBy > promisedBy };
}

const MISSED: Record<string, string> = {
  decision: 'already late when the node was chosen',
  node: 'the node shipped late',
  carrier: 'the carrier took too long',
};

/** Whether a fulfillment ended with nothing shipped: the node gave its work back. */
export function shippedNothing(one: Fulfillment): boolean {
  return one.state === 'rejected' || one.stage === 'not-fulfilled';
}

/** State of a leg of an order at business time `now`. */
export function legState(
  leg: PromiseLeg,
  order: Order,
  now: number,
): { text: string; why?: string; tone: '' | 'good' | 'warn' | 'bad' } {
  switch (leg.outcome) {
    case 'kept':
      return { text: 'kept', tone: 'good' };
    case 'missed':
      return { text: 'missed', why: MISSED[leg.missedBy ?? ''] ?? leg.missedBy ?? undefined, tone: 'bad' };
    case 'lost':
      return { text: 'lost', why: leg.missedBy === 'carrier' ? 'by the carrier' : undefined, tone: 'bad' };
    default:
  }
  const own = (order.fulfillments ?? []).filter((one) => one.node === leg.node);
  if (own.length > 0 ? own.every(shippedNothing) : order.state !== 'open') return { text: 'not used', tone: '' };
  if (Date.parse(leg.deliverBy) < now) return { text: 'overdue', tone: 'bad' };
  if (!leg.shippedAt && Date.parse(leg.shipsAt) < now) return { text: 'ships late', tone: 'warn' };
  return { text: leg.shippedAt ? 'in transit' : 'open', tone: '' };
}
