import type { TimelineItem } from '../api/types';

/** An order's events and those of its fulfillments and returns, none twice. */
export function withParts(own: TimelineItem[], parts: TimelineItem[]): TimelineItem[] {
  const known = new Set(own.filter((item) => item.subject).map(keyOf));
  return [...own, ...parts.filter((item) => !known.has(keyOf(item)))];
}

/** Newest first; what one subject did at the same moment stays in the order of its log. */
export function newestFirst(items: TimelineItem[]): TimelineItem[] {
  return [...items].sort((a, b) => b.at.localeCompare(a.at) || (a.subject ?? '').localeCompare(b.subject ?? '') || b.seq - a.seq);
}

function keyOf(item: TimelineItem): string {
  return `${item.subject}/${item.seq}`;
}
