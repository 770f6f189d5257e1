/** The timeline of an order: its events and those of its parts, as a short story or step by step. Pure. */
import type { TimelineItem } from '../api/types';
import { money } from '../format';
import { numberOf, objectOf, textOf } from '../json';
import { SENT_TO, sentenceOf, type Names, type Sentence } from './sentences';

/** Events of an order, its fulfillments and returns, each once. */
export function withParts(own: TimelineItem[], parts: TimelineItem[]): TimelineItem[] {
  const known = new Set(own.filter((item) => item.subject).map(keyOf));
  return [...own, ...parts.filter((item) => !known.has(keyOf(item)))];
}

/** Newest first. At one moment the order comes before its parts, and each log keeps its order. */
export function newestFirst(items: TimelineItem[]): TimelineItem[] {
  return [...items].sort(
    (a, b) => b.at.localeCompare(a.at) || (b.subject ?? '').localeCompare(a.subject ?? '') || b.seq - a.seq,
  );
}

export function keyOf(item: TimelineItem): string {
  return `${item.subject ?? ''}/${item.seq}`;
}

export interface Entry extends Sentence {
  key: string;
  item: TimelineItem;
}

/** Every event, newest first. */
export function stepsOf(items: TimelineItem[], names: Names): Entry[] {
  return newestFirst(items).map((item) => ({ key: keyOf(item), item, ...sentenceOf(item, names) }));
}

/**
 * What happened, newest first and without the machine's steps. A capture and an invoice are told with their shipment,
 * a refusal once, the units of a canceled order with its end, and work for several nodes at one moment in a sentence.
 */
export function storyOf(items: TimelineItem[], names: Names): Entry[] {
  const ofSubject = (item: TimelineItem, type: string) =>
    items.find((other) => other.type === type && (other.subject ?? '') === (item.subject ?? ''));
  const entries = stepsOf(items, names).filter(({ item, step }) => {
    if (step) return false;
    if (item.type === 'payment-captured' || item.type === 'invoiced') return !ofSubject(item, 'fulfillment-shipped');
    if (item.type === 'lines-dropped')
      return !items.some((other) => other.type === 'order-closed' && other.at === item.at);
    return item.type !== 'fulfillment-rejected' || !ofSubject(item, 'fulfillment-refused');
  });
  for (const entry of entries) {
    const captured = entry.item.type === 'fulfillment-shipped' && ofSubject(entry.item, 'payment-captured');
    if (captured) entry.text += `; ${amountOf(captured, names)} captured`;
  }
  return entries.reduce<Entry[]>((told, entry) => {
    const last = told.at(-1);
    const together =
      last?.item.type === 'fulfillment-released' &&
      entry.item.type === last.item.type &&
      entry.item.at === last.item.at;
    if (together) last.text = `${entry.text}; ${last.text.slice(SENT_TO.length)}`;
    else told.push(entry);
    return told;
  }, []);
}

function amountOf(item: TimelineItem, names: Names): string {
  const data = objectOf(item.data);
  return money(numberOf(data.amountMinor, 0), textOf(data.currency) || names.currency);
}
