/** Links from cases to things that have no log. Pure. */
import { transferPlace, type Piece } from '../ui/ids';

/** Page of the thing that a case's number names, by kind of case; undefined if the number is a subject's. */
export function placeOf(kind: string | undefined, subject: string | undefined): Piece | undefined {
  if (!kind || !subject || !/^\d+$/.test(subject)) return undefined;
  if (kind === 'adjustment-requested') return { text: `A${subject}`, to: '/stock-work' };
  if (kind === 'transfer-difference') return { text: `T${subject}`, to: transferPlace(`T${subject}`) };
  if (kind === 'feed-stale') return { text: 'stock feeds', to: '/stock-work?tab=feeds' };
  return kind.startsWith('feed-') ? { text: 'parked rows', to: '/stock-work?tab=parked' } : undefined;
}
