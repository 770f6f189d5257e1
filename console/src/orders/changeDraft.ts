/** What a person enters to change an order, and the request that it makes. Pure. */
import type { ChangeAction, ChangeKind, ChangeWish } from '../api/orderWishes';
import type { Order } from '../api/types';
import { minorOf } from '../currencies';

export const CHANGE_KINDS: Record<ChangeKind, string> = {
  address: 'Address',
  recipient: 'Recipient',
  'delivery-notes': 'Gift message, instructions',
  price: 'Lower price',
  units: 'Fewer units',
};

export interface ChangeDraft {
  kind: ChangeKind;
  requestedBy: string;
  reasonCode: string;
  name: string;
  company: string;
  phone: string;
  line1: string;
  line2: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
  giftMessage: string;
  instructions: string;
  /** Number of a line; empty for the whole order. */
  line: string;
  /** In the currency's main unit, as a person writes it. */
  amount: string;
  units: number;
}

/** Goods that have left go where they go; what was paid can still be lowered. */
export function kindsFor(order: Order): ChangeKind[] {
  const all = Object.keys(CHANGE_KINDS) as ChangeKind[];
  return order.state === 'open' ? all : ['price'];
}

/** Starts from what is agreed. */
export function draftOf(order: Order): ChangeDraft {
  const to = order.shipTo ?? {};
  const delivery = order.agreement?.document?.delivery;
  return {
    kind: kindsFor(order)[0]!,
    requestedBy: 'customer',
    reasonCode: 'customer-asked',
    name: to.name ?? '',
    company: to.company ?? '',
    phone: to.phone ?? '',
    line1: to.line1 ?? '',
    line2: to.line2 ?? '',
    postalCode: to.postalCode ?? '',
    city: to.city ?? '',
    region: to.region ?? '',
    country: to.country ?? '',
    giftMessage: delivery?.giftMessage ?? '',
    instructions: delivery?.instructions ?? '',
    line: '',
    amount: '',
    units: 1,
  };
}

/** The request; null while something is missing. */
export function wishOf(draft: ChangeDraft, order: Order): ChangeWish | null {
  const action = actionOf(draft, order);
  return action && { requestedBy: draft.requestedBy, reasonCode: draft.reasonCode, actions: [action] };
}

function actionOf(draft: ChangeDraft, order: Order): ChangeAction | null {
  const set = (text: string) => text.trim() || null;
  const { kind } = draft;
  const recipient = { name: draft.name.trim(), phone: set(draft.phone), company: set(draft.company) };
  switch (kind) {
    case 'address': {
      const country = draft.country.trim().toUpperCase();
      const [line1, city] = [draft.line1.trim(), draft.city.trim()];
      if (recipient.name === '' || line1 === '' || city === '' || country.length !== 2) return null;
      return {
        kind,
        shipTo: {
          ...recipient,
          line1,
          line2: set(draft.line2),
          city,
          region: set(draft.region),
          ...(set(draft.postalCode) ? { postalCode: draft.postalCode.trim() } : {}),
          country,
        },
      };
    }
    case 'recipient':
      return recipient.name === '' ? null : { kind, recipient };
    case 'delivery-notes':
      return { kind, delivery: { giftMessage: draft.giftMessage, instructions: draft.instructions } };
    case 'price': {
      const amountMinor = minorOf(draft.amount, order.currency);
      if (amountMinor === null || amountMinor <= 0) return null;
      return { kind, amountMinor, ...(draft.line ? { line: Number(draft.line) } : {}) };
    }
    case 'units':
      return draft.line === '' || draft.units < 1 ? null : { kind, line: Number(draft.line), quantity: draft.units };
  }
}
