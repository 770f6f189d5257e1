/** What a case is about, where it isn't an order or one of its parts. Pure. */
import { transferPlace, type Piece } from '../ui/ids';

/** The thing that a case's bare number names, by the case's kind; nothing where the number is that of a log of its own. */
export function placeOf(kind: string | undefined, subject: string | undefined): Piece | undefined {
  if (!kind || !subject || !/^\d+$/.test(subject)) return undefined;
  if (kind === 'adjustment-requested') return { text: `A${subject}`, to: '/stock-work' };
  if (kind === 'transfer-difference') return { text: `T${subject}`, to: transferPlace(`T${subject}`) };
  if (kind === 'feed-stale') return { text: 'feed', to: '/stock-work?tab=feeds' };
  return kind.startsWith('feed-') ? { text: 'parked rows', to: '/stock-work?tab=parked' } : undefined;
}
