import type { Hold, Order } from '../api/types';
import { words } from '../format';

export interface HoldView extends Hold {
  resolutions: string[];
}

/** A hold with a list of its resolutions; the server sends a list or a map to stages. */
export function holdView(hold: Hold): HoldView {
  const resolve = hold.resolve ?? [];
  return { ...hold, resolutions: hold.resolutions ?? (Array.isArray(resolve) ? resolve : Object.keys(resolve)) };
}

/** Holds of the order, its fulfillments and returns, each once. */
export function holdsOfOrder(order: Order): HoldView[] {
  const parts = [...(order.fulfillments ?? []), ...(order.returns ?? [])].flatMap((part) =>
    (part.holds ?? []).map((hold) => ({ subject: part.id, ...hold })),
  );
  const all = [...(order.holds ?? []).map((hold) => ({ subject: order.id, ...hold })), ...parts];
  return all
    .filter((hold, i) => all.findIndex((other) => other.subject === hold.subject && other.stage === hold.stage) === i)
    .map(holdView);
}

export interface HoldGroup {
  key: string;
  title: string;
  process: string;
  stage: string;
  owner: string;
  oldest: string;
  overdue: number;
  resolutions: string[];
  holds: HoldView[];
}

/** Groups holds by process and stage. Groups with the most overdue holds come first. */
export function groupHolds(holds: Hold[], now: number): HoldGroup[] {
  const groups = new Map<string, HoldView[]>();
  for (const hold of holds.map(holdView)) {
    const key = `${hold.process ?? ''}/${hold.stage ?? hold.reason ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), hold]);
  }
  return [...groups]
    .map(([key, list]) => groupOf(key, list, now))
    .sort((a, b) => b.overdue - a.overdue || b.holds.length - a.holds.length || a.key.localeCompare(b.key));
}

function groupOf(key: string, list: HoldView[], now: number): HoldGroup {
  const holds = [...list].sort((a, b) => (a.dueAt ?? '').localeCompare(b.dueAt ?? ''));
  const first = holds[0]!;
  return {
    key,
    title: first.reason ?? words(first.stage ?? 'hold'),
    process: first.process ?? '',
    stage: first.stage ?? '',
    owner: first.owner ?? '',
    oldest: holds.reduce(
      (oldest, hold) => (hold.since && (oldest === '' || hold.since < oldest) ? hold.since : oldest),
      '',
    ),
    overdue: holds.filter((hold) => hold.dueAt && Date.parse(hold.dueAt) < now).length,
    resolutions: first.resolutions.filter((resolution) => holds.every((hold) => hold.resolutions.includes(resolution))),
    holds,
  };
}
