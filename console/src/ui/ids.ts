/** Pages of the things that ids and codes name. */

export interface Piece {
  text: string;
  /** Address of its page; missing for plain text. */
  to?: string;
}

export const skuPlace = (code: string) => `/inventory?sku=${encodeURIComponent(code)}`;
export const nodePlace = (code: string) => `/nodes/${encodeURIComponent(code)}`;
export const orderPlace = (id: string) => `/orders/${encodeURIComponent(id)}`;
export const transferPlace = (id: string) => `/stock-work/transfers/${encodeURIComponent(id)}`;
export const countPlace = (id: string) => `/stock-work/counts/${encodeURIComponent(id)}`;

/**
 * Ids have six digits or more; shorter ones may be node codes. A `T` is a transfer after that word: count tasks once
 * had the letter.
 */
const ID = /\b(transfer )?([OFRMAKPTN])(\d{6,})\b/g;

const PLACES: Record<string, (id: string) => string> = {
  O: orderPlace,
  F: (id) => `/subjects/${id}`,
  R: (id) => `/subjects/${id}`,
  M: (id) => `/subjects/${id}`,
  A: () => '/stock-work',
  N: countPlace,
  K: () => '/stock-work?tab=parked',
  P: () => '/messages',
};

/** Splits a sentence into text and links. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(ID)) {
    const [whole, before = '', letter = '', number = ''] = found;
    const id = letter + number;
    const to = letter === 'T' ? (before === '' ? undefined : transferPlace(id)) : PLACES[letter]?.(id);
    if (!to) continue;
    const at = found.index + before.length;
    if (at > from) pieces.push({ text: text.slice(from, at) });
    pieces.push({ text: id, to });
    from = found.index + whole.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}
