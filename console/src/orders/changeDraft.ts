/** What a person enters to change an order, and the request that it makes. Pure. */
import type { ChangeAction, ChangeKind, ChangeWish } from '../api/orderWishes';
import type { Address, Order } from '../api/types';
import { minorOf } from '../currencies';

export const CHANGE_KINDS: Record<ChangeKind, string> = {
  address: 'Address',
  recipient: 'Recipient',
  'delivery-notes': 'Gift message, instructions',
  method: 'Method, service',
  price: 'Lower price',
  units: 'Fewer units',
  line: 'A further line',
};

export interface ChangeDraft {
  kind: ChangeKind;
  /** Id of the delivery group that it is about; empty: the order has one. */
  group: string;
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
  /** How it reaches the customer. */
  fulfillment: string;
  /** Where it is collected. */
  node: string;
  service: string;
  /** Number of a line; empty for the whole order. */
  line: string;
  /** In the currency's main unit, as a person writes it. */
  amount: string;
  /** What a method costs more, likewise. */
  more: string;
  units: number;
  /** Of a further line. */
  sku: string;
  /** Of a further line as a whole, in the currency's main unit; empty: none. */
  tax: string;
}

/** Goods that have left go where they go; what was paid can still be lowered. */
export function kindsFor(order: Order): ChangeKind[] {
  const all = Object.keys(CHANGE_KINDS) as ChangeKind[];
  return order.state === 'open' ? all : ['price'];
}

/** The order as one of its delivery groups; itself where it has one. */
export function partOf(order: Order, id: string): Order {
  const group = order.deliveryGroups?.find((one) => one.id === id);
  return group ? { ...order, shipTo: group.shipTo, service: group.service, fulfillment: group.fulfillment } : order;
}

/** Starts from what is agreed. */
export function draftOf(order: Order, group = order.deliveryGroups?.[0]?.id ?? ''): ChangeDraft {
  const part = partOf(order, group);
  const to = part.shipTo ?? {};
  const document = order.agreement?.document;
  const delivery = (document?.deliveryGroups?.find((one) => one.id === group) ?? document)?.delivery;
  return {
    kind: kindsFor(order)[0]!,
    group,
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
    fulfillment: part.fulfillment?.kind ?? 'ship',
    node: part.fulfillment?.node ?? '',
    service: part.service ?? 'standard',
    line: '',
    amount: '',
    more: '',
    units: 1,
    sku: '',
    tax: '',
  };
}

/** Whether the customer collects orders of this kind. */
export const isCollected = (fulfillment: string) => ['pickup', 'curbside', 'ship-to-store'].includes(fulfillment);

/** Whether a parcel needs an address of its own: the order was to be collected. */
export const needsAddress = (draft: ChangeDraft, order: Order) =>
  isCollected(partOf(order, draft.group).fulfillment?.kind ?? 'ship') && !isCollected(draft.fulfillment);

/** Whether changes of this kind are about one delivery group, and not the whole order. */
export const isOfGroup = (kind: ChangeKind) => kind !== 'price' && kind !== 'units' && kind !== 'line';

/** The request; null while something is missing. */
export function wishOf(draft: ChangeDraft, order: Order): ChangeWish | null {
  const action = actionOf(draft, order);
  return (
    action && {
      requestedBy: draft.requestedBy,
      reasonCode: draft.reasonCode,
      actions: [action],
      ...(draft.group !== '' && isOfGroup(draft.kind) ? { deliveryGroup: draft.group } : {}),
    }
  );
}

const set = (text: string) => text.trim() || null;

const recipientOf = (draft: ChangeDraft) => ({
  name: draft.name.trim(),
  phone: set(draft.phone),
  company: set(draft.company),
});

function addressOf(draft: ChangeDraft): Address | null {
  const recipient = recipientOf(draft);
  const country = draft.country.trim().toUpperCase();
  const [line1, city] = [draft.line1.trim(), draft.city.trim()];
  if (recipient.name === '' || line1 === '' || city === '' || country.length !== 2) return null;
  return {
    ...recipient,
    line1,
    line2: set(draft.line2),
    city,
    region: set(draft.region),
    ...(set(draft.postalCode) ? { postalCode: draft.postalCode.trim() } : {}),
    country,
  };
}

function actionOf(draft: ChangeDraft, order: Order): ChangeAction | null {
  const { kind } = draft;
  const recipient = recipientOf(draft);
  switch (kind) {
    case 'address': {
      const shipTo = addressOf(draft);
      return shipTo && { kind, shipTo };
    }
    case 'recipient':
      return recipient.name === '' ? null : { kind, recipient };
    case 'delivery-notes':
      return { kind, delivery: { giftMessage: draft.giftMessage, instructions: draft.instructions } };
    case 'method': {
      const collected = isCollected(draft.fulfillment);
      const less = draft.amount.trim() === '' ? 0 : minorOf(draft.amount, order.currency);
      const shipTo = needsAddress(draft, order) ? addressOf(draft) : undefined;
      const more = draft.more.trim() === '' ? 0 : minorOf(draft.more, order.currency);
      if (more === null || more < 0 || (more > 0 && less !== 0)) return null;
      if (less === null || less < 0 || (collected && draft.node === '') || shipTo === null) return null;
      return {
        kind,
        delivery: {
          fulfillment: draft.fulfillment,
          ...(collected ? { node: draft.node } : {}),
          service: draft.service,
          ...(less + more > 0 ? { moneyMinor: more - less } : {}),
        },
        ...(shipTo ? { shipTo } : {}),
      };
    }
    case 'price': {
      const amountMinor = minorOf(draft.amount, order.currency);
      if (amountMinor === null || amountMinor <= 0) return null;
      return { kind, amountMinor, ...(draft.line ? { line: Number(draft.line) } : {}) };
    }
    case 'line': {
      const unitPriceMinor = minorOf(draft.amount, order.currency);
      const taxMinor = draft.tax.trim() === '' ? 0 : minorOf(draft.tax, order.currency);
      const sku = draft.sku.trim();
      if (sku === '' || draft.units < 1) return null;
      if (unitPriceMinor === null || unitPriceMinor < 0 || taxMinor === null || taxMinor < 0) return null;
      return { kind, item: { sku, quantity: draft.units, unitPriceMinor, ...(taxMinor > 0 ? { taxMinor } : {}) } };
    }
    case 'units':
      return draft.line === '' || draft.units < 1 ? null : { kind, line: Number(draft.line), quantity: draft.units };
  }
}
