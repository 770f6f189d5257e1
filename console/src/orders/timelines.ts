import type { TimelineItem } from '../api/types';
import { words } from '../format';

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

/** What an event says in a line: its name, and for the engine's own events what they carry. */
export function summaryOf(item: TimelineItem): { what: string; more: string } {
  const data = item.data && typeof item.data === 'object' ? (item.data as Record<string, unknown>) : {};
  const text = (name: string) => (typeof data[name] === 'string' || typeof data[name] === 'number' ? String(data[name]) : '');
  switch (item.type) {
    case 'moved': return { what: text('from') === '' ? `Started: ${words(text('to')).toLowerCase()}` : `${words(text('from'))} → ${words(text('to')).toLowerCase()}`, more: text('on') };
    case 'ended': return { what: `Ended as ${words(text('state')).toLowerCase()}`, more: text('on') };
    case 'retrying': return { what: `Try ${text('attempt')} of ${text('capability')} failed`, more: text('reason') };
    case 'gave-up': return { what: `Gave up ${text('capability')}`, more: text('reason') };
    case 'undone': return { what: `Undone: ${words(text('stage')).toLowerCase()}`, more: text('outcome') };
    case 'event-ignored': return { what: `Ignored: ${words(text('event')).toLowerCase()}`, more: text('why') };
    default: return { what: words(item.type), more: '' };
  }
}
