import type { Order, OrderLine } from '../api/types';

/** Goods and service lines, by number. */
export function everyLine(order: Order | undefined): OrderLine[] {
  return [...(order?.lines ?? []), ...(order?.services ?? [])].sort((a, b) => a.line - b.line);
}

/** What the customer pays as it is agreed now; the order's own total is that of its capture. */
export function agreedTotal(order: Order): number | undefined {
  return order.agreement?.document.totalMinor ?? order.totalMinor;
}

/** The total of the capture, where a later version has another; else undefined. */
export function firstTotal(order: Order): number | undefined {
  return agreedTotal(order) === order.totalMinor ? undefined : order.totalMinor;
}
