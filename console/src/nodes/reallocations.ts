/** Results of a reallocation or of its preview. Pure. */
import { count } from '../format';

export interface Moved {
  order: string;
  /** moved, recalled, kept or too-late */
  result: string;
  /** Extra cost elsewhere. */
  extraMinor?: number | null;
  placements?: { line: number; node: string; quantity: number; sku: string }[];
}

export interface Reallocated {
  orders: Moved[];
  /** In minor units of `currency`, as for each order. */
  extraMinor: number;
  currency?: string;
  /** Value of `after` that reads more. */
  next?: string | null;
}

export const RESULTS: Record<string, string> = {
  moved: 'moves to another node',
  recalled: 'is recalled, then moves',
  kept: 'stays: no other node can serve it',
  'too-late': 'stays: it is shipping',
};

/** `12 move, 3 are recalled, 2 stay`. */
export function movedText(orders: Moved[], more: boolean): string {
  if (orders.length === 0) return 'No orders to move';
  const of = (...results: string[]) => orders.filter((one) => results.includes(one.result)).length;
  const parts: [number, string, string][] = [
    [of('moved'), 'moves', 'move'],
    [of('recalled'), 'is recalled', 'are recalled'],
    [of('kept', 'too-late'), 'stays', 'stay'],
  ];
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, one, many]) => `${count(n)} ${n === 1 ? one : many}`)
      .join(', ') + (more ? ', more follow' : '')
  );
}

/** Nodes that would serve an order. */
export function nodesOf(moved: Moved): string[] {
  return [...new Set((moved.placements ?? []).map((one) => one.node))];
}
