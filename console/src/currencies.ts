/** Decimals of currencies, as ISO 4217 has them, where they are not 2. The browser knows others: how people write. */
export const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
};

/** Minor units of an amount as a person writes it, such as `12.50` or `12,50`; null if it is none. */
export function minorOf(amount: string, currency: string | undefined): number | null {
  const digits = DECIMALS[currency ?? 'USD'] ?? 2;
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(amount.trim());
  const fraction = match?.[2] ?? '';
  if (match === null || fraction.length > digits) return null;
  return Number(match[1]! + fraction.padEnd(digits, '0'));
}
