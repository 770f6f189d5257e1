/** Texts of figures, money and times. Pure; US English; times are UTC, like business time. */

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
    const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'USD' });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return format.format(minor / 10 ** digits);
  } catch {
    return `${WHOLE.format(minor)} ${currency} minor`;
  }
}

/** `Nov 23, 14:05` in UTC; with the year when it is not that of `now`. */
export function dateTime(iso: string | null | undefined, now?: number): string {
  const at = parse(iso);
  if (at === null) return NOTHING;
  const sameYear = now === undefined || new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' as const }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** `Mon, Nov 23` in UTC. */
export function date(iso: string | null | undefined): string {
  const at = parse(iso);
  return at === null
    ? NOTHING
    : new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' }).format(
        at,
      );
}

/** `14:05:09` in UTC. */
export function clock(iso: string | null | undefined): string {
  const at = parse(iso);
  return at === null ? NOTHING : new Date(at).toISOString().slice(11, 19);
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
