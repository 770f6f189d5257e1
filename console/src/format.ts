/** Texts of figures, money and times. Pure; US English; times in the zone of the person's computer. */

import { DECIMALS } from './currencies';

const WHOLE = new Intl.NumberFormat('en-US');
const NOTHING = '–';

export function count(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? NOTHING : WHOLE.format(value);
}

/** `+3`, `-2`, `0`. */
export function signed(n: number): string {
  return `${n > 0 ? '+' : ''}${count(n)}`;
}

/** `1 node`, `3 nodes`. */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** Minor units of a currency as an amount with its symbol: `money(123456, 'USD')` is `$1,234.56`. */
export function money(minor: number | null | undefined, currency: string | null | undefined): string {
  if (minor === null || minor === undefined) return NOTHING;
  try {
    const code = currency ?? 'USD';
    const digits = DECIMALS[code] ?? 2;
    const format = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: code,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    return format.format(minor / 10 ** digits);
  } catch {
    return `${WHOLE.format(minor)} ${currency} minor`;
  }
}

/** Zone in which times are shown: that of the person's computer. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `Nov 23, 14:05`; with the year when it is not that of `now`. */
export function dateTime(iso: string | null | undefined, now?: number, zone = ZONE): string {
  const at = parse(iso);
  if (at === null) return NOTHING;
  const year = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric' });
  const sameYear = now === undefined || year.format(at) === year.format(now);
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' as const }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `Mon, Nov 23`. A day without a time, such as `2026-11-23`, is that day everywhere. */
export function date(iso: string | null | undefined, zone = ZONE): string {
  const at = parse(iso);
  if (at === null) return NOTHING;
  const timeZone = /^\d{4}-\d\d-\d\d$/.test(iso ?? '') ? 'UTC' : zone;
  return new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', month: 'short', day: 'numeric' }).format(at);
}

/** `14:05:09`. */
export function clock(iso: string | null | undefined, zone = ZONE): string {
  const at = parse(iso);
  return at === null
    ? NOTHING
    : new Intl.DateTimeFormat('en-US', { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' }).format(at);
}

/** With the zone, and in UTC: `Mon, Nov 23, 2026, 08:05:09 CST = 14:05:09 UTC`. */
export function exactTime(iso: string | null | undefined, zone = ZONE): string {
  const at = parse(iso);
  if (at === null) return NOTHING;
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at);
  return /(UTC|GMT)$/.test(local) ? local : `${local} = ${clock(iso, 'UTC')} UTC`;
}

/** Short name of a zone at a moment: `CST`, `GMT+2`. */
export function zoneName(at: number, zone = ZONE): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** Duration in its two largest units: `3d 4h`, `12m`, `45s`. Never negative. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const units: [string, number][] = [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
    ['s', 1],
  ];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0s';
  const [unit, size] = units[first]!;
  const whole = `${Math.floor(seconds / size)}${unit}`;
  const next = units[first + 1];
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0;
  return next && rest > 0 && Math.floor(seconds / size) < 10 ? `${whole} ${rest}${next[0]}` : whole;
}

/** Time since then, at business time `now`. */
export function age(iso: string | null | undefined, now: number): string {
  const at = parse(iso);
  return at === null ? NOTHING : span(now - at);
}

/** Time left until a due time, or time passed since. */
export function due(iso: string | null | undefined, now: number): { text: string; overdue: boolean } {
  const at = parse(iso);
  if (at === null) return { text: NOTHING, overdue: false };
  return at < now
    ? { text: `${span(now - at)} late`, overdue: true }
    : { text: `in ${span(at - now)}`, overdue: false };
}

/** A code as words: `awaiting-authorization` is `Awaiting authorization`, `unknown-sku` is `Unknown SKU`. */
export function words(code: string | null | undefined): string {
  if (!code) return NOTHING;
  const text = code
    .replaceAll(/[-_.]/g, ' ')
    .replaceAll(/\bsku\b/g, 'SKU')
    .trim();
  return capital(text);
}

/** A sentence with its first letter as a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const KINDS: Record<string, string> = { store: 'Store', dc: 'DC', 'three-pl': '3PL', 'drop-ship': 'Drop-ship' };

/** Kind of a node: `DC`, `Store`. */
export function nodeKind(kind: string | null | undefined): string {
  return KINDS[(kind ?? '').toLowerCase().replace('_', '-')] ?? words(kind);
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}

function parse(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const at = Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
