/** Orders that leave a node, or would. Pure. */
import { count } from '../format';

export interface Moved {
  order: string;
  /** moved, recalled, kept or too-late */
  result: string;
  /** What it costs more elsewhere, in minor units of the rate card's currency. */
  extraMinor?: number | null;
  placements?: { line: number; node: string; quantity: number; sku: string }[];
}

export interface Reallocated {
  orders: Moved[];
  extraMinor: number;
  /** There are more: to be handed in as `after`. */
  next?: string | null;
}

export const RESULTS: Record<string, string> = {
  moved: 'goes elsewhere',
  recalled: 'is called back, and goes elsewhere then',
  kept: 'stays: nothing else can serve it',
  'too-late': 'stays: its goods are leaving',
};

/** `12 go elsewhere, 3 are called back, 2 stay`. */
export function movedText(orders: Moved[], more: boolean): string {
  if (orders.length === 0) return 'No order holds units there';
  const of = (...results: string[]) => orders.filter((one) => results.includes(one.result)).length;
  const parts: [number, string, string][] = [
    [of('moved'), 'goes elsewhere', 'go elsewhere'],
    [of('recalled'), 'is called back', 'are called back'],
    [of('kept', 'too-late'), 'stays', 'stay'],
  ];
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, one, many]) => `${count(n)} ${n === 1 ? one : many}`)
      .join(', ') + (more ? ', and there are more' : '')
  );
}

/** Nodes that an order would be served from. */
export function nodesOf(moved: Moved): string[] {
  return [...new Set((moved.placements ?? []).map((one) => one.node))];
}
